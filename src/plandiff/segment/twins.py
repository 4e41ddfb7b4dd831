"""Which lines say the same: the two columns repeat each other, and like is printed beside like.

Stretches of text that stand twice at a short distance are nearly always one sentence in the left
and in the right column. Counting shared character n-grams line by line finds them in linear time
and without knowing any column.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plandiff.segment.facts import LineFacts

GRAM = 5
"""Characters per n-gram: long enough to be rare, short enough to survive other line breaks."""
REACH = 110
"""Lines between twins at most: about two printed pages of one column each."""
MOST = 7
"""Earlier occurrences of an n-gram looked at; text more common than that tells nothing."""
NEAR = (1.0, 0.35, 0.15)
"""Weight of twins by the pages between them: a page sets like beside like."""
NOTES = 0.5
"""Weight of twins that are both notes: notes are formulaic."""
CLEAR = 0.4
"""From this weight on two lines say the same."""
FAINT = 0.12
"""Below this weight a twin is chance."""
SHORTEST = 4
"""n-grams that a full twin shares at least: 「以上とする」 alone proves little."""
HEADING_WEIGHT = 0.6
"""Share of a line that an equal heading number alone speaks for."""


class Twin(NamedTuple):
    """A stretch of text shared by two lines; `first` is printed before `second`."""

    first: int
    second: int
    weight: float
    """Shared n-grams as a share of the shorter line, less over pages; 0 to 1."""
    one_page: bool

    @property
    def clear(self) -> bool:
        """Whether the two lines say the same, not just something alike."""
        return self.weight >= CLEAR


def find_twins(facts: Sequence[LineFacts]) -> dict[int, tuple[Twin, ...]]:
    """Pair lines that share text; by the later line, earlier twins in line order."""
    shared = _shared_grams(facts)
    sizes = [max(SHORTEST, len(fact.key) - GRAM + 1) for fact in facts]
    for first, second in _equal_numbers(facts):
        shared[first, second] += HEADING_WEIGHT * min(sizes[first], sizes[second])
    found: defaultdict[int, list[Twin]] = defaultdict(list)
    for (first, second), count in shared.items():
        share = count / min(sizes[first], sizes[second])
        if share < FAINT:
            continue  # nothing below adds to it, and most pairs end here
        twin = _twin(facts, first, second, share)
        if twin is not None:
            found[second].append(twin)
    return {second: tuple(sorted(t, key=lambda twin: twin.first)) for second, t in found.items()}


def _twin(facts: Sequence[LineFacts], first: int, second: int, share: float) -> Twin | None:
    a, b = facts[first], facts[second]
    pages = b.line.page - a.line.page
    weight = NEAR[min(pages, len(NEAR) - 1)] * min(1.0, share)
    if a.in_note and b.in_note:
        weight *= NOTES
    return Twin(first, second, weight, pages == 0) if weight >= FAINT else None


def _shared_grams(facts: Sequence[LineFacts]) -> defaultdict[tuple[int, int], float]:
    """Count shared n-grams of every two lines within reach.

    All occurrences pair, not only neighbours: a line that stands three times in each column then
    still has more twins in the other column than in its own.
    """
    places: dict[str, list[int]] = {}
    shared: defaultdict[tuple[int, int], float] = defaultdict(float)
    for i, fact in enumerate(facts):
        met: list[int] = []
        for gram in grams(fact.key, GRAM):
            earlier = places.get(gram)
            if earlier is None:
                places[gram] = [i]
                continue
            met += earlier
            earlier.append(i)
            if len(earlier) > MOST:
                del earlier[0]
        for j, count in Counter(met).items() if met else ():
            if i - j <= REACH:
                shared[j, i] = count
    return shared


def grams(text: str, size: int) -> dict[str, None]:
    """Give the distinct n-grams of a text in order; a shorter text is its own only one."""
    return {text[s : s + size]: None for s in range(max(1, len(text) - size + 1))}


def _equal_numbers(facts: Sequence[LineFacts]) -> list[tuple[int, int]]:
    """Headings of one style with one number that begin alike: the second is the first's twin."""
    last: dict[tuple[str, tuple[int, ...], str], int] = {}
    pairs = []
    for i, fact in enumerate(facts):
        if fact.marker is None or not fact.marker.ordinal:
            continue
        words = fact.line.text[fact.marker.end :].strip()[:2]
        name = (fact.marker.style, fact.marker.ordinal, words)
        j = last.get(name)
        if j is not None and i - j <= REACH:
            pairs.append((j, i))
        last[name] = i
    return pairs


def shared_share(twins: Mapping[int, tuple[Twin, ...]], count: int) -> float:
    """Share of lines with a clear twin, 0 to 1: high only where two columns repeat each other."""
    found: set[int] = set()
    for second, earlier in twins.items():
        for twin in earlier:
            if twin.clear:
                found.update((twin.first, second))
    return len(found) / max(1, count)
