"""Plans and reports side by side as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.kpi.format import asked
from plandiff.model_results import ResultTarget
from plandiff.report.results_lists import (
    asked_years,
    finding_lines,
    lines_of,
    source_name,
    verdict_badge,
    years_of,
)
from plandiff.report.targets_outcome import printed_unit
from plandiff.report.targets_sheets import Column, Number, Sheet, Text, columns, workbook
from plandiff.text.years import era_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import Target
    from plandiff.model_results import YearPoint, YearResults
    from plandiff.report.results_lists import Line
    from plandiff.report.targets_sheets import Cell

_FINDINGS: Final = columns("番号:6 重さ:8 食い違い:60 引用:60 箇所:34 規則:24")
_PROBLEMS: Final = columns("読み取り上の注意:110")
_TONES: Final = {"error": "bad", "warning": "changed", "note": ""}


def render(results: YearResults) -> bytes:
    """Return the workbook: indicators by year, then what does not agree."""
    sheets = [
        Sheet("推移", tuple(_heads(results)), tuple(_row(r, results) for r in lines_of(results))),
        Sheet("食い違い", _FINDINGS, tuple(_findings(results))),
        Sheet("読み取り上の注意", _PROBLEMS, tuple((p.message,) for p in results.problems)),
    ]
    return workbook(sheets, "、".join(source_name(s) for s in results.sources))


def _heads(results: YearResults) -> Iterator[Column]:
    wanted = asked_years(results)
    yield Column("指標", 36)
    yield Column("施策", 24)
    for year in years_of(results):
        era = era_name(year)
        if year in wanted:
            yield Column(f"{era}\n目標", 18)
            yield Column(f"{era}\n報告の目標", 14)
        yield Column(f"{era}\n実績", 13)
        if year in wanted:
            yield Column(f"{era}\n判定", 10)
    yield Column("推移", 8)
    yield Column("直近の変化", 14)


def _row(line: Line, results: YearResults) -> tuple[Cell, ...]:
    wanted = asked_years(results)
    points = {point.fiscal_year: point for point in line.series.points}
    cells: list[Cell] = [line.indicator, line.section]
    for told in line.cells:
        point = points.get(told.year)
        badge = verdict_badge(told.verdict) if told.verdict else None
        if told.year in wanted:
            cells += [_asked(point), Text(told.reported, "changed") if told.reported else ""]
        cells.append(_actual(point, line.series.unit))
        if told.year in wanted:
            cells.append(Text(f"{badge.sign} {badge.word}", badge.tone) if badge else "")
    return (*cells, line.trend, line.step)


def _asked(point: YearPoint | None) -> Cell:
    told = (point.plan or point.report) if point else None
    return asked_figure(told.target) if told else ""


def asked_figure(target: Target) -> Cell:
    """Return what a target asks for: a number whose format says 以上, or words."""
    if target.value is None or target.basis == "previous_year":
        relative = target.baseline is not None and isinstance(target, ResultTarget)
        if relative and target.baseline is not None:
            return Number(target.baseline, f"{target.unit}）{target.comparator}", "対前年度（")
        return asked(target)
    return Number(target.value, f"{target.unit}{target.comparator}")


def _actual(point: YearPoint | None, unit: str) -> Cell:
    if point is None:
        return ""
    if point.actual is None:
        return point.actual_text
    return Number(point.actual, printed_unit(point.actual_text, unit))


def _findings(results: YearResults) -> Iterator[tuple[Cell, ...]]:
    for finding in finding_lines(results):
        yield (
            finding.number,
            Text(finding.badge.word, _TONES[finding.severity]),
            finding.message,
            "\n".join(quote.text for quote in finding.quotes),
            "\n".join(quote.place for quote in finding.quotes),
            finding.rule,
        )
