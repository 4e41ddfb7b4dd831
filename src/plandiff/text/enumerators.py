"""Enumerators: numbers that set an item or heading off, told from numbers in a sentence.

（１） １） １． ① ⅰ） Ⅰ． Ⅰ-1 第１章 1.1 １－１ ア （ア） a) A. 一、 （一） in any width.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import numeric

from plandiff.text.fold import fold
from plandiff.text.numerals import parse_number, unit_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Enumerator", "is_spoken_of", "read_enumerator"]


class Enumerator(NamedTuple):
    """A number with its frame, up to `end` of the text it was read from."""

    style: str
    ordinal: tuple[int, ...]
    end: int


# ---------------------------------------------------------------- numbers

_KANA = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_HIRAGANA = "あいうえおかきくけこさしすせそたちつてと"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_DIGIT = "[0-9０-９]"
_HYPHEN = "[-－‐−–]"
# 12, ii, 十二, Ⅳ, ウ; `_count` decides whether it is one.
_NUMBER = re.compile(
    rf"{_DIGIT}{{1,2}}|[A-Za-zＡ-Ｚａ-ｚ]{{1,4}}|[一二三四五六七八九十]{{1,3}}|[Ⅰ-ⅿア-ンｱ-ﾝあ-と]"
)
# Signs that are number and frame in one: first, last, style, number of the first.
_ENCLOSED = (
    ("①", "⑳", "①", 1), ("㉑", "㉟", "①", 21), ("㊱", "㊿", "①", 36), ("⓪", "⓪", "①", 0),
    ("➀", "➉", "①", 1), ("❶", "❿", "❶", 1), ("⓫", "⓴", "❶", 11), ("➊", "➓", "❶", 1),
    ("⑴", "⒇", "⑴", 1), ("⒈", "⒛", "⒈", 1), ("㈠", "㈩", "㈠", 1), ("㊀", "㊉", "㊀", 1),
    ("⒜", "⒵", "⒜", 1), ("ⓐ", "ⓩ", "ⓐ", 1), ("Ⓐ", "Ⓩ", "Ⓐ", 1),
)  # fmt: skip
_ENCLOSED_CLASS = "".join(f"{first}-{last}" for first, last, *_ in _ENCLOSED)


def _count(printed: str) -> tuple[str, int] | None:
    """Return sign and number of a counter: ("#", 2) for ２, ("ア", 2) for イ, ("ⅰ", 2) for ii."""
    plain = fold(printed)
    first = plain[0]
    if first.isdecimal():
        return ("#", int(plain)) if int(plain) else None
    if "Ⅰ" <= first <= "ⅿ":
        return "ⅰ" if first >= "ⅰ" else "Ⅰ", int(numeric(first))
    if first.isascii():
        return _latin_count(plain)
    for sign, row in (("ア", _KANA), ("あ", _HIRAGANA)):
        if first in row:
            return sign, row.index(first) + 1
    number = parse_number(plain)
    return ("一", int(number)) if number else None


def _latin_count(letters: str) -> tuple[str, int] | None:
    """Read ii and IV as Roman numerals, other single letters by their place in the alphabet."""
    is_upper = letters.isupper()
    if letters.lower() in _ROMAN:
        return "Ⅰ" if is_upper else "ⅰ", _ROMAN.index(letters.lower()) + 1
    if len(letters) > 1:
        return None
    return "A" if is_upper else "a", ord(letters.lower()) - ord("a") + 1


# ---------------------------------------------------------------- what may not follow

# An enumerator before these words is spoken of, not set: （２）の取組, ⅰ）～ⅲ）, ①及び②, ①は令和.
_SPOKEN_OF = re.compile(
    r"""\s*(?:
        [、，,。・/／～~〜]
      | [のを] | 及び | および | 並びに | ならびに | 又は | または | もしくは | 若しくは
      | から(?!だ) | まで | のうち | 以外 | 以降 | より[、は] | 等[のをにはがで、]
      | に(?:つい|おい|おけ|係|かか|基づ|もとづ|よ[りるっ]|対|関|示|定|掲|該当|加え|同じ|準)
      | [はがも](?=[、一-鿿]) | で(?=[、はのも示定]) | と(?=[、しはのも同の併]) | へ[のと]
    )""",
    re.VERBOSE,
)
# 11）年度末, ７）年１月: the close of a bracket that opened on the line before.
_DATE_TAIL = re.compile(rf"年(?:度|末|\s*{_DIGIT}|[、。]|\s*$)|[月日](?:{_DIGIT}|[、。にま末])")
_MEASURE = re.compile(
    r"\ ?(?:[%°℃十百千万億兆]|倍|ポイント|pt|円|日|[かヶカ]月|時間|分|点|割|年|kg|km|[gm]\b)"
)


@cache
def _counted() -> re.Pattern[str]:
    """Match what makes the number before it a quantity: 8月, 人以上; 人材育成 does not."""
    return re.compile(
        rf"\ ?(?:[十百千万億兆%月]|{unit_pattern()}"
        r"(?=\ |$|[0-9、。)/]|[のをにはがでともへ当間目程未以毎ごぶ増減末分]))"
    )


def is_spoken_of(rest: str) -> bool:
    """Tell whether the text after a number or sign makes it a word of the sentence."""
    return _SPOKEN_OF.match(rest) is not None


def _is_counted(rest: str) -> bool:
    return _counted().match(fold(rest[:12])) is not None


def _is_counted_tight(rest: str) -> bool:
    """Tell 1-2件 from Ⅰ-1 地域の安全: a blank sets the number off from a word that could count."""
    return not rest[:1].isspace() and _is_counted(rest)


def _is_counted_alone(rest: str) -> bool:
    """Tell 23　件 from １　地域の安全: after the wide blank a figure's unit ends the cell."""
    match = _counted().match(fold(rest[:12]))
    return match is not None and len(rest.rstrip()) <= match.end() + 2


