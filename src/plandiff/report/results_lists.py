"""Plans and reports side by side, in words: heads of years, cells, sentences at the top."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from plandiff.kpi.format import asked, difference, figure
from plandiff.report.targets_outcome import SIGNS, TONES, WORDS, printed_unit
from plandiff.report.targets_view import Badge, Quote, bridged, place, severity_badge
from plandiff.text.years import era_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model_results import (
        AcrossFinding,
        Series,
        Told,
        YearPoint,
        YearResults,
        YearSource,
    )
    from plandiff.report.targets_outcome import Verdict

TRENDS: Final = {"better": "改善", "worse": "悪化", "same": "横ばい", "unknown": ""}
KINDS: Final = {"plan": "計画", "report": "報告"}
ORIGINS: Final = {
    "report": "",
    "later": "翌年度の報告から",
    "reference": "計画の参考欄から",
    "none": "",
}
BARE: Final[Verdict] = "open"


@dataclass(frozen=True, slots=True)
class Cell:
    """An indicator in one year."""

    year: int
    asked: str
    """The plan's target, else the report's; empty if neither asks anything."""
    reported: str
    """The report's target where it differs from the plan's; else empty."""
    actual: str
    origin: str
    verdict: Verdict | None
    """None where there is no target to weigh."""
    places: tuple[str, ...] = ()
    """計画 p.4 386行, 報告 p.1 5行."""


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator with all its years."""

    indicator: str
    section: str
    cells: tuple[Cell, ...]
    """One a year, for every year of the whole."""
    trend: str
    step: str
    """The last known change: ＋0.6ポイント."""
    findings: tuple[int, ...]
    series: Series


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding."""

    number: int
    badge: Badge
    severity: str
    message: str
    quotes: tuple[Quote, ...]
    rule: str


def years_of(results: YearResults) -> tuple[int, ...]:
    """Return every year that anything is told of, oldest first."""
    return tuple(sorted({p.fiscal_year for s in results.series for p in s.points}))


def asked_years(results: YearResults) -> frozenset[int]:
    """Return the years with targets; of the others only results are known."""
    return frozenset(p.fiscal_year for s in results.series for p in s.points if p.plan or p.report)


def source_name(source: YearSource) -> str:
    """Name a document: 令和5年度 報告."""
    era = source.era or "年度不明"
    return f"{era} {KINDS[source.kind]}"


def unmatched(results: YearResults) -> Iterator[tuple[int, Told]]:
    """Walk through targets without their like in the same year's other document."""
    have = {(s.kind, s.fiscal_year) for s in results.sources}
    for series in results.series:
        for point in series.points:
            both = {("plan", point.fiscal_year), ("report", point.fiscal_year)} <= have
            lone = point.plan or point.report
            if both and lone is not None and not (point.plan and point.report):
                yield point.fiscal_year, lone


def lines_of(results: YearResults) -> tuple[Line, ...]:
    """Return one line an indicator."""
    years = years_of(results)
    return tuple(_line(series, years, results) for series in results.series)


def _line(series: Series, years: tuple[int, ...], results: YearResults) -> Line:
    points = {point.fiscal_year: point for point in series.points}
    known = [p.actual for p in series.points if p.actual is not None]
    step = difference(known[-1] - known[-2], series.unit) if len(known) > 1 else ""
    return Line(
        series.indicator,
        series.section,
        tuple(_cell(year, points.get(year), series.unit, results) for year in years),
        TRENDS[series.trend],
        step,
        tuple(_concerned(series, results)),
        series,
    )


def _cell(year: int, point: YearPoint | None, unit: str, results: YearResults) -> Cell:
    if point is None:
        return Cell(year, "", "", "", "", None)
    plan, report = point.plan, point.report
    wanted = asked(plan.target) if plan else asked(report.target) if report else ""
    told = asked(report.target) if report and point.targets_differ else ""
    return Cell(
        year,
        wanted,
        told,
        _actual(point, unit),
        ORIGINS[point.actual_from],
        _verdict(point),
        tuple(_places(point, results)),
    )


