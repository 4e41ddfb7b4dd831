"""One clause that became several, several that became one.

A free clause joins a pair when it says what its own side of that pair does not say and the other
side does: a whole sentence of it, or the greater part of the free clause's wording.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from plandiff.align.board import FAMILIES
from plandiff.align.candidates import ALL_PAIRS_UP_TO, sharing_rare
from plandiff.align.grams import grams
from plandiff.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plandiff.align.board import Board, Group
    from plandiff.align.outline import Outline

_LEAST_COVERED = 0.55
"""Share of a free clause's wording that only the other side of the pair has."""
_LEAST_SENTENCE = 0.3
"""Likeness of a free clause with one sentence of the other side."""
_MOST_SAID = 0.4
"""Of that sentence, what the pair's own side may already say."""

# A full stop, closing brackets after it included: …を除く。）
_STOP = re.compile(r"[。！？]|[.!?](?=\s+[A-Z])")
_DEPTH = {"（": 1, "(": 1, "「": 1, "『": 1, "）": -1, ")": -1, "」": -1, "』": -1}


class _Offer(NamedTuple):
    """A free clause that could join a group; best first when sorted."""

    shortfall: float
    place: int
    """Sum of both positions: the same for either direction of comparing."""
    free: int
    is_current: bool
    at: int
    """Index of the group."""


def join_splits(board: Board, least: float = 0.0) -> None:
    """Let free clauses join the pairs they were split from or merged into, best first.

    `least` is the fit a free clause needs beyond what every joining needs.
    """
    for offer in sorted(_offers(board)):
        if -offer.shortfall >= least:
            _join(board, offer)


def _join(board: Board, offer: _Offer) -> None:
    group = board.groups[offer.at]
    own, other = _sides(group, is_current=offer.is_current)
    taken = board.of_current if offer.is_current else board.of_previous
    if offer.free in taken or len(other) > 1:
        return
    if len(own) > 1 and _fit(board, group, offer.free, is_current=offer.is_current) is None:
        return
    own.append(offer.free)
    own.sort()
    taken[offer.free] = group
    group.matched_by = "split" if offer.is_current else "merge"
    offset = len(board.current.clauses)
    words = board.words
    whole = words.union(group.current), words.union(offset + j for j in group.previous)
    group.score = min(words.likeness(*whole), 0.9999)


def _sides(group: Group, *, is_current: bool) -> tuple[list[int], list[int]]:
    return (group.current, group.previous) if is_current else (group.previous, group.current)


def _offers(board: Board) -> Iterable[_Offer]:
    """Weigh free clauses against the changed pairs of their own section and kind."""
    current, previous = board.free()
    for is_current, free in ((True, current), (False, previous)):
        for clause, at in _worth_weighing(board, free, is_current=is_current):
            group = board.groups[at]
            fit = _fit(board, group, clause, is_current=is_current)
            if fit is not None:
                place = group.current[0] + group.previous[0] + clause
                yield _Offer(-fit, place, clause, is_current, at)


def _worth_weighing(
    board: Board, free: Sequence[int], *, is_current: bool
) -> Iterable[tuple[int, int]]:
    """Return (free clause, index of group) in one section; of many, those that share rare words."""
    side = board.current if is_current else board.previous
    rooms: dict[tuple[int, str], list[int]] = defaultdict(list)
    for at, group in enumerate(board.groups):
        if group.score < 1.0 and len(_sides(group, is_current=not is_current)[0]) == 1:
            rooms[_room(side, _sides(group, is_current=is_current)[0][0])].append(at)
    mates: dict[tuple[int, str], list[int]] = defaultdict(list)
    for clause in free:
        mates[_room(side, clause)].append(clause)
    offset = len(board.current.clauses)
    here, there = (0, offset) if is_current else (offset, 0)
    grams = board.words.grams
    for room, clauses in mates.items():
        groups = rooms.get(room, [])
        if len(clauses) * len(groups) <= ALL_PAIRS_UP_TO:
            yield from ((clause, at) for clause in clauses for at in groups)
        else:
            others = [_sides(board.groups[at], is_current=not is_current)[0][0] for at in groups]
            yield from sharing_rare(
                board.words.weights,
                [(clause, grams[here + clause]) for clause in clauses],
                [(at, grams[there + c]) for at, c in zip(groups, others, strict=True)],
            )


def _room(side: Outline, clause: int) -> tuple[int, str]:
    return side.homes[clause], side.clauses[clause].kind


def _fit(board: Board, group: Group, free: int, *, is_current: bool) -> float | None:
    """Return how well a free clause completes its side of a group, or None if it does not."""
    words, offset = board.words, len(board.current.clauses)
    own, other = _sides(group, is_current=is_current)
    side = board.previous if is_current else board.current
    if FAMILIES[side.clauses[other[0]].kind] != "text":
        return None
    here, there = (0, offset) if is_current else (offset, 0)
    said, mine = words.union(here + c for c in own), words.bag(here + free)
    covered = words.covered(mine, words.grams[there + other[0]] - said.grams)
    if covered >= _LEAST_COVERED:
        return covered
    if covered < _LEAST_SENTENCE / 2:
        return None
    texts = sentences(side.clauses[other[0]].text)
    if len(texts) < 2:
        return None
    unsaid = [
        bag
        for bag in (words.weigh(grams(fold(text))) for text in texts)
        if words.covered(bag, said.grams) <= _MOST_SAID
    ]
    alike = max((words.likeness(mine, bag) for bag in unsaid), default=0.0)
    return alike if alike >= _LEAST_SENTENCE else None


def sentences(text: str) -> list[str]:
    """Split a text after its full stops, those within brackets left alone."""
    found: list[str] = []
    start = depth = 0
    for at, char in enumerate(text):
        depth += _DEPTH.get(char, 0)
        if depth <= 0 and _STOP.match(text, at):
            found.append(text[start : at + 1])
            start = at + 1
    found.append(text[start:])
    return [s for s in found if s.strip()]
