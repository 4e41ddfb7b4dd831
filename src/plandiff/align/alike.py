"""Clauses that are alike in wording, by the best total over the whole document.

Within paired sections all pairs are weighed, elsewhere those that share rare grams, so that the
cost stays near the length of the document.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from plandiff.align.assign import best_pairs
from plandiff.align.board import FAMILIES, SHORT
from plandiff.align.candidates import ALL_PAIRS_UP_TO, band, sharing_rare
from plandiff.align.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plandiff.align.board import Board, Family

# Likeness below which two clauses are two different things, measured on a plan read by hand: within
# paired sections the least alike pair that a reader joins has 0.27 (an action reworded from end
# to end), the most alike that a reader keeps apart and that are both free has 0.20.
_LEAST_HERE: dict[Family, float] = {"text": 0.25, "kpi": 0.32, "note": 0.25}
"""Indicators share their frame (率を対前年度以上とする)."""
_LEAST_LONELY_LEAD = 0.10
"""The only opening paragraph of both sections."""
_LEAST_FAR: dict[Family, float] = {"text": 0.56, "note": 0.6}
"""In other sections: of 3,000 pairs of free clauses of generated plans that have nothing to do with
each other 2 reach 0.5; those that moved and were reworded have 0.6 and more."""
_LEAST_FAR_FRAMED = 0.75
"""Indicators and blocks are mostly frame, and belong to their section."""
_NEARBY = 0.1
"""Less is needed in the section above, below or beside."""
SURE = 0.45
"""Likeness at which a pair is safe before splits have been looked for."""
_NEVER = 2.0
_OTHER_KIND = 0.12
"""Charged when a policy answers to an action."""
_CONTENT = 0.25
"""Below, it was the place that decided."""
_SETTLED = 0.6
"""A clause with so like a neighbour is not looked for elsewhere."""


def match_alike(board: Board, least: float = 0.0) -> None:
    """Pair free clauses at least so alike, by the best total over the whole document."""
    places = Places(board)
    likeness = {(i, j): board.likeness(i, j) for i, j in _pairs_here(board, places)}
    likeness |= {(i, j): board.likeness(i, j) for i, j in _pairs_elsewhere(board, likeness)}
    values = (
        (i, j, alike - _least(board, i, j) + places.bonus(i, j))
        for (i, j), alike in sorted(likeness.items())
        if alike >= least
    )
    for i, j in best_pairs([candidate for candidate in values if candidate[2] > 0]):
        alike = likeness[i, j]
        board.pair(i, j, "content" if alike >= _CONTENT else "position", min(alike, 0.9999))


def _least(board: Board, i: int, j: int) -> float:
    """Return the likeness two clauses need."""
    one, other = board.current.clauses[i].kind, board.previous.clauses[j].kind
    family = FAMILIES[one]
    if not board.is_here(i, j):
        least = _LEAST_FAR.get(family, _LEAST_FAR_FRAMED)
        nearby = board.is_nearby(i, j)
        short = min(len(board.current.keys[i]), len(board.previous.keys[j])) < SHORT.get(family, 0)
        if short and (family == "note" or not nearby):
            return _NEVER
        least -= _NEARBY * nearby
    elif family not in _LEAST_HERE:
        return -1.0  # a section has one block of a kind: they answer to each other however reworded
    elif one == other == "lead" and _is_only(board, i, j):
        return _LEAST_LONELY_LEAD
    else:
        least = _LEAST_HERE[family]
    return least if one == other else least + _OTHER_KIND


def _is_only(board: Board, i: int, j: int) -> bool:
    """Tell whether each is the only clause of its kind in its section."""
    sides = ((board.current, i), (board.previous, j))
    return all(
        [side.clauses[c].kind for c in side.owned[side.homes[at]]].count(side.clauses[at].kind) == 1
        for side, at in sides
    )


def _pairs_here(board: Board, places: Places) -> Iterable[tuple[int, int]]:
    """Return pairs of free clauses of one family in paired sections; of many, those near."""
    current, previous = board.free()
    rooms: dict[tuple[int, Family], list[int]] = defaultdict(list)
    for j in previous:
        home = board.sections.by_previous.get(board.previous.homes[j], -1)
        rooms[home, FAMILIES[board.previous.clauses[j].kind]].append(j)
    mates: dict[tuple[int, Family], list[int]] = defaultdict(list)
    for i in current:
        mates[board.current.homes[i], FAMILIES[board.current.clauses[i].kind]].append(i)
    pairs: list[tuple[int, int]] = []
    for room, left in mates.items():
        right = rooms.get(room, [])
        if len(left) * len(right) <= ALL_PAIRS_UP_TO:
            pairs += [(i, j) for i in left for j in right]
        else:
            for side in (0, 1):
                before, after = (partial(places.neighbour, side=side, of=of) for of in (0, 1))
                pairs += band(left, right, before, after)
    return dict.fromkeys(pairs)


def _pairs_elsewhere(
    board: Board, here: Mapping[tuple[int, int], float]
) -> Iterable[tuple[int, int]]:
    """Return pairs that share rare wording, of clauses without a like neighbour in `here`."""
    settled = [pair for pair, alike in here.items() if alike >= _SETTLED]
    current, previous = board.free()
    near_i, near_j = {i for i, _ in settled}, {j for _, j in settled}
    kinds = [FAMILIES[clause.kind] for clause in board.current.clauses]
    others = [FAMILIES[clause.kind] for clause in board.previous.clauses]
    grams, offset = board.words.grams, len(kinds)
    pairs = sharing_rare(
        board.words.weights,
        [(i, grams[i]) for i in current if i not in near_i],
        [(j, grams[offset + j]) for j in previous if j not in near_j],
    )
    return [(i, j) for i, j in pairs if kinds[i] == others[j] and (i, j) not in here]
