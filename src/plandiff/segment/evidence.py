"""Everything the column decision weighs, prepared so that each look-up is cheap."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plandiff.segment.boxes import Boxes
from plandiff.segment.cells import inside_rows
from plandiff.segment.continuity import Continuity
from plandiff.segment.counting import counting_steps
from plandiff.segment.facts import floating_notes, page_starts, wide_gaps
from plandiff.segment.mates import find_mates
from plandiff.segment.twins import find_twins
from plandiff.segment.weights import LEFT, RIGHT, Weights

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from plandiff.segment.counting import Step
    from plandiff.segment.facts import LineFacts
    from plandiff.segment.mates import Mate
    from plandiff.segment.twins import Twin

Gains = tuple[tuple[int, tuple[float, float]], ...]
"""Earlier line and what it is worth on the left and on the right."""
SIDES = (LEFT, RIGHT)
PAGES = (True, False)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the decision weighs; positions count body lines from 0."""

    weights: Weights
    count: int
    pages: frozenset[int]
    """Lines that open a page."""
    gaps: frozenset[int]
    """Lines before which the source leaves room."""
    rows: frozenset[int]
    """Lines before which a row of a table has begun, its values still to come."""
    floats: frozenset[int]
    """Lines that begin a note which may stand anywhere on its page."""
    notes: Sequence[bool]
    """Whether a line belongs to a note."""
    steps: Mapping[int, tuple[Step, ...]]
    """Lines that carry a number or open a recurring block."""
    twins: Mapping[int, tuple[Twin, ...]]
    """By the later line: the earlier lines that say the same."""
    clear: Mapping[int, tuple[int, ...]]
    """By the later line: its clear twins' lines."""
    boxes: Boxes
    hopes: tuple[Sequence[float], Sequence[float]]
    """Per side and line: the most its twins still to come can be worth."""
    own_scores: tuple[Sequence[float], Sequence[float]]
    """Per side and line: hopes plus what has been learnt about the line."""
    twin_gains: tuple[Sequence[Gains], Sequence[Gains]]
    """Per side and line: its earlier twins with their worth, what was hoped for taken off."""
    joins: Sequence[float]
    """Each line as the follower of the line printed before it."""
    follow: Callable[[int | None, int], float]
    """Score of a line as the follower of another in one column."""
    switch: tuple[Sequence[float], Sequence[float]]
    """Per side and line: cost of a run of that side beginning there, boxes aside."""
    after_tail: float
    """Added when the right run was a tail over the page's top."""
    page_top: Mapping[tuple[int, int], float]
    note_debt: tuple[float, float]
    """What a run that began as a note owes when it turns out to be more."""


def gather(facts: Sequence[LineFacts], weights: Weights) -> Evidence:
    """Prepare the evidence of a document's body lines."""
    mates = find_mates(facts)
    twins = _without(find_twins(facts), mates)
    hopes = _hopes(twins, len(facts), weights)
    continuity = Continuity(facts, weights)
    gaps, rows = wide_gaps(facts), inside_rows(facts)
    clear = {i: tuple(t.first for t in ts if t.clear) for i, ts in twins.items()}
    return Evidence(
        weights=weights,
        count=len(facts),
        pages=page_starts(facts),
        gaps=gaps,
        rows=rows,
        floats=floating_notes(facts),
        notes=[fact.in_note for fact in facts],
        steps=counting_steps(facts),
        twins=twins,
        clear=clear,
        boxes=Boxes(clear),
        hopes=hopes,
        own_scores=hopes,
        twin_gains=_with_mates(_twin_gains(twins, len(facts), weights), mates, weights),
        joins=[continuity.next_score(i) for i in range(len(facts))],
        follow=continuity.score,
        switch=_switch(facts, (gaps, rows), continuity, weights),
        after_tail=weights.to_left_after_tail - weights.to_left,
        page_top=_page_top(weights),
        note_debt=(weights.to_left - weights.to_note, weights.to_right - weights.to_note),
    )


def with_votes(evidence: Evidence, votes: Sequence[float]) -> Evidence:
    """Add what was learnt about each line, positive for left."""
    left, right = evidence.hopes
    own = (
        [hope + vote for hope, vote in zip(left, votes, strict=True)],
        [hope - vote for hope, vote in zip(right, votes, strict=True)],
    )
    return replace(evidence, own_scores=own)


def _best_hope(weights: Weights, side: int, *, one_page: bool) -> float:
    return max(weights.twin(side, other, one_page=one_page) for other in SIDES)


