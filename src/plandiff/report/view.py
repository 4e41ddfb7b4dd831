"""The neutral view of a comparison: what a report says, in order and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.report.badges import finding_badge
from plandiff.report.context import prepare
from plandiff.report.duties import duty_groups
from plandiff.report.glance import headline, tiles
from plandiff.report.identity import Ids
from plandiff.report.keychanges import section_group, target_groups
from plandiff.report.kpi_table import last_label, target_table
from plandiff.report.lines import joined
from plandiff.report.places import Spot, line_list
from plandiff.report.sections import section_views
from plandiff.report.view_model import (
    FindingView,
    ProblemView,
    Quote,
    ReportView,
    SideView,
)
from plandiff.report.visible import visible
from plandiff.report.words import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import Comparison, Evidence, Finding, Plan, Problem, Side, Source
    from plandiff.report.context import Context
    from plandiff.report.words import Words


def build_view(comparison: Comparison, lang: str = "ja") -> ReportView:
    """Say a comparison in words; the same comparison always gives the same view.

    Raises OptionError for a language there are no words in.
    """
    words = words_for(lang)
    context = prepare(comparison, words, Ids())
    current = _side("current", comparison.current, comparison.source, words)
    previous = _side(
        "previous", comparison.previous, comparison.previous_source or comparison.source, words
    )
    return ReportView(
        lang=words.lang,
        title=_title(comparison, current, previous, words),
        organization=visible(comparison.current.organization or comparison.previous.organization),
        current=current,
        previous=previous,
        headline=headline(context),
        tiles=tiles(context),
        key_groups=(*target_groups(context), *duty_groups(context), *section_group(context)),
        target_groups=target_table(context),
        sections=section_views(context),
        findings=tuple(_findings(context)),
        problems=tuple(_problem(problem, words) for problem in comparison.problems),
        coverage=tuple(_coverage(comparison, words)),
        words=_heads(context, current, previous),
    )


def _side(side: Side, plan: Plan, source: Source, words: Words) -> SideView:
    short = words.say(f"side.{side}")
    era = visible(plan.era)
    label = words.say("side.label", short=short, era=era) if era else short
    return SideView(label, short, era, visible(plan.title), _source(source, words))


def _source(source: Source, words: Words) -> str:
    name = words.say("source.stdin") if source.name == "-" else visible(source.name)
    return words.say("source", name=name, pages=source.pages)


def _title(comparison: Comparison, current: SideView, previous: SideView, words: Words) -> str:
    organization = visible(
        comparison.current.organization or comparison.previous.organization
    ).strip()
    return words.say(
        "title",
        organization=organization + words.say("title.gap") if organization else "",
        previous=previous.era or words.say("side.previous.era"),
        current=current.era or words.say("side.current.era"),
    )


def _heads(context: Context, current: SideView, previous: SideView) -> dict[str, str]:
    """Frame texts for renderers, the table heads with the fiscal years filled in."""
    words, label = context.words, last_label(context)
    heads = {key: text for key, text in words.table.items() if "{" not in text}
    heads["col.current"] = words.say("col.current", label=current.label)
    heads["col.previous"] = words.say("col.previous", label=previous.label)
    if label:
        heads["col.last"] = words.say("col.last.of", label=label)
    return heads


def _findings(context: Context) -> Iterator[FindingView]:
    for at, finding in enumerate(context.comparison.findings):
        yield FindingView(
            id=context.finding_ids[at],
            number=at + 1,
            severity=finding.severity,
            badge=finding_badge(finding, context.words),
            rule=context.words.say("finding.rule", rule=visible(finding.rule)),
            message=visible(finding.message),
            quotes=tuple(_quotes(finding, context)),
            fingerprint=visible(finding.fingerprint),
        )


def _quotes(finding: Finding, context: Context) -> Iterator[Quote]:
    for evidence in finding.evidence:
        yield Quote(_evidence_place(evidence, context), visible(evidence.text))


def _evidence_place(evidence: Evidence, context: Context) -> str:
    side: Side = "previous" if evidence.side == "previous" else "current"
    spot = Spot(side, evidence.page, joined(evidence.lines, context.places.printed.on(side)))
    shown = context.places.one(spot)
    if evidence.side != "both":
        return shown
    words = context.words
    return shown.replace(words.say("side.current"), words.say("side.both"), 1)


def _problem(problem: Problem, words: Words) -> ProblemView:
    lines = line_list(problem.lines, words)
    if problem.page is not None and lines:
        place = words.say("place.plain", page=problem.page, lines=lines)
    elif problem.page is not None:
        place = f"p.{problem.page}"
    else:
        place = words.say("place.lines", lines=lines) if lines else ""
    return ProblemView(words.say(f"problem.{problem.kind}"), visible(problem.message), place)


def _coverage(comparison: Comparison, words: Words) -> Iterator[str]:
    found = comparison.coverage
    if not found.lines:
        yield words.say("coverage.unknown")
        return
    if found.assigned == found.lines:
        yield words.say("coverage.all", lines=f"{found.lines:,}")
        return
    yield words.say(
        "coverage",
        lines=f"{found.lines:,}",
        assigned=f"{found.assigned:,}",
        # Rounded down: 100 % is said only when nothing is left out.
        percent=f"{found.assigned * 1000 // found.lines / 10:.1f}",
    )
    left = joined(((line, line) for line in found.unassigned), comparison.printed)
    yield words.say("coverage.left", lines=line_list(left, words))
