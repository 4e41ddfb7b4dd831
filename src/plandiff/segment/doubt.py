"""Which runs would read nearly as well in the other column: the decisions to be said aloud."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.segment.evidence import Evidence
    from plandiff.segment.twins import Twin

WEAK = 1.5
"""A run whose other side would score this nearly as well is reported."""


def weak_runs(evidence: Evidence, sides: Sequence[int]) -> list[tuple[int, int]]:
    """Give the runs (first line, end) whose change of side would cost little."""
    twins = _twins_by_line(evidence)
    return [
        (start, end)
        for start, end in _runs(sides, evidence.pages)
        if _margin(evidence, twins, sides, start, end) < WEAK
    ]


def _twins_by_line(evidence: Evidence) -> dict[int, list[Twin]]:
    found: defaultdict[int, list[Twin]] = defaultdict(list)
    for earlier in evidence.twins.values():
        for twin in earlier:
            found[twin.first].append(twin)
            found[twin.second].append(twin)
    return found


def _runs(sides: Sequence[int], pages: frozenset[int]) -> list[tuple[int, int]]:
    starts = [i for i in range(len(sides)) if i in pages or i == 0 or sides[i] != sides[i - 1]]
    return list(zip(starts, [*starts[1:], len(sides)], strict=True))


def _margin(
    evidence: Evidence,
    twins: dict[int, list[Twin]],
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
        gain += sum(_twin_gain(evidence, t, sides, (start, end)) for t in twins.get(line, ()))
    return gain


def _learnt(evidence: Evidence, line: int, side: int) -> float:
    own, other = (evidence.own_scores[s][line] - evidence.hopes[s][line] for s in (side, 1 - side))
    return own - other


def _twin_gain(evidence: Evidence, twin: Twin, sides: Sequence[int], run: tuple[int, int]) -> float:
    """Score what the run's side gains from one twin outside the run."""
    first, second = sides[twin.first], sides[twin.second]
    inside = [run[0] <= line < run[1] for line in (twin.first, twin.second)]
    if all(inside):
        return 0.0
    worth = evidence.weights.twin
    turned = (1 - first, second) if inside[0] else (first, 1 - second)
    gain = worth(first, second, one_page=twin.one_page) - worth(*turned, one_page=twin.one_page)
    return twin.weight * gain


def _joins(evidence: Evidence, sides: Sequence[int], run: tuple[int, int], side: int) -> float:
    """Gain in continuity from putting the run between its neighbours of `side`."""
    start, end = run
    before = next((i for i in range(start - 1, -1, -1) if sides[i] == side), None)
    after = next((i for i in range(end, len(sides)) if sides[i] == side), None)
    score = evidence.follow(before, start)
    if after is not None:
        score += evidence.follow(end - 1, after) - evidence.follow(before, after)
    return score
