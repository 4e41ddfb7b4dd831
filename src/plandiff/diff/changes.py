"""Compare two lists of words: the heaviest common subsequence as changes between equal runs."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from plandiff.diff.words import content
from plandiff.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ADJACENT = 2
"""Granted for every two words that stay side by side: few long equal runs read better than many."""
_POINTS_UP_TO = 60_000
"""Of more points of agreement than this, count words instead of weighing them."""
_PAIRS_UP_TO = 1_600_000_000
"""Of more pairs of words than this (200 MB of one bit each), none is sought: all has changed."""
_POINT_BITS = 16
_POINT_MASK = (1 << _POINT_BITS) - 1
_BESIDE = _ADJACENT << _POINT_BITS


class Change(NamedTuple):
    """Words `a0:a1` of the previous text became words `b0:b1` of the current one."""

    a0: int
    a1: int
    b0: int
    b1: int

    @property
    def is_pure(self) -> bool:
        """Something was only put in or only taken out."""
        return self.a0 == self.a1 or self.b0 == self.b1


def compare_words(one: Sequence[str], other: Sequence[str]) -> list[Change]:
    """Return the changes in order; words that differ only in width count as equal."""
    first, second = [_folded(word) for word in one], [_folded(word) for word in other]
    found: list[Change] = []
    a = b = 0
    for i, j in (*_agreement(first, second), (len(one), len(other))):
        if i > a or j > b:
            found.append(Change(a, i, b, j))
        a, b = i + 1, j + 1
    return found


@lru_cache(8192)
def _folded(word: str) -> str:
    return fold(word)


def _agreement(one: list[str], other: list[str]) -> list[tuple[int, int]]:
    """Return the positions of the words that stay, rising on both sides."""
    head = _shared(one, other)
    tail = _shared(one[head:][::-1], other[head:][::-1])
    ends = len(one) - tail, len(other) - tail
    middle = _heaviest(one[head : ends[0]], other[head : ends[1]])
    return [
        *((at, at) for at in range(head)),
        *((head + i, head + j) for i, j in middle),
        *((ends[0] + at, ends[1] + at) for at in range(tail)),
    ]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    limit = min(len(one), len(other))
    return next((at for at in range(limit) if one[at] != other[at]), limit)


def _heaviest(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Weigh every chain of agreeing words by what the words say; return the heaviest.

    Only points of agreement are visited, each with one look into a tree of the best so far.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(other):
        places[word].append(j)
    if sum(len(places.get(word, ())) for word in one) > _POINTS_UP_TO:
        return list(_most(one, other)) if len(one) * len(other) <= _PAIRS_UP_TO else []
    chain = _Chain(len(other))
    for i, word in enumerate(one):
        if word in places:
            chain.extend(i, places[word], max(1, content(word)))
    return chain.best()


class _Chain:
    """The heaviest rising chains of points, row by row.

    What a chain reached is one whole number, weight first and its last point (from 1) after it,
    so that the tree compares plain numbers.
    """

    def __init__(self, width: int) -> None:
        self.points: list[tuple[int, int, int]] = []  # i, j, what the chain had reached before
        self.tree = [0] * (width + 1)  # Fenwick tree of maxima by column
        self.row = -1
        self.last: dict[int, int] = {}  # the row before, by column

    def extend(self, i: int, columns: Sequence[int], weight: int) -> None:
        """Add the points of one row."""
        above = self.last if self.row == i - 1 else {}
        row: dict[int, int] = {}
        for j in columns:
            before = self._look_up(j)
            beside = above.get(j - 1)
            if beside and beside + _BESIDE > before:
                before = beside + _BESIDE
            self.points.append((i, j, before))
            row[j] = ((before >> _POINT_BITS) + weight << _POINT_BITS) + len(self.points)
        for j, reached in row.items():
            self._note(j, reached)
        self.row, self.last = i, row

    def _look_up(self, j: int) -> int:
        tree, best = self.tree, 0
        while j:
            if tree[j] > best:  # noqa: PLR1730 - the hottest loop; a call costs three times as much
                best = tree[j]
            j &= j - 1
        return best

    def _note(self, j: int, reached: int) -> None:
        tree, size = self.tree, len(self.tree)
        j += 1
        while j < size:
            if tree[j] < reached:  # noqa: PLR1730 - see above
                tree[j] = reached
            j += j & -j

    def best(self) -> list[tuple[int, int]]:
        """Return the points of the heaviest chain in order."""
        found = []
        point = self._look_up(len(self.tree) - 1) & _POINT_MASK
        while point:
            i, j, before = self.points[point - 1]
            found.append((i, j))
            point = before & _POINT_MASK
        return found[::-1]


def _most(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Return the longest chain, every word counting the same."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    ids: dict[str, int] = {}
    coded = [[ids.setdefault(word, len(ids)) for word in words] for words in (one, other)]
    for op in Indel.opcodes(*coded):
        if op.tag == "equal":
            yield from zip(
                range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True
            )
