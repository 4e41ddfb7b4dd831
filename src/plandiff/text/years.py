"""Fiscal years as Japanese and English plans write them, and one way to write them all."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from plandiff.text.fold import REMEMBERED, fold_with_map

__all__ = ["YearForm", "YearMention", "era_name", "fiscal_years", "same_years"]

YearForm = Literal["era", "gregorian", "both", "malformed"]


class YearMention(NamedTuple):
    """One year as printed, in source offsets."""

    start: int
    end: int
    year: int
    """Gregorian; the printed Gregorian one where era and Gregorian contradict each other."""
    text: str
    form: YearForm
    fiscal: bool = True
    """A fiscal year by its wording (年度, FY, a bare era year like R5); else a calendar year."""


# Gregorian year before the era's first one.
_ERAS = {
    "令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867,
    "㋿": 2018, "㍻": 1988, "㍼": 1925, "R": 2018, "H": 1988,
}  # fmt: skip
_FIRST_YEARS = ((2019, "令和"), (1989, "平成"), (1926, "昭和"), (1912, "大正"), (1868, "明治"))

_ERA_YEAR = r"""
    (?: (?: 令和 | 平成 | 昭和 | 大正 | 明治 | [㋿㍻㍼] )
        \s* (?: 元 | [0-9]{1,2} | [一二三四五六七八九十]{1,3} )
      | (?<![A-Za-z0-9]) [RH] (?: 元 | [0-9]{1,2} ) )
    (?! [0-9A-Za-z] )
"""
_GREGORIAN = r"(?<![0-9.,A-Za-z]) (?:19|20)[0-9]{2} (?![0-9])"
_TAIL = r"\s* 年 (?:\s?度)?"
# 2025（令和７）年度; 2025年度（令和7年度）; 令和７（2025）年度; R5; FY2025; 2023（令和５年）年
_YEAR = re.compile(
    rf"""
      (?P<west> {_GREGORIAN} ) (?P<west_tail> {_TAIL} )? \s*
        \( \s* (?P<era_in> {_ERA_YEAR} ) (?P<era_in_tail> {_TAIL} )? \s* \) (?P<tail1> {_TAIL} )?
    | (?P<era> {_ERA_YEAR} ) (?P<era_tail> {_TAIL} )? \s*
        \( \s* (?P<west_in> {_GREGORIAN} ) (?P<west_in_tail> {_TAIL} )? \s* \) (?P<tail2> {_TAIL} )?
    | (?P<era_alone> {_ERA_YEAR} ) (?P<tail3> {_TAIL} )?
    | (?: (?<![A-Za-z]) (?: FY | [Ff]iscal\s[Yy]ear ) \s? ) (?P<fy> (?:19|20)[0-9]{{2}} )
        (?: [-/] [0-9]{{2}} (?![0-9]) )? (?![0-9])
    | (?P<west_alone> {_GREGORIAN} ) (?P<tail4> {_TAIL} )
    """,
    re.VERBOSE,
)
_HINT = re.compile(r"年|[RH][0-9元]|FY|[Yy]ear|令和|平成|昭和|大正|明治|[㋿㍻㍼ＲＨＦ]")
_SIGNS = re.compile("[年RHFYy令平昭大明㋿㍻㍼ＲＨＦ]")
"""What every hint has one of: looked for first, as it takes a quarter of the time."""
_KANJI_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")}


def _era_number(text: str) -> int:
    """Read 元, 7, 七 or 二十五."""
    if text == "元":
        return 1
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_KANJI_DIGITS.get(tens, 1) * 10 if ten else 0) + _KANJI_DIGITS.get(ones, 0)


def _era_to_year(text: str) -> int:
    name = text[:1] if text[0] in _ERAS else text[:2]
    return _ERAS[name] + _era_number(text[len(name) :].strip())


def _is_doubled(first: str | None, inner: str | None, tail: str | None) -> bool:
    """Tell 2023（令和５年）年 and 2023年（令和５）年: a 年 too many after the bracket."""
    return bool(tail and (inner or first))


def _read(match: re.Match[str]) -> tuple[int, YearForm, str]:
    """Return year, form and the words after the number (年度, 年, nothing)."""
    g = match.groupdict()
    if g["fy"]:
        return int(g["fy"]), "gregorian", "年度"
    if g["west_alone"]:
        return int(g["west_alone"]), "gregorian", g["tail4"]
    if g["era_alone"]:
        return _era_to_year(g["era_alone"]), "era", g["tail3"] or ""
    west, era = g["west"] or g["west_in"], g["era_in"] or g["era"]
    first, inner = g["west_tail"] or g["era_tail"], g["era_in_tail"] or g["west_in_tail"]
    tail = g["tail1"] or g["tail2"]
    is_wrong = _is_doubled(first, inner, tail) or int(west) != _era_to_year(era)
    return int(west), "malformed" if is_wrong else "both", tail or first or inner or ""


def _is_date(rest: str) -> bool:
    """Tell R5.4.1, R6.3月末 and R5/4: a bare era year that a month follows."""
    return re.match(r"[./][0-9]", rest) is not None


def _mention(match: re.Match[str], text: str, offsets: tuple[int, ...]) -> YearMention:
    year, form, words = _read(match)
    start, end = offsets[match.start()], offsets[len(match[0].rstrip()) + match.start()]
    is_fiscal = "度" in words or (not words and not _is_date(match.string[match.end() :]))
    return YearMention(start, end, year, text[start:end], form, is_fiscal)


@lru_cache(REMEMBERED)
def fiscal_years(text: str) -> tuple[YearMention, ...]:
    """Return every year `text` mentions, in order, not overlapping.

    Calendar years (2025年) are among them with `fiscal` false; a bare number (2025) is none.
    """
    if not _SIGNS.search(text) or not _HINT.search(text):
        return ()
    folded = fold_with_map(text)
    return tuple(_mention(m, text, folded.offsets) for m in _YEAR.finditer(folded.text))


def era_name(year: int) -> str:
    """Write the fiscal year as a head would: 2025 gives 令和7年度, 2019 gives 令和元年度."""
    for first, name in _FIRST_YEARS:
        if year >= first:
            return f"{name}{year - first + 1 if year > first else '元'}年度"
    return f"{year}年度"


def _plain(mention: YearMention) -> str:
    if mention.form == "malformed" and not _agrees(mention.text):
        return mention.text
    return f"{mention.year}年{'度' if mention.fiscal else ''}"


def _agrees(text: str) -> bool:
    match = _YEAR.search(fold_with_map(text).text)
    if match is None:
        return False
    west, era = match["west"] or match["west_in"], match["era_in"] or match["era"]
    return int(west) == _era_to_year(era)


def same_years(text: str) -> str:
    """Write every year expression one way (2025年度, 2025年); leave the rest as printed.

    An expression whose Gregorian and era years contradict each other stays as it is.
    """
    parts: list[str] = []
    at = 0
    for mention in fiscal_years(text):
        parts += [text[at : mention.start], _plain(mention)]
        at = mention.end
    return "".join([*parts, text[at:]])
