"""Sections with their headings on both sides and what happened under each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.report.badges import clause_badges, section_badge
from plandiff.report.labels import Labels
from plandiff.report.order import stretches
from plandiff.report.outline import heading
from plandiff.report.rows import section_rows
from plandiff.report.spans import heading_spans, plain_spans
from plandiff.report.view_model import SectionView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plandiff.model import ClauseDiff, SectionDiff
    from plandiff.report.context import Context
    from plandiff.report.order import Stretch
    from plandiff.report.spans import Spans
    from plandiff.report.view_model import Row
    from plandiff.report.words import Words

_ORDER: Final = (
    "added", "removed", "modified", "moved", "split", "merged", "renumbered", "notation",
)  # fmt: skip


def section_views(context: Context) -> tuple[SectionView, ...]:
    """Every section, flat, as the documents print them: closing blocks below the sub-sections."""
    sections = context.comparison.sections
    labels = [Labels.of(diff, context.words) for diff in sections]
    tables = _tables(context)
    return tuple(
        _further(part, labels[part.section], context)
        if part.continued
        else _section(part, labels[part.section], tables.get(part.section, ()), context)
        for part in stretches(context.comparison)
    )


def _tables(context: Context) -> Mapping[int, Sequence[Row]]:
    """Give the rows of KPI tables by their section."""
    sides = [side for diff in context.comparison.sections for side in (diff.current, diff.previous)]
    if all(side is None or side.table is None for side in sides):
        return {}
    from plandiff.report.kpi_rows import kpi_rows  # noqa: PLC0415  # few plans have such a table

    return kpi_rows(context.comparison, context.words)


def _section(part: Stretch, labels: Labels, table: Sequence[Row], context: Context) -> SectionView:
    at, words, places = part.section, context.words, context.places
    diff = context.comparison.sections[at]
    new, old = _headings(diff)
    changed = [clause for clause in diff.clauses if _class(clause, words)]
    return SectionView(
        id=context.section_ids[at],
        level=_level(diff),
        title=_title(diff, words),
        current=new,
        previous=old,
        current_filler="" if diff.current else words.say("row.removed"),
        previous_filler="" if diff.previous else words.say("row.added"),
        badge=section_badge(diff, words),
        changed=len(changed),
        summary=_summary(diff, changed, words),
        place=places.together(
            places.section(diff.current, "current"), places.section(diff.previous, "previous")
        ),
        rows=section_rows(at, part.clauses, labels, context),
        table=tuple(table),
    )


def _further(part: Stretch, labels: Labels, context: Context) -> SectionView:
    """Give what follows the sub-sections; the heading above them has said the rest."""
    at, words = part.section, context.words
    diff = context.comparison.sections[at]
    changed = [number for number in part.clauses if _class(diff.clauses[number], words)]
    return SectionView(
        id=f"{context.section_ids[at]}-{part.clauses[0]}",
        level=_level(diff),
        title=words.say("section.continued", title=_title(diff, words)),
        current=(),
        previous=(),
        current_filler="",
        previous_filler="",
        badge=None,
        changed=len(changed),
        summary="",
        place="",
        rows=section_rows(at, part.clauses, labels, context),
        continued=True,
    )


def _level(diff: SectionDiff) -> int:
    shown = diff.current or diff.previous
    return shown.level if shown else 1


def _title(diff: SectionDiff, words: Words) -> str:
    shown = diff.current or diff.previous
    return (heading(shown) if shown else "") or words.say("section.preamble")


def _headings(diff: SectionDiff) -> tuple[Spans, Spans]:
    new = heading(diff.current) if diff.current else ""
    old = heading(diff.previous) if diff.previous else ""
    if diff.change == "same" or not new or not old:
        return plain_spans(new), plain_spans(old)
    return heading_spans(new, old)


def _class(diff: ClauseDiff, words: Words) -> str:
    """Give the class a clause is counted in: its first badge; empty if nothing happened to it."""
    return next((badge.key for badge in clause_badges(diff, words)), "")


def _summary(diff: SectionDiff, changed: Sequence[ClauseDiff], words: Words) -> str:
    """変更4項目（修正3、新設1）・変更なし2項目; empty for a heading that only holds others."""
    if not diff.clauses:
        return "".join(_empty(diff, words))
    left = len(diff.clauses) - len(changed)
    if not changed:
        return words.say("section.quiet", count=left)
    classes = [_class(clause, words) for clause in changed]
    parts = words.parts((words.say(f"clause.{key}"), classes.count(key)) for key in _ORDER)
    key = "section.summary" if left else "section.summary.all"
    return words.say(key, changed=len(changed), parts=parts, unchanged=left)


def _empty(diff: SectionDiff, words: Words) -> Iterator[str]:
    """Say where the rows of a KPI table are: they are targets, not clauses."""
    shown = diff.current or diff.previous
    if shown is not None and shown.table is not None:
        yield words.say("row.table", heading=words.say("h.targets"))
