"""Key changes of the text: duties that are new, gone, or differ in what matters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from plandiff.report import signals
from plandiff.report.badges import clause_badges
from plandiff.report.runs import (
    Run,
    changed_runs,
    in_context,
    is_year_roll,
    names_other_figures,
    names_other_years,
)
from plandiff.report.shorten import quote, shorten
from plandiff.report.view_model import KeyChange, KeyGroup
from plandiff.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from plandiff.model import ClauseDiff, SectionDiff
    from plandiff.report.context import Context

DUTIES: Final = ("policy", "action")
RATINGS: Final = ("importance", "difficulty")
SHOWN: Final = 8
"""Key changes of one kind that are listed; a longer list is not read at the top of a report."""
_QUOTED: Final = 80
_QUOTED_OLD: Final = 50


class _Found(NamedTuple):
    """A clause change with where it stands."""

    section: int
    number: int
    parent: SectionDiff
    diff: ClauseDiff


def duty_groups(context: Context) -> tuple[KeyGroup, ...]:
    """Duties new, gone and changed, each group weightiest first, then the ratings."""
    found = tuple(_all(context))
    alone = tuple(item for item in found if item.parent.change not in ("added", "removed"))
    return tuple(
        group
        for group in (
            _group("duties_new", [it for it in alone if _is(it.diff, "added")], context),
            _group("duties_gone", [it for it in alone if _is(it.diff, "removed")], context),
            _group("duties_changed", [it for it in found if _matters(it.diff)], context),
            _group("ratings", [it for it in alone if _is_rating(it.diff)], context),
        )
        if group.changes
    )


def _all(context: Context) -> Iterator[_Found]:
    for at, section in enumerate(context.comparison.sections):
        for number, diff in enumerate(section.clauses):
            yield _Found(at, number, section, diff)


def _is(diff: ClauseDiff, change: str) -> bool:
    return diff.change == change and diff.kind in DUTIES


def _is_rating(diff: ClauseDiff) -> bool:
    """Tell whether a rating is given, taken back or changed in its head: 【困難度：高】."""
    return diff.kind in RATINGS and (diff.change in ("added", "removed") or diff.renumbered)


def _matters(diff: ClauseDiff) -> bool:
    if diff.change != "modified" or diff.notation_only or diff.kind not in DUTIES:
        return False
    return any(_run_weight(run) >= signals.FIGURE_WEIGHT for run in changed_runs(diff.edits))


def _group(key: str, members: Sequence[_Found], context: Context) -> KeyGroup:
    words = context.words
    ranked = sorted(members, key=lambda item: -_weight(item.diff))
    changes = tuple(_change(item, context) for item in ranked[:SHOWN])
    left = len(ranked) - len(changes)
    more = words.say("more", count=left, heading=words.say("h.sections")) if left else ""
    return KeyGroup(key, words.say(f"group.{key}"), changes, more)


# ---------------------------------------------------------------- weight


def _weight(diff: ClauseDiff) -> float:
    if diff.change == "modified":
        return sum(_run_weight(run) for run in changed_runs(diff.edits))
    text = _text(diff)
    policy = signals.POLICY_WEIGHT if diff.kind == "policy" else 0.0
    length = signals.LENGTH_WEIGHT * min(1.0, len(text) / signals.FULL_LENGTH)
    return policy + length + _run_weight(Run("", text))


def _run_weight(run: Run) -> float:
    """Tell what a changed place weighs; a year that only moved on weighs nothing."""
    if is_year_roll(run):
        return 0.0
    both = run.deleted + run.inserted
    return sum(
        weight
        for weight, applies in (
            (signals.SIGNAL_WEIGHT, signals.BEGINS_OR_ENDS.search(both) is not None),
            (signals.BINDING_WEIGHT, signals.BINDS.search(both) is not None),
            (signals.DATE_WEIGHT, names_other_years(run)),
            (signals.FIGURE_WEIGHT, names_other_figures(run)),
        )
        if applies
    )


# ---------------------------------------------------------------- words


def _change(item: _Found, context: Context) -> KeyChange:
    places, diff = context.places, item.diff
    spots = (places.clauses(diff.current, "current"), places.clauses(diff.previous, "previous"))
    row = context.row_ids[item.section, item.number]
    subject, statement, remark = _SAY[diff.change](diff, context)
    return KeyChange(
        id=f"m-{row}",
        badge=next(clause_badges(diff, context.words)),
        where=_where(item, context),
        subject=subject,
        statement=statement,
        remark=context.words.say("key.remark", remark=remark) if remark else "",
        place=places.bracketed(*spots),
        row=row,
        findings=context.links(spots),
    )


def _where(item: _Found, context: Context) -> str:
    section = item.parent
    if section.current is not None:
        return context.current.label(section.current)
    return context.previous.label(section.previous) if section.previous else ""


def _quoted(text: str, limit: int, context: Context) -> str:
    return quote(shorten(visible(text), limit, context.words.say("ellipsis")))


def _text(diff: ClauseDiff) -> str:
    return " ".join(clause.text for clause in (diff.current or diff.previous))


def _marked_text(diff: ClauseDiff) -> str:
    """Give the wording, for a rating its head, by which it is known: 【困難度：高】."""
    if diff.kind not in RATINGS:
        return _text(diff)
    return " ".join(clause.marker or clause.text for clause in (diff.current or diff.previous))


def _whole(diff: ClauseDiff, context: Context) -> tuple[str, str, str]:
    subject = _quoted(_marked_text(diff), _QUOTED, context)
    return subject, context.words.say(f"key.{diff.change}"), ""


def _modified(diff: ClauseDiff, context: Context) -> tuple[str, str, str]:
    """Name the weightiest place of a clause and how many others there are."""
    if diff.kind in RATINGS:
        return _rating(diff, context)
    words = context.words
    runs = list(changed_runs(diff.edits))
    main = max(runs, key=_run_weight)
    others = words.say("key.also", count=len(runs) - 1) if len(runs) > 1 else ""
    if not main.deleted.strip():
        return _quoted(main.inserted, _QUOTED, context), words.say("key.inserted"), others
    if not main.inserted.strip():
        return _quoted(main.deleted, _QUOTED, context), words.say("key.deleted"), others
    shown = in_context(main)
    new = _quoted(shown.inserted, _QUOTED, context)
    old = _quoted(shown.deleted, _QUOTED_OLD, context)
    return old, words.say("key.replaced", text=new), others


def _rating(diff: ClauseDiff, context: Context) -> tuple[str, str, str]:
    new = visible(diff.current[0].marker) if diff.current else ""
    old = visible(diff.previous[0].marker) if diff.previous else ""
    return quote(old), context.words.say("key.replaced", text=quote(new)), ""


_SAY: Final[dict[str, Callable[[ClauseDiff, Context], tuple[str, str, str]]]] = {
    "added": _whole,
    "removed": _whole,
    "modified": _modified,
    "unchanged": _modified,
}
