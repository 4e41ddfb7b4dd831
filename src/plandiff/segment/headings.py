"""Which enumerated blocks are headings, which name a group of items, which are items themselves.

A heading reads as a title, has something under it, and counts on from the headings before it.
Inside a block of actions a new count of titles names groups, unless it has actions of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from plandiff.segment.contents import PRINTED_TITLE
from plandiff.segment.words import block_name
from plandiff.text.markers import follows
from plandiff.text.sentences import finished

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from plandiff.segment.blocks import Block
    from plandiff.text.markers import Marker

__all__ = ["Heading", "Headings", "find_headings", "level_style"]

LEARNING_ROUNDS = 2
LONGEST_TITLE = 80
VERB = 0.6
"""From here on the ending of a text is that of a sentence, when it ends in kana."""

Verdict = Literal["heading", "label", "item"]


@dataclass(frozen=True, slots=True)
class Heading:
    """An enumerated block that heads a section, and the styles it stands under."""

    index: int
    """Place of its block."""
    marker: Marker
    style: str
    """`level_style` of the marker."""
    under: tuple[str, ...]
    """Styles of the headings it is nested in, outermost first."""
    gap: bool = False
    """It does not count on from the one before."""


class Headings(NamedTuple):
    """What became of the enumerated blocks."""

    headings: tuple[Heading, ...]
    labels: frozenset[int]
    """Places of blocks that name a group: １） 回収率の向上."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    index: int
    marker: Marker
    is_sentence: bool
    is_title: bool
    """Reads as a title: neither sentence nor verb."""
    has_content: bool
    """Something other than its own next number follows."""
    run_has_content: bool
    """Bullets, text or sub-sections follow it or one that counts on from it."""
    run_has_actions: bool
    """A block of actions stands under it or under one that counts on from it."""


def find_headings(
    blocks: Sequence[Block], learn: Callable[[Iterable[Heading]], Mapping[str, int]]
) -> Headings:
    """Decide on every enumerated block, in order.

    `learn` ranks the marker styles of headings from the outermost (0). They are found without
    ranks first, each style nesting by need, and then again with what the nesting has shown.
    """
    candidates = {candidate.index: candidate for candidate in _candidates(blocks)}
    ranks: Mapping[str, int] = {}
    for _ in range(LEARNING_ROUNDS):
        ranks = learn(_walk(blocks, candidates, ranks).headings)
    return _walk(blocks, candidates, ranks)


def _walk(
    blocks: Sequence[Block], candidates: Mapping[int, _Candidate], ranks: Mapping[str, int]
) -> Headings:
    walk = _Walk(ranks)
    for index, block in enumerate(blocks):
        if block.role == "enumerated":
            walk.decide(candidates[index])
        elif block.role == "label" and block_name(block.row.text) == "action":
            walk.in_actions = bool(walk.headings)
    return Headings(tuple(walk.headings), frozenset(walk.labels))


def level_style(marker: Marker) -> str:
    """Return what decides the level: the style, and for 1.2.3 how many numbers it counts with."""
    return marker.style + ".#" * (len(marker.ordinal) - 2)


# ---------------------------------------------------------------- looking at one block


def _candidates(blocks: Sequence[Block]) -> list[_Candidate]:
    places = [i for i, block in enumerate(blocks) if block.role == "enumerated"]
    ends = [*places[1:], len(blocks)]
    found: list[_Candidate] = []
    for place, end in reversed(list(zip(places, ends, strict=False))):
        found.append(_candidate(blocks, place, end, found[-1] if found else None))
    return found[::-1]


def _candidate(
    blocks: Sequence[Block], place: int, end: int, following: _Candidate | None
) -> _Candidate:
    marker = blocks[place].lead[0]
    text = blocks[place].text()
    under = blocks[place + 1 : end]
    is_sentence = "。" in text or (text.isascii() and text.endswith("."))
    child = following if following and not under and _opens(marker, following) else None
    # 「１ 利用を広げる」 is a heading where 「(1) 子ども」 comes right below it.
    is_phrase = not is_sentence and (not _is_verb(text) or bool(child and child.is_title))
    following = following if following and follows(marker, following.marker) else child
    own = bool(child) or bool(under and not _closes_section(under[0]))
    return _Candidate(
        place,
        marker,
        is_sentence,
        is_title=bool(text) and is_phrase and len(text) <= LONGEST_TITLE,
        has_content=bool(under or child),
        run_has_content=following.run_has_content if following and not under else own,
        run_has_actions=any(block_name(block.row.text) == "action" for block in under)
        or bool(following and following.run_has_actions),
    )


