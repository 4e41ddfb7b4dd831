"""The column of every line: two plans out of text whose columns were flattened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plandiff.model import LineColumn, Problem
from plandiff.segment.continuity import Continuity
from plandiff.segment.decide import CODES, OTHER, TWINS, Evidence, PrintSide, decide, twin_hopes
from plandiff.segment.facts import LineFacts, line_facts, page_starts, wide_gaps
from plandiff.segment.furniture import Furniture, find_furniture
from plandiff.segment.learnt import learnt_votes
from plandiff.segment.sides import left_is_current
from plandiff.segment.twins import Twin, find_twins, shared_share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import Column, Document, Line

TURN = 0.3
"""Fall of the vote from one line to the next that makes a run border possible in mid-sentence."""
LESSONS = 3
"""Decisions after the first, at most, each with what the one before taught."""
UNSURE_JOIN = 0.3
"""A sentence that reads on this badly may have been cut off by the other column."""
ONE_COLUMN = 0.2
"""Below this share of lines with a twin there are no two plans side by side."""
WEAK = 1.5
"""A run whose other side would score nearly as well is reported."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The two columns apart, each in printed order."""

    lines: tuple[LineColumn, ...]
    current: tuple[Line, ...]
    previous: tuple[Line, ...]
    heads: tuple[Line, ...]
    """Title page, page heads and other furniture."""
    is_two_columns: bool
    problems: tuple[Problem, ...]


def assign_columns(document: Document) -> Columns:
    """Give every line that holds text its column."""
    lines = [line for line in document.lines if line.text.strip()]
    furniture = find_furniture(lines)
    body = [line for line in lines if line.no not in furniture.lines]
    if any(line.lane for line in body):
        sides, weak, two = _from_lanes(body), (), True
    else:
        sides, weak, two = _from_text(body)
    return _columns(lines, body, sides, furniture, weak, two=two)


def _columns(
    lines: Sequence[Line],
    body: Sequence[Line],
    sides: Sequence[PrintSide | None],
    furniture: Furniture,
    weak: tuple[Problem, ...],
    *,
    two: bool,
) -> Columns:
    left = tuple(line for line, side in zip(body, sides, strict=True) if side == "left")
    right = tuple(line for line, side in zip(body, sides, strict=True) if side == "right")
    newer_left, unsure = left_is_current(furniture.heads, left, right)
    names: dict[PrintSide | None, Column] = {
        "left": "current" if newer_left else "previous",
        "right": "previous" if newer_left else "current",
        None: "both",
    }
    column = {line.no: names[side] for line, side in zip(body, sides, strict=True)}
    return Columns(
        lines=tuple(
            LineColumn(line.no, line.page, column.get(line.no, "furniture")) for line in lines
        ),
        current=left if newer_left else right,
        previous=right if newer_left else left,
        heads=tuple(line for line in lines if column.get(line.no, "both") == "both"),
        is_two_columns=two,
        problems=(*unsure, *weak) if two else (),
    )


def _from_lanes(body: Sequence[Line]) -> list[PrintSide | None]:
    return [None if line.lane == "full" else (line.lane or "left") for line in body]


def _from_text(
    body: Sequence[Line],
) -> tuple[list[PrintSide], tuple[Problem, ...], bool]:
    """Decide from the text alone; the last value tells whether there are two columns at all."""
    facts = line_facts(body)
    if not facts:
        return [], (), False
    twins = find_twins(facts)
    evidence = Evidence(
        votes=[0.0] * len(facts),
        continuity=Continuity(facts),
        pages=page_starts(facts),
        floats=_floats(facts),
        notes=[fact.in_note for fact in facts],
        gaps=wide_gaps(facts),
        twins=twins,
        hopes=twin_hopes(twins, len(facts)),
    )
    places = _places(facts, evidence)
    sides = decide(evidence, places, len(facts))
    for _ in range(LESSONS):
        evidence = replace(evidence, votes=learnt_votes(facts, sides, twins))
        sides, before = decide(evidence, places, len(facts)), sides
        if sides == before:
            break
    two = shared_share(twins, len(facts)) >= ONE_COLUMN
    return sides, _weak_runs(facts, evidence, sides), two


