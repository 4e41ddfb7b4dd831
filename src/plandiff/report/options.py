"""What the user says about a deliverable beyond its format."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Style = Literal["table", "tracked"]
"""A 新旧対照表, or last year's text with tracked changes."""

STYLES: tuple[Style, ...] = get_args(Style)

_REIWA = date(2019, 5, 1)
"""The first day whose era follows from its year alone."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class DocumentOptions:
    """Title block, form and look of Word, PDF and Excel deliverables; empty means left out."""

    agenda: str = ""
    """As printed: 議題１, 資料２－１."""
    committee: str = ""
    date: str = ""
    """2026-03-05, or a date as it is to be printed."""
    profile: str = ""
    """Name of a shipped profile or path of a TOML file; empty is the default profile."""
    template: str = ""
    """Path of a .docx whose styles, headers and footers are used."""
    cover: bool = False
    """Put the key changes and the KPI table before the comparison."""
    style: Style = "table"
    author: str = ""
    """Who the tracked changes are said to be by; empty is the program's name."""


def calendar_date(text: str) -> date | None:
    """Give the day a text like 2026-03-05 names; None for any other text."""
    found = _ISO.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def printed_date(text: str) -> str:
    """Write 2026-03-05 as 令和8年3月5日; any other text is printed as it is."""
    from plandiff.text.years import era_name  # noqa: PLC0415  # most runs print no date

    day = calendar_date(text)
    if day is None:
        return text.strip()
    if day < _REIWA:
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{era_name(day.year).removesuffix('年度')}年{day.month}月{day.day}日"
