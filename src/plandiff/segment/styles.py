"""The order and level of marker styles, inferred from how headings nest over the whole plan."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plandiff.segment.headings import Heading

__all__ = ["rank_styles", "style_levels"]

# Where nesting leaves a tie: the usual order in Japanese documents, outermost first.
_USUAL = (
    "第#編 第#部 第#章 第#節 第#款 第#条 第# Ⅰ． Ⅰ A． 一 一、 #． # Ⅰ-# #-# #.# #.#.# #.#.#.# "
    "Ⅰ） （Ⅰ） （一） （#） ⑴ #） ① ア ア． ア） （ア） ⅰ） （ⅰ） ⅰ． a） （a） a． あ）"
).split()
_PLACE = {style: place for place, style in enumerate(_USUAL)}


def rank_styles(headings: Iterable[Heading]) -> dict[str, int]:
    """Order the styles of headings from the outermost (0), by most votes of parent and child."""
    seen: dict[str, None] = {}
    votes: Counter[tuple[str, str]] = Counter()
    for heading in headings:
        style = heading.style
        seen.setdefault(style)
        if heading.under and heading.marker.ordinal[-1] == 1:
            votes[heading.under[-1], style] += 1
    ranks: dict[str, int] = {}
    left = list(seen)
    while left:
        outermost = min(left, key=lambda style: (_beaten(style, left, votes), _usual(style)))
        ranks[outermost] = len(ranks)
        left.remove(outermost)
    return ranks


def _beaten(style: str, left: Iterable[str], votes: Mapping[tuple[str, str], int]) -> int:
    """Count the styles that more often stand above this one than below it."""
    return sum(votes.get((o, style), 0) > votes.get((style, o), 0) for o in left if o != style)


def _usual(style: str) -> int:
    return _PLACE.get(style, len(_PLACE))


def style_levels(headings: Iterable[Heading]) -> dict[str, int]:
    """Return the usual level of each style (1 is the outermost).

    A style stands one below the style it opens under in most chapters, the deeper one on a tie:
    ⅰ） right under （３） keeps the level it has under ①, and Ⅰ） within one chapter leaves the
    level of （１） in the others as it is.
    """
    parents = _parents(headings)
    levels: dict[str, int] = {"": 0}
    for style in parents:
        _level(style, parents, levels, ())
    del levels[""]
    return levels


def _parents(headings: Iterable[Heading]) -> dict[str, Counter[str]]:
    """Count for each style the chapters in which it opens under each other style."""
    chapter = 0
    seen: dict[tuple[str, str], set[int]] = {}
    for heading in headings:
        chapter += not heading.under
        above = heading.under[-1] if heading.under else ""
        if heading.marker.ordinal[-1] == 1 or not any(style == heading.style for style, _ in seen):
            seen.setdefault((heading.style, above), set()).add(chapter if above else 0)
    parents: dict[str, Counter[str]] = {}
    for (style, above), chapters in seen.items():
        parents.setdefault(style, Counter())[above] = len(chapters)
    return parents


def _level(
    style: str, parents: Mapping[str, Counter[str]], levels: dict[str, int], below: tuple[str, ...]
) -> int:
    if style not in levels:
        above = [p for p in parents.get(style, Counter[str]()) if p not in (*below, style)]
        found = [(parents[style][p], _level(p, parents, levels, (*below, style))) for p in above]
        levels[style] = max(found)[1] + 1 if found else 1
    return levels[style]
