"""Differences of notation: two ways of writing one thing, told apart from changes of substance.

The tables hold writings that a reader takes for the same word. Nothing here touches figures,
negation, comparison words (以上, 超) or endings that bind differently (する, 努める, できる).
"""

from __future__ import annotations

import re
from functools import cache

from plandiff.text.fold import key
from plandiff.text.years import same_years

_SAME_WORDS: dict[str, tuple[str, ...]] = {
    "および": ("及び",),
    "ならびに": ("並びに",),
    "または": ("又は",),
    "もしくは": ("若しくは",),
    "あるいは": ("或いは",),
    "かつ": ("且つ",),
    "さらに": ("更に",),
    "さらなる": ("更なる",),
    "すべて": ("全て",),
    "すでに": ("既に",),
    "あらかじめ": ("予め",),
    "たとえば": ("例えば",),
    "さまざま": ("様々",),
    "したがって": ("従って",),
    "あわせて": ("併せて",),
    "ください": ("下さい",),
    "いただ": ("頂",),
    "いたし": ("致し",),
    "でき": ("出来",),
    "つなが": ("繋が",),
    "つなげ": ("繋げ",),
    "つなぐ": ("繋ぐ",),
    "わかりやす": ("分かりやす", "分かり易", "判りやす"),
    "もとづ": ("基づ", "基付"),
    "かかる": ("係る",),
    "かかわ": ("関わ", "係わ"),
    "ため": ("為に", "為、"),
    "きめ細か": ("きめこまか",),
    "行う": ("行なう", "おこなう"),
    "行い": ("行ない", "おこない"),
    "行っ": ("行なっ", "おこなっ"),
    "取組": ("取り組み", "取組み", "とりくみ"),
    "取組む": ("取り組む",),
    "手続": ("手続き",),
    "引続き": ("引き続き", "ひき続き"),
    "引上げ": ("引き上げ",),
    "引下げ": ("引き下げ",),
    "問合せ": ("問い合わせ", "問合わせ", "問い合せ"),
    "申込": ("申し込み", "申込み"),
    "受付": ("受け付け", "受付け"),
    "打合せ": ("打ち合わせ", "打合わせ"),
    "見積": ("見積り", "見積もり"),
    "締切": ("締め切り", "締切り"),
    "呼掛け": ("呼び掛け", "呼びかけ", "呼掛け"),
    "働きかけ": ("働き掛け",),
    "障害": ("障がい", "障碍"),
    "子ども": ("子供", "こども"),
    "か月": ("ヶ月", "カ月", "ヵ月", "ケ月", "箇月", "ヵ月", "ヶ月"),
    "サーバ": ("サーバー",),
    "ユーザ": ("ユーザー",),
    "コンピュータ": ("コンピューター",),
    "プリンタ": ("プリンター",),
    "フォルダ": ("フォルダー",),
    "前年度": ("対前年度",),
}
"""One writing and the others of the same word."""

# Quotation marks add emphasis; commas only guide the reading, save between figures (１、２).
_MARKS = re.compile(r"[「」『』\"']|(?<![0-9])[、,]|[、,](?![0-9])")


@cache
def _writings() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {other: one for one, others in _SAME_WORDS.items() for other in others}
    longest_first = sorted(table, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first))), table


def substance(text: str) -> str:
    """Return the text with every listed difference of notation taken out, for comparison only."""
    pattern, table = _writings()
    plain = _MARKS.sub("", key(same_years(text)))
    return pattern.sub(lambda match: table[match[0]], plain)


@cache
def _pliable() -> frozenset[str]:
    """Return the ideographs and katakana in which two writings of one thing may differ."""
    words = [word for one, others in _SAME_WORDS.items() for word in (one, *others)]
    return frozenset("".join(words) + "年度令和平成昭和大正明治元")


def may_be_notation(gone: str, come: str) -> bool:
    """Tell by a glance at what was marked whether it may be notation alone."""
    different = set(gone) ^ set(come)
    return all(char < "ァ" or char > "鿿" or char in _pliable() for char in different)


def differ_in_notation_only(first: str, second: str) -> bool:
    """Tell whether two texts say the same in two ways of writing."""
    return substance(first) == substance(second)
