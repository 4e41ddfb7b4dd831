"""Whose report it is, and of which fiscal year."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from plandiff.text.years import era_name, fiscal_years

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plandiff.results.heads import HeadRow
    from plandiff.results.rows import Row

_ORGANIZATION = re.compile(r"[一-龥]{2,6}支部|[一-龥]{2,10}(?:市役所|町役場|協会|公社|財団)")
_REPORT = re.compile(r"(?:実施結果|事業報告|実績報告|実施状況|結果報告|重点施策)")
_CURRENT = re.compile(r"^(?:中(?:で|に)|事業(?:計画|報告)|計画に基づ|研修実施計画|広報計画|平均)")
_FIRST_ROWS = 12


def fiscal_year_of(rows: Sequence[Row], heads: Sequence[HeadRow]) -> int | None:
    """Return the fiscal year a report is on; None when nothing printed tells.

    Heads of KPI and result columns vote first (the later year of 実績 is the report's own), then
    titles, then phrases that only the year itself takes (令和5年度中に, 令和5年度計画に基づき).
    """
    return _by_heads(heads) or _by_title(rows) or _by_phrases(rows)


def _by_heads(heads: Sequence[HeadRow]) -> int | None:
    votes: Counter[int] = Counter()
    for row in heads:
        years = [h.year for h in row.heads if h.year and h.role in {"target", "actual"}]
        if years:
            votes[max(years)] += 1
    return _winner(votes)


def _by_title(rows: Sequence[Row]) -> int | None:
    for row in rows[:_FIRST_ROWS]:
        years = fiscal_years(row.text)
        if years and _REPORT.search(row.text):
            return years[0].year
    return None


def _by_phrases(rows: Sequence[Row]) -> int | None:
    votes: Counter[int] = Counter()
    for row in rows:
        for year in fiscal_years(row.text):
            if year.fiscal and _CURRENT.match(row.text[year.end :]):
                votes[year.year] += 1
    return _winner(votes)


def _winner(votes: Counter[int]) -> int | None:
    return max(votes, key=lambda year: (votes[year], year)) if votes else None


def organization_of(rows: Sequence[Row]) -> str:
    """Return the body that reports: the name of one printed most often; empty if none is."""
    votes: Counter[str] = Counter()
    for row in rows:
        votes.update(_ORGANIZATION.findall(row.text))
    plain = {
        name: n for name, n in votes.items() if name[:-2] not in {"全", "各", "他", "本", "自"}
    }
    return max(plain, key=lambda name: (plain[name], name)) if plain else ""


def era_of(year: int | None) -> str:
    """Return 令和5年度 for 2023; empty for None."""
    return era_name(year) if year is not None else ""


def title_of(rows: Sequence[Row], lines: Mapping[int, str]) -> str:
    """Return the report's own title as printed: an early line that says it reports."""
    for row in rows[:_FIRST_ROWS]:
        if _REPORT.search(row.text) and len(row.text) <= 50:
            return lines[row.no][row.piece.start : row.piece.end]
    return ""
