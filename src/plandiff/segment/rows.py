"""One line of a plan as the outline sees it: markers, width, indent, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plandiff.segment.numbering import first_item, with_chapters
from plandiff.text.markers import parse_markers
from plandiff.text.spans import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plandiff.model import Line, Piece
    from plandiff.text.markers import Marker

__all__ = ["Row", "Rows", "make_rows"]

HINT_ENDS = 0.85
"""Share of last lines of paragraphs with a trailing blank from which on the blank is a hint."""
HINT_WRAPS = 0.25
"""Share of other lines with a trailing blank up to which the blank is a hint."""
HINT_LINES = 8
"""Fewer paragraphs than this prove no habit."""
USUAL = 0.2
"""Quantile of the widths of wrapped lines that counts as a full line: columns and boxes differ."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line that holds text."""

    line: Line
    text: str
    """Without outer blanks."""
    markers: tuple[Marker, ...]
    """Stacked markers the line begins with."""
    width: int
    """Printed columns: 2 for a full-width sign, outer blanks off."""
    indent: float
    """Where the text begins: points if the line has a box, else columns."""

    @property
    def marker(self) -> Marker | None:
        """Return the first marker, if any."""
        return self.markers[0] if self.markers else None

    @property
    def ends_with_blank(self) -> bool:
        """Whether a blank is printed after the text."""
        return self.line.text[-1:].isspace()

    def after(self, marker: Marker) -> str:
        """Return what follows a marker of this line, outer blanks off."""
        return self.line.text[marker.end :].strip()

    def piece(self, start: int = 0) -> Piece:
        """Return the line's text from `start` on, outer blanks off."""
        return trimmed(self.line.no, self.line.text, start)


@dataclass(frozen=True)
class Rows:
    """The rows of one plan, and what its typesetting gives away."""

    items: tuple[Row, ...]

    @cached_property
    def trailing_blanks(self) -> bool:
        """Whether a trailing blank marks the end of a paragraph, as in text got from Word.

        Only a habit of the whole plan counts.
        """
        last = [a.ends_with_blank for a, b in self._pairs() if b.markers]
        inner = [a.ends_with_blank for a, b in self._pairs() if not b.markers]
        if len(last) < HINT_LINES or len(inner) < HINT_LINES:
            return False
        return sum(last) >= HINT_ENDS * len(last) and sum(inner) <= HINT_WRAPS * len(inner)

    @cached_property
    def full_width(self) -> float:
        """How wide a line is when it runs to the edge of its column."""
        widths = sorted(a.width for a, b in self._pairs() if not b.markers and a.text[-1] != "。")
        return float(widths[int(len(widths) * USUAL)]) if widths else float("inf")

    def ends_paragraph(self, row: Row) -> bool | None:
        """Tell by its trailing blank whether a row ends a paragraph; None if that says nothing."""
        return row.ends_with_blank if self.trailing_blanks else None

    def without(self, spans: Iterable[tuple[int, int]]) -> Rows:
        """Return the rows outside the half-open `spans` of places."""
        out = {place for start, end in spans for place in range(start, end)}
        return Rows(tuple(row for place, row in enumerate(self.items) if place not in out))

    def _pairs(self) -> Iterable[tuple[Row, Row]]:
        return zip(self.items, self.items[1:], strict=False)


def make_rows(lines: Sequence[Line]) -> tuple[Row, ...]:
    """Look at every line that holds text once."""
    return with_chapters([_row(line) for line in lines if line.text.strip()])


def _row(line: Line) -> Row:
    text = line.text.strip()
    blanks = len(line.text) - len(line.text.lstrip())
    indent = line.box.x0 if line.box else float(_columns(line.text[:blanks]))
    return Row(line, text, _markers(line.text), _columns(text), indent)


def _markers(text: str) -> tuple[Marker, ...]:
    markers = parse_markers(text)
    if len(markers) == 1 and markers[0].kind == "kpi":
        item = first_item(text, markers[0].end)
        return (*markers, item) if item else markers
    return markers


def _columns(text: str) -> int:
    """Count printed columns: UTF-8 spends three bytes on nearly every full-width sign."""
    return (len(text) + len(text.encode("utf-8", "surrogatepass"))) // 2
