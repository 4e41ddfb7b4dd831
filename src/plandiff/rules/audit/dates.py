"""Dates and years that do not fit the report's own year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.rules.audit.facts import quote_each
from plandiff.rules.audit.kinds import Hit
from plandiff.text.years import era_name, fiscal_years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.rules.audit.facts import ReportFacts

_MONTH_END = re.compile(
    r"(?P<era>令和|R)\s*(?P<year>\d+)年(?P<month>\d+)月末(?:時点|現在)?(?:の|で|は)[^。]{0,24}?[\d,.]+\s*(?:%|人|件|社|事業所)"
)
_PAIR = re.compile(r"(?:減少|増加|低下|向上)し(?:た|ている)\s*\((?P<inner>[^()]*\d[^()]*)\)")
_REIWA = 2018


def find_stale_dates(facts: ReportFacts) -> Iterator[Hit]:
    """Find results as of a date before the year the report is on."""
    year = facts.report.fiscal_year
    if year is None:
        return
    for title, lines, text in _results(facts):
        for match in _MONTH_END.finditer(text):
            calendar = _REIWA + int(match["year"])
            fiscal = calendar if int(match["month"]) >= 4 else calendar - 1
            if fiscal < year:
                yield Hit(
                    f"{era_name(year)}の報告の実施結果に、前の年度の「{_dated(match)}」の数値があります。"
                    "年の書き誤りか、前年度の値のままでないか確かめてください。",
                    (title, match[0]),
                    quote_each(facts, _touching(facts, lines, match[0])),
                )


def _dated(match: re.Match[str]) -> str:
    """Cut a statement after its date: 令和4年3月末時点."""
    return re.sub(r"(月末(?:時点|現在)?).*", r"\1", match[0], flags=re.DOTALL)


def find_left_out_years(facts: ReportFacts) -> Iterator[Hit]:
    """Find a change told with the figures of earlier years only."""
    year = facts.report.fiscal_year
    if year is None:
        return
    for title, lines, text in _results(facts):
        for match in _PAIR.finditer(text):
            years = [y.year for y in fiscal_years(match["inner"]) if y.fiscal]
            if len(years) > 1 and max(years) < year:
                yield Hit(
                    f"増減の説明に{'、'.join(era_name(y) for y in years)}の数値だけがあり、報告年度"
                    f"（{era_name(year)}）の数値がありません。年度の書き誤りでないか確かめてください。",
                    (title, match["inner"]),
                    quote_each(facts, _touching(facts, lines, match["inner"])),
                )


def _results(facts: ReportFacts) -> Iterator[tuple[str, list[int], str]]:
    for measure in facts.report.measures:
        for clause in measure.results:
            lines = [piece.line for piece in clause.pieces]
            yield measure.title, lines, "".join(facts.folded[n] for n in lines)


def _touching(facts: ReportFacts, lines: list[int], text: str) -> list[int]:
    """Return the lines of a clause that a stretch of its text runs over."""
    whole = "".join(facts.folded[n] for n in lines)
    start = whole.index(text)
    found: list[int] = []
    at = 0
    for line in lines:
        end = at + len(facts.folded[line])
        if at < start + len(text) and end > start:
            found.append(line)
        at = end
    return found