def _floats(facts: Sequence[LineFacts]) -> frozenset[int]:
    return frozenset(i for i, f in enumerate(facts) if f.marker and f.marker.kind == "note")


def _places(facts: Sequence[LineFacts], evidence: Evidence) -> list[int]:
    """Lines at which a run may begin: where something ends or begins, or twins change places."""
    lean = _leans(facts, evidence)
    return [
        i
        for i, fact in enumerate(facts)
        if i in evidence.pages
        or fact.starts_item
        or facts[i - 1].finished >= 0.5
        or abs(lean[i - 1] - lean[i]) >= TURN
        or evidence.continuity.next_score(i) < UNSURE_JOIN
    ]


def _leans(facts: Sequence[LineFacts], evidence: Evidence) -> list[float]:
    """Whether a line's twins come later (positive) or came before."""
    lean = [0.0] * len(facts)
    for earlier in evidence.twins.values():
        for twin in earlier:
            lean[twin.first] += twin.weight
            lean[twin.second] -= twin.weight
    return lean


# ---------------------------------------------------------------- weak decisions


def _weak_runs(
    facts: Sequence[LineFacts], evidence: Evidence, sides: Sequence[PrintSide]
) -> tuple[Problem, ...]:
    """Report runs that would read nearly as well in the other column."""
    problems = []
    for start, end in _runs(sides, evidence.pages):
        if _margin(evidence, sides, start, end) < WEAK:
            problems.append(_weak_problem(facts, sides[start], start, end))
    return tuple(problems)


def _runs(sides: Sequence[PrintSide], pages: frozenset[int]) -> list[tuple[int, int]]:
    starts = [i for i in range(len(sides)) if i in pages or i == 0 or sides[i] != sides[i - 1]]
    return list(zip(starts, [*starts[1:], len(sides)], strict=True))


def _margin(evidence: Evidence, sides: Sequence[PrintSide], start: int, end: int) -> float:
    """How much worse the explanation gets when this run changes sides."""
    side = sides[start]
    sign = 1.0 if side == "left" else -1.0
    gain = 2 * sign * sum(evidence.votes[start:end]) + _twin_margin(evidence, sides, start, end)
    here, there = _neighbours(sides, start, end, side), _neighbours(sides, start, end, OTHER[side])
    return gain + _joins(evidence, here, start, end) - _joins(evidence, there, start, end)


def _twin_margin(evidence: Evidence, sides: Sequence[PrintSide], start: int, end: int) -> float:
    """Gain from twins outside the run."""
    gain = 0.0
    for second, earlier in evidence.twins.items():
        for twin in earlier:
            a, b = start <= twin.first < end, start <= second < end
            if a != b:
                gain += _twin_gain(twin, CODES[sides[twin.first]], CODES[sides[second]], turned=a)
    return gain


def _twin_gain(twin: Twin, first: int, second: int, *, turned: bool) -> float:
    flipped = (1 - first, second) if turned else (first, 1 - second)
    worth = TWINS[(first, second, twin.one_page)] - TWINS[(*flipped, twin.one_page)]
    return twin.weight * worth


def _neighbours(
    sides: Sequence[PrintSide], start: int, end: int, side: PrintSide
) -> tuple[int | None, int | None]:
    """The lines of `side` right before and after the run."""
    before = next((i for i in range(start - 1, -1, -1) if sides[i] == side), None)
    after = next((i for i in range(end, len(sides)) if sides[i] == side), None)
    return before, after


def _joins(
    evidence: Evidence, around: tuple[int | None, int | None], start: int, end: int
) -> float:
    """Gain in continuity from putting the run between its neighbours."""
    before, after = around
    score = evidence.continuity.score(before, start)
    if after is not None:
        score += evidence.continuity.score(end - 1, after)
        score -= evidence.continuity.score(before, after)
    return score


def _weak_problem(
    facts: Sequence[LineFacts], side: PrintSide, start: int, end: int
) -> Problem:
    first, last = facts[start].line, facts[end - 1].line
    name = "左" if side == "left" else "右"
    return Problem(
        "undecided",
        f"{first.page}ページの{first.no}〜{last.no}行は{name}の段として読んだが、確かではない。",
        page=first.page,
        lines=((first.no, last.no),),
    )
