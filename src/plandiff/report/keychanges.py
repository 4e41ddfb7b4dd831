"""Key changes of targets and sections: what a reviewer should see first, weightiest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.report.badges import badge, section_badge, target_badge
from plandiff.report.figures import asks_otherwise, indicator, movement, promise, result
from plandiff.report.outline import heading
from plandiff.report.shorten import quote
from plandiff.report.view_model import KeyChange, KeyGroup
from plandiff.report.visible import visible
from plandiff.text.fold import bare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from plandiff.model import SectionDiff, TargetChange, TargetDiff
    from plandiff.report.context import Context
    from plandiff.report.indicators import Indicator
    from plandiff.report.places import Spot
    from plandiff.report.words import Words


def target_groups(context: Context) -> tuple[KeyGroup, ...]:
    """Targets that ask for less, are gone, or mean something else; then those that ask for more."""
    numbered = list(enumerate(context.indicators))
    groups = []
    for key, belongs in _GROUPS:
        members = [(at, item) for at, item in numbered if belongs(item.main, context.words)]
        members.sort(key=lambda member: -_weight(member[1].main))
        changes = tuple(_target_change(at, item, context) for at, item in members)
        if changes:
            groups.append(KeyGroup(key, context.words.say(f"group.{key}"), changes, ""))
    return tuple(groups)


def _moved(diff: TargetDiff, words: Words) -> bool:
    """Tell whether the figure moved or is asked for in other terms: 以上 became とする."""
    return diff.change in ("raised", "lowered") or (
        diff.change == "reworded" and asks_otherwise(diff, words)
    )


def _is_looser(diff: TargetDiff, words: Words) -> bool:
    return _moved(diff, words) and (
        diff.stringency == "looser" or (diff.change == "lowered" and diff.stringency != "tighter")
    )


def _is_tighter(diff: TargetDiff, words: Words) -> bool:
    moved = diff.change in ("raised", "lowered") or diff.stringency == "tighter"
    return moved and _moved(diff, words) and not _is_looser(diff, words)


def _is(change: TargetChange) -> Callable[[TargetDiff, Words], bool]:
    return lambda diff, _: diff.change == change


_GROUPS: Final[tuple[tuple[str, Callable[[TargetDiff, Words], bool]], ...]] = (
    ("loosened", _is_looser),
    ("dropped", _is("removed")),
    ("redefined", _is("redefined")),
    ("replaced", _is("replaced")),
    ("tightened", _is_tighter),
    ("added", _is("added")),
)
"""In order of weight; the word for a group stands in the frame texts."""


def _weight(diff: TargetDiff) -> Decimal | int:
    """How far a target moved against what it was; members of equal weight keep their order."""
    before = diff.previous.value if diff.previous else None
    return abs(diff.delta / before) if diff.delta and before else 0


def _target_change(at: int, item: Indicator, context: Context) -> KeyChange:
    diff = item.main
    spots = target_spots(item, context)
    subject, statement = _target_words(item, context)
    return KeyChange(
        id=f"m-{context.target_ids[at]}",
        badge=target_badge(diff, context.words),
        where=target_section(diff, context),
        subject=subject,
        statement=statement,
        remark=_bracketed(_target_remark(item, context), context),
        place=context.places.bracketed(*spots[:2]),
        row=context.target_ids[at],
        findings=context.links(spots),
    )


def target_spots(item: Indicator, context: Context) -> tuple[Spot | None, ...]:
    """Where an indicator is printed: the quoted place first, new and old, then the other one."""
    places = context.places
    return tuple(
        spot
        for diff in item.places
        for spot in (
            places.target(diff.current, "current"),
            places.target(diff.previous, "previous"),
        )
    )


def target_section(diff: TargetDiff, context: Context) -> str:
    """Give the section a target stands in, this year's first."""
    if diff.current is not None:
        return context.current.of_target(diff.current) or visible(diff.section)
    before = context.previous.of_target(diff.previous) if diff.previous else ""
    return context.successors.get(before, before) or visible(diff.section)


def _target_words(item: Indicator, context: Context) -> tuple[str, str]:
    """Subject and statement: indicator; 58.8％以上 → 57.7％以上."""
    diff, words = item.main, context.words
    if diff.change == "replaced":
        return _swapped(item, context)
    asks = [promise(target, words) for target in (diff.previous, diff.current) if target]
    name = next(indicator(target) for target in (diff.current, diff.previous) if target)
    if len(asks) == 2 and asks[0] == asks[1]:
        return name, words.say("key.colon") + words.say("key.still", asks=asks[1])
    return name, words.say("key.colon") + words.say("arrow").join(asks)


