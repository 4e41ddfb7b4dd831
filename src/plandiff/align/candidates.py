"""Which pairs are worth weighing where weighing all would be too many."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from plandiff.align.grams import Grams

ALL_PAIRS_UP_TO = 4096
"""Pairs of one room that are all weighed."""
_COMMON = 12
"""A gram that more of the other side hold than this points nowhere."""
_CANDIDATES_EACH = 4
_REACH = 8
"""Ranks to either side that a band holds."""


def sharing_rare(
    weights: Mapping[str, int],
    left: Iterable[tuple[int, Grams]],
    right: Iterable[tuple[int, Grams]],
) -> Iterator[tuple[int, int]]:
    """Yield pairs of ids that share the most in rare grams, at most a few for each of `left`."""
    postings: dict[str, list[int]] = defaultdict(list)
    for at, grams in right:
        for gram in grams:
            postings[gram].append(at)
    pointing = {
        gram: found
        for gram, found in postings.items()
        if len(found) <= _COMMON and not "ぁ" <= gram[0] <= "ん"
    }
    for at, grams in left:
        tally: dict[int, int] = defaultdict(int)
        for gram in grams & pointing.keys():
            for other in pointing[gram]:
                tally[other] += weights[gram]
        ranked = sorted(tally.items(), key=lambda row: (-row[1], row[0]))
        yield from ((at, other) for other, _ in ranked[:_CANDIDATES_EACH])


def band(
    left: Sequence[int],
    right: Sequence[int],
    room: Callable[[int], Hashable],
    other_room: Callable[[int], Hashable],
) -> Iterator[tuple[int, int]]:
    """Yield pairs of like rank within every room that both sides have."""
    rooms: dict[Hashable, list[int]] = defaultdict(list)
    for j in right:
        rooms[other_room(j)].append(j)
    mates: dict[Hashable, list[int]] = defaultdict(list)
    for i in left:
        mates[room(i)].append(i)
    for name, found in mates.items():
        others = rooms.get(name, [])
        for rank, i in enumerate(found):
            place = rank * len(others) // len(found)
            yield from ((i, j) for j in others[max(0, place - _REACH) : place + _REACH + 1])
