"""A KPI table repeats its own plan's body: what only one column says elsewhere is that column's."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from plandiff.segment.cells import row_lines
from plandiff.segment.weights import LEFT, RIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plandiff.segment.facts import LineFacts
    from plandiff.segment.twins import Twin
    from plandiff.segment.weights import Weights

SHORTEST = 8
"""Characters of a line that can be an echo."""
LONE = 0.25
"""Worth of an echo of what has no counterpart: its own side is as doubtful."""


class _Body:
    """One column's lines outside of tables, as one text."""

    def __init__(self, facts: Sequence[LineFacts], lines: Sequence[int]) -> None:
        self.text = "".join(facts[i].key for i in lines)
        self._lines = lines
        self._ends = list(accumulate(len(facts[i].key) for i in lines))
        self._known: dict[str, int | None] = {}

    def line(self, key: str) -> int | None:
        """Return the line in which a text begins; tables say the same under many a chapter."""
        if key not in self._known:
            start = self.text.find(key)
            found = None if start < 0 else self._lines[bisect_right(self._ends, start)]
            self._known[key] = found
        return self._known[key]


def echo_votes(
    facts: Sequence[LineFacts],
    sides: Sequence[int],
    twins: Mapping[int, tuple[Twin, ...]],
    weights: Weights,
) -> list[float]:
    """Vote for each line of a table row, positive for left, by which column's body has it."""
    rows = row_lines(facts)
    votes = [0.0] * len(facts)
    if not rows:
        return votes
    sure = _paired(sides, twins)
    left, right = (
        _Body(facts, [i for i, own in enumerate(sides) if own == side and i not in rows])
        for side in (LEFT, RIGHT)
    )
    for i in rows:
        if len(facts[i].key) >= SHORTEST and not facts[i].is_value:
            votes[i] = weights.echoes * _vote(
                left.line(facts[i].key), right.line(facts[i].key), sure
            )
    return votes


def _vote(left: int | None, right: int | None, sure: set[int]) -> float:
    if (left is None) == (right is None):
        return 0.0
    if right is None:
        return 1.0 if left in sure else LONE
    return -1.0 if right in sure else -LONE


def _paired(sides: Sequence[int], twins: Mapping[int, tuple[Twin, ...]]) -> set[int]:
    """Lines that say the same as one in the other column."""
    return {
        line
        for second, earlier in twins.items()
        for twin in earlier
        if twin.clear and sides[twin.first] != sides[second]
        for line in (twin.first, second)
    }