def _swapped(item: Indicator, context: Context) -> tuple[str, str]:
    """Old indicator, its target and result; → the same of the new one."""
    diff, words = item.main, context.words
    sides = (
        (diff.previous, item.previous_reference()),
        (diff.current, item.current_reference()),
    )
    shown = [
        indicator(target)
        + _bracketed(iter((promise(target, words), result(reference, words))), context)
        for target, reference in sides
        if target
    ]
    return shown[0], "".join(words.say("arrow") + side for side in shown[1:])


def _target_remark(item: Indicator, context: Context) -> Iterator[str]:
    """By how much or why; then the last result."""
    diff, words = item.main, context.words
    if diff.change == "replaced":
        yield words.say("target.replaced")
        if is_turned(diff):
            yield words.say("key.turned")
        return
    if diff.change in ("added", "removed"):
        yield words.say(f"target.{diff.change}")
    elif diff.change == "redefined":
        yield visible(diff.reason)
        yield _former_name(diff, words)
    else:
        yield movement(diff, words) or visible(diff.reason)
    yield result(item.reference(), words)


def is_turned(diff: TargetDiff) -> bool:
    """Tell whether a higher figure was the better one and now a lower one is, or the reverse."""
    sides = {target.direction for target in (diff.current, diff.previous) if target}
    return sides == {"higher", "lower"}


def _former_name(diff: TargetDiff, words: Words) -> str:
    """Last year's name of a redefined indicator, where it was another."""
    if not diff.current or not diff.previous:
        return ""
    old = diff.previous.indicator
    return (
        ""
        if bare(old) == bare(diff.current.indicator)
        else words.say("key.former", text=quote(visible(old)))
    )


def _bracketed(parts: Iterator[str], context: Context) -> str:
    said = [part.rstrip("。") for part in parts if part]
    if not said:
        return ""
    return context.words.say("key.remark", remark=context.words.say("key.join").join(said))


# ---------------------------------------------------------------- sections


def section_group(context: Context) -> tuple[KeyGroup, ...]:
    """Sections that are new, gone, renamed, renumbered or moved, in the order of the plan."""
    changes = tuple(
        _section_change(at, diff, context)
        for at, diff in enumerate(context.comparison.sections)
        if diff.change != "same"
    )
    if not changes:
        return ()
    ranked = sorted(changes, key=lambda change: _SECTION_ORDER.index(change.badge.key))
    return (KeyGroup("sections", context.words.say("group.sections"), tuple(ranked), ""),)


_SECTION_ORDER: Final = ("added", "removed", "renamed", "moved", "renumbered")


def _section_change(at: int, diff: SectionDiff, context: Context) -> KeyChange:
    words, places = context.words, context.places
    spots = (places.section(diff.current, "current"), places.section(diff.previous, "previous"))
    subject, statement = _section_words(diff, context)
    return KeyChange(
        id=f"m-{context.section_ids[at]}",
        badge=section_badge(diff, words) or badge("section", "same", words),
        where=_above(diff, context),
        subject=quote(subject),
        statement=statement,
        remark=_bracketed(_section_size(diff, context), context),
        place=places.bracketed(*spots),
        row=context.section_ids[at],
        findings=context.links(spots),
    )


def _above(diff: SectionDiff, context: Context) -> str:
    """Name the section above; the outermost stand alone."""
    if diff.current is not None:
        return context.current.above(diff.current)
    return context.previous.above(diff.previous) if diff.previous else ""


def _section_words(diff: SectionDiff, context: Context) -> tuple[str, str]:
    words = context.words
    new = heading(diff.current) if diff.current else ""
    old = heading(diff.previous) if diff.previous else ""
    if diff.change == "added":
        return new, words.say("key.added")
    if diff.change == "removed":
        return old, words.say("key.closed")
    if diff.change == "moved":
        above = _above(diff, context)
        moved = words.say("key.moved", text=quote(above)) if above else words.say("key.moved.here")
        return old, moved
    return old, words.say(f"key.{diff.change}", text=quote(new))


def _section_size(diff: SectionDiff, context: Context) -> Iterator[str]:
    if diff.change in ("added", "removed") and diff.clauses:
        yield context.words.say("key.items", count=len(diff.clauses))
