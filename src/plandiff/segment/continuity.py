"""How well one line reads on from another within a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.segment.facts import usual_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.segment.facts import LineFacts
    from plandiff.segment.weights import Weights

JOIN = 2
"""Characters taken from each side of a line border to see whether they meet elsewhere."""
TAIL = 3
"""Characters of a line's end that are looked up."""
OPENS = 0.1
"""Share of a good join that a heading at a column's beginning is worth: it settles a tie."""
FULL = (0.55, 0.85)
"""Shorter lines were not wrapped, longer ones were: share of the usual width."""


class Continuity:
    """Scores joins of lines of one document."""

    def __init__(self, facts: Sequence[LineFacts], weights: Weights) -> None:
        self._facts = facts
        self._weights = weights
        self._inside = _stretches(facts)
        self._after = _followers(facts, self._inside)
        self._width = usual_width(facts)
        self._known: dict[tuple[int | None, int], float] = {}
        self._next = [0.0, *(self.score(i - 1, i) for i in range(1, len(facts)))]

    def next_score(self, after: int) -> float:
        """Score `after` as the follower of the line printed before it."""
        return self._next[after]

    def cut(self, after: int) -> float:
        """Cost, 0 or less, of ending a run in mid-sentence right before `after`."""
        a, b = self._facts[after - 1], self._facts[after]
        if b.starts_item or a.is_heading_like:
            return 0.0
        weights = self._weights
        worth = weights.cut + (weights.cut_seen if self._seen(a, b) else 0.0)
        return (1 - a.finished) * worth

    def score(self, before: int | None, after: int) -> float:
        """Score `after` as the follower of `before` in one column; None for its beginning."""
        known = self._known.get((before, after))
        if known is None:
            known = self._known[(before, after)] = self._score(before, after)
        return known

    def _score(self, before: int | None, after: int) -> float:
        if before is None:  # a column opens with a heading rather than in the middle of a list
            return OPENS * self._weights.reads_on if self._facts[after].is_heading_like else 0.0
        a, b = self._facts[before], self._facts[after]
        return self._marked(a) if b.starts_item else self._unmarked(a, b)

    def _marked(self, a: LineFacts) -> float:
        done = 1.0 if a.is_heading_like else a.finished
        cut = (1 - done) * self._fullness(a)
        return done * self._weights.reads_on + cut * self._weights.breaks_off

    def _unmarked(self, a: LineFacts, b: LineFacts) -> float:
        weights = self._weights
        if a.is_heading_like:
            return weights.reads_on if a.marker and a.marker.kind == "block" else 0.0
        score = (1 - a.finished) * weights.reads_on + a.finished * weights.bare_start
        if self._seen(a, b):
            return score + weights.seen_elsewhere
        if self._goes_on_otherwise(a, b):
            return score + (1 - a.finished) * weights.otherwise
        return score

    def _seen(self, a: LineFacts, b: LineFacts) -> bool:
        return a.key[-JOIN:] + b.key[:JOIN] in self._inside

    def _goes_on_otherwise(self, a: LineFacts, b: LineFacts) -> bool:
        """Whether the end of `a` stands inside other lines, but never before this beginning."""
        after = self._after.get(a.key[-TAIL:])
        return after is not None and bool(after) and b.key[:1] not in after

    def _fullness(self, a: LineFacts) -> float:
        low, high = FULL
        return max(0.0, min(1.0, (len(a.key) / self._width - low) / (high - low)))


STRETCH = 2 * JOIN
"""Characters that stand together: two from each side of a join, or a line's tail and one more."""


def _stretches(facts: Sequence[LineFacts]) -> frozenset[str]:
    """Every four characters that stand together inside a line."""
    texts = [fact.key for fact in facts]
    return frozenset(
        [text[at : at + STRETCH] for text in texts for at in range(len(text) - STRETCH + 1)]
    )


def _followers(facts: Sequence[LineFacts], inside: frozenset[str]) -> dict[str, frozenset[str]]:
    """For each stretch that ends a line: the characters that follow it inside other lines."""
    after: dict[str, set[str]] = {fact.key[-TAIL:]: set() for fact in facts}
    for stretch in inside:
        known = after.get(stretch[:TAIL])
        if known is not None:
            known.add(stretch[TAIL])
    return {tail: frozenset(known) for tail, known in after.items()}
