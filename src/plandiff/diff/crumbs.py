"""Put edits together that a reader would mark as one.

Between two edits an equal run must be worth reading: more than a particle, and not small beside
what changed on both of its sides. A pair of brackets is marked together with what it encloses.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from plandiff.diff.brackets import PAIRS, unpaired
from plandiff.diff.changes import Change
from plandiff.diff.words import content

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST = 12
"""Content of an equal run that may stand between two edits: three ideographs."""
_SHARE = 0.3
"""It must also reach this share of the smaller of the edits beside it,"""
_SHARE_OF_BOTH = 0.12
"""and this share of both."""
_QUOTED_UP_TO = 96
"""Content of a run that is marked whole because brackets came or went around it."""


def sweep(changes: Sequence[Change], one: Sequence[str], other: Sequence[str]) -> list[Change]:
    """Return fewer, larger changes that cover the given ones."""
    judge = _Judge(one, other)
    found = list(changes)
    needs = [judge.need(*pair) for pair in pairwise(found)]
    while needs and (least := min(needs)) < 1:
        at = needs.index(least)
        found[at : at + 2] = [_joined(found[at], found[at + 1])]
        del needs[at]
        for near in (at - 1, at):
            if 0 <= near < len(needs):
                needs[near] = judge.need(found[near], found[near + 1])
    return found


def _joined(left: Change, right: Change) -> Change:
    return Change(left.a0, right.a1, left.b0, right.b1)


class _Judge:
    """Knows what every stretch of both word lists says."""

    def __init__(self, one: Sequence[str], other: Sequence[str]) -> None:
        self.one = one
        self.other = other
        self.totals = [list(accumulate(map(content, words), initial=0)) for words in (one, other)]

    def need(self, left: Change, right: Change) -> float:
        """Return how well the equal run between two changes stands alone; below 1 it does not."""
        if self._is_blank(left) or self._is_blank(right):
            return 2.0
        worth = self.totals[0][right.a0] - self.totals[0][left.a1]
        if worth <= _QUOTED_UP_TO and self._is_bracketed(left, right):
            return 0.0
        sizes = self._size(left), self._size(right)
        return worth / max(_LEAST, _SHARE * min(sizes), _SHARE_OF_BOTH * sum(sizes))

    def _size(self, change: Change) -> int:
        one, other = self.totals
        return max(one[change.a1] - one[change.a0], other[change.b1] - other[change.b0])

    def _is_blank(self, change: Change) -> bool:
        """Tell whether a change is one of blanks alone: it is shown as it is, and draws nothing."""
        return not self._size(change) and not any(
            word.strip()
            for word in (*self.one[change.a0 : change.a1], *self.other[change.b0 : change.b1])
        )

    def _is_bracketed(self, left: Change, right: Change) -> bool:
        """Tell whether the left change opens a bracket that the right one closes."""
        return any(
            opened and PAIRS[opened[-1]] in closing
            for opened, closing in (
                (unpaired(self.one[left.a0 : left.a1])[1], self.one[right.a0 : right.a1]),
                (unpaired(self.other[left.b0 : left.b1])[1], self.other[right.b0 : right.b1]),
            )
        )
