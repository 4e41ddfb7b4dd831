"""House wording of plans as data: which block heads open what. Structure is inferred without it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from plandiff.text.fold import fold

if TYPE_CHECKING:
    from plandiff.text.markers import Marker

__all__ = ["BlockName", "block_name", "closes_bracket", "is_one_sided_bracket", "is_promise_tail"]

BlockName = Literal["action", "importance", "difficulty"]

LONGEST_HEAD = 40
"""A line longer than this is no block head."""

_NAMES: tuple[tuple[BlockName, str], ...] = (
    (
        # （具体的な取組）, 【主な取組内容】, ■ 具体的取り組み, [Specific actions]
        "action",
        r"""(?:本年度の|今年度の|来年度の|令和.{1,2}年度の)?
            (?:主な|主要な|重点的?な?|具体的な?|実施する|今後の)?\s*
            (?:取組|取組み|取り組み)(?:内容|事項|項目|等)?
          | (?:主な|具体的な?)(?:実施|施策|事業|行動)(?:内容|事項)?
          | 実施事項 | アクション(?:プラン)?
          | (?:specific|key|main|planned|concrete)?\s*(?:actions?|activities|initiatives)
        """,
    ),
    ("importance", r"重要度 (?:[:：・\s].*)? | importance (?:[:\s].*)?"),
    ("difficulty", r"(?:困難度|難易度) (?:[:：・\s].*)? | difficulty (?:[:\s].*)?"),
)
_PATTERNS = tuple(
    (name, re.compile(rf"(?:{pattern})", re.VERBOSE | re.IGNORECASE)) for name, pattern in _NAMES
)
_OUTSIDE = " 【】≪≫《》〈〉＜＞<>[]［］()（）〔〕■□◆◇●○◎▶:："


@lru_cache(maxsize=512)
def block_name(text: str) -> BlockName | None:
    """Tell what the block opens that `text` heads: （具体的な取組） opens the actions.

    Brackets and signs around the words do not matter; None for every other text.
    """
    if len(text) > LONGEST_HEAD:
        return None
    words = fold(text).strip(_OUTSIDE)
    return next((name for name, pattern in _PATTERNS if pattern.fullmatch(words)), None)


_PAIRS = ("（）", "()", "「」", "『』", "【】", "“”")


def is_one_sided_bracket(text: str) -> bool:
    """Tell whether a bracket opens in `text` that does not close in it."""
    return any(text.count(pair[0]) > text.count(pair[1]) for pair in _PAIRS)


def is_promise_tail(text: str) -> bool:
    """Tell the rest of a KPI after its note sign: 事業所数を1,660事業所 /（※）以上とする."""
    return text.startswith(("以上", "以下", "以内", "未満", "を", "の", "に"))


def closes_bracket(before: str, marker: Marker) -> bool:
    """Tell whether a seeming number closes a bracket of the line before: （数量ベー / ス）を."""
    text = marker.text.rstrip()
    is_closing = text[-1:] in {"）", ")"} and text[:1] not in {"（", "("}
    return is_closing and is_one_sided_bracket(before)
