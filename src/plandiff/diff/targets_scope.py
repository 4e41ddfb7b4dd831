"""Whether the measured thing changed under its name: by scope words, figures inside it, notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plandiff.kpi import words
from plandiff.kpi.indicator import contrasts, indicator_key, numbers_in
from plandiff.kpi.notes import defines, note_kind, same_meaning
from plandiff.kpi.tidy import marks, note_body
from plandiff.text.fold import bare, fold
from plandiff.text.years import fiscal_years

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plandiff.model import Target

_SCOPE_PHRASE: Final = re.compile(
    r"[^、。()]*?(?:" + "|".join(sorted(words.SCOPE_WORDS, key=len, reverse=True)) + ")"
)
_FROM: Final = re.compile(r"^\s*(?:から|より|以降)")


def scope_change(
    current: Target,
    previous: Target,
    current_notes: Sequence[str],
    previous_notes: Sequence[str],
    year: int | None,
) -> str | None:
    """Return why the two no longer measure the same, as a clause of a sentence; None if they do.

    `year` is the current plan's: a note that figures are computed otherwise from this year on
    redefines the target, one about an earlier year does not.
    """
    reasons = (
        _within(current.indicator, previous.indicator),
        _by_notes(current, previous, current_notes, previous_notes),
        _by_method(current_notes, previous_notes, year),
    )
    told = [reason for reason in reasons if reason]
    # 加わった、なくなった: all but the last go on as 加わり、なくなり.
    return "、".join([*(r.removesuffix("った") + "り" for r in told[:-1]), *told[-1:]]) or None


def _within(current: str, previous: str) -> str | None:
    if contrasts(fold(current), fold(previous)):
        return "測る対象が替わった"
    if numbers_in(current) != numbers_in(previous):
        return "指標の中の数値が変わった"
    added, dropped = _phrases(current, previous), _phrases(previous, current)
    if added:
        return f"測る範囲を限る語「{added[0]}」が加わった"
    if dropped:
        return f"測る範囲を限る語「{dropped[0]}」がなくなった"
    return None


def _phrases(text: str, other: str) -> list[str]:
    """List the stretches of a text that hold scope words the other has not."""
    keys = indicator_key(other)
    odd = [
        found.group()
        for found in _SCOPE_PHRASE.finditer(fold(text))
        if indicator_key(found.group()) not in keys
    ]
    return [_stretch(text, other) or phrase for phrase in odd]


def _stretch(text: str, other: str) -> str | None:
    """Return the one stretch that the other has not, when that is all that differs."""
    if len(text) <= len(other):
        return None
    start = _shared(text, other)
    end = min(_shared(text[::-1], other[::-1]), len(other) - start)
    return text[start : len(text) - end] if start + end == len(other) else None


def _shared(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _by_notes(
    current: Target, previous: Target, notes: Sequence[str], old_notes: Sequence[str]
) -> str | None:
    new = [note for note in notes if note_kind(note) != "method"]
    old = [note for note in old_notes if note_kind(note) != "method"]
    if new and old:
        odd = next((n for n in new if _is_new(n, old)), None)
        lost = next((o for o in old if _is_new(o, new)), None)
        if odd and lost:
            return f"注が「{note_body(odd)}」に変わった"
        return (odd and _gained(odd)) or (lost and _lost(lost)) or None
    return _appeared(new, current, previous, _gained) or _appeared(old, previous, current, _lost)


def _is_new(note: str, others: Sequence[str]) -> bool:
    return defines(note) and not any(same_meaning(note, other) for other in others)


def _appeared(
    notes: Sequence[str], own: Target, other: Target, tell: Callable[[str], str]
) -> str | None:
    """Tell of a note that one year has and the other not.

    A mark in the other year's sentence says that it has a note too, which was not found. A note
    without scope words counts when the sentence got a mark for it.
    """
    if marks(other.text):
        return None
    limiting = [note for note in notes if note_kind(note) == "scope" or marks(own.text)]
    return tell(limiting[0]) if limiting else None


def _gained(note: str) -> str:
    return f"範囲を限る注「{note_body(note)}」が加わった"


def _lost(note: str) -> str:
    return f"範囲を限る注「{note_body(note)}」がなくなった"


def _by_method(notes: Sequence[str], old_notes: Sequence[str], year: int | None) -> str | None:
    known = {bare(note) for note in old_notes}
    for note in notes:
        if note_kind(note) == "method" and bare(note) not in known and _starts(note, year):
            return f"算出方法を変える注「{note_body(note)}」が加わった"
    return None


def _starts(note: str, year: int | None) -> bool:
    """Tell 令和７年度から算出方法を変更 in a plan of that year."""
    return any(
        mention.year == year and _FROM.match(note[mention.end :]) for mention in fiscal_years(note)
    )