def _is_verb(text: str) -> bool:
    """Whether a text ends as a sentence without full stop does: 図る, 実施した."""
    return finished(text) >= VERB and "ぁ" <= text[-1:] <= "ん"


def _opens(marker: Marker, following: _Candidate) -> bool:
    """Whether the block right after a heading is the first of a level below it."""
    is_first = following.marker.ordinal[-1:] == (1,)
    return is_first and level_style(following.marker) != level_style(marker)


def _is_worded(marker: Marker) -> bool:
    """Whether the number names what it counts: 重点施策１, 基本目標Ⅰ."""
    return "一" < marker.style[0] <= "鿿" and marker.style[0] != "第"


def _closes_section(block: Block) -> bool:
    """Whether a block is what closes a section rather than what a heading heads."""
    return block.role in {"kpi", "kpi_head", "rating", "label"}


# ---------------------------------------------------------------- walking the plan


class _Walk:
    """The state on the way through the plan: open headings, and whether actions are listed."""

    def __init__(self, ranks: Mapping[str, int]) -> None:
        self.headings: list[Heading] = []
        self.labels: list[int] = []
        self.in_actions = False
        self._ranks = ranks
        self._open: list[Marker] = []
        self._label: Marker | None = None
        self._list: Marker | None = None

    def decide(self, candidate: _Candidate) -> None:
        verdict = self._verdict(candidate)
        if verdict == "heading":
            self._nest(candidate)
        elif verdict == "label":
            self.labels.append(candidate.index)
            self._label = candidate.marker
        else:
            self._list = candidate.marker

    def _verdict(self, candidate: _Candidate) -> Verdict:
        marker = candidate.marker
        if marker.style == PRINTED_TITLE or (_is_worded(marker) and not candidate.is_sentence):
            return "heading"
        if candidate.is_sentence or not marker.ordinal:
            return "item"
        if self._list and follows(self._list, marker) and not self._counts_on(marker):
            return "item"
        if self._counts_on(marker) and (candidate.is_title or candidate.has_content):
            return "heading"
        # A list needs words that introduce it; right under a heading only a heading can stand.
        is_known = level_style(marker) in self._ranks and candidate.run_has_content
        heads = candidate.has_content or is_known or self._is_under_heading(candidate)
        if not candidate.is_title or not heads:
            return "item"
        return self._verdict_on_title(candidate)

    def _verdict_on_title(self, candidate: _Candidate) -> Verdict:
        marker = candidate.marker
        if not self.in_actions:
            return "heading"
        if self._label and follows(self._label, marker):
            return "label"
        if marker.ordinal[-1] == 1 and not candidate.run_has_actions:
            return "label"
        is_known = level_style(marker) in self._ranks or candidate.run_has_actions
        return "heading" if is_known else "label"

    def _is_under_heading(self, candidate: _Candidate) -> bool:
        return bool(self.headings) and self.headings[-1].index == candidate.index - 1

    def _place(self, marker: Marker) -> int | None:
        """Return the depth at which the style is open."""
        style = level_style(marker)
        places = [i for i, other in enumerate(self._open) if level_style(other) == style]
        return places[-1] if places else None

    def _counts_on(self, marker: Marker) -> bool:
        place = self._place(marker)
        return place is not None and follows(self._open[place], marker)

    def _nest(self, candidate: _Candidate) -> None:
        marker = candidate.marker
        place = self._place(marker)
        if place is None:
            place = self._depth(marker)
        is_gap = not self._counts_on(marker) and marker.ordinal[-1] != 1
        del self._open[place:]
        under = tuple(level_style(other) for other in self._open)
        self._open.append(marker)
        heading = Heading(candidate.index, marker, level_style(marker), under, gap=is_gap)
        self.headings.append(heading)
        self.in_actions = False
        self._label = self._list = None

    def _depth(self, marker: Marker) -> int:
        """Return where a style that is not open nests: under all that rank above it."""
        rank = self._ranks.get(level_style(marker))
        if rank is None:
            return len(self._open)
        ranks = [self._ranks.get(level_style(other), -1) for other in self._open]
        return next((i for i, other in enumerate(ranks) if other >= rank), len(ranks))