def _hopes(
    twins: Mapping[int, tuple[Twin, ...]], count: int, weights: Weights
) -> tuple[list[float], list[float]]:
    """Per side and line: what its later twins are worth at best.

    Counted as soon as the line is placed and corrected when the twin is, so that a hypothesis is
    not given up for want of twins that are still to come.
    """
    best = {(s, p): _best_hope(weights, s, one_page=p) for s in SIDES for p in PAGES}
    hopes = ([0.0] * count, [0.0] * count)
    for earlier in twins.values():
        for twin in earlier:
            for side in SIDES:
                hopes[side][twin.first] += twin.weight * best[side, twin.one_page]
    return hopes


def _twin_worth(
    weights: Weights,
) -> tuple[dict[tuple[int, bool], float], dict[tuple[int, bool], float]]:
    left, right = (
        {
            (first, page): weights.twin(first, side, one_page=page)
            - _best_hope(weights, first, one_page=page)
            for first in SIDES
            for page in PAGES
        }
        for side in SIDES
    )
    return left, right


def _twin_gains(
    twins: Mapping[int, tuple[Twin, ...]], count: int, weights: Weights
) -> tuple[list[Gains], list[Gains]]:
    left, right = (_gains_of_side(twins, count, worth) for worth in _twin_worth(weights))
    return left, right


def _gains_of_side(
    twins: Mapping[int, tuple[Twin, ...]], count: int, worth: Mapping[tuple[int, bool], float]
) -> list[Gains]:
    gains: list[Gains] = [()] * count
    for line, earlier in twins.items():
        gains[line] = tuple(
            (
                twin.first,
                (
                    twin.weight * worth[LEFT, twin.one_page],
                    twin.weight * worth[RIGHT, twin.one_page],
                ),
            )
            for twin in earlier
        )
    return gains


def _without(
    twins: Mapping[int, tuple[Twin, ...]], mates: Mapping[int, tuple[Mate, ...]]
) -> dict[int, tuple[Twin, ...]]:
    """Leave out twins that are one plan's: what says the same need not be the other column's."""
    found = dict(twins)
    for line in mates.keys() & twins.keys():
        own = {mate.first for mate in mates[line] if mate.one_plan}
        found[line] = tuple(twin for twin in twins[line] if twin.first not in own)
    return found


def _with_mates(
    gains: tuple[list[Gains], list[Gains]],
    mates: Mapping[int, tuple[Mate, ...]],
    weights: Weights,
) -> tuple[list[Gains], list[Gains]]:
    """Add what it costs to part the heads of one plan, or to put both plans' together."""
    for line, found in mates.items():
        for side in SIDES:
            gains[side][line] += tuple((mate.first, _mate(mate, side, weights)) for mate in found)
    return gains


def _mate(mate: Mate, side: int, weights: Weights) -> tuple[float, float]:
    together, apart = (0.0, weights.parted) if mate.one_plan else (weights.mixed, 0.0)
    return (together, apart) if side == LEFT else (apart, together)


def _page_top(weights: Weights) -> dict[tuple[int, int], float]:
    return {
        (RIGHT, LEFT): 0.0,  # the rule: a page opens with the left column
        (RIGHT, RIGHT): weights.top_right_after_right,
        (LEFT, LEFT): weights.top_left_after_left,
        (LEFT, RIGHT): weights.top_right_after_left,
    }


def _switch(
    facts: Sequence[LineFacts],
    parts: tuple[frozenset[int], frozenset[int]],
    continuity: Continuity,
    weights: Weights,
) -> tuple[list[float], list[float]]:
    gaps, rows = parts
    shared = [
        (weights.gap if i in gaps else 0.0)
        + (weights.inside_row if i in rows else 0.0)
        + _opening(fact, weights)
        + continuity.cut(i)
        + (weights.after_heading if i and facts[i - 1].is_heading_like else 0.0)
        for i, fact in enumerate(facts)
    ]
    return (
        [weights.to_left + cost for cost in shared],
        [weights.to_right + cost for cost in shared],
    )


def _opening(fact: LineFacts, weights: Weights) -> float:
    """How likely a box begins like this."""
    if fact.is_value:
        return weights.at_value
    if fact.marker is not None and fact.marker.kind in {"block", "kpi"}:
        return weights.at_block
    if fact.is_heading_like:
        return weights.at_heading
    return weights.at_bullet if fact.starts_item else weights.at_text
