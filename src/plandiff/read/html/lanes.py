"""The lanes of a page's lines, once all of it is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plandiff.read.tables import lanes_by_text
from plandiff.text.fold import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import Cell, Line
    from plandiff.read.html.place import Place

__all__ = ["lanes_of_heads", "lanes_of_text"]

_TITLE_PAGE = 12
"""At most so many lines before the first table are its title; more are a page around it."""


def lanes_of_text(lines: Sequence[Line], places: Sequence[Place]) -> tuple[Line, ...]:
    """Give the cells of outermost tables the lane their text speaks for."""
    tables: dict[int, dict[Cell, str]] = {}
    outers = [place.outer for place in places]
    for line, outer in zip(lines, outers, strict=True):
        if outer:
            cells = tables.setdefault(outer.table, {})
            cells[outer] = cells.get(outer, "") + line.text
    lanes = {
        table: lanes_by_text((cell.column, text) for cell, text in cells.items())
        for table, cells in tables.items()
    }
    return tuple(
        replace(line, lane=lanes[outer.table].get(outer.column)) if outer else line
        for line, outer in zip(lines, outers, strict=True)
    )


def lanes_of_heads(lines: Sequence[Line], places: Sequence[Place]) -> tuple[Line, ...]:
    """Return the lines of a page whose tables set two plans side by side, numbered anew.

    What stands around these tables is of the page, not of a plan, and is left out, but for a title
    before the first of them and for what stands between them. A heading over both columns that the
    next row repeats in its own column is a caption.
    """
    inside = [k for k, place in enumerate(places) if place.sides]
    first, last = (inside[0], inside[-1]) if inside else (len(lines), 0)
    titles = [k for k in range(first) if first <= _TITLE_PAGE or places[k].is_title]
    said = {
        (line.cell.table, line.cell.row, key(line.text))
        for line, place in zip(lines, places, strict=True)
        if line.cell and place.sides and line.lane in ("left", "right")
    }
    found: list[Line] = []
    for k in (*titles, *range(first, last + 1)):
        line = lines[k]
        if k < first or not places[k].sides or not line.cell:
            line = replace(line, lane="full", cell=None, furniture=line.furniture or k < first)
        elif line.lane == "full" and (*_below(line.cell), key(line.text)) in said:
            continue
        found.append(replace(line, no=len(found) + 1))
    return tuple(found)


def _below(cell: Cell) -> tuple[int, int]:
    return cell.table, cell.row + 1
