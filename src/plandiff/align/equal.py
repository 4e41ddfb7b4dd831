"""Clauses of equal wording, by dictionary: within paired sections first, then anywhere."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from plandiff.align.board import FAMILIES, SHORT

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from plandiff.align.board import Board
    from plandiff.align.outline import Outline
    from plandiff.model import ClauseKind


class _Known(NamedTuple):
    """What is known of a free clause."""

    at: int
    home: int
    """Its section, by the current plan's index; -1 if that section is removed."""
    kind: ClauseKind
    text: str
    elsewhere: Hashable
    """The text if it is long enough to be known in other sections, else what equals nothing."""


def match_equal(board: Board) -> None:
    """Pair clauses of equal wording: the same kind before others, here before elsewhere."""
    for name, single in _PASSES:
        free = board.free()
        homes = (
            board.current.homes,
            [board.sections.by_previous.get(home, -1) for home in board.previous.homes],
        )
        current = _known(board.current, free[0], homes[0], "current")
        previous = _known(board.previous, free[1], homes[1], "previous")
        for i, j in _equal(list(current), list(previous), name, single=single):
            board.pair(i, j, "text", 1.0)


_PASSES: tuple[tuple[Callable[[_Known], Hashable], bool], ...] = (
    (lambda c: (c.home, c.kind, c.text), False),
    (lambda c: (c.kind, c.elsewhere), True),
    (lambda c: (c.kind, c.elsewhere), False),
    (lambda c: (FAMILIES[c.kind], c.elsewhere), False),
    (lambda c: c.elsewhere, True),  # one of the two was taken for another kind
)
"""What must be equal, and whether it must stand once a side."""


def _known(side: Outline, free: Sequence[int], homes: Sequence[int], name: str) -> Iterator[_Known]:
    for at in free:
        kind, text = side.clauses[at].kind, side.keys[at]
        is_long = len(text) >= SHORT.get(FAMILIES[kind], 0)
        yield _Known(at, homes[at], kind, text, text if is_long else (name, at))


def _equal(
    current: Sequence[_Known],
    previous: Sequence[_Known],
    name: Callable[[_Known], Hashable],
    *,
    single: bool,
) -> Iterator[tuple[int, int]]:
    """Yield clauses of equal name in order; `single`: only names found once a side."""
    firsts: dict[Hashable, list[int]] = defaultdict(list)
    seconds: dict[Hashable, list[int]] = defaultdict(list)
    for known, found in ((current, firsts), (previous, seconds)):
        for clause in known:
            found[name(clause)].append(clause.at)
    for value, left in firsts.items():
        right = seconds.get(value, [])
        if not single or len(left) == len(right) == 1:
            yield from zip(left, right, strict=False)
