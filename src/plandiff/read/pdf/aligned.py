"""Tables without rules: lines whose parts stand in columns, one under the other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from plandiff.text.markers import parse_marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.read.pdf.raw import Run

_GAP_EMS = 1.5
"""Parts of a line closer than this (in box heights) are one part, unless an edge is known."""

_NEAR_EMS = 0.6
"""A part begins this close (in box heights) to its column's edge: a bracket is half blank."""

_SET_IN_EMS = 2.2
"""Lines of a cell are set in by no more than this."""

_MOST_COLUMNS = 8
_LEAST_ROWS = 3
_MOST_LINES = 4
"""Printed lines to one with text in two columns: a long cell wraps while the others are empty."""

_LEAST_LETTERS = 3.0
"""Mean length of the parts in the first column; shorter ones are list signs before their text."""

_MOST_LOOKS = 200
"""Lines followed at most from where a table may begin; no sheet of paper holds a longer one."""

_SPACED = 1.2
"""Lines further apart than this many times the table's closest are rows of their own."""


class Aligned(NamedTuple):
    """A table: its printed lines, the left edges of its columns, and where its rows begin."""

    first: int
    last: int
    """Line after the last."""
    edges: tuple[float, ...]
    starts: frozenset[int]
    """Lines that begin a row."""

    def column(self, run: Run) -> int:
        """Return the column a run stands in."""
        return _column(self.edges, run)


class _Part(NamedTuple):
    """What stands together on a line."""

    left: float
    right: float
    height: float
    length: int
    """Letters."""


def aligned_tables(
    rows: Sequence[Sequence[Run]], goes_on: Sequence[float] = ()
) -> Iterator[Aligned]:
    """Find the tables among lines that stand in no ruled table, from top to bottom.

    `goes_on` are the column edges of the table that ended the page before: the first lines may be
    its rest.
    """
    k = 0
    while k < len(rows):
        rest = _under(rows, 0, tuple(goes_on)) if k == 0 and len(goes_on) > 1 else None
        table = rest or _headed(rows, k)
        if table is not None:
            yield table
        k = table.last if table is not None else k + 1


def _headed(rows: Sequence[Sequence[Run]], first: int) -> Aligned | None:
    """Follow a table down from its first line, whose parts give its columns.

    A line may show a further column, as long as no line above runs over its edge.
    """
    edges = tuple(part.left for part in _parts(rows[first], ()))
    if len(edges) < 2:
        return None
    table = _under(rows, first, edges)
    while table is not None and table.last < min(len(rows), first + _MOST_LOOKS):
        wider = _widened(rows, table)
        if wider is None:
            break
        table = _under(rows, first, wider)
    return table if table is not None and _is_table(rows, table) else None


def _widened(rows: Sequence[Sequence[Run]], table: Aligned) -> tuple[float, ...] | None:
    """Return the edges with those that the line after a table shows; None if it cannot be part."""
    parts = _parts(rows[table.last], table.edges)
    fresh = [
        part.left
        for part in parts[1:]
        if not any(_is_at(part.left, edge, part.height) for edge in table.edges)
    ]
    wider = tuple(sorted((*table.edges, *fresh)))
    lines = rows[table.first : table.last + 1]
    is_fit = fresh and len(wider) <= _MOST_COLUMNS and all(_keeps_to(row, wider) for row in lines)
    crosses = any(
        part.left < edge - part.height < edge + part.height < part.right
        for row in lines
        for part in _parts(row, wider)
        for edge in fresh
    )
    return wider if is_fit and not crosses else None


def _under(rows: Sequence[Sequence[Run]], first: int, edges: tuple[float, ...]) -> Aligned | None:
    """Take the lines that keep to some edges; None if the first does not."""
    last = first
    end = min(len(rows), first + _MOST_LOOKS)
    while last < end and _keeps_to(rows[last], edges):
        last += 1
    if last == first:
        return None
    return Aligned(first, last, edges, frozenset(_starts(rows, range(first, last), edges)))


def _keeps_to(row: Sequence[Run], edges: Sequence[float]) -> bool:
    """Whether every part of a line begins at an edge."""
    return all(
        any(_is_at(part.left, edge, part.height) for edge in edges) for part in _parts(row, edges)
    )


def _is_at(left: float, edge: float, height: float) -> bool:
    """Whether print begins at a column's edge, or a little set in: the second line of an item."""
    return edge - _NEAR_EMS * height <= left <= edge + _SET_IN_EMS * height


def _parts(row: Sequence[Run], edges: Sequence[float]) -> list[_Part]:
    """Join the runs of a line that stand close together and in one column."""
    found: list[_Part] = []
    for run in row:
        text = len(run.text.strip())
        last = found[-1] if found else None
        is_next = last is not None and any(
            last.right <= edge + _NEAR_EMS * run.height and _is_at(run.x0, edge, run.height)
            for edge in edges[1:]
        )
        if last is None or is_next or run.x0 - last.right >= _GAP_EMS * run.height:
            found.append(_Part(run.x0, run.x1, run.height, text))
        else:
            found[-1] = _Part(last.left, run.x1, last.height, last.length + text)
    return found


def _column(edges: Sequence[float], run: Run) -> int:
    near = _NEAR_EMS * run.height
    return max((k for k, edge in enumerate(edges) if edge <= run.x0 + near), default=0)


def _starts(rows: Sequence[Sequence[Run]], lines: range, edges: Sequence[float]) -> list[int]:
    """Return the lines that begin a row: with a first cell, and set apart from the line above.

    Where all lines are equally far apart, each with a first cell begins one; where such cells are
    numbered, each with a number.
    """
    firsts = [k for k in lines if _column(edges, rows[k][0]) == 0]
    tops = {k: min(run.y0 for run in rows[k]) for k in lines}
    steps = {below: tops[below] - tops[above] for above, below in pairwise(lines)}
    closest = min((step for step in steps.values() if step > 0), default=0.0)
    apart = {k for k, step in steps.items() if step > _SPACED * closest}
    if apart:
        return [k for k in firsts if k == lines[0] or k in apart]
    markers = {k: marker for k in firsts if (marker := parse_marker(rows[k][0].text))}
    styles = [marker.style for marker in markers.values()]
    return [k for k in markers if markers[k].style == styles[0]] or firsts


def _is_table(rows: Sequence[Sequence[Run]], table: Aligned) -> bool:
    lines = [_parts(row, table.edges) for row in rows[table.first : table.last]]
    full = [line for line in lines if len(line) > 1]
    if len(full) < _LEAST_ROWS or _MOST_LINES * len(full) < len(lines):
        return False
    firsts = [
        part.length
        for line in full
        for part in line
        if part.left <= table.edges[0] + _NEAR_EMS * part.height
    ]
    return bool(firsts) and sum(firsts) >= _LEAST_LETTERS * len(firsts)
