"""Plans and reports side by side as one self-contained HTML page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.report import results_course
from plandiff.report.results_lists import (
    asked_years,
    finding_lines,
    headline,
    lines_of,
    source_name,
    unmatched,
    verdict_badge,
    years_of,
)
from plandiff.report.targets_html import page
from plandiff.report.targets_view import bridged, place
from plandiff.text.years import era_name

if TYPE_CHECKING:
    from plandiff.model_results import YearResults


def render(results: YearResults) -> bytes:
    """Make one HTML file that asks nothing of any server."""
    years = years_of(results)
    names = dict.fromkeys(s.organization for s in results.sources if s.organization)
    title = f"{next(iter(names), '')} 目標と実績の推移".strip()
    return page(
        "results.html.jinja",
        title=title,
        sources=[(source_name(s), s.organization, s.source.name) for s in results.sources],
        headline=headline(results),
        years=[(year, era_name(year), year in asked_years(results)) for year in years],
        lines=[(line, results_course.course(line.series, years)) for line in lines_of(results)],
        unmatched=_unmatched(results),
        findings=finding_lines(results),
        problems=results.problems,
        badge_of=verdict_badge,
        course_width=results_course.WIDTH,
        course_height=results_course.HEIGHT,
    )


def _unmatched(results: YearResults) -> list[tuple[str, str, str]]:
    told = []
    for _, entry in unmatched(results):
        source = results.sources[entry.document]
        lines = bridged(entry.target.lines, frozenset(source.printed))
        told.append((source_name(source), entry.target.indicator, place(entry.target.page, lines)))
    return told
