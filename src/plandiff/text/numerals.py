"""Figures and their units, as printed: 1,660事業所, ５６．６％, 7日以内, 10万, ▲3.2."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from plandiff.text.fold import fold, fold_with_map

__all__ = [
    "COMPARATORS",
    "Quantity",
    "canonical_unit",
    "parse_number",
    "quantities",
    "unit_pattern",
]


class Quantity(NamedTuple):
    """A figure with its unit, in source offsets (a comparator after it is not part of it)."""

    start: int
    end: int
    value: Decimal
    """Multipliers worked out: 3.5万人 is 35000 人, 百万円 counts in 円."""
    unit: str
    """Canonical: ％, か月, 円."""
    text: str
    """As printed."""


# Units with several writings; the first of a row is canonical.
_SPELLINGS = tuple(
    tuple(spelling.replace("_", " ") for spelling in row.split())
    for row in (
        "％ % パーセント percent",
        "ポイント pt points",
        "か月 ヶ月 ヵ月 カ月 ケ月 箇月 か月間 ヶ月間 カ月間 months month",
        "か所 ヶ所 ヵ所 カ所 ケ所 箇所",
        "か国 ヶ国 ヵ国 カ国",
        "年 年間 か年 ヶ年 ヵ年 カ年 箇年 years year",
        "日 日間 days day",
        "営業日 working_days business_days",
        "分 分間 minutes",
        "週 週間 weeks",
    )
)
_UNITS = """
    時間 秒 泊 世代 人日 円 ドル
    事業所 事業者 事業主 営業所 市町村 市町 都道府県 自治体 団体 社 施設 機関 医療機関 健診機関
    薬局 病院 店舗 世帯 校 園 戸 棟 台 両 組 班 支部 拠点 地区 地域
    人 名 者 件 回 回線 種類 種 項目 本 枚 部 通 冊 個 点 位 倍 割 段階 区分
    歳 代 次 級 号 ページ 頁 行 字 巻 隻 頭 羽 匹 基 口
    ml mg g kg km m cm mm ha t ㎡ ㎏ ㎞ トン GB MB kWh
    people persons cases times hours sites offices employers yen
