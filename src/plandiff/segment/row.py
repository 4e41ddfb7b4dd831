"""One line of a plan as the outline sees it: markers, width, indent, and what sets it off."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plandiff.model import Piece
from plandiff.text.spans import trimmed

if TYPE_CHECKING:
    from plandiff.model import Line, MarkKind
    from plandiff.text.markers import Marker

__all__ = ["Row"]

TITLE_MARKS: tuple[MarkKind, ...] = ("bold", "colour")
"""Print that sets titles off from the text."""


class Row(NamedTuple):
    """One line that holds text."""

    line: Line
    start: int
    """Where its text begins."""
    text: str
    """Without outer blanks."""
    markers: tuple[Marker, ...]
    """Stacked markers the line begins with."""
    width: int
    """Printed columns: 2 for a full-width sign, outer blanks off."""
    indent: float
    """Where the text begins: points if the line has a box, else columns."""
    table_row: tuple[int, int] | None = None
    """Table and row, for a line of a table with several columns on this side."""
    is_listed: bool = False
    """It stands in a table of contents and heads nothing."""

    @property
    def marker(self) -> Marker | None:
        """Return the first marker, if any."""
        return self.markers[0] if self.markers else None

    @property
    def ends_with_blank(self) -> bool:
        """Whether a blank is printed after the text."""
        return self.line.text[-1:].isspace()

    @property
    def stands_out(self) -> tuple[MarkKind, ...]:
        """Return the styles that cover the whole line: bold, colour."""
        marks = self.line.marks
        if not marks:
            return ()
        text = self.line.text
        end = len(text.rstrip())
        # Automatic numbers are not printed in the style of their title.
        covered = {m.kind for m in marks if m.end >= end and not _has_letter(text[: m.start])}
        return tuple(kind for kind in TITLE_MARKS if kind in covered)

    @property
    def body(self) -> str:
        """Return its text, the markers it begins with left out."""
        return self.after(self.markers[-1]) if self.markers else self.text

    def after(self, marker: Marker) -> str:
        """Return what follows a marker of this line, outer blanks off."""
        return self.line.text[marker.end :].strip()

    def piece(self, start: int = 0) -> Piece:
        """Return the line's text from `start` on, outer blanks off."""
        if start <= self.start:
            return Piece(self.line.no, self.start, self.start + len(self.text))
        return trimmed(self.line.no, self.line.text, start)


def _has_letter(text: str) -> bool:
    return any(char.isalpha() for char in text)
