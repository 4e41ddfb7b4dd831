"""Fold text for comparison: one way of writing for what differs only in width or code point.

The printed text is never replaced; a folded copy stands beside it, with an offset map where
evidence must be quoted. What carries meaning is left alone: ① ⅰ ㈱, 〇 beside 0, ー beside 一,
ロ beside 口, negation, letter case, variation selectors, zero-width and bidi characters.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import NamedTuple
from unicodedata import normalize

__all__ = ["REMEMBERED", "Folded", "bare", "fold", "fold_with_map", "key"]

REMEMBERED = 8192
"""Lines whose reading is kept: every stage asks again about the same ones."""


class Folded(NamedTuple):
    """A folded text and where each of its characters came from."""

    text: str
    offsets: tuple[int, ...]
    """`offsets[i]` is the source index of folded character i; one more entry for the end."""


# CJK radicals supplement and the ideographs they stand for (Unicode's equivalent unified
# ideographs): PDF producers write ⺠ for 民. NFKC knows only two of them.
_RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿"
    "⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_IDEOGRAPHS = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹"
    "艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
# Kangxi radicals that Japanese producers use for the Japanese form of the ideograph.
_KANGXI_IN_JAPAN = {"⼾": "戸", "⿊": "黒"}

_MINUSES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_WAVES = "\u301c\u223c\u223e\uff5e"
_BULLETS = "\u00b7\u2027\u2219\u22c5\uff65\uf06c\uf06e\uf0a7\uf0b7\uf09f\uf0d8"
_BRACKETS = {"₍": "(", "₎": ")", "⁽": "(", "⁾": ")", "﹙": "(", "﹚": ")"}
_OTHERS = {
    "‘": "'", "’": "'", "“": '"', "”": '"', "⋯": "…", "∥": "‖",
    "￠": "¢", "￡": "£", "￢": "¬", "￣": "‾", "￤": "¦", "￥": "¥", "\ufe6a": "%",
}  # fmt: skip
_HALF_KANA = "".join(map(chr, range(0xFF61, 0xFF9E)))
_SPACES = [chr(c) for c in range(0x3001) if chr(c).isspace()]
_DAKUTEN = {0xFF9E: "\u309b", 0xFF9F: "\u309c"}
_COMBINING = {"ﾞ": "\u3099", "ﾟ": "\u309a"}


def _to_one(sources: str, target: str) -> dict[int, str]:
    return {ord(c): target for c in sources}


class _Table(dict[int, str]):
    """A table for `str.translate` that learns which characters stay, twice as fast as failing."""

    def __missing__(self, code: int) -> str:
        self[code] = same = chr(code)
        return same


def _fold_table() -> _Table:
    table = {c: chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)}
    table |= {ord(a): b for a, b in zip(_RADICALS, _IDEOGRAPHS, strict=True)}
    table |= {c: normalize("NFKC", chr(c)) for c in range(0x2F00, 0x2FD6)}
    table |= {ord(a): b for a, b in _KANGXI_IN_JAPAN.items()}
    # Compatibility ideographs go the way every normalisation form sends them.
    table |= {c: n for c in range(0xF900, 0xFADA) if (n := normalize("NFC", chr(c))) != chr(c)}
    table |= {ord(c): normalize("NFKC", c) for c in _HALF_KANA}
    table |= {c: normalize("NFKC", chr(c)) for c in range(0xFB00, 0xFB07)}  # ﬁ and its kind
    table |= {0x2780 + i: chr(0x2460 + i) for i in range(10)}  # ➀ to ①
    table |= _to_one(_MINUSES, "-") | _to_one(_WAVES, "~") | _to_one(_BULLETS, "・")
    table |= _to_one("".join(_SPACES), " ")
    table |= {ord(a): b for a, b in (_BRACKETS | _OTHERS).items()}
    return _Table(table | _DAKUTEN)


_TABLE = _fold_table()
# A letter with marks that combine with it: か + U+3099, ｶﾞ, e + U+0301.
_CLUSTER = re.compile(r"[ｦ-ﾝぁ-ゖァ-ヺ][ﾞﾟ]|[^\u0300-\u036f\u3099\u309a][\u0300-\u036f\u3099\u309a]+")


# The sieve that lets most lines pass without the search for clusters.
_MARKS = re.compile("[ﾞﾟ\u0300-\u036f\u3099\u309a]")


def _compose(cluster: str) -> str:
    base, marks = cluster[0].translate(_TABLE), cluster[1:]
    composed = normalize("NFC", base + _COMBINING.get(marks, marks))
    uncomposed = marks in _COMBINING and len(composed) > len(base)
    return base + marks.translate(_TABLE) if uncomposed else composed


@lru_cache(REMEMBERED)
def fold(text: str) -> str:
    """Return the folded copy of `text`; white space of any kind becomes plain spaces."""
    if text.isascii() and text.isprintable():
        return text
    if _MARKS.search(text):
        text = _CLUSTER.sub(lambda m: _compose(m[0]), text)
    return text.translate(_TABLE)


def _folded_parts(text: str) -> list[tuple[int, str]]:
    """(source index, what that character or cluster folds to), in order."""
    parts: list[tuple[int, str]] = []
    at = 0
    for match in chain(_CLUSTER.finditer(text), (None,)):
        stop = match.start() if match else len(text)
        parts += [(i, text[i].translate(_TABLE)) for i in range(at, stop)]
        if match:
            parts.append((stop, _compose(match[0]).translate(_TABLE)))
            at = match.end()
    return parts


def fold_with_map(text: str) -> Folded:
    """Fold `text` and keep where every folded character starts in it.

    Offsets never fall; all characters that one source cluster folds to share its start.
    """
    if text.isascii() and text.isprintable():
        return Folded(text, tuple(range(len(text) + 1)))
    if not _MARKS.search(text) and len(plain := text.translate(_TABLE)) == len(text):
        return Folded(plain, tuple(range(len(text) + 1)))  # nothing folds to nothing: one to one
    parts = _folded_parts(text)
    offsets = [start for start, folded in parts for _ in folded]
    return Folded("".join(folded for _, folded in parts), (*offsets, len(text)))


@lru_cache(REMEMBERED)
def key(text: str) -> str:
    """Return what decides whether two texts say the same: folded, no white space, no outer 。."""
    return fold(text).replace(" ", "").strip("。")


# Punctuation, brackets, bullets: all but letters, figures, and signs that stand in figures
# or words (▲3.2%, ①, ㈱).
_UNWORDED = re.compile(r"[^\w%&+\-=<>×÷/.,▲△°\u2460-\u24ff\u2776-\u2793\u3200-\u33ff]+|_")
_LOOSE_POINT = re.compile(r"(?<![0-9])[.,/]+|[.,/-]+(?![0-9])")


def bare(text: str) -> str:
    """Return `key` without punctuation, brackets and bullets, to measure likeness of wording.

    Points, commas and hyphens between digits stay: 3.0 is not 30.
    """
    return _LOOSE_POINT.sub("", _UNWORDED.sub("", key(text)))
