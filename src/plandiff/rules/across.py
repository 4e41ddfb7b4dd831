"""What plans and reports of several years must agree on, and the table of those rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from plandiff.kpi.format import asked, figure
from plandiff.kpi.indicator import indicator_key
from plandiff.model import Piece
from plandiff.model_results import AcrossFinding, DocumentEvidence, ResultTarget
from plandiff.rules.fingerprint import fingerprint, value_key
from plandiff.rules.kinds import RuleWords
from plandiff.text.spans import join_pieces
from plandiff.text.years import era_name, fiscal_years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from plandiff.model import Reference
    from plandiff.model_results import Series, Told, YearPoint, YearSource


@dataclass(frozen=True, slots=True)
class AcrossHit:
    """One thing a rule objects to."""

    message: str
    key: tuple[str, ...]
    evidence: tuple[DocumentEvidence, ...]


@dataclass(frozen=True, slots=True)
class AcrossFacts:
    """What the rules look at."""

    sources: tuple[YearSource, ...]
    series: tuple[Series, ...]
    texts: tuple[Mapping[int, str], ...]
    """Source lines by number, one mapping a source."""

    def quote(self, told: Told, ranges: Iterable[tuple[int, int]]) -> DocumentEvidence:
        """Quote whole lines of the document that told something."""
        lines = self.texts[told.document]
        spans = tuple(ranges)
        numbers = [n for first, last in spans for n in range(first, last + 1) if n in lines]
        text = join_pieces(lines, [Piece(n, 0, len(lines[n])) for n in numbers])
        return DocumentEvidence(told.document, told.target.page, spans, text)

    def same_body(self, one: Told, other: Told) -> bool:
        """Tell whether two documents are of one body, or do not say: X支部 is 協会X支部."""
        first, second = (self.sources[t.document].organization for t in (one, other))
        return first.endswith(second) or second.endswith(first)

    def both_years(self) -> frozenset[int]:
        """Return the years of which a plan and a report are there."""
        plans = {s.fiscal_year for s in self.sources if s.kind == "plan"}
        reports = {s.fiscal_year for s in self.sources if s.kind == "report"}
        return frozenset(year for year in plans & reports if year is not None)


@dataclass(frozen=True, slots=True)
class AcrossRule(RuleWords):
    """One row of the table."""

    find: Callable[[AcrossFacts], Iterator[AcrossHit]]


def find_other_targets(facts: AcrossFacts) -> Iterator[AcrossHit]:
    """Find targets that a report prints otherwise than the plan of its year."""
    for series, point in _points(facts):
        plan, report = point.plan, point.report
        if plan is None or report is None or not point.targets_differ:
            continue
        if not facts.same_body(plan, report):
            continue
        yield AcrossHit(
            f"「{series.indicator}」の{era_name(point.fiscal_year)}の目標が、計画では"
            f"{asked(plan.target)}、報告では{asked(report.target)}です。",
            _key(series, point, value_key(plan.target), value_key(report.target)),
            (_whole(facts, plan), _whole(facts, report)),
        )


def find_unreported(facts: AcrossFacts) -> Iterator[AcrossHit]:
    """Find targets of a plan that the report of its year does not have."""
    years = facts.both_years()
    for series, point in _points(facts):
        if point.plan is not None and point.report is None and point.fiscal_year in years:
            yield AcrossHit(
                f"{era_name(point.fiscal_year)}の計画の目標「{series.indicator}」"
                f"（{asked(point.plan.target)}）が、同じ年度の報告に見つかりません。",
                _key(series, point),
                (_whole(facts, point.plan),),
            )


def find_unplanned(facts: AcrossFacts) -> Iterator[AcrossHit]:
    """Find targets of a report that the plan of its year does not have."""
    years = facts.both_years()
    for series, point in _points(facts):
        if point.report is not None and point.plan is None and point.fiscal_year in years:
            yield AcrossHit(
                f"{era_name(point.fiscal_year)}の報告の目標「{series.indicator}」"
                f"（{asked(point.report.target)}）が、同じ年度の計画に見つかりません。",
                _key(series, point),
                (_whole(facts, point.report),),
            )


def find_other_previous(facts: AcrossFacts) -> Iterator[AcrossHit]:
    """Find a 前年度実績 that is not what last year's report gave as its result."""
    for series in facts.series:
        reports = {p.fiscal_year: p.report for p in series.points if p.report is not None}
        for year, later in sorted(reports.items()):
            first = reports.get(year - 1)
            if first is None or not facts.same_body(first, later):
                continue
            now, then = later.target, first.target
            if not (isinstance(now, ResultTarget) and isinstance(then, ResultTarget)):
                continue
            if then.actual is None or now.previous_actual in {None, then.actual}:
                continue
            yield AcrossHit(
                f"「{series.indicator}」の{era_name(year - 1)}の実績が、その年度の報告では"
                f"{then.actual_text}、{era_name(year)}の報告では{now.previous_actual_text}です。",
                (_name(series), str(year - 1), _plain(then.actual), _plain(now.previous_actual)),
                (
                    facts.quote(first, _ranges(then.actual_pieces)),
                    facts.quote(later, _ranges(now.previous_pieces)),
                ),
            )


