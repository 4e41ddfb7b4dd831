"""Read a reference cell, the last result printed beside a target: 50.8%（※１）, 【新設】."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from plandiff.model import Reference
from plandiff.text.fold import fold
from plandiff.text.numerals import canonical_unit, parse_number, quantities
from plandiff.text.spans import line_ranges

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from plandiff.model import Piece

_ASIDES: Final = re.compile(r"【[^】]*】|[（(][^（()）]*[）)]|[※＊]\s*[0-9０-９]*")
_NUMBER: Final = re.compile(r"(?P<number>[▲△+\-]?\d[\d,]*(?:\.\d+)?)\s*(?P<unit>\S{0,8})")


class Figure(NamedTuple):
    """A figure with its canonical unit."""

    value: Decimal
    unit: str


def reference_figure(text: str) -> Figure | None:
    """Return the figure of a reference cell; None for 【新設】, － and words.

    What stands in brackets (footnote marks, explanations) is not looked at.
    """
    rest = _ASIDES.sub(" ", text)
    counted = quantities(rest)
    if counted:
        return Figure(counted[0].value, counted[0].unit)
    found = _NUMBER.search(fold(rest))
    value = parse_number(found["number"]) if found else None
    if found is None or value is None or found["unit"].startswith(("年", "月")):
        return None
    return Figure(value, canonical_unit(found["unit"]))


def parse_reference(
    label: str,
    text: str,
    pieces: Sequence[Piece] = (),
    page: int | None = None,
) -> Reference | None:
    """Read a reference cell with its column head; None when the cell is empty."""
    if not text.strip():
        return None
    figure = reference_figure(text)
    return Reference(label, figure.value if figure else None, text, line_ranges(pieces), page)
