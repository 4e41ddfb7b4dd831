"""Pair indicators of two lists: the years of a plan, or its body and its KPI table."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from typing import TYPE_CHECKING, Final, NamedTuple

from plandiff.kpi.indicator import SAME, indicator_key, indicator_similarity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ELSEWHERE: Final = 0.8
"""In another section an indicator must be this much alike to be the same one, moved."""
RELATED: Final = 0.45
"""Within one section, two leftovers at least so alike count as one KPI in the other's place."""
_RARE_GRAMS: Final = 12
"""So many of its rarest character pairs find an indicator's partner elsewhere in a long plan."""


class Entry(NamedTuple):
    """One indicator to be paired."""

    indicator: str
    place: int
    """Entries of both sides with one place number belong to corresponding sections."""
    item: str = ""


class Pairing(NamedTuple):
    """Indices into the two lists, and how alike the two are (0 to 1)."""

    left: int
    right: int
    score: float


def pair_entries(
    left: Sequence[Entry],
    right: Sequence[Entry],
    *,
    hint: Callable[[int, int], bool] = lambda _left, _right: False,
    related: bool = False,
) -> tuple[Pairing, ...]:
    """Pair each entry with at most one of the other side, sorted by left index.

    First one indicator within one place, then equal indicators anywhere in reading order, then
    alike ones anywhere. With `related`, what is left within a place is paired from `RELATED` on:
    one KPI set in the other's place. `hint` lends weight to pairs found elsewhere.
    """
    board = _Board(left, right)
    board.take(_equal(left, right, board, at_home=True), SAME)
    board.take(_within(left, right, board, hint), SAME)
    board.take(_equal(left, right, board, at_home=False), SAME)
    board.take(_alike(left, right, board), ELSEWHERE)
    if related:
        board.take(_within(left, right, board, hint), RELATED)
    return tuple(sorted(board.pairs))


class _Board:
    """Who is paired already."""

    def __init__(self, left: Sequence[Entry], right: Sequence[Entry]) -> None:
        self.free_left = set(range(len(left)))
        self.free_right = set(range(len(right)))
        self.pairs: list[Pairing] = []

    def take(self, offers: Iterable[tuple[float, Pairing]], floor: float) -> None:
        """Accept offers from the weightiest down, each side once."""
        for weight, pair in sorted(offers, key=lambda offer: (-offer[0], offer[1])):
            free = pair.left in self.free_left and pair.right in self.free_right
            if free and weight >= floor:
                self.pairs.append(pair)
                self.free_left.discard(pair.left)
                self.free_right.discard(pair.right)


def _equal(
    left: Sequence[Entry], right: Sequence[Entry], board: _Board, *, at_home: bool
) -> list[tuple[float, Pairing]]:
    """Offer equal indicators, in reading order; `at_home`: of one place only."""

    def name(entry: Entry) -> tuple[str, int]:
        return indicator_key(entry.indicator), entry.place if at_home else 0

    waiting: dict[tuple[str, int], deque[int]] = defaultdict(deque)
    for j in sorted(board.free_right):
        waiting[name(right[j])].append(j)
    offers = []
    for i in sorted(board.free_left):
        queue = waiting.get(name(left[i]))
        if queue:
            offers.append((1.0, Pairing(i, queue.popleft(), 1.0)))
    return offers


def _within(
    left: Sequence[Entry],
    right: Sequence[Entry],
    board: _Board,
    hint: Callable[[int, int], bool],
) -> list[tuple[float, Pairing]]:
    places: dict[int, list[int]] = defaultdict(list)
    for j in sorted(board.free_right):
        places[right[j].place].append(j)
    offers = []
    for i in sorted(board.free_left):
        entry = left[i]
        for j in places.get(entry.place, ()):
            score = indicator_similarity(entry.indicator, right[j].indicator)
            bonus = 0.12 * hint(i, j) + 0.01 * (bool(entry.item) and entry.item == right[j].item)
            offers.append((score + bonus, Pairing(i, j, score)))
    return offers


def _alike(
    left: Sequence[Entry], right: Sequence[Entry], board: _Board
) -> list[tuple[float, Pairing]]:
    grams = {j: _grams(right[j].indicator) for j in sorted(board.free_right)}
    counts = Counter(gram for own in grams.values() for gram in own)
    index: dict[str, list[int]] = defaultdict(list)
    for j, own in grams.items():
        for gram in own:
            index[gram].append(j)
    offers = []
    for i in sorted(board.free_left):
        known = [gram for gram in _grams(left[i].indicator) if gram in counts]
        rare = sorted(known, key=lambda gram: (counts[gram], gram))[:_RARE_GRAMS]
        for j in sorted({j for gram in rare for j in index[gram][:50]}):
            score = indicator_similarity(left[i].indicator, right[j].indicator)
            offers.append((score, Pairing(i, j, score)))
    return offers


def _grams(indicator: str) -> tuple[str, ...]:
    key = indicator_key(indicator)
    return tuple(dict.fromkeys(key[at : at + 2] for at in range(len(key) - 1)))