def find_other_references(facts: AcrossFacts) -> Iterator[AcrossHit]:
    """Find a plan's reference figure that is not the result the report of that year gives."""
    for series in facts.series:
        reports = {p.fiscal_year: p.report for p in series.points if p.report is not None}
        for plan in (p.plan for p in series.points if p.plan is not None):
            reference = plan.target.reference
            years = fiscal_years(reference.label) if reference else ()
            report = reports.get(years[0].year) if years else None
            if reference is None or report is None or not facts.same_body(plan, report):
                continue
            result = report.target
            if not isinstance(result, ResultTarget) or result.actual is None:
                continue
            if reference.value in {None, result.actual}:
                continue
            yield AcrossHit(
                f"「{series.indicator}」の{era_name(years[0].year)}の実績が、報告では"
                f"{result.actual_text}、計画の参考欄では{reference.text}です。{_caution(reference)}",
                (_name(series), str(years[0].year), _plain(result.actual), _plain(reference.value)),
                (
                    facts.quote(report, _ranges(result.actual_pieces)),
                    facts.quote(plan, reference.lines or plan.target.lines),
                ),
            )


ACROSS_RULES: Final[tuple[AcrossRule, ...]] = (
    AcrossRule(
        id="plan-target-differs",
        severity="error",
        title="計画と報告の目標の違い",
        title_en="Plan and report give different targets",
        what="同じ年度の計画と報告とで、求める数値や条件が違う目標を見つけます。",
        why="どちらの目標で達成を判定したのか説明できないからです。",
        example="計画「58.8％以上」、報告の目標「57.8％以上」",
        find=find_other_targets,
    ),
    AcrossRule(
        id="previous-actual-differs",
        severity="warning",
        title="前年度実績と前年度の報告の違い",
        title_en="Last year's result differs from last year's report",
        what="報告の「前年度実績」が、前年度の報告の実績と違うものを見つけます。",
        why="速報値が確定値に改まったのか、転記の誤りかを説明する必要があるからです。",
        example="令和4年度の報告「実績90.6％」、令和5年度の報告「前年度実績90.8％」",
        find=find_other_previous,
    ),
    AcrossRule(
        id="plan-reference-differs",
        severity="warning",
        title="計画の参考値と報告の実績の違い",
        title_en="Plan's reference figure differs from the report",
        what="計画の参考欄にある過去の実績が、その年度の報告の実績と違うものを見つけます。",
        why="目標の水準が別の数値をもとに決められたことになるからです。",
        example="計画「参考：令和5年度末50.8％」、令和5年度の報告「実績50.2％」",
        find=find_other_references,
    ),
    AcrossRule(
        id="plan-target-unreported",
        severity="warning",
        title="報告にない計画の目標",
        title_en="Target of the plan missing in the report",
        what="計画にあって、同じ年度の報告に見つからない目標を見つけます。",
        why="結果の示されない目標が残るからです。",
        example="計画「登録率を40.0％以上とする」、報告に記載なし",
        find=find_unreported,
    ),
    AcrossRule(
        id="report-target-unplanned",
        severity="warning",
        title="計画にない報告の目標",
        title_en="Target of the report missing in the plan",
        what="報告にあって、同じ年度の計画に見つからない目標を見つけます。",
        why="後から加えた目標か、計画の記載漏れかを説明する必要があるからです。",
        example="報告「相談件数1,200件以上」、計画に記載なし",
        find=find_unplanned,
    ),
)
"""Worst first."""

_WEIGHT: Final = {"error": 0, "warning": 1, "note": 2}


def run_across(
    facts: AcrossFacts, rules: Sequence[AcrossRule] = ACROSS_RULES
) -> tuple[AcrossFinding, ...]:
    """Run documents set side by side through the rules; worst first, then in reading order."""
    found = [
        AcrossFinding(
            rule.id, rule.severity, hit.message, fingerprint(rule.id, hit.key), hit.evidence
        )
        for rule in rules
        for hit in rule.find(facts)
    ]
    return tuple(sorted(found, key=lambda finding: _WEIGHT[finding.severity]))


def _points(facts: AcrossFacts) -> Iterator[tuple[Series, YearPoint]]:
    for series in facts.series:
        for point in series.points:
            yield series, point


def _caution(reference: Reference) -> str:
    return (
        "注のとおり算出方法の違いによるものか、確かめてください。" if "※" in reference.text else ""
    )


def _whole(facts: AcrossFacts, told: Told) -> DocumentEvidence:
    """Quote the sentence of a target."""
    return facts.quote(told, _ranges(told.target.clause.pieces))


def _ranges(pieces: Iterable[Piece]) -> tuple[tuple[int, int], ...]:
    return tuple((n, n) for n in sorted({piece.line for piece in pieces}))


def _name(series: Series) -> str:
    return indicator_key(series.indicator)


def _key(series: Series, point: YearPoint, *more: str) -> tuple[str, ...]:
    return (_name(series), str(point.fiscal_year), *more)


def _plain(value: Decimal | None) -> str:
    return "" if value is None else figure(value.normalize())
