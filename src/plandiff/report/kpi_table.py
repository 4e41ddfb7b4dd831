"""The KPI table: every indicator, last year and this year, with its last result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.report.badges import target_badge
from plandiff.report.figures import amount, promise, reference_cell, result
from plandiff.report.keychanges import target_section, target_spots
from plandiff.report.view_model import Promise, TargetGroup, TargetRow
from plandiff.report.visible import visible
from plandiff.text.fold import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import Reference, Target
    from plandiff.report.context import Context
    from plandiff.report.indicators import Indicator
    from plandiff.report.words import Words


def target_table(context: Context) -> tuple[TargetGroup, ...]:
    """All indicators in the order of the plan, by the section they stand in."""
    groups: dict[str, list[TargetRow]] = {}
    for at, item in enumerate(context.indicators):
        title = target_section(item.main, context)
        groups.setdefault(title, []).append(_row(at, item, context))
    return tuple(TargetGroup(title, tuple(rows)) for title, rows in groups.items())


def _row(at: int, item: Indicator, context: Context) -> TargetRow:
    diff, words = item.main, context.words
    spots = target_spots(item, context)
    name, former = _names(item)
    return TargetRow(
        id=context.target_ids[at],
        item=_item(diff.current or diff.previous),
        indicator=name,
        indicator_previous=former,
        current=_promise(diff.current, item.current_reference(), words),
        previous=_promise(diff.previous, item.previous_reference(), words),
        badge=target_badge(diff, words),
        amount=amount(diff, words),
        last=_last(item, words) or words.say("none.cell"),
        before=_before(item, words),
        remarks=tuple(_remarks(item, context)),
        place=context.places.together(*spots[:2]),
        findings=context.links(spots),
    )


def _names(item: Indicator) -> tuple[str, str]:
    """Name the indicator as this year does, and as last year did where that is another name."""
    diff = item.main
    new = visible(diff.current.indicator) if diff.current else ""
    old = visible(diff.previous.indicator) if diff.previous else ""
    if not new or not old or bare(new) == bare(old):
        return new or old, ""
    return new, old


def _item(target: Target | None) -> str:
    return visible(target.item).strip() if target else ""


def _promise(target: Target | None, reference: Reference | None, words: Words) -> Promise | None:
    if target is None:
        return None
    return Promise(
        text=promise(target, words),
        value=target.value,
        unit=visible(target.unit),
        item=_item(target),
        reference=reference_cell(reference, words),
        reference_value=reference.value if reference else None,
    )


def _last(item: Indicator, words: Words) -> str:
    """Give the latest result; that of a replaced indicator tells nothing of the new one."""
    if item.main.change == "replaced":
        return reference_cell(item.current_reference(), words)
    return reference_cell(item.reference(), words)


def _before(item: Indicator, words: Words) -> str:
    """Give the result printed beside last year's target, where another one follows it."""
    if item.current_reference() is None and item.main.change != "replaced":
        return ""
    before = result(item.previous_reference(), words)
    return "" if before == _last(item, words) else before


def _remarks(item: Indicator, context: Context) -> Iterator[str]:
    """Say why it counts as what it counts, where it is printed if in one place only, its notes."""
    diff, words = item.main, context.words
    if diff.reason and diff.change in ("redefined", "replaced", "reworded"):
        yield visible(diff.reason).rstrip("。")
    if any(other.source == "table" for other in context.comparison.targets):
        if item.table is None:
            yield words.say("remark.body_only")
        elif item.body is None:
            yield words.say("remark.table_only")
    target = diff.current or diff.previous
    if target is not None:
        yield from (words.say("remark.note", text=visible(note)) for note in target.notes)
