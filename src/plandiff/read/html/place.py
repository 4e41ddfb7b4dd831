"""What holds for a stretch of text of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from plandiff.model import Cell, Lane, MarkKind
    from plandiff.read.html.sides import TableSides

__all__ = ["Place"]


class Place(NamedTuple):
    """What holds for a stretch of text."""

    marks: tuple[MarkKind, ...] = ()
    dropped: str = ""
    """Reason why the text is not read."""
    cell: Cell | None = None
    outer: Cell | None = None
    """Cell of the outermost table."""
    furniture: bool = False
    is_title: bool = False
    """Within a heading of the first level."""
    is_pre: bool = False
    lane: Lane | None = None
    sides: TableSides | None = None
    """Of the table that sets two plans side by side."""