""".split()
_MULTIPLIERS = {
    "十": 10, "百": 100, "千": 1_000, "万": 10_000, "億": 100_000_000, "兆": 1_000_000_000_000,
}  # fmt: skip
COMPARATORS = (
    "以上", "以下", "以内", "未満", "を超える", "を上回る", "を下回る", "を超え", "超", "程度",
    "前後", "弱", "強",
)  # fmt: skip

_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_KANJI_NUMBER = r"[十百千万億兆一二三四五六七八九〇]+"
_SIGN = r"(?<![0-9A-Za-z%])[-+▲△](?=[0-9])"


def canonical_unit(unit: str) -> str:
    """Return the one writing of `unit`: ヶ月 gives か月, % gives ％; unknown ones as they are."""
    return _canonical().get(fold(unit), unit)


@cache
def _canonical() -> dict[str, str]:
    return {fold(spelling): row[0] for row in _SPELLINGS for spelling in row}


@cache
def unit_pattern() -> str:
    """Return the regular expression for any known unit in folded text, longest first."""
    known = {*_canonical(), *map(fold, _UNITS)}
    japanese = sorted((u for u in known if not u.isascii() or u == "%"), key=lambda u: (-len(u), u))
    latin = sorted((u for u in known if u.isascii() and u != "%"), key=lambda u: (-len(u), u))
    return rf"(?:{'|'.join(japanese)}|(?:{'|'.join(map(re.escape, latin))})(?![A-Za-z]))"


@cache
def _quantity() -> re.Pattern[str]:
    """Match 8,301円; 1 か月; 3.5万人; 百人以上; 25圏域以上 (a unit that is not listed)."""
    comparators = "|".join(COMPARATORS)
    return re.compile(
        rf"""
        (?<![0-9.]) (?P<sign>{_SIGN})? (?P<number>{_NUMBER}) \ ?
            (?P<times>[十百千万億兆]{{1,2}})? \ ?
            (?: (?P<unit>{unit_pattern()})
              | (?P<guess>[一-鿿ァ-ヺー]{{1,8}}?) (?=\ ?(?:{comparators}|とする|を維持)) )
      | (?<![一-鿿]) (?P<kanji>{_KANJI_NUMBER}) (?P<kanji_unit>{unit_pattern()})
            (?= (?:{comparators}|とする) )
        """,
        re.VERBOSE,
    )


def _positional(text: str) -> int:
    """Read 二〇二五 digit by digit."""
    return int("".join(str("〇一二三四五六七八九".index(c)) for c in text))


def _small_kanji(text: str) -> int:
    """Read up to 千: 三百二十, 十二, 七, 二〇二五."""
    if not any(c in "十百千" for c in text):
        return _positional(text) if text else 0
    total, digit = 0, 0
    for char in text:
        if char in "十百千":
            total, digit = total + max(digit, 1) * _MULTIPLIERS[char], 0
        else:
            digit = _positional(char)
    return total + digit


def _kanji_number(text: str) -> Decimal:
    total, group = 0, ""
    for char in text:
        if char in "万億兆":
            total, group = total + max(_small_kanji(group), 1) * _MULTIPLIERS[char], ""
        else:
            group += char
    return Decimal(total + _small_kanji(group))


def _times(multipliers: str | None) -> int:
    product = 1
    for char in multipliers or "":
        product *= _MULTIPLIERS[char]
    return product


# A number is taken whole: 3万5千, but 111…1x is not tried as 11…1 and 1, 11…1 and 11, and so on.
_MIXED = re.compile(rf"(?P<sign>[-+▲△]?)(?P<parts>(?:(?>{_NUMBER})[十百千万億兆]{{0,2}})+)")
_PART = re.compile(rf"(?P<number>{_NUMBER})(?P<times>[十百千万億兆]{{0,2}})")


def parse_number(text: str) -> Decimal | None:
    """Return the number `text` is, or None if it is anything else.

    Reads 1,660 and ５６．６, 七 and 二百五十, 10万 and 3万5千, ▲3.2 and △3.2 (minus).
    """
    folded = fold(text).replace(" ", "")
    if re.fullmatch(r"[一二三四五六七八九〇十百千万億兆]+", folded):
        return _kanji_number(folded)
    match = _MIXED.fullmatch(folded)
    if match is None:
        return None
    value = sum(
        (
            Decimal(p["number"].replace(",", "")) * _times(p["times"])
            for p in _PART.finditer(folded)
        ),
        Decimal(0),
    )
    return -value if match["sign"] in {"-", "▲", "△"} else value


# 12月1日, 令和7年, 2025年, 第3回: figures that count nothing.
_NAMED_YEAR = re.compile(r"(?:令和|平成|昭和|大正|明治|[RH])[ (]*$|[(][ ]*$")


def _counts(match: re.Match[str]) -> bool:
    """Tell a figure that counts something from a date, an ordinal (第3回) and a year."""
    text, start = match.string, match.start()
    unit = match["unit"] or match["guess"] or match["kanji_unit"]
    if text[max(0, start - 1) : start] == "第" or text[max(0, start - 2) : start] == "第 ":
        return False
    if unit == "年":
        number = match["number"] or ""
        return not (len(number) == 4 or _NAMED_YEAR.search(text, max(0, start - 4), start))
    if unit == "日":
        return not re.search(r"[0-9] ?月 ?$", text[max(0, start - 6) : start])
    return True


def _value(match: re.Match[str]) -> Decimal:
    if match["kanji"]:
        return _kanji_number(match["kanji"])
    value = Decimal(match["number"].replace(",", "")) * _times(match["times"])
    return -value if match["sign"] in {"-", "▲", "△"} else value


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return every figure with a unit in `text`, in order, not overlapping.

    Dates, years, ordinals (第3回) and figures without a unit are left out. A unit nobody listed
    is taken from the word between figure and comparator: 25圏域以上.
    """
    folded = fold_with_map(text)
    found = []
    for match in _quantity().finditer(folded.text):
        if not _counts(match):
            continue
        unit = match["unit"] or match["guess"] or match["kanji_unit"]
        start, end = folded.offsets[match.start()], folded.offsets[match.end()]
        found.append(Quantity(start, end, _value(match), canonical_unit(unit), text[start:end]))
    return tuple(found)
