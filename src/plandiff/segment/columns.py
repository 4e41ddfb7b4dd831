"""The column of every line: two plans out of text whose columns were flattened."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plandiff.model import LineColumn, Problem
from plandiff.segment.decide import decide, reconsider
from plandiff.segment.ditto import StandIns
from plandiff.segment.ditto_runs import run_stand_ins
from plandiff.segment.doubt import weak_runs
from plandiff.segment.echoes import echo_votes
from plandiff.segment.evidence import gather, with_votes
from plandiff.segment.facts import LineFacts, line_facts
from plandiff.segment.furniture import Furniture, find_furniture
from plandiff.segment.lanes import from_lanes, head_rows
from plandiff.segment.learnt import learnt_votes
from plandiff.segment.places import run_places
from plandiff.segment.sides import left_is_current
from plandiff.segment.twins import shared_share
from plandiff.segment.weights import LEFT, RIGHT, WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plandiff.model import Column, Document, Line

TURN = 0.3
"""Fall of the vote from one line to the next that makes a run border possible in mid-sentence."""
ONE_COLUMN = 0.4
"""Below this share of lines with a twin there are no two plans side by side."""


class Columns(NamedTuple):
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
        return _from_lanes(lines, body, furniture)
    sides, weak, two = _from_text(body)
    return _columns(lines, body, sides, furniture, weak, two=two)


def _from_lanes(lines: Sequence[Line], body: Sequence[Line], furniture: Furniture) -> Columns:
    """Return two columns that the document itself parts."""
    parted = from_lanes(lines, body)
    rows, told = head_rows(lines)
    newer_left, unsure = (
        left_is_current((*furniture.heads, *rows), parted.left, parted.right)
        if told is None
        else (told, ())
    )
    sides: tuple[Column, Column] = (
        ("current", "previous") if newer_left else ("previous", "current")
    )
    names: dict[int, Column] = {
        **{line.no: sides[LEFT] for line in parted.left if line.lane != "right"},
        **{line.no: sides[RIGHT] for line in parted.right if line.lane != "left"},
        **dict.fromkeys(parted.shared, "both"),
        **dict.fromkeys(parted.stray, "both"),
        **dict.fromkeys(parted.aside, "both"),
    }
    joined = {row.no: row for row in rows}
    placed = names.keys() - parted.stray - joined.keys()
    return Columns(
        lines=tuple(
            LineColumn(line.no, line.page, names.get(line.no, "furniture")) for line in lines
        ),
        current=parted.left if newer_left else parted.right,
        previous=parted.right if newer_left else parted.left,
        heads=tuple(
            joined.get(line.no, line)
            for line in lines
            if line.no not in placed and line.no not in parted.empty
        ),
        is_two_columns=True,
        problems=(*unsure, *parted.problems),
    )


def _columns(  # noqa: PLR0913  all that was decided about the document
    lines: Sequence[Line],
    body: Sequence[Line],
    sides: Sequence[int | None],
    furniture: Furniture,
    weak: tuple[Problem, ...],
    *,
    two: bool,
) -> Columns:
    left, right = (
        tuple(line for line, own in zip(body, sides, strict=True) if own == side)
        for side in (LEFT, RIGHT)
    )
    read = run_stand_ins(left, right) if two else StandIns(left, right, frozenset())
    left, right = read.left, read.right
    newer_left, unsure = left_is_current(furniture.heads, left, right)
    names: dict[int | None, Column] = {
        LEFT: "current" if newer_left else "previous",
        RIGHT: "previous" if newer_left else "current",
        None: "both",
    }
    column = {
        line.no: names[side]
        for line, side in zip(body, sides, strict=True)
        if line.no not in read.empty
    }
    return Columns(
        lines=tuple(
            LineColumn(line.no, line.page, column.get(line.no, "furniture")) for line in lines
        ),
        current=left if newer_left else right,
        previous=right if newer_left else left,
        heads=tuple(line for line in lines if _is_head(line, column, read.empty)),
        is_two_columns=two,
        problems=(*unsure, *weak, *read.problems) if two else (),
    )


def _is_head(line: Line, column: Mapping[int, Column], empty: frozenset[int]) -> bool:
    return line.no not in empty and column.get(line.no, "both") == "both"


_Decision = tuple["Sequence[int | None]", tuple[Problem, ...], bool]
"""Side per line, weak decisions, and whether there are two columns at all."""


def _from_text(body: Sequence[Line]) -> _Decision:
    facts = line_facts(body)
    if not facts:
        return [], (), False
    evidence = gather(facts, WEIGHTS)
    if shared_share(evidence.twins, len(facts)) < ONE_COLUMN:
        return [LEFT] * len(facts), (), False
    places = run_places(facts, evidence)
    decision = decide(evidence, places)
    votes = learnt_votes(facts, decision.sides, evidence.twins, WEIGHTS)
    evidence = with_votes(evidence, votes)
    sides = reconsider(evidence, places, decision, votes)
    echoes = echo_votes(facts, sides, evidence.twins, WEIGHTS)
    if any(echoes):
        votes = [vote + echo for vote, echo in zip(votes, echoes, strict=True)]
        evidence = with_votes(evidence, votes)
        sides = reconsider(evidence, places, decision._replace(sides=sides), echoes)
    weak = tuple(_weak_problem(facts, sides[a], a, b) for a, b in weak_runs(evidence, sides))
    return sides, weak, True


def _weak_problem(facts: Sequence[LineFacts], side: int, start: int, end: int) -> Problem:
    first, last = facts[start].line, facts[end - 1].line
    name = "左" if side == LEFT else "右"
    return Problem(
        "undecided",
        f"{first.page}ページの{first.no}～{last.no}行は{name}の段として読みましたが、確かではありません。",
        page=first.page,
        lines=((first.no, last.no),),
    )
