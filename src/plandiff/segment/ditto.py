"""Cells that hold no text of their own: 同左, （略）, （新設）."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from plandiff.text.fold import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plandiff.model import Cell, Line

__all__ = ["stand_ins"]

OTHER_SIDE: Final = frozenset(
    (
        *("同左", "同右", "左に同じ", "右に同じ", "略", "以下略", "変更なし", "変更無し"),
        *("現行どおり", "現行のとおり", "same", "unchanged", "omitted", "ditto"),
    )
)
"""Stands for what the other column says in the same row."""
ABOVE: Final = frozenset(("〃", "\N{RIGHT DOUBLE QUOTATION MARK}"))
"""Stands for the cell above, which is read already."""
CLAIMS: Final = frozenset(
    (
        *("新設", "新規", "追加", "新規追加", "削除", "削る", "廃止", "なし", "該当なし"),
        *("new", "added", "deleted", "removed", "none"),
    )
)
"""Says that there is nothing here, and why."""
BRACKETS: Final = "()[]<>【】〔〕「」《》≪≫"
DASHES: Final = "-‐–—―─－ー・…~〜～"

_Row = tuple[int, int]


def stand_ins(
    left: Sequence[Line], right: Sequence[Line]
) -> tuple[tuple[Line, ...], tuple[Line, ...], set[int]]:
    """Put the other column's lines where a cell says 同左, and take claims out.

    Returns both columns and the lines that were taken out. A pair of cells that both say （略）
    tells nothing, and neither does （新設）: no clause. Lines without cell are left alone.
    """
    cells = (_cells(left), _cells(right))
    empty = {
        line.no for column in cells for cell in column.values() if _is_empty(cell) for line in cell
    }
    sides = [
        tuple(_read(lines, own, other))
        for lines, own, other in ((left, cells[0], cells[1]), (right, cells[1], cells[0]))
    ]
    return sides[0], sides[1], empty


def _cells(lines: Sequence[Line]) -> Mapping[_Row, tuple[Line, ...]]:
    rows: dict[_Row, list[Line]] = defaultdict(list)
    for line in lines:
        if line.cell and line.lane in ("left", "right"):
            rows[_row(line.cell)].append(line)
    return {row: tuple(found) for row, found in rows.items()}


def _row(cell: Cell) -> _Row:
    return cell.table, cell.row


def _read(
    lines: Sequence[Line],
    own: Mapping[_Row, tuple[Line, ...]],
    other: Mapping[_Row, tuple[Line, ...]],
) -> Iterator[Line]:
    for line in lines:
        cell = own.get(_row(line.cell), ()) if line.cell else ()
        if line not in cell or not _is_empty(cell):
            yield line
        elif line.cell and _word(line) in OTHER_SIDE:
            there = other.get(_row(line.cell), ())
            if not _is_empty(there):
                yield from (replace(stand_in, cell=line.cell) for stand_in in there)


def _is_empty(cell: Sequence[Line]) -> bool:
    """Whether a cell holds just such a word, or a dash."""
    if len(cell) != 1:
        return False
    word = _word(cell[0])
    return not word or word in OTHER_SIDE or word in ABOVE or word in CLAIMS


def _word(line: Line) -> str:
    return key(line.text).strip(BRACKETS).strip(DASHES).strip(BRACKETS).casefold()
