"""Figures in running text: a number with its unit and the words that lead to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from plandiff.text.fold import fold
from plandiff.text.numerals import canonical_unit, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

UNITS = (
    "ポイント|％|%|百万円|千円|万円|億円|円|人|名|件|社|事業所|施術所|機関|会場|部|回|日|団体|校|者"
)
_FIGURE = re.compile(
    rf"(?P<number>[▲△+-]?\d[\d,]*(?:\.\d+)?)\s*(?P<unit>{UNITS})(?![\d一-龥])|"
    rf"(?P<number2>\d[\d,]*(?:\.\d+)?)\s*(?P<unit2>{UNITS})"
)
_EDGES = re.compile(r"^[ ・]+|[ ::は・]+$")
_LABEL = re.compile(r"[一-龥ァ-ヶーA-Za-z・]{2,}(?:\([^()\d]*\))?\s*[:：は]?\s*$")


@dataclass(frozen=True, slots=True)
class TextFigure:
    """One figure of a folded text."""

    start: int
    end: int
    value: Decimal
    unit: str
    """Canonical."""
    label: str
    """The noun right before it; empty if none."""
    text: str


def figures(text: str) -> Iterator[TextFigure]:
    """Walk through the figures of a folded text, left to right."""
    for match in _FIGURE.finditer(text):
        number = match["number"] or match["number2"]
        value = parse_number(number.lstrip("+"))
        if value is None:
            continue
        label = _LABEL.search(text[: match.start()])
        yield TextFigure(
            match.start(),
            match.end(),
            value,
            canonical_unit(match["unit"] or match["unit2"]),
            _EDGES.sub("", label[0]) if label else "",
            match[0],
        )


def decimals(text: str) -> int:
    """Return how many decimals a printed figure has."""
    match = re.search(r"\.(\d+)", fold(text))
    return len(match[1]) if match else 0


def rounded(value: Decimal, places: int) -> Decimal:
    """Round half up, as reports do."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def percent(part: Decimal, whole: Decimal, places: int) -> Decimal:
    """Return part of whole in per cent, rounded."""
    return rounded(part * 100 / whole, places)


def plain(value: Decimal) -> str:
    """Print a figure with thousands parted."""
    return f"{value:,f}"
