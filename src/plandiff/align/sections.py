"""Which sections correspond: down the tree by number and title, then by content, then far away.

Strong evidence goes first, so that a section that moved away is not mistaken for the one that
took its place: equal titles among the children of paired parents; equal titles elsewhere with
like content; then, among the children left over, title, content, number and place together; at
last like content elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from plandiff.align.assign import best_pairs, out_of_order
from plandiff.align.grams import Lexicon
from plandiff.align.outline import ROOT

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from plandiff.align.grams import Bag
    from plandiff.align.outline import Outline
    from plandiff.model import MatchedBy

_SIBLING_LEAST = 0.36
"""Below: the same number over other matter, one section ended and another began."""
_FAR_LEAST = 0.5
_FAR_CONTENT_LEAST = 0.3
"""An equal title elsewhere may be a common one (その他); its content must be alike as well."""
_ALL_PAIRS_UP_TO = 4096
_FORCED = 1.0


class Link(NamedTuple):
    """Two sections that correspond, by index."""

    current: int
    previous: int
    matched_by: MatchedBy
    score: float


@dataclass(slots=True)
class SectionPairs:
    """The pairing as it grows."""

    links: list[Link]
    by_current: dict[int, int]
    by_previous: dict[int, int]
    moved: set[int] = field(default_factory=set)
    """Current indexes of sections that stand elsewhere or out of order."""

    def add(self, link: Link) -> None:
        """Take a pair whose sides are both free."""
        self.links.append(link)
        self.by_current[link.current] = link.previous
        self.by_previous[link.previous] = link.current


def pair_sections(current: Outline, previous: Outline, words: Lexicon) -> SectionPairs:
    """Pair the sections of two outlines; `words` holds the clauses, current ones first."""
    pairing = _Pairing(current, previous, words)
    pairing.settle(Link(ROOT, ROOT, "path", 1.0))
    pairing.equal_titles_elsewhere()
    pairing.siblings()
    pairing.like_content_elsewhere()
    pairing.mark_moves()
    pairing.name_paths()
    return pairing.pairs


class _Pairing:
    """One run over two outlines."""

    def __init__(self, current: Outline, previous: Outline, words: Lexicon) -> None:
        self.current = current
        self.previous = previous
        self.words = words
        self.titles = Lexicon((*current.titles, *previous.titles))
        self.pairs = SectionPairs([], {}, {})
        self.content: dict[tuple[int, int], Bag] = {}

    def settle(self, link: Link) -> None:
        """Take a pair, and below it every child whose title stands under both."""
        stack = [link]
        while stack:
            taken = stack.pop()
            self.pairs.add(taken)
            stack += reversed(self._children_of_same_title(taken))

    def _children_of_same_title(self, parent: Link) -> list[Link]:
        found: list[Link] = []
        for by_number in (True, False):
            current, previous = self._free_children(parent)
            taken = {link.current for link in found}, {link.previous for link in found}
            names = partial(self._name, self.current, by_number=by_number)
            others = partial(self._name, self.previous, by_number=by_number)
            found += [
                Link(i, j, "path" if by_number else "title", 1.0 if by_number else 0.95)
                for i, j in _in_order(
                    [(i, names(i)) for i in current if i not in taken[0]],
                    [(j, others(j)) for j in previous if j not in taken[1]],
                )
            ]
        return sorted(found)

    def _free_children(self, parent: Link) -> tuple[list[int], list[int]]:
        pairs = self.pairs
        return (
            [i for i in self.current.children[parent.current] if i not in pairs.by_current],
            [j for j in self.previous.children[parent.previous] if j not in pairs.by_previous],
        )

    @staticmethod
    def _name(side: Outline, section: int, *, by_number: bool) -> Hashable:
        """Return what must be equal; a heading without title has only its number to go by."""
        title, number = side.titles[section], side.numbers[section]
        is_table = side.sections[section].table is not None
        return (is_table, title, number if by_number or not title else "")

    def _free(self) -> tuple[list[int], list[int]]:
        pairs = self.pairs
        return (
            [i for i in range(len(self.current.sections)) if i not in pairs.by_current],
            [j for j in range(len(self.previous.sections)) if j not in pairs.by_previous],
        )

    def equal_titles_elsewhere(self) -> None:
        """Pair a title that is free once on either side, wherever it stands now."""
        current, previous = self._free()
        for i, j in _unique_equal(
            [(i, self._name(self.current, i, by_number=False)) for i in current],
            [(j, self._name(self.previous, j, by_number=False)) for j in previous],
        ):
            content = self._content_likeness(i, j)
            free = i not in self.pairs.by_current and j not in self.pairs.by_previous
            if free and (content is None or content >= _FAR_CONTENT_LEAST):
                self.settle(Link(i, j, "title", round(0.5 + 0.45 * (content or 0.0), 4)))

    def siblings(self) -> None:
        """Pair the children left over under every pair; pairs found on the way come in turn."""
        for link in self.pairs.links:  # grows while it is walked
            current, previous = self._free_children(link)
            values = {
                (i, j): value
                for i, j in _near_pairs(current, previous)
                if (value := self._sibling_value(i, j)).score >= _SIBLING_LEAST
            }
            weighed = [(i, j, v.score - _SIBLING_LEAST + 0.01) for (i, j), v in values.items()]
            for i, j in best_pairs(weighed):
                self.settle(values[i, j])

    def _sibling_value(self, i: int, j: int) -> Link:
        """Weigh title, content, number and place of two sections under paired parents."""
        if (self.current.sections[i].table is None) != (self.previous.sections[j].table is None):
            return Link(i, j, "none", 0.0)
        if self.current.sections[i].table is not None:
            return Link(i, j, "position", _FORCED)
        title = self._title_likeness(i, j)
        content = self._content_likeness(i, j)
        number = self.current.numbers[i] == self.previous.numbers[j] != ""
        if content is None:
            return Link(i, j, "title", round(0.8 * title + 0.2 * number, 4))
        score = 0.4 * title + 0.4 * content + 0.2 * number
        reason: MatchedBy = "title" if title > content else "content"
        return Link(i, j, reason if max(title, content) >= 0.3 else "position", round(score, 4))

    def like_content_elsewhere(self) -> None:
        """Pair sections that went elsewhere under another title."""
        current, previous = self._free()
        current = [i for i in current if self.current.subtree(i)]
        previous = [j for j in previous if self.previous.subtree(j)]
        values: dict[tuple[int, int], Link] = {}
        for i, j in self._far_pairs(current, previous):
            content = self._content_likeness(i, j) or 0.0
            score = 0.4 * self._title_likeness(i, j) + 0.6 * content
            if score >= _FAR_LEAST:
                values[i, j] = Link(i, j, "content", round(score, 4))
        weighed = [(i, j, v.score - _FAR_LEAST + 0.01) for (i, j), v in values.items()]
        for i, j in best_pairs(weighed):
            if i not in self.pairs.by_current and j not in self.pairs.by_previous:
                self.settle(values[i, j])

    def _far_pairs(
        self, current: Sequence[int], previous: Sequence[int]
    ) -> Iterable[tuple[int, int]]:
        """All pairs of a few sections; of many, those that share a clause found once a side."""
        if len(current) * len(previous) <= _ALL_PAIRS_UP_TO:
            return [(i, j) for i in current for j in previous]
        shared = _unique_equal(
            [(i, self.current.keys[c]) for i in current for c in self.current.owned[i]],
            [(j, self.previous.keys[c]) for j in previous for c in self.previous.owned[j]],
        )
        return sorted(set(shared))

    def _title_likeness(self, i: int, j: int) -> float:
        if self.current.titles[i] == self.previous.titles[j] != "":
            return 1.0
        offset = len(self.current.titles)
        return self.titles.likeness(self.titles.bag(i), self.titles.bag(offset + j))

    def _content_likeness(self, i: int, j: int) -> float | None:
        """Compare all that stands in and under two sections; None if one holds nothing."""
        first, second = self._content_of(0, i), self._content_of(1, j)
        return self.words.likeness(first, second) if first.weight and second.weight else None

    def _content_of(self, side: int, section: int) -> Bag:
        known = self.content.get((side, section))
        if known is None:
            plan = self.previous if side else self.current
            offset = len(self.current.clauses) if side else 0
            known = self.words.union(offset + c for c in plan.subtree(section))
            self.content[side, section] = known
        return known

    def mark_moves(self) -> None:
        """Mark sections whose parents are no pair, or that break the order of their siblings."""
        siblings: dict[int, list[Link]] = defaultdict(list)
        for link in sorted(self.pairs.links):
            parent = self.current.parents[link.current]
            if self.pairs.by_current.get(parent) == self.previous.parents[link.previous]:
                siblings[parent].append(link)
            else:
                self.pairs.moved.add(link.current)
        for links in siblings.values():
            ranks = [link.previous for link in links]
            sizes = [self._size(link) for link in links]
            self.pairs.moved.update(links[at].current for at in out_of_order(ranks, sizes))

    def name_paths(self) -> None:
        """Say `path` of every pair that turned out to have it, however it was found."""
        links = self.pairs.links
        for at, link in enumerate(links):
            parents = self.current.parents[link.current], self.previous.parents[link.previous]
            same = self._name(self.current, link.current, by_number=True) == self._name(
                self.previous, link.previous, by_number=True
            )
            if same and self.pairs.by_current.get(parents[0]) == parents[1]:
                links[at] = Link(link.current, link.previous, "path", 1.0)

    def _size(self, link: Link) -> int:
        return sum(len(self.current.keys[c]) for c in self.current.subtree(link.current)) + sum(
            len(self.previous.keys[c]) for c in self.previous.subtree(link.previous)
        )


def _in_order(
    current: Sequence[tuple[int, Hashable]], previous: Sequence[tuple[int, Hashable]]
) -> list[tuple[int, int]]:
    """Pair equal values, the first with the first, the second with the second."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for j, value in reversed(previous):
        waiting[value].append(j)
    return [(i, waiting[value].pop()) for i, value in current if waiting.get(value)]


def _unique_equal(
    current: Sequence[tuple[int, Hashable]], previous: Sequence[tuple[int, Hashable]]
) -> list[tuple[int, int]]:
    """Return pairs whose value stands once on either side, in current order."""
    firsts = _singles(current)
    seconds = _singles(previous)
    return [(i, seconds[value]) for value, i in firsts.items() if value in seconds]


def _singles(rows: Sequence[tuple[int, Hashable]]) -> dict[Hashable, int]:
    found: dict[Hashable, int] = {}
    again: set[Hashable] = set()
    for index, value in rows:
        if value in found:
            again.add(value)
        found[value] = index
    return {value: index for value, index in found.items() if value not in again}


def _near_pairs(current: Sequence[int], previous: Sequence[int]) -> Iterable[tuple[int, int]]:
    """All pairs of a few siblings; of many, those of like rank."""
    if len(current) * len(previous) <= _ALL_PAIRS_UP_TO:
        return [(i, j) for i in current for j in previous]
    reach = _ALL_PAIRS_UP_TO // len(current) + 1
    return [
        (i, j)
        for rank, i in enumerate(current)
        for j in previous[max(0, rank - reach) : rank + reach]
    ]