def _is_measured(rest: str) -> bool:
    return _MEASURE.match(fold(rest[:8])) is not None


def _is_date_tail(rest: str) -> bool:
    return _DATE_TAIL.match(rest) is not None


# ---------------------------------------------------------------- shapes


class _Shape(NamedTuple):
    """One way to frame a number: what stands before it, after it, and what speaks against it."""

    opening: str
    """（ (either width), 第, or nothing."""
    tail: re.Pattern[str]
    style: str
    """With {n} for the sign and {unit} for a counter word."""
    signs: str
    """The signs that may stand in it."""
    is_sentence: Callable[[str], bool] = is_spoken_of
    """What speaks against it, beside `is_spoken_of`."""


def _shape(
    opening: str,
    tail: str,
    style: str,
    signs: str,
    is_sentence: Callable[[str], bool] = is_spoken_of,
) -> _Shape:
    return _Shape(opening, re.compile(tail), style, signs, is_sentence)


_SUB = rf"(?:{_HYPHEN}(?P<sub>{_DIGIT}{{1,2}})(?!{_DIGIT}))?"
_TEXT_FOLLOWS = r"(?=\s*[^\s0-9０-９])"
_SHAPES = (
    # （１） (ア) （1）-2
    _shape("（", rf" ?[）)]{_SUB}", "（{n}）", "#ⅰⅠアあ一aA"),
    # １） ⅰ) a) ⅲ₎
    _shape("", rf"[）)₎]{_SUB}", "{n}）", "#ⅰⅠアあaA", _is_date_tail),
    # 1.1 概要, 1.1.1, １．２　目的; a measure after it would make it a figure
    _shape(
        "",
        rf"(?P<sub>(?:[.．]{_DIGIT}{{1,2}}){{1,3}})[.．]?"
        rf"(?:(?=\s)|(?<=[０-９．])|(?<=[.]{_DIGIT}[.]{_DIGIT}))(?![0-9.,])" + _TEXT_FOLLOWS,
        "{n}.#",
        "#",
        _is_measured,
    ),
    # １－１ 計画, Ⅰ-1
    _shape(
        "",
        rf"(?P<sub>(?:{_HYPHEN}{_DIGIT}{{1,2}}){{1,2}})(?![-－‐−–0-9０-９.．,，%％])"
        + _TEXT_FOLLOWS,
        "{n}-#",
        "#ⅠA",
        _is_counted_tight,
    ),
    # １． 1. Ⅰ． A. (a small letter needs the blank: e.g.)
    _shape("", rf"[.．](?!{_DIGIT})", "{n}．", "#ⅠⅰアA一"),
    _shape("", r"[.．](?=\s)", "{n}．", "aⅰ"),
    # 一、
    _shape("", r"、(?![一二三四五六七八九十])", "{n}、", "一"),
    # 第１章 第一節 第2部
    _shape("第", r" ?(?P<unit>[章節条項編款]|部(?![会門長署局隊]))", "第{n}{unit}", "#一"),
    # 第１　基本方針
    _shape("第", r"(?=[ 　]+[^\s0-9０-９])", "第{n}", "#一", _is_counted),
    # ア　計画の策定, Ⅰ 総論
    _shape("", r"(?=[ 　]+\S)", "{n}", "アⅠ"),
    # １　目的 (only with the wide blank: 10 営業日 is a figure)
    _shape("", r"(?=　+[^\s0-9０-９])", "{n}", "#一", _is_counted_alone),
)
_LAST_BARE_KANA = 15  # ソ; a lone ト or ド before a blank is rather the tail of a wrapped word.


