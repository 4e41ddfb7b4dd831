"""The cells of a KPI table whose source says which line stands in which cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.segment.numbering import first_item, next_number
from plandiff.segment.table_cell import CellKind, TableCell
from plandiff.segment.table_find import COLUMN_HEADS, head_at
from plandiff.segment.words import closes_bracket, is_promise_tail
from plandiff.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.segment.row import Row
    from plandiff.segment.table_find import Head
    from plandiff.text.markers import Marker

__all__ = ["read_grid"]

_KINDS: tuple[CellKind, ...] = ("section", "kpi", "reference")


def read_grid(rows: Sequence[Row]) -> Iterator[TableCell]:
    """Yield the cells of a table by the columns its head names, row after row.

    Lines outside the grid, and rows before its head, are chapters or notes.
    """
    kinds: dict[int, CellKind] = {}
    at = 0
    while at < len(rows):
        end = _row_end(rows, at)
        head = head_at(rows, at)
        printed = rows[at:end]
        if head is not None:
            is_cells = rows[at].table_row is not None
            kinds = _columns(printed) if is_cells else dict(enumerate(_in_order(head)))
            yield TableCell("head", list(printed), head.reference)
        elif rows[at].table_row is None or len({_column(row) for row in printed}) == 1:
            yield from _alone(printed)
        else:
            yield from _in_columns(printed, kinds)
        at = end


def _row_end(rows: Sequence[Row], at: int) -> int:
    end = at + 1
    while end < len(rows) and rows[at].table_row == rows[end].table_row is not None:
        end += 1
    return end


def _column(row: Row) -> int:
    return row.line.cell.column if row.line.cell else 0


def _columns(head: Sequence[Row]) -> dict[int, CellKind]:
    """Return what each column holds, by its head; later columns beside the KPI are references."""
    kinds: dict[int, CellKind] = {}
    for row in head:
        for kind, pattern in zip(_KINDS, COLUMN_HEADS, strict=True):
            if pattern.fullmatch(fold(row.text)):
                kinds.setdefault(_column(row), kind)
    return kinds


def _in_order(head: Head) -> tuple[CellKind, ...]:
    """Return what the columns hold when one line names them all, as where a page cut the head."""
    return _KINDS if head.has_sections else _KINDS[1:]


def _alone(rows: Sequence[Row]) -> Iterator[TableCell]:
    """Read lines that stand across the columns: chapter titles, notes under the table."""
    for row in rows:
        marker = row.marker
        kind: CellKind = "chapter"
        if marker is not None and marker.kind == "note":
            kind = "note"
        yield TableCell(kind, [row])


def _in_columns(rows: Sequence[Row], kinds: dict[int, CellKind]) -> Iterator[TableCell]:
    cells: dict[int, list[Row]] = {}
    for row in rows:
        cells.setdefault(_column(row), []).append(row)
    for column, lines in cells.items():
        kind = kinds.get(column, "section" if column == 0 else "reference")
        if kind == "section":
            yield TableCell(kind, lines)
        else:
            yield from _items(kind, lines)


def _numbered(row: Row, last: Marker | None = None) -> Row:
    """Mark the item number a line begins with, though it may read as a figure: １）年度末の."""
    if row.markers:
        return row
    item = next_number(row.line.text, last) if last else first_item(row.line.text, 0)
    return row._replace(markers=(item,)) if item else row


def _items(kind: CellKind, rows: Sequence[Row]) -> Iterator[TableCell]:
    """Cut a cell where its numbered items and notes begin."""
    cell = TableCell(kind, [_numbered(rows[0])])
    last = cell.item
    for printed in rows[1:]:
        row = _numbered(printed, last) if last else printed
        opens = _opens(row, kind, cell)
        if opens is None:
            cell.rows.append(row)
            continue
        yield cell
        cell = TableCell(opens, [row])
        last = cell.item or last
    yield cell


def _opens(row: Row, kind: CellKind, cell: TableCell) -> CellKind | None:
    """Return what a line of a cell opens; None when it goes on."""
    marker = row.marker
    if marker is not None and marker.kind == "note":
        return None if is_promise_tail(row.after(marker)) else "note"
    if marker is not None and marker.kind == "enumerator":
        return None if closes_bracket(cell.rows[-1].body, marker) else kind
    return None
