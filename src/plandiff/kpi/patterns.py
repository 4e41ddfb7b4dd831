"""The forms of Japanese promises, as patterns over folded, tidy text.

The promise stands at the END (受診勧奨後3か月以内に受診した者の割合を13.1％以上とする), so all but
`opening_time` are anchored there: dates, ages and counts inside the indicator are never looked
at. Patterns are built on first use; the group names are what `japanese` reads.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from plandiff.kpi import words

if TYPE_CHECKING:
    from collections.abc import Iterable


def _any(choices: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(choices, key=len, reverse=True))) + ")"


_NUMBER = r"""(?:
    [▲△+\-]?\d[\d,]*(?:\.\d+)?                              # 56.6, 1,660
    (?:[十百千万億兆]{1,2}(?:\d[\d,]*[十百千万億兆]{0,2})*)?  # 1億2千万
  | [一二三四五六七八九十百千][〇一二三四五六七八九十百千]*         # 三回, 一二〇人
    (?=[日回件社名人割か事])
)"""
_MARK = r"(?:\([※*注]\d*\)|※\d*)"
_ASIDE = r"\([^()]*\)"
_LIMIT = _any(words.LIMITS)
_JOIN = r"(?:を|について(?:は|も)?|に関して(?:は)?|につき|は|が|も|:|-)?[、,]?"
_YEAR = (
    r"(?:(?:令和|平成)?(?:\d+|元)(?:\((?:令和|平成)?(?:\d+|元)年?\))?年度?|(?:R|FY)\d+(?:年度)?)"
)
_TIME = rf"""(?:
    (?:{_YEAR}|本年度|当年度|今年度|年度|期|\d+月|計画期間|各年度)
    (?:末|内|中|終了)?(?:時点|まで)?(?:において|における|で|に|の)?[、,]?
){{0,2}}"""
_LAST_YEAR = r"""(?:
    対?(?:前|昨)(?:年度?|期|回)(?:の?[1-4]?\d?月?末|同期|同月|同時期)?(?:時点)?(?:の?(?:実績値?|水準)|比|並み)?
  | (?:令和|平成)(?:\d+|元)年度(?:末)?の?実績値?
  | 現状値?
)"""
_PEERS = r"(?:(?<=[を、は:])[^、。()を]{0,10}平均値?)"
_VERB = rf"""(?:
    (?:と|に|を|で|へ|まで|へと)?{_any((*words.SETS, *words.KEEPS))}
    (?:する|させる|せる|す|させ|る)?(?:こと)?
    (?:を(?:目指す|目標とする|図る)|とする)?
)"""
_STEP = rf"{_any((*words.PASSES, *words.RISES, *words.FALLS))}"


_UNIT = r"[^\s\d、。,.()を以未超とにはでがも※:]{0,10}?"
"""Any short word: what is no unit is turned down by `japanese` unless a limit or verb follows."""
_FIGURE = rf"(?:約|およそ|概ね|おおむね|最低|少なくとも)?(?P<number>{_NUMBER})\s?(?P<unit>{_UNIT})"


@cache
def level() -> re.Pattern[str]:
    """受診率を｜年度末時点で｜対前年度｜(82.8%)｜以上｜とする."""
    return re.compile(
        rf"""^(?P<indicator>.*?)(?P<join>{_JOIN}){_TIME}
    (?:(?P<last>{_LAST_YEAR})(?P<base>{_ASIDE})?)?(?P<peers>{_PEERS})?
    (?:の?(?:年間?|毎年|毎月|月|合計|計|延べ|延)?{_FIGURE})?(?:{_MARK})*(?P<early>{_ASIDE})?
    (?P<limit>{_LIMIT})?(?:{_MARK})*(?P<late>{_ASIDE})?(?:{_MARK})*
    (?P<verb>{_VERB})?[。.]*$""",
        re.VERBOSE,
    )


@cache
def move() -> re.Pattern[str]:
    """回答率を｜前年度｜より｜3ポイント｜以上｜向上｜させる."""
    return re.compile(
        rf"""^(?P<indicator>.*?)(?P<join>{_JOIN}){_TIME}
    (?:(?P<last>{_LAST_YEAR})(?P<base>{_ASIDE})?)?(?P<peers>{_PEERS})?(?:{_NUMBER}{_UNIT}(?=から))?
    (?:から|より|に比べて?|と比べて?|と比較して|比で?|で)?(?:も)?[、,]?
    (?:{_FIGURE})?(?:{_MARK})*(?P<early>{_ASIDE})?(?P<limit>{_LIMIT})?(?P<late>{_ASIDE})?
    (?P<to>に|まで|へと?|を|だけ|の)?
    (?P<move>{_STEP})
    (?:させる|させ|せる|す|する|る)?(?:とする|こと(?:とする|を目指す)?|を(?:図る|目指す)|ように?する)?[。.]*$""",
        re.VERBOSE,
    )


@cache
def count() -> re.Pattern[str]:
    """研修会を｜年4回｜以上｜開催する."""
    return re.compile(
        rf"""^(?P<indicator>.*?)(?P<join>(?:を|は|について)?[、,]?)
    (?:年間?|毎年|毎月|毎週|月|週|合計で?|計|延べ|各)?{_FIGURE}(?:{_MARK})*(?P<limit>{_LIMIT})?(?P<to>に|へ|で)?[、,]?
    (?P<act>{_any(words.ACTS)}(?:する|る)?)[。.]*$""",
        re.VERBOSE,
    )


@cache
def keep() -> re.Pattern[str]:
    """現状の｜回答率を｜維持する; 前年度の実績を維持する."""
    keeps = _any(words.KEEPS)
    return re.compile(
        rf"^(?:(?P<last>{_LAST_YEAR})の?)?(?P<indicator>.*?)を?{keeps}(?:する|こと|とする|を図る)*[。.]*$",
        re.VERBOSE,
    )


@cache
def act() -> re.Pattern[str]:
    """意見発信を｜実施する."""
    return re.compile(
        rf"^(?P<indicator>.*?)(?:を|の|に)?{_any(words.ACTS)}(?:する|させる|こと|とする)*[。.]*$"
    )


@cache
def base_figure() -> re.Pattern[str]:
    """64.29% inside (64.29%以上)."""
    return re.compile(rf"(?P<number>{_NUMBER})\s?(?P<unit>{_UNIT})(?=[以未超)]|$)", re.VERBOSE)


@cache
def opening_time() -> re.Pattern[str]:
    """令和７年度末までに, before the measured thing."""
    return re.compile(
        rf"^(?:{_YEAR}|本年度|当年度|今年度|計画期間)(?:末|内|中|終了)?(?:時点|まで)?(?:において|における|で|に|の)[、,]?",
        re.VERBOSE,
    )
