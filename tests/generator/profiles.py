"""Numbering styles and house words of the bodies whose documents are made up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ROMAN_LOWER = "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ"
ROMAN_UPPER = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
KATAKANA = "アイウエオカキクケコサシスセソ"
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def wide(number: int) -> str:
    """12 -> １２."""
    return str(number).translate(WIDE)


@dataclass(frozen=True, slots=True)
class Profile:
    """How one house numbers its headings and what it calls its blocks."""

    name: str
    language: Literal["ja", "en"]
    levels: tuple[str, ...]
    """One pattern a level: {n} width-free number, {w} full-width, {c} circled, {r} lower roman,
    {R} upper roman, {k} katakana, {p} the parent's number in digits (1.2), {a} letter."""
    bullet: str
    kpi: str
    kpi_item: str
    """Pattern of the item number; empty numbers never."""
    actions: str
    """Label above the actions; empty if the house has none."""
    importance: str = ""
    difficulty: str = ""
    note: str = "（※）"
    gap: str = " "
    """Between a heading's number and its title."""

    def number(self, level: int, path: tuple[int, ...]) -> str:
        """The printed number of the heading at `path` (1-based counters from the root)."""
        n = path[-1]
        return self.levels[level - 1].format(
            n=n,
            w=wide(n),
            c=CIRCLED[(n - 1) % len(CIRCLED)],
            r=ROMAN_LOWER[(n - 1) % len(ROMAN_LOWER)],
            R=ROMAN_UPPER[(n - 1) % len(ROMAN_UPPER)],
            k=KATAKANA[(n - 1) % len(KATAKANA)],
            a="abcdefghijklmnopqrstuvwxyz"[(n - 1) % 26],
            p=".".join(str(i) for i in path),
            P="-".join([ROMAN_UPPER[path[0] - 1], *[str(i) for i in path[1:]]]),
        )


HOUSE = Profile(
    name="house",
    language="ja",
    levels=("{w}．", "（{w}）", "{c}", "{r}）"),
    bullet="・ ",
    kpi="■ KPI：",
    kpi_item="{w}）",
    actions="（具体的な取組）",
    importance="【重要度：高】",
    difficulty="【困難度：高】",
)
CHAPTER = Profile(
    name="chapter",
    language="ja",
    levels=("第{w}章", "{w}", "（{w}）", "{k}"),
    bullet="○ ",
    kpi="【数値目標】",
    kpi_item="{c}",
    actions="＜主な取組＞",
    importance="【重要度：高】",
    gap="　",
)
DECIMAL = Profile(
    name="decimal",
    language="ja",
    levels=("{p}", "{p}", "{p}", "({n})"),
    bullet="・",
    kpi="◆ 指標：",
    kpi_item="{n})",
    actions="【主な取組】",
    note="（注）",
)
ROMAN = Profile(
    name="roman",
    language="ja",
    levels=("{R}．", "{P}", "（{w}）", "{k}"),
    bullet="• ",
    kpi="■KPI：",
    kpi_item="{c}",
    actions="（具体的な取組）",
    difficulty="【困難度：高】",
)
CIRCLED_ABOVE = Profile(
    name="circled-above",
    language="ja",
    levels=("{w}．", "{c}", "（{w}）", "{k}）"),
    bullet="・ ",
    kpi="■ KPI：",
    kpi_item="{w}）",
    actions="（具体的な取組）",
    importance="【重要度：高】",
    difficulty="【困難度：高】",
    gap="",
)
ARTICLE = Profile(
    name="section",
    language="ja",
    levels=("第{w}章", "第{w}節", "{w}．", "（{w}）"),
    bullet="－ ",
    kpi="〔KPI〕",
    kpi_item="({n})",
    actions="〔具体的な取組〕",
    gap=" ",
)
ENGLISH = Profile(
    name="english",
    language="en",
    levels=("{n}.", "{p}", "({a})", "({r})"),
    bullet="• ",
    kpi="KPI: ",
    kpi_item="{n}) ",
    actions="[Actions]",
    note="(*) ",
)

PROFILES: dict[str, Profile] = {
    p.name: p for p in (HOUSE, CHAPTER, DECIMAL, ROMAN, CIRCLED_ABOVE, ARTICLE, ENGLISH)
}