def _actual(point: YearPoint, unit: str) -> str:
    if point.actual is None:
        return point.actual_text
    return figure(point.actual, printed_unit(point.actual_text, unit))


def _verdict(point: YearPoint) -> Verdict | None:
    if point.plan is None and point.report is None:
        return None
    if point.achieved is None:
        return BARE if point.actual_text else None
    return "met" if point.achieved else "missed"


def verdict_badge(verdict: Verdict) -> Badge:
    """Return a verdict as a badge."""
    return Badge(WORDS[verdict], SIGNS[verdict], TONES[verdict])


def _places(point: YearPoint, results: YearResults) -> Iterator[str]:
    for told in (point.plan, point.report):
        if told is not None:
            source = results.sources[told.document]
            lines = bridged(told.target.lines, frozenset(source.printed))
            yield f"{KINDS[source.kind]} {place(told.target.page, lines)}"


def _concerned(series: Series, results: YearResults) -> Iterator[int]:
    own = {
        (told.document, line)
        for point in series.points
        for told in (point.plan, point.report)
        if told is not None
        for first, last in told.target.lines
        for line in range(first, last + 1)
    }
    for number, finding in enumerate(results.findings, 1):
        if any(
            (quote.document, line) in own
            for quote in finding.evidence
            for first, last in quote.lines
            for line in range(first, last + 1)
        ):
            yield number


def headline(results: YearResults) -> tuple[str, ...]:
    """Return the sentences at the top."""
    return tuple(_headline(results))


def _headline(results: YearResults) -> Iterator[str]:
    have = {(s.kind, s.fiscal_year): s for s in results.sources}
    lone = Counter((year, results.sources[t.document].kind) for year, t in unmatched(results))
    for year in sorted({y for _, y in have if y is not None}):
        if ("plan", year) in have and ("report", year) in have:
            yield _matched(results, year, lone[year, "plan"], lone[year, "report"])
        if ("report", year) in have:
            yield _achieved(results, year)
    trends = Counter(TRENDS[s.trend] for s in results.series)
    told = "、".join(f"{w}{trends[w]}件" for w in ("改善", "悪化", "横ばい") if trends[w])
    if told:
        yield f"直近の二つの実績を比べられる指標は、{told}です。"
    if results.findings:
        yield f"文書の間の食い違いなど、確かめる点が{len(results.findings)}件あります。"


def _matched(results: YearResults, year: int, plan_only: int, report_only: int) -> str:
    points = [p for s in results.series for p in s.points if p.fiscal_year == year]
    both = sum(p.plan is not None and p.report is not None for p in points)
    parts = [f"計画と報告の目標{both}件が対応"]
    parts += [f"計画にあって報告にないもの{plan_only}件"] if plan_only else []
    parts += [f"報告にあって計画にないもの{report_only}件"] if report_only else []
    return f"{era_name(year)}は、{'、'.join(parts)}です。"


def _achieved(results: YearResults, year: int) -> str:
    points = [p for s in results.series for p in s.points if p.fiscal_year == year and p.report]
    states = Counter(p.achieved for p in points)
    parts = [f"達成{states[True]}件", f"未達成{states[False]}件"]
    parts += [f"判定なし{states[None]}件"] if states[None] else []
    return f"{era_name(year)}の目標{len(points)}件のうち、{'、'.join(parts)}です。"


def finding_lines(results: YearResults) -> tuple[FindingLine, ...]:
    """Return the findings in words."""
    return tuple(_finding(f, n, results) for n, f in enumerate(results.findings, 1))


def _finding(finding: AcrossFinding, number: int, results: YearResults) -> FindingLine:
    quotes = []
    for quote in finding.evidence:
        source = results.sources[quote.document]
        lines = bridged(quote.lines, frozenset(source.printed))
        where = f"{source_name(source)} {place(quote.page, lines)}"
        quotes.append(Quote(where, " ".join(quote.text.split())))
    badge = severity_badge(finding.severity)
    return FindingLine(
        number, badge, finding.severity, finding.message, tuple(quotes), finding.rule
    )
