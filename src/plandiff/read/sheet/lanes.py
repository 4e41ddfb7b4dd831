"""Which sheets set two plans side by side, and in which of their columns."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from plandiff.read.tables import hold_plans, lanes_by_text
from plandiff.text.sides import side_heads

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plandiff.model import Lane

__all__ = ["Filled", "SheetLanes", "find_lanes"]

HEAD_ROWS = 10
"""Filled rows, from the top, among which the heads are looked for; titles stand above them."""

Range = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged area, each as (row, column)."""


class Filled(NamedTuple):
    """A cell that prints something."""

    row: int
    column: int
    text: str


class SheetLanes(NamedTuple):
    """Where the two plans of a sheet stand."""

    columns: Mapping[int, Lane]
    """Empty for a sheet that holds no two plans."""
    across: frozenset[tuple[int, int]] = frozenset()
    """Cells, as (row, column), that are printed over both columns."""
    head: int | None = None
    """Row that names the two columns, where one does and nothing but remarks stands beside them."""

    def lane(self, cell: Filled) -> Lane | None:
        """Return the lane of a cell; what stands above the heads is printed over both columns."""
        if (cell.row, cell.column) in self.across:
            return "full"
        if self.head is not None and cell.row < self.head:
            return "full"
        return self.columns.get(cell.column)


def find_lanes(cells: Sequence[Filled], merged: Iterable[Range]) -> SheetLanes:
    """Find two plans by the heads of a sheet, else by its text."""
    head, columns = _by_heads(cells)
    columns = columns or lanes_by_text((cell.column, cell.text) for cell in cells)
    return SheetLanes(columns, frozenset(_across(columns, merged)), head)


def _by_heads(cells: Sequence[Filled]) -> tuple[int | None, Mapping[int, Lane]]:
    rows: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append((cell.column, cell.text))
    order = sorted(rows)
    for at, row in enumerate(order[:HEAD_ROWS], 1):
        found = side_heads(sorted(rows[row]))
        if found is not None and hold_plans(found, (rows[below] for below in order[at:])):
            return row, {found.left: "left", found.right: "right"}
    return None, {}


def _across(columns: Mapping[int, Lane], merged: Iterable[Range]) -> Iterable[tuple[int, int]]:
    for (top, left), (_, right) in merged:
        if columns and left <= min(columns) and right >= max(columns):
            yield top, left
