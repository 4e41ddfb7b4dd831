"""Heads that name the two columns again and again, table after table: furniture."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.read.docx.body import Written

_LEAST = 3
"""A head comes back in so many tables; twice may be chance."""


def repeated_heads(lines: Sequence[Written]) -> list[Written]:
    """Mark the first rows of layout tables as furniture where they say the same in each."""
    rows: dict[int, list[int]] = defaultdict(list)
    for k, line in enumerate(lines):
        if line.cell and line.cell.row == 0 and line.lane in ("left", "right"):
            rows[line.cell.table].append(k)
    # A table within one of the columns has its own heads, which its reader needs.
    rows = {k: row for k, row in rows.items() if len({lines[place].lane for place in row}) > 1}
    heads = {table: "\n".join(lines[k].text for k in row) for table, row in rows.items()}
    counts = Counter(heads.values())
    marked = list(lines)
    for table, row in rows.items():
        if counts[heads[table]] >= _LEAST:
            for k in row:
                marked[k] = lines[k]._replace(furniture=True)
    return marked
