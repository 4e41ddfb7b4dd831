"""Which runs would read nearly as well in the other column: the decisions to be said aloud."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plandiff.segment.weights import LEFT, RIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.segment.evidence import Evidence
    from plandiff.segment.weights import Weights

WEAK = 1.5
"""A run whose other side would score this nearly as well is reported."""


def weak_runs(evidence: Evidence, sides: Sequence[int]) -> list[tuple[int, int]]:
    """Give the runs (first line, end) whose change of side would cost little."""
    gains = _gains(evidence, sides)
    return [
        (start, end)
        for start, end in _runs(sides, evidence.pages)
        if _margin(evidence, gains, sides, start, end) < WEAK
    ]


_Gains = dict[int, list[tuple[int, float]]]
"""By line: its twins' lines, and what is lost with each when this line alone changes sides."""


def _gains(evidence: Evidence, sides: Sequence[int]) -> _Gains:
    lost = {
        (first, second, page): _lost(evidence.weights, first, second, one_page=page)
        for first in (LEFT, RIGHT)
        for second in (LEFT, RIGHT)
        for page in (True, False)
    }
    found: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for earlier in evidence.twins.values():
        for first, second, weight, one_page in earlier:
            by_first, by_second = lost[sides[first], sides[second], one_page]
            found[first].append((second, weight * by_first))
            found[second].append((first, weight * by_second))
    return found


def _lost(weights: Weights, first: int, second: int, *, one_page: bool) -> tuple[float, float]:
    """Tell what a full twin loses when its first line changes sides, and when its second does."""
    now = weights.twin(first, second, one_page=one_page)
    return (
        now - weights.twin(1 - first, second, one_page=one_page),
        now - weights.twin(first, 1 - second, one_page=one_page),
    )


def _runs(sides: Sequence[int], pages: frozenset[int]) -> list[tuple[int, int]]:
    starts = [i for i in range(len(sides)) if i in pages or i == 0 or sides[i] != sides[i - 1]]
    return list(zip(starts, [*starts[1:], len(sides)], strict=True))


def _margin(
    evidence: Evidence,
    gains: _Gains,
    sides: Sequence[int],
    start: int,
    end: int,
) -> float:
    """How much worse the explanation gets when this run changes sides."""
    side = sides[start]
    gain = _joins(evidence, sides, (start, end), side)
    gain -= _joins(evidence, sides, (start, end), 1 - side)
    for line in range(start, end):
        gain += _learnt(evidence, line, side)
        twins = gains.get(line, ())
        gain += sum(lost for other, lost in twins if not start <= other < end)
    return gain


def _learnt(evidence: Evidence, line: int, side: int) -> float:
    own, other = (evidence.own_scores[s][line] - evidence.hopes[s][line] for s in (side, 1 - side))
    return own - other


def _joins(evidence: Evidence, sides: Sequence[int], run: tuple[int, int], side: int) -> float:
    """Gain in continuity from putting the run between its neighbours of `side`."""
    start, end = run
    before = next((i for i in range(start - 1, -1, -1) if sides[i] == side), None)
    after = next((i for i in range(end, len(sides)) if sides[i] == side), None)
    score = evidence.follow(before, start)
    if after is not None:
        score += evidence.follow(end - 1, after) - evidence.follow(before, after)
    return score
