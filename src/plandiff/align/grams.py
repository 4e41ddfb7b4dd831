"""Likeness of wording: weighted two-character grams, rare ones counting more.

Boilerplate (図る, 実施する, the house's own name) stands in most clauses of a plan and says little
about which two of them belong together; a gram that few clauses hold says much. Weights are whole
numbers, so that sums do not depend on the order in which a set is walked.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from math import log2
from operator import add
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Grams = frozenset[str]

_NUMBER = re.compile(r"[0-9][0-9,.]*")
_RUN = re.compile(r"[a-z]+|[^\W_a-z]+|#")  # "dx", "の基盤", "#"
_SCALE = 256
_CONTRAST = 1.5
"""Above 1: what all clauses say weighs still less (measured on plans with stock frames)."""
_KANA_PRIOR = (1.0, 0.5, 0.25)
"""By the count of hiragana in a gram: particles and endings carry grammar, not matter."""
_KATAKANA_PRIOR = 0.7
"""One loan word is as long as two or three words in ideographs."""
_FIGURE_PRIOR = 0.5
"""Of "#", and of short Latin words: of, the."""
_LATIN_PRIOR = 1.5
"""A whole word in one gram."""


def grams(text: str) -> Grams:
    """Return the grams of a folded text: pairs of Japanese characters, whole Latin words.

    All figures are one gram: a target raised from 56.0 to 56.6 is still the same target.
    """
    found: set[str] = set()
    for run in _RUN.findall(_NUMBER.sub("#", text).lower()):
        if run[0].isascii() or len(run) == 1:
            found.add(run)
        else:
            found.update(map(add, run, run[1:]))
    return frozenset(found)


def _prior(gram: str) -> float:
    """How much a gram can say about the matter, before looking at the plans."""
    first, last = gram[0], gram[-1]
    if first < "ぁ":
        return _FIGURE_PRIOR if len(gram) <= 3 else _LATIN_PRIOR
    if "ァ" <= first <= "ー" and "ァ" <= last <= "ー":
        return _KATAKANA_PRIOR
    return _KANA_PRIOR[("ぁ" <= first <= "ん") + ("ぁ" <= last <= "ん")]


class Bag(NamedTuple):
    """The grams of a text (or of several) and what they weigh together."""

    grams: Grams
    weight: int


class _Weights(dict[str, int]):
    """What each gram weighs among the texts: rare is heavy, in whole units; weighed on demand."""

    def __init__(self, counts: Mapping[str, int], total: int) -> None:
        super().__init__()
        self.counts = counts
        self.total = total
        self.rarity: dict[int, float] = {}

    def __missing__(self, gram: str) -> int:
        count = self.counts.get(gram, 1)
        rarity = self.rarity.get(count)
        if rarity is None:
            rarity = self.rarity[count] = _SCALE * log2(1 + self.total / count) ** _CONTRAST
        self[gram] = weight = 1 + int(_prior(gram) * rarity)
        return weight


class Lexicon:
    """The grams of many folded texts and what each weighs among them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._bags: dict[int, Bag] = {}

    @cached_property
    def grams(self) -> list[Grams]:
        """One set a text, in the order of `texts`."""
        known = {text: grams(text) for text in dict.fromkeys(self.texts)}
        return [known[text] for text in self.texts]

    @cached_property
    def weights(self) -> Mapping[str, int]:
        """What a gram weighs; a gram of no text weighs like one of a single text."""
        counts: Counter[str] = Counter()
        for found in self.grams:
            counts.update(found)
        return _Weights(counts, len(self.texts))

    def bag(self, text: int) -> Bag:
        """Return the bag of one text by its index."""
        found = self._bags.get(text)
        if found is None:
            found = self._bags[text] = self.weigh(self.grams[text])
        return found

    def weigh(self, found: Grams) -> Bag:
        """Return any set of grams as a bag."""
        return Bag(found, self._weight(found))

    def union(self, texts: Iterable[int]) -> Bag:
        """Return what several texts hold together."""
        return self.weigh(frozenset().union(*map(self.grams.__getitem__, texts)))

    def _weight(self, found: Grams) -> int:
        return sum(map(self.weights.__getitem__, found))

    def likeness(self, first: Bag, second: Bag) -> float:
        """Return 0 (nothing in common) to 1 (the same grams).

        Mostly the share of what both hold together, and in part how far the shorter one is
        contained in the longer: a clause that grew by a sentence is still that clause.
        """
        if not first.weight or not second.weight:
            return 0.0
        shared = self._weight(first.grams & second.grams)
        common = 2 * shared / (first.weight + second.weight)
        return common + _CONTAINED * (shared / min(first.weight, second.weight) - common)

    def covered(self, part: Bag, whole: Grams) -> float:
        """Return how much of `part` (0 to 1) stands in `whole`."""
        return self._weight(part.grams & whole) / part.weight if part.weight else 0.0


_CONTAINED = 0.35
