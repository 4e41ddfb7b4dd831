"""What marks, words and grades state, against the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.rules.audit.facts import name_of, quote_pieces, quote_target, targets, title_of
from plandiff.rules.audit.kinds import Hit
from plandiff.text.fold import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import Evidence
    from plandiff.model_results import Measure, OverviewRow, ResultTarget
    from plandiff.rules.audit.facts import ReportFacts

_WORD = {True: "達成", False: "未達成"}


def find_stated(facts: ReportFacts) -> Iterator[Hit]:
    """Find targets whose stated verdict contradicts the figures, in slides and summary."""
    rows = [t for _, t in targets(facts.report)] + [r.target for r in facts.report.summary]
    for target in rows:
        stated, computed = target.achieved_stated, target.achieved_computed
        if stated is not None and computed is not None and stated != computed:
            yield Hit(
                f"「{name_of(target)}」は「{_WORD[stated]}」とされていますが、目標"
                f"{_bar(target)}に対し実績{target.actual_text}で、計算では「{_WORD[computed]}」です。",
                (target.indicator, _bar(target), target.actual_text),
                (*quote_target(facts, target), *quote_pieces(facts, target.achieved_pieces)),
            )


def _bar(target: ResultTarget) -> str:
    value = target.value if target.value is not None else target.baseline
    return f"{value:f}{target.unit}{target.comparator}" if value is not None else target.comparator


def find_grades(facts: ReportFacts) -> Iterator[Hit]:
    """Find grades that the document's own rule table does not give for these KPIs."""
    for measure in facts.report.measures:
        asked = _asked(facts, measure)
        verdicts = [t.achieved_computed for t in measure.targets]
        verdicts = [v for v in verdicts if v is not None]
        if asked is None or not verdicts:
            continue
        met = all(verdicts)
        if met != asked:
            yield Hit(
                f"「{title_of(measure)}」の評価{measure.grade}は、判定基準ではKPI{_WORD[asked]}の"
                f"場合の評価ですが、KPIは計算上{_WORD[met]}です。",
                (measure.title, measure.grade),
                (
                    *_grade_quote(facts, measure),
                    *_rule_quote(facts, measure),
                    *(q for t in measure.targets for q in quote_target(facts, t)),
                ),
            )


def _asked(facts: ReportFacts, measure: Measure) -> bool | None:
    found = {
        r.kpi_achieved
        for r in facts.report.grade_rules
        if r.grade == measure.grade and r.kpi_achieved is not None
    }
    return found.pop() if len(found) == 1 else None


def _grade_quote(facts: ReportFacts, measure: Measure) -> tuple[Evidence, ...]:
    return quote_pieces(facts, (measure.grade_piece,) if measure.grade_piece else measure.pieces)


def _rule_quote(facts: ReportFacts, measure: Measure) -> tuple[Evidence, ...]:
    rules = [
        r
        for r in facts.report.grade_rules
        if r.grade == measure.grade and r.kpi_achieved is not None
    ]
    return tuple(q for r in rules for q in quote_pieces(facts, r.pieces))


def find_overview(facts: ReportFacts) -> Iterator[Hit]:
    """Find measures whose grade differs between the table of grades and their own page."""
    by_title: dict[str, list[OverviewRow]] = {}
    for row in facts.report.overview:
        by_title.setdefault(bare(row.title), []).append(row)
    for measure in facts.report.measures:
        rows = by_title.get(bare(measure.title), [])
        if len(rows) != 1 or not measure.grade or rows[0].grade == measure.grade:
            continue
        yield Hit(
            f"「{title_of(measure)}」の評価が、一覧では{rows[0].grade}、個別のページでは"
            f"{measure.grade}です。",
            (measure.title, rows[0].grade, measure.grade),
            (*quote_pieces(facts, rows[0].pieces), *_grade_quote(facts, measure)),
        )
