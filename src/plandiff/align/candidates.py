"""Which far clauses are worth comparing: those that share rare grams."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.align.grams import Lexicon

_COMMON = 12
"""A gram in more free clauses than this of the other plan points nowhere."""
_CANDIDATES_EACH = 4


def rare_neighbours(
    words: Lexicon, offset: int, current: Sequence[int], previous: Sequence[int]
) -> list[tuple[int, int]]:
    """Return (current, previous) pairs of free clauses that share the most in rare grams.

    `words` holds the previous clauses from `offset` on. At most a few candidates a clause.
    """
    if not current or not previous:
        return []
    postings: dict[str, list[int]] = defaultdict(list)
    for j in previous:
        for gram in words.grams[offset + j]:
            postings[gram].append(j)
    pointing = {
        gram: found
        for gram, found in postings.items()
        if len(found) <= _COMMON and not "ぁ" <= gram[0] <= "ん"
    }
    return [(i, j) for i in current for j in _nearest(words, i, pointing)]


def _nearest(words: Lexicon, i: int, pointing: dict[str, list[int]]) -> list[int]:
    """Return the previous clauses that share most with clause `i`, heaviest first."""
    weights = words.weights
    tally: dict[int, int] = defaultdict(int)
    for gram in words.grams[i] & pointing.keys():
        weight = weights[gram]
        for j in pointing[gram]:
            tally[j] += weight
    ranked = sorted(tally.items(), key=lambda row: (-row[1], row[0]))
    return [j for j, _ in ranked[:_CANDIDATES_EACH]]