def _sub_ordinal(sub: str | None) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"[0-9]+", fold(sub or "")))


def _style(shape: _Shape, sign: str, match: re.Match[str]) -> str:
    unit = match.groupdict().get("unit") or ""
    plain = shape.style.format(n="#" if shape.style[0] == "第" else sign, unit=unit)
    has_sub = bool(match.groupdict().get("sub")) and not plain.endswith("#")
    return (fold(plain) if sign in "aA" else plain) + ("-#" if has_sub else "")


def _read_tail(shape: _Shape, sign: str, number: int, text: str, after: int) -> Enumerator | None:
    """Read what follows the number, which ends at `after`, as `shape` has it."""
    match = shape.tail.match(text, after)
    if match is None or (shape.style == "{n}" and sign == "ア" and number > _LAST_BARE_KANA):
        return None
    rest = text[match.end() :]
    if is_spoken_of(rest) or shape.is_sentence(rest):
        return None
    ordinal = (number, *_sub_ordinal(match.groupdict().get("sub")))
    return None if 0 in ordinal else Enumerator(_style(shape, sign, match), ordinal, match.end())


_OPENINGS = {"（": "（", "(": "（", "第": "第"}


def _framed(text: str, start: int) -> Enumerator | None:
    opening = _OPENINGS.get(text[start : start + 1], "")
    at = start + len(opening)
    match = _NUMBER.match(text, at + 1 if opening and text[at : at + 1] == " " else at)
    counted = _count(match[0]) if match else None
    if match is None or counted is None:
        return None
    sign, number = counted
    shapes = (s for s in _SHAPES if s.opening == opening and sign in s.signs)
    found = (_read_tail(shape, sign, number, text, match.end()) for shape in shapes)
    return next(filter(None, found), None)


_CIRCLED = re.compile(rf"[{_ENCLOSED_CLASS}]{_SUB}(?!\s*[{_ENCLOSED_CLASS}])")


def _enclosed(text: str, start: int) -> Enumerator | None:
    match = _CIRCLED.match(text, start)
    if match is None or is_spoken_of(text[match.end() :]):
        return None
    sign = match[0][0]
    style, number = next(
        (style, ord(sign) - ord(first) + base)
        for first, last, style, base in _ENCLOSED
        if first <= sign <= last
    )
    sub = _sub_ordinal(match["sub"])
    return Enumerator(style + ("-#" if sub else ""), (number, *sub), match.end())


# 重点施策１　人材の確保, 基本目標Ⅰ：…, 施策の柱２ …; 施策１件 and 目標10 are no heads
_WORDED = re.compile(
    rf"""(?P<word>(?:重点|基本|主要|個別|具体的)?(?:施策|目標|戦略|方針|政策|取組|視点|課題|項目|柱)
                 (?:の(?:柱|方向性?))?)
    \ ?(?:(?P<number>{_DIGIT}{{1,2}}|[Ⅰ-Ⅻ一二三四五六七八九十])|(?P<sign>[①-⑳]))
    (?:{_HYPHEN}(?P<sub>{_DIGIT}{{1,2}}))?
    (?=[\s:：]+[^\s0-9０-９])""",
    re.VERBOSE,
)


def _worded(text: str, start: int) -> Enumerator | None:
    match = _WORDED.match(text, start)
    if match is None:
        return None
    counted = ("①", ord(match["sign"]) - ord("①") + 1) if match["sign"] else _count(match["number"])
    if counted is None or is_spoken_of(text[match.end() :]):
        return None
    sub = _sub_ordinal(match["sub"])
    style = f"{match['word']}{counted[0]}" + ("-#" if sub else "")
    return Enumerator(style, (counted[1], *sub), match.end())


def read_enumerator(text: str, start: int = 0) -> Enumerator | None:
    """Read the enumerator that stands exactly at `start`; None where there is none."""
    return _enclosed(text, start) or _framed(text, start) or _worded(text, start)
