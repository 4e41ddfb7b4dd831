"""Clauses of equal wording, by dictionary: within paired sections first, then anywhere."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plandiff.align.board import FAMILIES, SHORT

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from plandiff.align.board import Board
    from plandiff.align.outline import Outline


def match_equal(board: Board) -> None:
    """Pair clauses of equal wording: the same kind before others, here before elsewhere."""
    current, previous = board.current, board.previous
    partner = board.sections.by_previous

    def place(j: int) -> int:
        return partner.get(previous.homes[j], -1)

    def pass_over(
        name_i: Callable[[int], Hashable], name_j: Callable[[int], Hashable], *, single: bool
    ) -> None:
        for i, j in _equal(board, name_i, name_j, single=single):
            board.pair(i, j, "text", 1.0)

    pass_over(
        lambda i: (current.homes[i], current.clauses[i].kind, current.keys[i]),
        lambda j: (place(j), previous.clauses[j].kind, previous.keys[j]),
        single=False,
    )
    for single in (True, False):
        pass_over(
            lambda i: (current.clauses[i].kind, _worth(current, i, i)),
            lambda j: (previous.clauses[j].kind, _worth(previous, j, -1 - j)),
            single=single,
        )
    pass_over(
        lambda i: (FAMILIES[current.clauses[i].kind], _worth(current, i, i)),
        lambda j: (FAMILIES[previous.clauses[j].kind], _worth(previous, j, -1 - j)),
        single=False,
    )


def _worth(side: Outline, clause: int, otherwise: int) -> Hashable:
    """Return the wording if it is long enough to be known elsewhere, else what equals nothing."""
    text = side.keys[clause]
    short = SHORT.get(FAMILIES[side.clauses[clause].kind], 0)
    return text if len(text) >= short else otherwise


def _equal(
    board: Board,
    name_i: Callable[[int], Hashable],
    name_j: Callable[[int], Hashable],
    *,
    single: bool,
) -> list[tuple[int, int]]:
    """Pair free clauses of equal name in order; `single`: only names found once a side."""
    current, previous = board.free()
    firsts: dict[Hashable, list[int]] = defaultdict(list)
    seconds: dict[Hashable, list[int]] = defaultdict(list)
    for i in current:
        firsts[name_i(i)].append(i)
    for j in previous:
        seconds[name_j(j)].append(j)
    found: list[tuple[int, int]] = []
    for name, left in firsts.items():
        right = seconds.get(name, [])
        if not single or len(left) == len(right) == 1:
            found += zip(left, right, strict=False)
    return found
