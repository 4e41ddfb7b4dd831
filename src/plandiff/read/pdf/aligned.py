"""Tables without rules: lines whose parts stand in columns, one under the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.read.pdf.raw import Run

_GAP_EMS = 1.5
"""Parts of a line closer than this (in box heights) are one part."""

_NEAR_PT = 4.0
_LEAST_ROWS = 3
_LEAST_LETTERS = 3.0
"""Mean length of the parts in the first column; shorter ones are list signs before their text."""


class Aligned(NamedTuple):
    """A table: its printed lines, and the left edges of its columns."""

    first: int
    last: int
    """Line after the last."""
    edges: tuple[float, ...]

    def column(self, run: Run) -> int:
        """Return the column a run stands in."""
        return max((k for k, edge in enumerate(self.edges) if edge <= run.x0 + _NEAR_PT), default=0)


def aligned_tables(rows: Sequence[Sequence[Run]]) -> list[Aligned]:
    """Find the tables among lines that stand in no ruled table."""
    parts = [_parts(row) for row in rows]
    found: list[Aligned] = []
    k = 0
    while k < len(rows):
        table = _from(parts, k) if len(parts[k]) > 1 else None
        if table is not None and _is_table(parts, table):
            found.append(table)
            k = table.last
        else:
            k += 1
    return found


def _parts(row: Sequence[Run]) -> list[tuple[float, float, int]]:
    """Return left edge, right edge and length of the parts of a line."""
    found: list[tuple[float, float, int]] = []
    for run in row:
        if found and run.x0 - found[-1][1] < _GAP_EMS * run.height:
            left, _, length = found[-1]
            found[-1] = (left, run.x1, length + len(run.text.strip()))
        else:
            found.append((run.x0, run.x1, len(run.text.strip())))
    return found


def _from(parts: Sequence[Sequence[tuple[float, float, int]]], first: int) -> Aligned | None:
    """Follow a table down from its first line, whose parts give its columns."""
    edges = [left for left, _, _ in parts[first]]
    last = first + 1
    while last < len(parts) and all(
        any(abs(left - edge) <= _NEAR_PT for edge in edges) for left, _, _ in parts[last]
    ):
        last += 1
    return Aligned(first, last, tuple(edges))


def _is_table(parts: Sequence[Sequence[tuple[float, float, int]]], table: Aligned) -> bool:
    lines = parts[table.first : table.last]
    full = [line for line in lines if len(line) > 1]
    if len(full) < _LEAST_ROWS or 2 * len(full) < len(lines):
        return False
    firsts = [
        length for line in full for left, _, length in line if left <= table.edges[0] + _NEAR_PT
    ]
    return bool(firsts) and sum(firsts) >= _LEAST_LETTERS * len(firsts)
