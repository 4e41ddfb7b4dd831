"""The KPI table: every indicator, last year and this year, with its last result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.report.badges import target_badge
from plandiff.report.figures import (
    amount,
    difference_unit,
    indicator,
    promise,
    reference_label,
    reference_remark,
    result,
    result_figure,
    stringency,
)
from plandiff.report.keychanges import is_turned, target_section, target_spots
from plandiff.report.view_model import Promise, TargetGroup, TargetRow
from plandiff.report.visible import visible
from plandiff.text.fold import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import Reference, Target, TargetDiff
    from plandiff.report.context import Context
    from plandiff.report.indicators import Indicator
    from plandiff.report.words import Words


def target_table(context: Context) -> tuple[TargetGroup, ...]:
    """All indicators in the order of the plan, by the section they stand in."""
    label = last_label(context)
    groups: dict[str, list[TargetRow]] = {}
    for at, item in enumerate(context.indicators):
        title = target_section(item.main, context)
        groups.setdefault(title, []).append(_row(at, item, label, context))
    return tuple(TargetGroup(title, tuple(rows)) for title, rows in groups.items())


def _row(at: int, item: Indicator, label: str, context: Context) -> TargetRow:
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
        last=_last(item, label, words),
        before=_before(item, words),
        remarks=tuple(_remarks(item, context)),
        places=context.places.each(*spots[:2]),
        findings=context.links(spots),
        delta=diff.delta or None,
        delta_unit=difference_unit(diff, words),
        meaning=stringency(diff, words),
    )


def _names(item: Indicator) -> tuple[str, str]:
    """Name the indicator as this year does, and as last year did where that is another name."""
    diff = item.main
    new = indicator(diff.current) if diff.current else ""
    old = indicator(diff.previous) if diff.previous else ""
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
        reference=result(reference, words) or reference_remark(reference, words),
        reference_value=reference.value if reference else None,
    )


def last_label(context: Context) -> str:
    """Tell when the results beside this year's targets are of, if all are of the same time.

    The head of the table then says it once.
    """
    printed = (item.current_reference() for item in context.indicators)
    labels = {reference_label(found) for found in printed if found and found.value is not None}
    return labels.pop() if len(labels) == 1 else ""


def _latest(item: Indicator) -> Reference | None:
    """Give this year's reference, or last year's figure of the same indicator."""
    current, previous = item.current_reference(), item.previous_reference()
    if current is not None or item.main.change == "replaced":
        return current
    return previous if previous is not None and previous.value is not None else None


def _last(item: Indicator, label: str, words: Words) -> str:
    found = _latest(item)
    dated = found is not None and reference_label(found) == label
    figure = result_figure(found, words) if dated else result(found, words)
    return figure or reference_remark(found, words) or words.say("none.cell")


def _before(item: Indicator, words: Words) -> str:
    """Give the result printed beside last year's target, where another one follows it."""
    found = item.previous_reference()
    latest = _latest(item)
    if found is None or found.value is None or found == latest:
        return ""
    figure = result_figure(found, words)
    return words.say("reference.dated", label=reference_label(found), figure=figure).strip()


def _remarks(item: Indicator, context: Context) -> Iterator[str]:
    """Say why it counts as what it counts, where it is printed if in one place only, its notes."""
    diff, words = item.main, context.words
    reason = _reason(diff, words)
    if reason:
        yield reason
    if any(other.source == "table" for other in context.comparison.targets):
        if item.table is None:
            yield words.say("remark.body_only")
        elif item.body is None:
            yield words.say("remark.table_only")
    target = diff.current or diff.previous
    if target is not None:
        for note in target.notes:
            if bare(note) not in bare(reason):
                yield _note(note, words)


def _reason(diff: TargetDiff, words: Words) -> str:
    """Say why it counts as what it counts, where names and figures do not show it."""
    if diff.change == "replaced":
        return words.say("key.turned") if is_turned(diff) else ""
    return visible(diff.reason).rstrip("。") if diff.change in ("redefined", "reworded") else ""


def _note(note: str, words: Words) -> str:
    """Give a note with its sign, which some documents print with it: ※, （※）, ※1."""
    shown = visible(note).strip()
    return shown if "※" in shown[:2] else words.say("remark.note", text=shown)
