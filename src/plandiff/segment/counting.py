"""Numbers that must count on in each column (①②③, ⅰ）ⅱ）), and blocks that come once.

The counts of one column are never changed in place, so that every hypothesis of the column decision
can carry its own.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from plandiff.text.markers import parse_markers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.segment.facts import LineFacts
    from plandiff.segment.weights import Weights

RECURS = 3
"""A block head printed this often is a fixed part of a section."""
LISTED = 0.2
"""Share of a kind's heads that follow another of the kind at once where it heads every item."""
NUMBERS = re.compile(r"[0-9.,]+")
COUNTED = frozenset({"enumerator", "note"})


class Counts(NamedTuple):
    """What one column has counted so far."""

    numbers: dict[str, tuple[int, ...]]
    """Last number per style."""
    blocks: tuple[str, ...] = ()
    """Recurring blocks seen since the last heading."""


NOTHING = Counts({})


class Step(NamedTuple):
    """What one line does to the count."""

    style: str
    ordinal: tuple[int, ...]
    """Empty for a recurring block."""
    resets: bool = True
    """Whether a new heading begins, under which every block may come again."""


def counting_steps(facts: Sequence[LineFacts]) -> dict[int, tuple[Step, ...]]:
    """Find the lines that carry a number or open a recurring block."""
    each = [fact.block_kind for fact in facts]
    kinds = Counter(each)
    listed = _listed(facts, each)
    steps = {}
    for i, (fact, kind) in enumerate(zip(facts, each, strict=True)):
        if fact.marker is not None and fact.marker.kind in COUNTED and fact.marker.ordinal:
            steps[i] = (Step(fact.marker.style, fact.marker.ordinal),)
        elif kind:
            recurs = kinds[kind] >= RECURS and kind not in listed
            head = (Step(kind, ()),) if recurs else ()
            steps[i] = (*head, *_first_item(fact))
    return {i: found for i, found in steps.items() if found}


def _listed(facts: Sequence[LineFacts], each: Sequence[str]) -> frozenset[str]:
    """Find heads that stand before every item of a list: KPI： at each of several KPIs in a row."""
    kinds = Counter(each)
    again = Counter(
        kind
        for (before, above), (after, kind) in pairwise(zip(facts, each, strict=True))
        if kind and kind == above and not _says_the_same(before, after)
    )
    return frozenset(kind for kind, count in again.items() if count >= LISTED * kinds[kind])


def _says_the_same(a: LineFacts, b: LineFacts) -> bool:
    """Whether two lines are the two columns' of one item, figures aside."""
    return NUMBERS.sub("", a.key) == NUMBERS.sub("", b.key)


def _first_item(fact: LineFacts) -> tuple[Step, ...]:
    """Count the item that stands right behind a KPI head: ■ KPI：１）."""
    if fact.marker is None or fact.marker.kind != "kpi":
        return ()
    stacked = parse_markers(fact.line.text)[1:2]
    return tuple(Step(m.style, m.ordinal, resets=False) for m in stacked if m.ordinal)


def count_on(counts: Counts, step: Step, weights: Weights) -> tuple[float, Counts]:
    """Score a step in a column and give the column's counts after it."""
    numbers, blocks = counts
    style, ordinal = step.style, step.ordinal
    if not ordinal:
        if style in blocks:
            return weights.block_again, counts
        return 0.0, Counts(numbers, (*blocks, style))
    score = _number(numbers.get(style), ordinal, weights)
    return score, Counts({**numbers, style: ordinal}, () if step.resets else blocks)


def counts_on(last: tuple[int, ...], ordinal: tuple[int, ...]) -> bool:
    """Whether a number is the next after another: 3 after 2; 1.1.1 or 1.2 or 2.1 after 1.1."""
    depth = len(ordinal)
    if depth <= len(last) and ordinal == (*last[: depth - 1], last[depth - 1] + 1):
        return True
    if depth == 1 or ordinal[-1] != 1:
        return False
    return ordinal[:-1] == last or counts_on(last, ordinal[:-1])


def _number(last: tuple[int, ...] | None, ordinal: tuple[int, ...], weights: Weights) -> float:
    if not last:
        return weights.number_first if ordinal[-1] == 1 else weights.number_not_first
    if ordinal == last:
        return weights.number_repeated
    if counts_on(last, ordinal):
        return weights.number_next
    return weights.number_one_again if ordinal[-1] == 1 else weights.number_skipped
