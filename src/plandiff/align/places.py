"""Where a free clause stands between the clauses already paired in its section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.align.board import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.align.board import Board, Family
    from plandiff.align.outline import Outline

_SAME_PLACE = 0.01
"""Granted for each side (before, after) on which the nearest paired clauses are a pair."""


class Places:
    """Where free clauses stand between those already paired within their sections."""

    def __init__(self, board: Board) -> None:
        self.board = board
        homes = board.sections.by_current
        anchored = [
            (group.current[0], group.previous[0])
            for group in board.groups
            if homes.get(board.current.homes[group.current[0]])
            == board.previous.homes[group.previous[0]]
        ]
        self.current = _neighbours(board.current, {i: i for i, _ in anchored})
        self.previous = _neighbours(board.previous, {j: i for i, j in anchored})

    def neighbour(self, clause: int, *, side: int, of: int) -> int:
        """Return the anchor before (side 0) or after (1) a current (of 0) or previous clause."""
        return (self.previous if of else self.current)[clause][side]

    def bonus(self, i: int, j: int) -> float:
        """Grant something for standing between the same neighbours."""
        if not self.board.is_here(i, j):
            return 0.0
        (before, after), (earlier, later) = self.current[i], self.previous[j]
        return _SAME_PLACE * ((before == earlier) + (after == later))


def _neighbours(side: Outline, anchors: dict[int, int]) -> list[tuple[int, int]]:
    """By clause: the anchors next before and next after it in its section and family, or -1."""
    before = _last_seen(side, anchors, range(len(side.clauses)))
    after = _last_seen(side, anchors, range(len(side.clauses) - 1, -1, -1))
    return list(zip(before, after, strict=True))


def _last_seen(side: Outline, anchors: dict[int, int], order: Sequence[int]) -> list[int]:
    seen: dict[tuple[int, Family], int] = {}
    found = [-1] * len(side.clauses)
    for c in order:
        room = (side.homes[c], FAMILIES[side.clauses[c].kind])
        found[c] = seen.get(room, -1)
        if c in anchors:
            seen[room] = anchors[c]
    return found
