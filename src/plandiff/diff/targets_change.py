"""What became of one target: its class, its stringency, and why, in one sentence.

`raised` and `lowered` tell which way the FIGURE moved; whether that asks for more is told by the
stringency (15％以下 to 20％以下 is raised and looser). When figure and words both change the figure
decides, unless the measured thing itself changed (`redefined`, `replaced`): then two figures
stand side by side that do not compare.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plandiff.diff.targets_scope import scope_change
from plandiff.diff.targets_strict import Asked, asked_figure, sense, stringency
from plandiff.kpi import format as write
from plandiff.kpi.indicator import SAME, contrasts, indicator_similarity, same_head
from plandiff.kpi.notes import note_kind
from plandiff.kpi.tidy import strip_marks, tidy
from plandiff.text.fold import bare, fold
from plandiff.text.years import same_years

if TYPE_CHECKING:
    from decimal import Decimal

    from plandiff.diff.targets_collect import Found
    from plandiff.model import Stringency, Target, TargetChange


class Verdict(NamedTuple):
    """What became of a target."""

    change: TargetChange
    stringency: Stringency
    delta: Decimal | None
    reason: str


def judge(current: Found, previous: Found, year: int | None) -> Verdict:
    """Class a pair of targets; `year` is the current plan's fiscal year."""
    now, before = current.target, previous.target
    delta = _delta(now, before)
    if reason := _replaced(now, before):
        return Verdict("replaced", "unclear", delta, reason)
    if reason := scope_change(now, before, current.notes, previous.notes, year):
        return Verdict("redefined", "unclear", delta, f"{reason}。")
    return _by_figures(current, previous, delta)


def _by_figures(current: Found, previous: Found, delta: Decimal | None) -> Verdict:
    now, before = current.target, previous.target
    ask, asked = asked_figure(now, current.notes), asked_figure(before, previous.notes)
    strict = stringency(now, before, ask, asked)
    if delta:
        change: TargetChange = "raised" if delta > 0 else "lowered"
        return Verdict(change, strict, delta, _moved(now, before, delta, strict))
    if (now.value is None) != (before.value is None) or now.basis != before.basis:
        return _other_form(now, before, ask, asked, strict)
    return _by_words(current, previous, delta, strict)


def _other_form(
    now: Target, before: Target, ask: Asked | None, asked: Asked | None, strict: Stringency
) -> Verdict:
    """One year asks for a figure, the other for last year's or for none."""
    told = f"目標の定め方が「{write.asked(before)}」から「{write.asked(now)}」に変わった。"
    if ask and asked and ask.kind == asked.kind and ask.unit == asked.unit:
        step = ask.value - asked.value
        if step:
            return Verdict("raised" if step > 0 else "lowered", strict, None, told)
        return Verdict("reworded", strict, None, told)
    return Verdict("redefined", strict, None, told)


def _by_words(
    current: Found, previous: Found, delta: Decimal | None, strict: Stringency
) -> Verdict:
    now, before = current.target, previous.target
    if now.comparator != before.comparator and sense(now) != sense(before):
        told = f"数値は同じで、「{write.asked(before)}」が「{write.asked(now)}」に変わった。"
        return Verdict("reworded", strict, delta, told)
    if _wording(now.text) != _wording(before.text):
        return Verdict("reworded", strict, delta, "求める内容は同じで、文言だけが変わった。")
    if _note_words(current) != _note_words(previous):
        return Verdict("reworded", strict, delta, "求める内容は同じで、注の書き方だけが変わった。")
    return Verdict("unchanged", strict, delta, "指標も求める水準の書き方も同じ。")


def _replaced(now: Target, before: Target) -> str | None:
    if sense(now) * sense(before) < 0:
        return (
            f"「{before.indicator}」（{write.asked(before)}）が「{now.indicator}」"
            f"（{write.asked(now)}）に替わり、良いとする向きが逆になった。"
        )
    if is_other(now.indicator, before.indicator) or _other_unit(now, before):
        return f"指標が「{before.indicator}」から「{now.indicator}」に替わった。"
    return None


def is_other(one: str, other: str) -> bool:
    """Tell whether two indicators measure different things rather than one thing of two groups."""
    if contrasts(fold(one), fold(other)) and same_head(one, other):
        return False
    return indicator_similarity(one, other) < (0.6 if same_head(one, other) else SAME)


def _other_unit(now: Target, before: Target) -> bool:
    both = now.value is not None and before.value is not None
    return both and bool(now.unit) and bool(before.unit) and now.unit != before.unit


def _delta(now: Target, before: Target) -> Decimal | None:
    if now.value is None or before.value is None or now.unit != before.unit:
        return None
    return now.value - before.value if now.basis == before.basis else None


def _moved(now: Target, before: Target, delta: Decimal, strict: Stringency) -> str:
    told = (
        f"目標値が{write.asked(before)}から{write.asked(now)}に"
        f"{'上がった' if delta > 0 else '下がった'}（{write.difference(delta, now.unit)}"
    )
    sides = {
        "tighter": "、目標は厳しくなった",
        "looser": "、目標は緩くなった",
        "same": "",
        "unclear": "",
    }
    return f"{told}{sides[strict]}）。"


def _wording(text: str) -> str:
    return bare(same_years(strip_marks(tidy(text))))


def _note_words(found: Found) -> list[str]:
    """Return the words of its own notes that define the target, in one order."""
    own = (note for note in found.target.notes if note_kind(note) != "method")
    return sorted(_wording(note) for note in own)
