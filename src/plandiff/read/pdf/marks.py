"""Character styles a PDF draws: bold, colour, and lines under or through the text."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from plandiff.model import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.model import Box, MarkKind
    from plandiff.read.pdf.raw import Fill, Rule, Run

_MOST_FILLS = 500
"""A page with more coloured boxes is a drawing; they highlight nothing."""

_GREY = 0x30
"""A colour whose parts differ by less is black, grey or white."""


class Marker:
    """Finds the marks of a page's runs; rules that bound table cells must be left out."""

    def __init__(self, lines: Sequence[Rule], fills: Sequence[Fill]) -> None:
        """Take the level rules that may underline, and the filled boxes."""
        self._lines = sorted(lines, key=lambda rule: rule.y0)
        self._tops = [rule.y0 for rule in self._lines]
        coloured = [fill for fill in fills if _is_highlight(fill.colour)]
        self._fills = coloured if len(coloured) <= _MOST_FILLS else []

    def marks(self, run: Run, at: int, row: Box) -> Iterator[Mark]:
        """Yield the marks of a run whose text starts at `at` in the line printed in `row`."""
        end = at + len(run.text)
        if run.style.bold:
            yield Mark(at, end, "bold")
        if _is_coloured(run.style.colour):
            yield Mark(at, end, "colour")
        if run.turn or run.height <= 0:  # a text field folded to nothing still holds its text
            return
        yield from self._lined(run, at, row)
        for fill in self._fills:
            if fill.y0 <= run.middle <= fill.y1 and fill.y1 - fill.y0 <= 1.8 * run.height:
                yield from _span(run, at, fill.x0, fill.x1, "highlight")

    def _lined(self, run: Run, at: int, row: Box) -> Iterator[Mark]:
        """Yield marks by rules; one that runs on beyond the line's text separates, no more."""
        height = run.height
        first = bisect_left(self._tops, run.y0 + 0.25 * height)
        for rule in self._lines[first:]:
            if rule.y0 > run.y1 + 0.3 * height:
                break
            place = (rule.y0 - run.y0) / height
            kind: MarkKind | None = (
                "strike" if 0.35 < place < 0.7 else "underline" if place >= 0.8 else None
            )
            if kind and row.x0 - height <= rule.x0 and rule.x1 <= row.x1 + height:
                yield from _span(run, at, rule.x0, rule.x1, kind)


def _span(run: Run, at: int, x0: float, x1: float, kind: MarkKind) -> Iterator[Mark]:
    """Yield the mark over the characters whose middle lies between two x positions."""
    rights = (*run.lefts[1:], run.x1)
    inside = [
        k
        for k, (left, right) in enumerate(zip(run.lefts, rights, strict=True))
        if x0 <= (left + right) / 2 <= x1
    ]
    if inside:
        yield Mark(at + inside[0], at + inside[-1] + 1, kind)


def _is_coloured(colour: int) -> bool:
    parts = (colour >> 16, colour >> 8 & 0xFF, colour & 0xFF)
    return max(parts) - min(parts) >= _GREY


def _is_highlight(colour: int) -> bool:
    return colour >= 0 and _is_coloured(colour)
