"""What stands beside the two plans of a page: names of items, remarks, other tables.

Numbered names of items head both plans; all else beside is text of neither and is said.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from plandiff.model import Problem
from plandiff.text.markers import parse_marker
from plandiff.text.spans import line_ranges

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from plandiff.model import Cell, Line

__all__ = ["Beside", "as_full", "read_beside"]

NUMBERED: Final = 0.5
"""Share of a column's cells with a number from which on they are headings."""
UNNAMED: Final = "新旧の段の外の{count}行は、どちらの計画の文でもないので比べていません。"
NAMED: Final = "「{head}」の列の{count}行は、新旧どちらの計画の文でもないので比べていません。"

_Column = tuple[int, int]
"""Table and column."""


class Beside(NamedTuple):
    """The lines that stand in neither column."""

    headings: frozenset[int]
    """Numbered names of items: they head both plans."""
    heads: frozenset[int]
    """Names of the columns beside."""
    aside: frozenset[int]
    """Text of neither plan."""
    problems: tuple[Problem, ...]


def read_beside(lines: Sequence[Line], known: Collection[int], named: Iterable[Line]) -> Beside:
    """Sort the lines beside the columns; `known` are told otherwise, `named` head the columns."""
    last_head = _head_rows(named)
    found = [line for line in lines if _is_beside(line) and line.no not in known]
    heads = {
        line.no
        for line in found
        if line.cell and line.cell.row <= last_head.get(line.cell.table, -1)
    }
    left = _left_edges(lines)
    columns: dict[_Column | None, list[Line]] = defaultdict(list)
    for line in found:
        if line.no not in heads and not line.furniture:
            columns[_column(line.cell)].append(line)
    names = {_column(line.cell): line.text.strip() for line in found if line.no in heads}
    headings = {
        line.no
        for column, members in columns.items()
        if column and column[1] < left.get(column[0], 0) and _are_numbered(members)
        for line in members
    }
    aside = [[ln for ln in members if ln.no not in headings] for members in columns.values()]
    problems = tuple(
        _problem(names.get(_column(members[0].cell), ""), members) for members in aside if members
    )
    return Beside(
        frozenset(headings),
        frozenset(heads),
        frozenset(line.no for members in aside for line in members),
        problems,
    )


def _is_beside(line: Line) -> bool:
    """Whether a line of a document with columns stands beside them, and not above or below."""
    return line.lane is None and (line.cell is not None or line.box is not None)


def as_full(line: Line) -> Line:
    """Return a line without lane as one that is printed over both columns."""
    return replace(line, lane="full", cell=None)


def _head_rows(named: Iterable[Line]) -> dict[int, int]:
    """Return the row that names the columns, by table."""
    rows: dict[int, int] = {}
    for line in named:
        if line.cell:
            rows[line.cell.table] = max(line.cell.row, rows.get(line.cell.table, 0))
    return rows


def _left_edges(lines: Iterable[Line]) -> dict[int, int]:
    """Return the first of the two columns, by table."""
    edges: dict[int, int] = {}
    for line in lines:
        if line.cell and line.lane == "left":
            edges[line.cell.table] = min(line.cell.column, edges.get(line.cell.table, 1_000_000))
    return edges


def _column(cell: Cell | None) -> _Column | None:
    return (cell.table, cell.column) if cell else None


def _are_numbered(lines: Sequence[Line]) -> bool:
    """Whether most cells of a column begin with a number."""
    firsts: dict[int, Line] = {}
    for line in lines:
        if line.cell:
            firsts.setdefault(line.cell.row, line)
    markers = [parse_marker(line.text) for line in firsts.values()]
    numbered = [m for m in markers if m is not None and m.kind == "enumerator"]
    return len(numbered) >= NUMBERED * len(firsts)


def _problem(head: str, lines: Sequence[Line]) -> Problem:
    message = (NAMED if head else UNNAMED).format(head=head, count=len(lines))
    places = line_ranges(line.no for line in lines)
    return Problem("unassigned", message, page=lines[0].page, lines=places)
