"""What holds for any comparison: edits replay, nothing is lost, both directions agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plandiff.text.spans import join_pieces
from tests.properties.documents import SEEDS, between, compared, generated, segmented, substantive

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plandiff.model import Clause, ClauseDiff, Comparison, Plan, Section

every_seed = pytest.mark.parametrize("seed", SEEDS)


def diffs(comparison: Comparison) -> list[ClauseDiff]:
    return [diff for section in comparison.sections for diff in section.clauses]


def sections(plan: Plan) -> Iterable[Section]:
    def walk(found: Iterable[Section]) -> Iterable[Section]:
        for section in found:
            yield section
            yield from walk(section.sections)

    return walk(plan.sections)


def source_lines(seed: int) -> dict[int, str]:
    return {no: line.strip("\f") for no, line in enumerate(generated(seed).text.split("\n"), 1)}


@every_seed
def test_edits_turn_the_previous_text_into_the_current_one(seed: int) -> None:
    for diff in diffs(compared(seed)):
        old = "".join(edit.text for edit in diff.edits if edit.op != "insert")
        new = "".join(edit.text for edit in diff.edits if edit.op != "delete")
        assert old == "\n".join(clause.text for clause in diff.previous)
        assert new == "\n".join(clause.text for clause in diff.current)


@every_seed
def test_a_plan_differs_in_nothing_from_itself(seed: int) -> None:
    found = segmented(seed)
    assert substantive(between(found.current, found.current)) == []
    assert substantive(between(found.previous, found.previous)) == []


MIRRORED = {"added": "removed", "removed": "added", "raised": "lowered", "lowered": "raised"}


def mirrored(change: str) -> str:
    return MIRRORED.get(change, change)


def place(clauses: tuple[Clause, ...]) -> tuple[int, ...]:
    return tuple(sorted(clause.pieces[0].line for clause in clauses))


@every_seed
def test_the_other_direction_tells_the_mirrored_changes(seed: int) -> None:
    found = segmented(seed)
    there = between(found.current, found.previous)
    back = between(found.previous, found.current)
    assert {(place(d.current), place(d.previous), d.change) for d in diffs(there)} == {
        (place(d.previous), place(d.current), mirrored(d.change)) for d in diffs(back)
    }
    assert sorted(mirrored(t.change) for t in there.targets) == sorted(
        t.change for t in back.targets
    )


@every_seed
def test_every_line_of_both_plans_is_accounted_for(seed: int) -> None:
    comparison = compared(seed)
    assert comparison.coverage.unassigned == ()
    assert comparison.coverage.assigned == comparison.coverage.lines
    told = {line.line for line in segmented(seed).lines}
    assert told == {no for no, text in source_lines(seed).items() if text.strip()}


@every_seed
def test_clauses_quote_their_lines_exactly(seed: int) -> None:
    lines = source_lines(seed)
    found = segmented(seed)
    for plan in (found.current, found.previous):
        for section in sections(plan):
            for clause in section.clauses:
                assert clause.text == join_pieces(lines, clause.pieces)


@every_seed
def test_evidence_stands_in_the_lines_it_names(seed: int) -> None:
    lines = source_lines(seed)
    for finding in compared(seed).findings:
        for evidence in finding.evidence:
            named = [n for first, last in evidence.lines for n in range(first, last + 1)]
            quoted = "".join("".join(lines[n].split()) for n in named)
            assert "".join(evidence.text.split()) in quoted
