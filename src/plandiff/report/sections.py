"""Sections with their headings on both sides and what happened under each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.report.badges import clause_badges, section_badge
from plandiff.report.outline import heading
from plandiff.report.rows import section_rows
from plandiff.report.spans import heading_spans, plain_spans
from plandiff.report.view_model import SectionView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.model import ClauseDiff, SectionDiff
    from plandiff.report.context import Context
    from plandiff.report.spans import Spans
    from plandiff.report.words import Words

_ORDER: Final = (
    "added", "removed", "modified", "moved", "split", "merged", "renumbered", "notation",
)  # fmt: skip


def section_views(context: Context) -> tuple[SectionView, ...]:
    """Every section, flat, in the order of the comparison."""
    return tuple(_section(at, diff, context) for at, diff in enumerate(context.comparison.sections))


def _section(at: int, diff: SectionDiff, context: Context) -> SectionView:
    words, places = context.words, context.places
    new, old = _headings(diff)
    shown = diff.current or diff.previous
    changed = [clause for clause in diff.clauses if _class(clause, words)]
    return SectionView(
        id=context.section_ids[at],
        level=shown.level if shown else 1,
        title=(heading(shown) if shown else "") or words.say("section.preamble"),
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
        rows=section_rows(at, context),
    )


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
