"""Figures as numbers that look as the report words them: 57.7 shown as 57.7％以上."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

_DIGITS: Final = 15
"""Excel keeps no more digits of a number."""
_MINUS: Final = ("-", "▲", "△", "−", "－")
_LONGEST: Final = 200
"""A number format may have 255 characters; beyond this a figure is better read as text."""


@dataclass(frozen=True, slots=True)
class Number:
    """A value, and the number format that shows it with the words around it."""

    value: Decimal
    format: str


def number_in(text: str, values: Iterable[Decimal | None]) -> Number | None:
    """Find the one figure a text is about; None where it has to stay text."""
    for value in values:
        if value is None or not _holds(value):
            continue
        before, figure, after = text.partition(f"{abs(value):,f}")
        if not figure or _continues(before, after) or (value < 0) != before.endswith(_MINUS):
            continue
        shown = _quoted(before) + _pattern(value) + _quoted(after)
        # Two halves, the second for values below zero: it shows the sign that is printed.
        return _fitting(value, f"{_pattern(value)}{_quoted(after)};{shown}" if value < 0 else shown)
    return None


def signed(value: Decimal | None, unit: str) -> Number | None:
    """Give a difference with its sign: +1.1ポイント, -1.1ポイント."""
    if value is None or not _holds(value):
        return None
    shown = _pattern(value) + _quoted(unit)
    return _fitting(value, f"+{shown};-{shown};{shown}")


def _fitting(value: Decimal, shown: str) -> Number | None:
    return Number(value, shown) if len(shown) <= _LONGEST else None


def _holds(value: Decimal) -> bool:
    """Whether a spreadsheet keeps every digit."""
    return value.is_finite() and len(f"{abs(value):f}".replace(".", "").lstrip("0")) <= _DIGITS


def _continues(before: str, after: str) -> bool:
    """Tell 7.5 in 17.5 or 7.55 from the figure itself."""
    return before[-1:].isdigit() or before.endswith((".", ",")) or after[:1].isdigit()


def _pattern(value: Decimal) -> str:
    """#,##0.00: as many decimals as the document gives."""
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return "#,##0" + ("." + "0" * places if places else "")


def _quoted(text: str) -> str:
    """Text in a number format: in quotes; a quote itself stands outside, behind a backslash."""
    return r"\"".join(f'"{part}"' if part else "" for part in text.split('"'))
