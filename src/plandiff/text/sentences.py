"""Does a line end what it says, or break off in the middle? Judged by its last signs alone."""

from __future__ import annotations

import re
from functools import lru_cache

from plandiff.text.fold import REMEMBERED

__all__ = ["finished", "is_finished"]

# From the most certain; the first that matches decides. Each: pattern at the line's end, score.
_ENDINGS = tuple(
    (re.compile(rf"(?:{pattern})\Z"), score)
    for pattern, score in (
        (r"[。．！？]|(?<![A-Z0-9])[.!?]", 1.0),  # 徹底する。
        (r"[、，,・:：;；/／～〜~\-－→⇒]", 0.05),  # ……するとともに、
        (r"[】≫》＞〉］\]]", 0.8),
        (r"[」』]", 0.4),
        (r"[）)]", 0.45),
        (r"すること|のこと|するもの", 0.6),
        (r"とする|である|します|しました", 0.9),
        # する, 努める, 促す, 行う; 実施す is 実施する cut in two.
        (r"する|した|ない|なし|あり|なる|れる|られる|せる|いる|える|める|げる|り組む", 0.75),
        (r"[一-鿿](?:う|く|つ|む|る|った|いた|んだ)|(?<![一-鿿])[一-鿿]す", 0.75),
        (r"(?:てい|でい)[るく]|てきた", 0.75),
        (r"により|について|において|に対し|に関する|に向け|として|ため|ほか|など", 0.08),
        (r"とともに|及び|並びに|又は|または", 0.05),
        (r"[をにはがでとのもやへ]", 0.05),  # particles
        (r"[ぁ-ん]", 0.15),  # 図り, 実施し, or a word cut in two: 実施す
        (r"[%％]|[0-9０-９]\s?(?:[円件人社回名校台]|事業所|か月|日)", 0.55),
        (r"以上|以下|以内|未満|等", 0.25),
        (r"推進|強化|向上|促進|徹底|充実|整備|確保|改善|導入|取組|取り組み", 0.45),
    )
)
_OTHERWISE = 0.35  # ends in a noun, a figure, a Latin word: a heading may, a wrapped line too.
_BRACKETS = (("（", "）"), ("(", ")"), ("「", "」"), ("『", "』"), ("【", "】"))
_LONGEST_ENDING = 8


def _has_open_bracket(text: str) -> bool:
    """Tell whether the last bracket of a kind opens and is not closed again."""
    return any(text.rfind(opening) > text.rfind(closing) for opening, closing in _BRACKETS)


@lru_cache(REMEMBERED)
def finished(text: str) -> float:
    """Return how surely `text` ends a sentence or item: 1 with 。, 0 with an open bracket.

    A noun stands in between (0.25 to 0.45): it may end an item or be cut by the line's end.
    """
    line = text.rstrip()
    if not line or _has_open_bracket(line):
        return 0.0
    tail = line[-_LONGEST_ENDING:]
    return next((score for pattern, score in _ENDINGS if pattern.search(tail)), _OTHERWISE)


def is_finished(text: str) -> bool:
    """Tell whether `text` more likely ends a sentence or item than breaks off mid-sentence."""
    return finished(text) >= 0.5
