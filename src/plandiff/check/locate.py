"""Where a finding stands in a plan or report: chapter, section, indicator, and what was asked."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plandiff.check.nouns import ON_TARGETS
from plandiff.kpi.format import asked
from plandiff.rules.facts import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plandiff.model import Comparison, Evidence, Finding, Plan, TargetDiff
    from plandiff.model_results import ReportDocument


@dataclass(frozen=True, slots=True)
class Home:
    """What a finding is about, for people and for a policy's patterns."""

    chapter: str = ""
    section: str = ""
    indicator: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class PlanMap:
    """Sections and targets of a comparison by side and line."""

    sections: Mapping[tuple[str, int], tuple[str, str]]
    """Chapter and section."""
    targets: Mapping[tuple[str, int], TargetDiff]

    def home(self, finding: Finding) -> Home:
        """Tell what a finding is about, by the lines it quotes, the first ones first."""
        lines = [place for quote in finding.evidence for place in _lines(quote)]
        diff = next((self.targets[at] for at in lines if at in self.targets), None)
        homes = (self.sections[at] for at in lines if at in self.sections)
        chapter, section = next(homes, ("", ""))
        if diff is None:
            return Home(chapter, section)
        target = diff.current or diff.previous
        name = target.indicator if target else ""
        if not finding.rule.startswith(ON_TARGETS):
            return Home(chapter, section, name)
        after = asked(diff.current) if diff.current else ""
        return Home(chapter, section, name, _before(diff), after)


def _before(diff: TargetDiff) -> str:
    if diff.previous is None:
        return ""
    name = f"{diff.previous.indicator} " if diff.change == "replaced" else ""
    return name + asked(diff.previous)


def plan_map(comparison: Comparison) -> PlanMap:
    """Look up table of a comparison."""
    targets: dict[tuple[str, int], TargetDiff] = {}
    for diff in comparison.targets:
        for side, target in (("current", diff.current), ("previous", diff.previous)):
            for first, last in target.lines if target else ():
                for line in range(first, last + 1):
                    targets.setdefault((side, line), diff)
    sections = {
        (side, line): found
        for side, plan in (("current", comparison.current), ("previous", comparison.previous))
        for line, found in _section_lines(plan)
    }
    return PlanMap(sections, targets)


def _section_lines(plan: Plan) -> Iterator[tuple[int, tuple[str, str]]]:
    for section in walk(plan.sections):
        chapter = section.path[0] if section.path else section.title
        named = section.path[-1] if section.path else section.title
        for piece in section.pieces:
            yield piece.line, (chapter, named)
        for clause in section.clauses:
            for piece in clause.pieces:
                yield piece.line, (chapter, named)
        for row in section.table.rows if section.table else ():
            home = (row.chapter or chapter, row.section)
            for piece in (*row.kpi.pieces, *row.reference_pieces):
                yield piece.line, home


def _lines(quote: Evidence) -> Iterator[tuple[str, int]]:
    for first, last in quote.lines:
        for line in range(first, last + 1):
            yield quote.side, line


@dataclass(frozen=True, slots=True)
class ReportMap:
    """Measures and targets of a report by line."""

    starts: tuple[int, ...]
    homes: tuple[tuple[str, str], ...]
    """Chapter and measure, one per start."""
    indicators: Mapping[int, tuple[str, str]]
    """Indicator, and what its target asks for."""

    def home(self, finding: Finding) -> Home:
        """Tell what a finding is about."""
        lines = [line for quote in finding.evidence for _, line in _lines(quote)]
        if not lines:
            return Home()
        at = bisect_right(self.starts, lines[0]) - 1
        chapter, section = self.homes[at] if at >= 0 else ("", "")
        indicator, after = next(
            (self.indicators[line] for line in lines if line in self.indicators), ("", "")
        )
        return Home(chapter, section, indicator, "", after)


def report_map(report: ReportDocument) -> ReportMap:
    """Look up table of a report."""
    measures = sorted(report.measures, key=lambda measure: measure.line)
    indicators: dict[int, tuple[str, str]] = {}
    for measure in measures:
        for target in measure.targets:
            for first, last in target.lines:
                for line in range(first, last + 1):
                    indicators.setdefault(line, (target.indicator, asked(target)))
    homes = tuple((m.chapter, f"{m.number}{m.title}") for m in measures)
    return ReportMap(tuple(m.line for m in measures), homes, indicators)
