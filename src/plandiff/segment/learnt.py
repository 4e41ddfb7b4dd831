"""What a first decision teaches: each plan has its own years, its own words, its own line width.

Last year's plan names last year's results, this year's often writes its years, percentages and
single digits another way, and a narrow column wraps earlier. Once most lines have a side, such
habits speak for the lines that text and order alone leave open. A line never votes for itself.
"""

from __future__ import annotations

import re
from collections import Counter
from math import log
from typing import TYPE_CHECKING, TypeVar

from plandiff.segment.twins import grams
from plandiff.segment.weights import LEFT, RIGHT
from plandiff.text.years import fiscal_years

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from plandiff.segment.facts import LineFacts
    from plandiff.segment.twins import Twin
    from plandiff.segment.weights import Weights

Habit = TypeVar("Habit")

MOST = 1.2
"""Most that years or widths may say of a line."""
DOUBT = log(1.5)
"""A habit less than half as frequent again on one side says nothing."""
MARK = re.compile(r"※\d+")
# ％ or %, a single digit narrow or wide: 8日, ８日; years have their own habit, notes none (※１)
SPELT = re.compile(r"[%％]|(?<![0-9※])[0-9](?![0-9.,年])|(?<!※)[０-９](?![０-９年）]*年)")
STRETCH = 7
"""Characters per stretch of words."""
WRAPPED = 12
"""Shorter lines say nothing about the width of a column."""


def learnt_votes(
    facts: Sequence[LineFacts],
    sides: Sequence[int],
    twins: Mapping[int, tuple[Twin, ...]],
    weights: Weights,
) -> list[float]:
    """Vote for each line, positive for left, from the habits of the sides decided so far.

    Words speak only for lines without a twin nearby: a twin's words are the other column's.
    """
    years = _habit_votes([_years(a, b) for a, b in _with_next(facts)], sides)
    widths = _habit_votes([_widths(a, b) for a, b in _with_next(facts)], sides, _near_width)
    paired = {i for earlier in twins.values() for t in earlier for i in (t.first, t.second)}
    words = _word_votes(facts, sides, frozenset(range(len(facts))) - paired)
    marks = _mark_votes(facts, sides)
    spelling = _habit_votes([_spelling(fact) for fact in facts], sides)
    return [
        weights.marks * marks[i]
        + weights.spelling * spelling[i]
        + weights.years * year
        + weights.widths * width
        + weights.words * word
        for i, (year, width, word) in enumerate(zip(years, widths, words, strict=True))
    ]


def _with_next(facts: Sequence[LineFacts]) -> list[tuple[LineFacts, LineFacts | None]]:
    return list(zip(facts, [*facts[1:], None], strict=True))


def _years(fact: LineFacts, after: LineFacts | None) -> list[tuple[int, str]]:
    """Years that begin on this line, also those broken by its end, with the way of writing."""
    text = fact.key + (after.key[:4] if after else "")
    return [(m.year, m.form) for m in fiscal_years(text) if m.start < len(fact.key)]


def _spelling(fact: LineFacts) -> list[str]:
    """Characters that a house writes wide or narrow by habit."""
    return SPELT.findall(fact.line.text)


def _widths(fact: LineFacts, after: LineFacts | None) -> list[int]:
    """Width of a wrapped line in half-width characters; nothing for other lines."""
    wrapped = after is not None and not after.starts_item and fact.finished < 0.5
    return [fact.width] if wrapped and len(fact.key) >= WRAPPED else []


def _near_width(counts: Counter[int], width: int) -> int:
    return sum(counts[w] for w in range(width - 1, width + 2))


def _exactly(counts: Counter[Habit], habit: Habit) -> int:
    return counts[habit]


def _habit_votes(
    found: Sequence[Sequence[Habit]],
    sides: Sequence[int],
    count: Callable[[Counter[Habit], Habit], int] = _exactly,
) -> list[float]:
    counts = (Counter[Habit](), Counter[Habit]())
    for side, habits in zip(sides, found, strict=True):
        counts[side].update(habits)
    return [
        _habit_vote(counts, side, habits, count) for side, habits in zip(sides, found, strict=True)
    ]


def _habit_vote(
    counts: tuple[Counter[Habit], Counter[Habit]],
    side: int,
    habits: Sequence[Habit],
    count: Callable[[Counter[Habit], Habit], int],
) -> float:
    if not habits:
        return 0.0
    vote = 0.0
    for habit in habits:
        known = [count(counter, habit) for counter in counts]
        known[side] -= habits.count(habit)
        vote += _clear_ratio(log((known[0] + 1) / (known[1] + 1)))
    return max(-MOST, min(MOST, vote))


def _clear_ratio(ratio: float) -> float:
    """Let only habits count that one side has far more often."""
    return ratio - DOUBT if ratio > DOUBT else min(0.0, ratio + DOUBT)


def _mark_votes(facts: Sequence[LineFacts], sides: Sequence[int]) -> list[float]:
    """Vote for the first line of a numbered note by where its mark stands on the same page."""
    counts: Counter[tuple[int, str, int]] = Counter()
    for fact, side in zip(facts, sides, strict=True):
        start = 0 if not fact.in_note else 4
        for mark in MARK.findall(fact.key, start):
            counts[(fact.line.page, mark, side)] += 1
    return [_mark_vote(fact, counts) for fact in facts]


def _mark_vote(fact: LineFacts, counts: Mapping[tuple[int, str, int], int]) -> float:
    marker = fact.marker
    if marker is None or marker.kind != "note" or not marker.ordinal:
        return 0.0
    found = MARK.findall(fact.key)[:1]
    left, right = (sum(counts[(fact.line.page, m, side)] for m in found) for side in (LEFT, RIGHT))
    return _clear_ratio(log((left + 1) / (right + 1)))


def _word_votes(
    facts: Sequence[LineFacts], sides: Sequence[int], alone: frozenset[int]
) -> list[float]:
    """Vote for the lines that stand alone; only their stretches are counted."""
    stretches = {i: list(grams(facts[i].key, STRETCH)) for i in sorted(alone)}
    asked = {stretch for found in stretches.values() for stretch in found}
    counts = (Counter[str](), Counter[str]())
    for side, fact in zip(sides, facts, strict=True):
        text = fact.key
        found = [text[at : at + STRETCH] for at in range(max(1, len(text) - STRETCH + 1))]
        counts[side].update(asked.intersection(found))
    return [
        _word_vote(counts, side, stretches[i]) if i in alone else 0.0
        for i, side in enumerate(sides)
    ]


def _word_vote(counts: tuple[Counter[str], Counter[str]], side: int, found: Sequence[str]) -> float:
    own, other = counts[side], counts[1 - side]
    here = there = 0
    for stretch in found:
        known, foreign = own[stretch] > 1, other[stretch] > 0
        here += known and not foreign
        there += foreign and not known
    vote = (here - there) / max(1, len(found))
    return vote if side == LEFT else -vote
