"""Does a line end what it says, or break off in the middle? Judged by its last signs alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from plandiff.text.fold import REMEMBERED
from plandiff.text.scripts import is_ideograph

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["finished", "is_finished"]

_BENT = ("う", "く", "つ", "む", "る", "った", "いた", "んだ")
_VERBS = "する した ない なし あり なる れる られる せる いる える める げる り組む".split()
_LINKS = "により について において に対し に関する に向け として ため ほか など".split()
_DEEDS = "推進 強化 向上 促進 徹底 充実 整備 確保 改善 導入 取組 取り組み".split()


def _matches(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(rf"(?:{pattern})\Z")
    return lambda tail: compiled.search(tail) is not None


def _ends(*endings: str) -> Callable[[str], bool]:
    return lambda tail: tail.endswith(endings)


def _ends_verb(tail: str) -> bool:
    """Tell 努める, 促す, 行う; 実施す is 実施する cut in two."""
    if tail.endswith("す"):
        return is_ideograph(tail[-2:-1]) and not is_ideograph(tail[-3:-2])
    found = next((bent for bent in _BENT if tail.endswith(bent)), None)
    return found is not None and is_ideograph(tail[: -len(found)][-1:])


# From the most certain; the first that holds decides. Each: test of the line's end, score.
_ENDINGS: tuple[tuple[Callable[[str], bool], float], ...] = (
    (_matches(r"[。．！？]|(?<![A-Z0-9])[.!?]"), 1.0),  # 徹底する。
    (_ends(*"、，,・:：;；/／～〜~-－→⇒"), 0.05),  # ……するとともに、
    (_ends(*"】≫》＞〉］]"), 0.8),
    (_ends(*"」』"), 0.4),
    (_ends(*"）)"), 0.45),
    (_ends("すること", "のこと", "するもの"), 0.6),
    (_ends("とする", "である", "します", "しました"), 0.9),
    (_ends(*_VERBS), 0.75),
    (_ends_verb, 0.75),
    (_ends("ている", "ていく", "でいる", "でいく", "てきた"), 0.75),
    (_ends(*_LINKS), 0.08),
    (_ends("とともに", "及び", "並びに", "又は", "または"), 0.05),
    (_ends(*"をにはがでとのもやへ"), 0.05),  # particles
    (_matches("[ぁ-ん]"), 0.15),  # 図り, 実施し, or a word cut in two: 実施す
    (_matches(r"[%％]|[0-9０-９]\s?(?:[円件人社回名校台]|事業所|か月|日)"), 0.55),
    (_ends("以上", "以下", "以内", "未満", "等"), 0.25),
    (_ends(*_DEEDS), 0.45),
)
_OTHERWISE = 0.35  # ends in a noun, a figure, a Latin word: a heading may, a wrapped line too.
_BRACKETS = (("（", "）"), ("(", ")"), ("「", "」"), ("『", "』"), ("【", "】"))
_LONGEST_ENDING = 8


def _has_open_bracket(text: str) -> bool:
    """Tell whether the last bracket of a kind opens and is not closed again."""
    for opening, closing in _BRACKETS:
        at = text.rfind(opening)
        if at >= 0 and text.find(closing, at) < 0:
            return True
    return False


@lru_cache(REMEMBERED)
def finished(text: str) -> float:
    """Return how surely `text` ends a sentence or item: 1 with 。, 0 with an open bracket.

    A noun stands in between (0.25 to 0.45): it may end an item or be cut by the line's end.
    """
    line = text.rstrip()
    if not line or _has_open_bracket(line):
        return 0.0
    tail = line[-_LONGEST_ENDING:]
    for holds, score in _ENDINGS:
        if holds(tail):
            return score
    return _OTHERWISE


def is_finished(text: str) -> bool:
    """Tell whether `text` more likely ends a sentence or item than breaks off mid-sentence."""
    return finished(text) >= 0.5
