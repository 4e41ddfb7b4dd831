"""Find the tables that define a report's grades by their shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.results.heads import HeadRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.results.rows import Row

GRADE_LINES: Final = 4
"""A row of a table of grades wraps over this many lines at most."""
_LETTERS: Final = ("S", "A", "B", "C", "D", "E")


def grade_tables(rows: Sequence[Row]) -> list[tuple[HeadRow, int]]:
    """Find tables of grades by their first column alone: S, A, B, C, each above the next.

    The line above the first grade is the head; a line in 【】 below the last names the scope.
    Returns each table's head with the index after its last row.
    """
    found: list[tuple[HeadRow, int]] = []
    index = 0
    while index < len(rows):
        last = _grade_run(rows, index)
        if last is None:
            index += 1
            continue
        found.append((HeadRow(max(0, index - 1), index, ()), last))
        index = last
    return found


def _grade_run(rows: Sequence[Row], first: int) -> int | None:
    """Return where a run of three grades or more in falling order ends; None if none begins."""
    seen, index, at = 0, first, -1
    while index < len(rows) and rows[index].page == rows[first].page:
        rank = _rank(rows[index].text)
        if (rank is not None and rank == at + 1) or (not seen and rank is not None):
            at, seen, end = rank, seen + 1, index + 1
        elif not seen or rank is not None or index - end >= GRADE_LINES:
            break
        index += 1
    if seen < 3:
        return None
    return _to_scope(rows, end)


def _rank(text: str) -> int | None:
    """Return the place of the grade that a line opens with: S 0, A 1 ..."""
    word, _, rest = text.partition(" ")
    return _LETTERS.index(word) if word in _LETTERS and not rest[:1].isdigit() else None


def _to_scope(rows: Sequence[Row], end: int) -> int:
    """Return the end of a table of grades, wrapped lines and its scope included."""
    for index in range(end, min(end + GRADE_LINES, len(rows))):
        if rows[index].page != rows[end - 1].page:
            break
        if rows[index].text[0] == "【":
            return index + 1
    return end
