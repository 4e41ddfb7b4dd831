"""The lines of a plan together: which of them end a paragraph, by file, print or habit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plandiff.segment.contents import with_printed_titles, without_contents
from plandiff.segment.numbering import first_item, with_chapters
from plandiff.segment.row import Row
from plandiff.text.markers import parse_markers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plandiff.model import Lane, Line
    from plandiff.text.markers import Marker

Frame = tuple[int, "Lane | None", tuple[int, int] | None]

__all__ = ["Rows", "make_rows"]

WIDEST = 140
"""Columns of the longest line a page can hold."""
MOST_WIDE = 0.02
"""Share of wider lines that wrapped text may hold all the same: footnotes over both columns."""
HINT_ENDS = 0.85
"""Share of last lines of paragraphs with a trailing blank from which on the blank is a hint."""
HINT_WRAPS = 0.25
"""Share of other lines with a trailing blank up to which the blank is a hint."""
HINT_LINES = 8
"""Fewer paragraphs than this prove no habit."""
CUT = "、をにはがのとでもへ"
"""Signs at a line's end that leave its sentence open."""
MOST_CUT = 0.05
"""Share of a file's paragraphs that may end in one of them all the same."""
ROOM = 4.0
"""A line that leaves room for so many signs is the last of its paragraph, unless a longer word
follows that may not be cut."""
LATIN = 0.6
"""Width of a Latin letter."""
_UNCUT = re.compile(r"[!-~]+[、。，．）」]?")
FULL = 2.0
"""A line that leaves room for no more is full: a bracket may not end it."""
HANGING = 10
"""One line in so many may end beyond the edge."""
FEW = 5
"""Fewer such lines give no measure."""
WIDEST_SHARE = 0.1
"""Without a measure, a line is full when it is as wide as the widest tenth of all."""
USUAL = 0.2
"""Quantile of the widths of wrapped lines that counts as a full line: columns and boxes differ."""


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
    def is_unwrapped(self) -> bool:
        """Whether every line is a whole paragraph: some are wider than any page."""
        wide = sum(row.width > WIDEST for row in self.items)
        return wide > MOST_WIDE * len(self.items)

    @cached_property
    def full_width(self) -> float:
        """How wide a line is that runs to its column's edge, by lines cut in mid-sentence."""
        cut = [a for a, b in self._pairs() if not b.markers and a.text[-1] in CUT]
        if len(cut) >= FEW:
            widths, share = sorted(row.width for row in cut), USUAL
        else:
            widths, share = sorted(row.width for row in self.items), 1 - WIDEST_SHARE
        return float(widths[int(len(widths) * share)]) if widths else float("inf")

    @cached_property
    def keeps_paragraphs(self) -> bool:
        """Whether the paragraphs of the file are its author's, not one for each printed line.

        A file made from a PDF breaks them in mid-sentence.
        """
        told = [row.text for row in self.items if row.line.ends_paragraph]
        return sum(text[-1] in CUT for text in told) <= MOST_CUT * len(told)

    def closes(self, row: Row) -> bool:
        """Tell whether the file itself ends a paragraph with a row, or its print does."""
        if row.line.ends_paragraph is not None:
            return row.line.ends_paragraph and self.keeps_paragraphs
        following = self._following.get(row.line.no)
        if following is not None and _is_next_row(row.line, following.line):
            return True
        room = self._room(row)
        return room is not None and room >= _needed(following)

    def ends_paragraph(self, row: Row) -> bool | None:
        """Tell whether a row ends a paragraph; None if nothing says so.

        The file says it, the room left at the line's end, or a trailing blank. Where lines are not
        wrapped at all, every line does.
        """
        if self.is_unwrapped or self.closes(row):
            return True
        room = self._room(row)
        if room is not None and room <= FULL and row.table_row is None and row.text[-1] != "。":
            return False
        return row.ends_with_blank if self.trailing_blanks else None

    def _room(self, row: Row) -> float | None:
        """Return how many signs would fit after a row; None if its place is not known."""
        box = row.line.box
        edge = self._right_edges.get(_frame(row)) if box else None
        if box is None or edge is None or box.y1 <= box.y0:
            return None
        return (edge - box.x1) / (box.y1 - box.y0)

    @cached_property
    def _following(self) -> dict[int, Row]:
        """The row after each line."""
        return {a.line.no: b for a, b in self._pairs()}

    @cached_property
    def _right_edges(self) -> dict[Frame, float]:
        """Where the wide lines end in each frame that holds enough lines to tell.

        Punctuation and a few letters may hang over the edge.
        """
        ends: dict[Frame, list[float]] = {}
        for row in self.items:
            if row.line.box is not None:
                ends.setdefault(_frame(row), []).append(row.line.box.x1)
        return {
            frame: sorted(found)[-1 - len(found) // HANGING]
            for frame, found in ends.items()
            if len(found) >= FEW
        }

    def without(self, spans: Iterable[tuple[int, int]]) -> Rows:
        """Return the rows outside the half-open `spans` of places."""
        out = {place for start, end in spans for place in range(start, end)}
        return Rows(tuple(row for place, row in enumerate(self.items) if place not in out))

    def _pairs(self) -> Iterable[tuple[Row, Row]]:
        return zip(self.items, self.items[1:], strict=False)


def _is_next_row(line: Line, following: Line) -> bool:
    """Whether two lines stand in different rows of one table."""
    above, below = line.cell, following.cell
    return bool(above and below and above.table == below.table and above.row != below.row)


def _needed(following: Row | None) -> float:
    """Return how much room the first word of the next row would have needed."""
    word = _UNCUT.match(following.text) if following else None
    return max(ROOM, 1.0 + LATIN * len(word[0])) if word else ROOM


def _frame(row: Row) -> Frame:
    """Return what bounds a row's lines on the right: its column on the page, or its cell's."""
    line = row.line
    place = (line.cell.table, line.cell.column) if line.cell else None
    return line.page, line.lane, place


def make_rows(lines: Sequence[Line]) -> tuple[Row, ...]:
    """Look at every line that holds text once."""
    rows = _in_tables([_row(line) for line in lines if line.text.strip()])
    return with_printed_titles(with_chapters(without_contents(rows)))


def _row(line: Line) -> Row:
    text = line.text.strip()
    start = line.text.index(text[0])
    indent = line.box.x0 if line.box else float(_columns(line.text[:start]))
    return Row(line, start, text, _markers(line.text), _columns(text), indent)


def _markers(text: str) -> tuple[Marker, ...]:
    markers = parse_markers(text)
    if len(markers) == 1 and markers[0].kind == "kpi":
        item = first_item(text, markers[0].end)
        return (*markers, item) if item else markers
    return markers


def _columns(text: str) -> int:
    """Count printed columns: UTF-8 spends three bytes on nearly every full-width sign."""
    return (len(text) + len(text.encode("utf-8", "surrogatepass"))) // 2


def _in_tables(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Note the table row of lines in tables of several columns; one column is mere layout."""
    columns: dict[int, set[int]] = {}
    for row in rows:
        if row.line.cell is not None:
            columns.setdefault(row.line.cell.table, set()).add(row.line.cell.column)
    tables = {table for table, found in columns.items() if len(found) > 1}
    if not tables:
        return tuple(rows)
    return tuple(
        row._replace(table_row=(cell.table, cell.row))
        if (cell := row.line.cell) is not None and cell.table in tables
        else row
        for row in rows
    )
