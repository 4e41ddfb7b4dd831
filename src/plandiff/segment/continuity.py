"""How well one line reads on from another within a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.segment.facts import LineFacts

JOIN = 2
"""Characters taken from each side of a line border to see whether they meet elsewhere."""

BREAKS_OFF = -2.0
"""An unfinished sentence followed by a new item: the strongest sign against."""
FULL = (0.55, 0.85)
"""A line this much shorter than most was not wrapped; one this long was: share of the usual width."""
BARE_START = -1.0
"""A finished sentence followed by unmarked text: a new paragraph at best."""
READS_ON = 1.0
SEEN_ELSEWHERE = 1.0
"""Both halves of the join stand together inside another line (the other column wraps elsewhere)."""
OTHERWISE = -0.8
"""The end of the line stands elsewhere too, and goes on there with another character."""
TAIL = 3
"""Characters of a line's end that are looked up."""
CUT = 1.0
"""Cost of a border within a sentence that would read on; twice that if the join is seen elsewhere."""
SAME_NUMBER = -2.0
"""１） after １）: two columns, not one."""
NEXT_NUMBER = 0.5


class Continuity:
    """Scores joins of lines of one document."""

    def __init__(self, facts: Sequence[LineFacts]) -> None:
        self._facts = facts
        self._inside = _grams(facts, 2 * JOIN)
        self._after = _followers(facts)
        self._width = usual_width(facts)
        self._next = [0.0, *(self.score(i - 1, i) for i in range(1, len(facts)))]

    def next_score(self, after: int) -> float:
        """Score `after` as the follower of the line printed before it."""
        return self._next[after]

    def cut(self, after: int) -> float:
        """Cost, 0 or less, of ending a run in mid-sentence right before `after`."""
        a, b = self._facts[after - 1], self._facts[after]
        if b.starts_item or a.is_heading_like:
            return 0.0
        return -CUT * (1 - a.finished) * (2.0 if self._seen(a, b) else 1.0)

    def _seen(self, a: LineFacts, b: LineFacts) -> bool:
        return a.key[-JOIN:] + b.key[:JOIN] in self._inside

    def score(self, before: int | None, after: int) -> float:
        """Score `after` as the line that follows `before` in one column; 0 when nothing precedes."""
        if before is None:
            return 0.0
        a, b = self._facts[before], self._facts[after]
        if b.starts_item:
            return self._marked(a, b)
        return self._unmarked(a, b)

    def _marked(self, a: LineFacts, b: LineFacts) -> float:
        done = 1.0 if a.is_heading_like else a.finished
        cut = (1 - done) * self._fullness(a)
        return done * READS_ON + cut * BREAKS_OFF + _numbering(a, b)

    def _unmarked(self, a: LineFacts, b: LineFacts) -> float:
        if a.is_heading_like:
            return READS_ON if a.marker and a.marker.kind == "block" else 0.0
        if self._seen(a, b):
            return (1 - a.finished) * READS_ON + a.finished * BARE_START + SEEN_ELSEWHERE
        other = OTHERWISE if self._goes_on_otherwise(a, b) else 0.0
        return (1 - a.finished) * (READS_ON + other) + a.finished * BARE_START

    def _goes_on_otherwise(self, a: LineFacts, b: LineFacts) -> bool:
        """Whether the end of `a` stands inside other lines, but never before this beginning."""
        after = self._after.get(a.key[-TAIL:], "")
        return bool(after) and b.key[:1] not in after

    def _fullness(self, a: LineFacts) -> float:
        low, high = FULL
        return max(0.0, min(1.0, (len(a.key) / self._width - low) / (high - low)))


def usual_width(facts: Sequence[LineFacts]) -> float:
    """Characters on a wrapped line: the upper quartile of all lengths, at least 1."""
    lengths = sorted(len(fact.key) for fact in facts)
    return float(max(1, lengths[len(lengths) * 3 // 4]))


def _grams(facts: Sequence[LineFacts], size: int) -> frozenset[str]:
    return frozenset(
        fact.key[i : i + size] for fact in facts for i in range(len(fact.key) - size + 1)
    )


def _followers(facts: Sequence[LineFacts]) -> dict[str, str]:
    """For each stretch that ends a line: the characters that follow it inside other lines."""
    after: dict[str, str] = {fact.key[-TAIL:]: "" for fact in facts}
    for fact in facts:
        text = fact.key
        for i in range(len(text) - TAIL):
            tail = text[i : i + TAIL]
            if tail in after:
                after[tail] += text[i + TAIL]
    return after


def _numbering(a: LineFacts, b: LineFacts) -> float:
    if a.marker is None or b.marker is None or not b.marker.ordinal:
        return 0.0
    if a.marker.style != b.marker.style or not a.marker.ordinal:
        return 0.0
    if a.marker.ordinal == b.marker.ordinal:
        return SAME_NUMBER
    step = b.marker.ordinal[-1] - a.marker.ordinal[-1]
    return NEXT_NUMBER if step == 1 else -1.0
