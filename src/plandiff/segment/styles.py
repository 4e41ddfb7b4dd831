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

    A style stands one below the style it most often opens under, the deeper one on a tie: ⅰ） right
    under （３） keeps the level it has under ①.
    """
    opened: dict[str, Counter[str]] = {}
    for heading in headings:
        parents = opened.setdefault(heading.style, Counter())
        if heading.marker.ordinal[-1] == 1 or not parents:
            parents[heading.under[-1] if heading.under else ""] += 1
    levels: dict[str, int] = {"": 0}
    for style in opened:
        _level(style, opened, levels, ())
    del levels[""]
    return levels


def _level(
    style: str, opened: Mapping[str, Counter[str]], levels: dict[str, int], above: tuple[str, ...]
) -> int:
    if style not in levels:
        parents = [p for p in opened.get(style, Counter[str]()) if p not in (*above, style)]
        ranked = [(opened[style][p], _level(p, opened, levels, (*above, style))) for p in parents]
        levels[style] = max(ranked)[1] + 1 if ranked else 1
    return levels[style]
