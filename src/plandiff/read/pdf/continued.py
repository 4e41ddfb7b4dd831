"""Tables that go on over the page: one table, and a row that was cut is one row."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from plandiff.model import Cell
from plandiff.text.markers import parse_marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plandiff.model import Lane, Line

_NEAR_PT = 4.0
"""Column edges this close are the same."""


class Part(NamedTuple):
    """The part of a table on one page: its rows, each with the lines of each column."""

    table: int
    rows: dict[int, dict[int, list[Line]]]

    @property
    def last(self) -> int:
        """Number of its last row."""
        return max(self.rows)


class _Tie(NamedTuple):
    """How the rows of a part are numbered on from the part before."""

    table: int
    add: int
    shift: int
    """Columns that are empty on this page and were not counted."""
    head: int | None
    """Row that repeats the head of the table."""


def joined_tables(lines: Sequence[Line], edges: Mapping[int, Sequence[float]]) -> tuple[Line, ...]:
    """Give the parts of a table on following pages one number and count their rows through.

    `edges` are the column edges of each table. A part continues the one that ends the page before
    in its lane when its columns stand in the same places; a repeated head becomes furniture. Its
    first row goes on with the last one when its first cell is empty or goes on in mid-text.
    """
    ties: dict[int, _Tie] = {}
    for before, after in _neighbours(lines):
        shift = _shift(edges.get(before.table, ()), edges.get(after.table, ()))
        if shift is not None:
            known = ties.get(before.table, _Tie(before.table, 0, 0, None))
            ties[after.table] = _tie(before, after, known, shift + known.shift)
    return tuple(_renumbered(line, ties) for line in lines) if ties else tuple(lines)


def last_tables(
    lines: Sequence[Line], edges: Mapping[int, Sequence[float]]
) -> dict[Lane | None, Sequence[float]]:
    """Return the column edges of the tables that end the last page written, by lane."""
    found: dict[Lane | None, Sequence[float]] = {}
    for line in reversed(lines):
        if line.page != lines[-1].page:
            break
        if not line.furniture:
            found.setdefault(line.lane, edges[line.cell.table] if line.cell else ())
    return found


def _neighbours(lines: Sequence[Line]) -> Iterator[tuple[Part, Part]]:
    """Yield the table that ends a page and the one that begins the next, lane by lane."""
    pages: dict[Lane | None, dict[int, list[Line]]] = defaultdict(dict)
    for line in lines:
        if not line.furniture:
            pages[line.lane].setdefault(line.page, []).append(line)
    for found in pages.values():
        for page, here in found.items():
            there = found.get(page + 1)
            if there and (above := here[-1].cell) and (below := there[0].cell):
                yield _part(here, above.table), _part(there, below.table)


def _part(lines: Sequence[Line], table: int) -> Part:
    rows: dict[int, dict[int, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        if line.cell and line.cell.table == table:
            rows[line.cell.row][line.cell.column].append(line)
    return Part(table, rows)


def _shift(before: Sequence[float], after: Sequence[float]) -> int | None:
    """Return how many columns the second part leaves out at its left; None for another table."""
    shift = len(before) - len(after)
    if shift < 0 or len(after) < 2:
        return None
    pairs = zip(before[shift:], after, strict=True)
    return shift if max(abs(a - b) for a, b in pairs) <= _NEAR_PT else None


def _tie(before: Part, after: Part, known: _Tie, shift: int) -> _Tie:
    top = min(after.rows)
    head = top if len(after.rows) > 1 and _texts(after, top) == _texts(before, 0) else None
    first = top if head is None else min(row for row in after.rows if row > top)
    above = {column + known.shift: found for column, found in before.rows[before.last].items()}
    below = {column + shift: found for column, found in after.rows[first].items()}
    add = known.add + before.last + (not _goes_on(above, below)) - first
    return _Tie(known.table, add, shift, head)


def _texts(part: Part, row: int) -> list[tuple[int, list[str]]]:
    columns = part.rows.get(row, {})
    return [(column, [line.text for line in columns[column]]) for column in sorted(columns)]


def _goes_on(above: Mapping[int, Sequence[Line]], below: Mapping[int, Sequence[Line]]) -> bool:
    """Whether a page's first row is the rest of the last row of the page before."""
    if not set(below) <= set(above):
        return False
    if 0 not in below:
        return True
    return parse_marker(above[0][0].text) is not None and parse_marker(below[0][0].text) is None


def _renumbered(line: Line, ties: Mapping[int, _Tie]) -> Line:
    tie = ties.get(line.cell.table) if line.cell else None
    if tie is None or line.cell is None:
        return line
    if line.cell.row == tie.head:
        return replace(line, furniture=True)
    cell = Cell(tie.table, line.cell.row + tie.add, line.cell.column + tie.shift)
    return replace(line, cell=cell)
