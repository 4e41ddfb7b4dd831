"""Sections, clauses and KPI table of the real two-column plan, against answers read by hand.

The columns are the gold's, so that what is tested here is what comes after them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from plandiff.options import ReadLimits
from plandiff.read import read_document
from plandiff.segment.columns import assign_columns
from plandiff.segment.order import reading_order
from plandiff.segment.plan import build_plan
from plandiff.text.fold import key
from tests.segment.reading import characters, line_numbers, printed, walk

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from plandiff.model import Document, Line, Plan, Problem, Side

_LETTERS: dict[str, Side] = {"C": "current", "P": "previous"}
SIDES = pytest.mark.parametrize("side", ["current", "previous"])


@pytest.fixture(scope="module")
def document(real_seeds: Path) -> Document:
    """Return the two-column plan."""
    return read_document(next(real_seeds.glob("001_*.txt")), ReadLimits())


@pytest.fixture(scope="module")
def sides(document: Document, real_gold: Path) -> dict[str, tuple[Line, ...]]:
    """Return each side's lines: by hand where there is an answer, decided for the rest."""
    by_hand = {}
    for row in (real_gold / "001_columns.tsv").read_text(encoding="utf-8").splitlines():
        number, _, letter, _ = row.split("\t", 3)
        by_hand[int(number)] = _LETTERS.get(letter)
    last = max(by_hand)
    columns = assign_columns(document)
    found: dict[str, tuple[Line, ...]] = {}
    for side, own, other in (
        ("current", columns.current, columns.previous),
        ("previous", columns.previous, columns.current),
    ):
        ordered, _ = reading_order(own, other)
        first = [line for line in document.lines if by_hand.get(line.no) == side]
        found[side] = (*first, *(line for line in ordered if line.no > last))
    return found


@pytest.fixture(scope="module")
def plans(
    document: Document, sides: dict[str, tuple[Line, ...]]
) -> dict[str, tuple[Plan, tuple[Problem, ...]]]:
    """Return both plans with their problems."""
    heads = assign_columns(document).heads
    return {
        "current": build_plan(sides["current"], heads, "current"),
        "previous": build_plan(sides["previous"], heads, "previous"),
    }


def _gold(folder: Path, name: str) -> Any:  # noqa: ANN401  whatever the answer holds
    return json.loads((folder / f"001_{name}.json").read_text(encoding="utf-8"))


Plans = dict[str, tuple["Plan", tuple["Problem", ...]]]


@SIDES
def test_headings_are_those_read_by_hand(side: str, plans: Plans, real_gold: Path) -> None:
    gold = _gold(real_gold, "sections")
    found = {
        section.line: (section.number, key(section.title), section.level)
        for section in walk(plans[side][0].sections)
        if section.line <= gold["last_line"]
    }
    assert found == {h["line"]: (h["number"], key(h["title"]), h["level"]) for h in gold[side]}


def _rows(gold: Sequence[dict[str, Any]], side: str) -> list[tuple[dict[str, Any], int]]:
    """Return the gold's clauses of one side, each with the line of its heading.

    Half a bullet that is paired with another bullet of the other side is no clause by itself.
    """
    return [
        (row, section["section"][f"heading_lines_{side}"][0][0])
        for section in gold
        for row in section["clauses"]
        if row[f"{side}_lines"]
    ]


def _lines(ranges: Sequence[Sequence[int]], lines: Sequence[Line]) -> list[int]:
    text = {line.no for line in lines}
    return [no for first, last in ranges for no in range(first, last + 1) if no in text]


@SIDES
def test_clauses_are_those_read_by_hand(
    side: str, plans: Plans, sides: dict[str, tuple[Line, ...]], real_gold: Path
) -> None:
    found = {
        tuple(line_numbers(clause)): (clause.kind, key(clause.text), section.line)
        for section in walk(plans[side][0].sections)
        for clause in section.clauses
    }
    wanted = {
        tuple(_lines(row[f"{side}_lines"], sides[side])): (
            row["kind"],
            key(row[f"{side}_body"]),
            heading,
        )
        for row, heading in _rows(_gold(real_gold, "clauses"), side)
    }
    missing = {lines: row for lines, row in wanted.items() if found.get(lines) != row}
    halves = [lines for lines in missing if any(set(lines) < set(other) for other in found)]
    assert sorted(missing) == sorted(halves)
    assert len(halves) == {"current": 2, "previous": 4}[side]


@SIDES
def test_nothing_is_lost(side: str, plans: Plans, sides: dict[str, tuple[Line, ...]]) -> None:
    assert characters(plans[side][0], sides[side]) == printed(sides[side])


@pytest.mark.parametrize(
    ("side", "rows", "new"), [("current", 19, 6), ("previous", 17, 2)], ids=["current", "previous"]
)
def test_the_kpi_table_is_whole(side: str, rows: int, new: int, plans: Plans) -> None:
    tables = [s.table for s in plans[side][0].sections if s.table is not None]
    assert len(tables) == 1
    found = tables[0].rows
    assert len(found) == rows
    assert all(row.chapter and row.section and row.reference for row in found)
    assert sum("新設" in row.reference for row in found) == new
    assert len({row.reference_label for row in found}) == 1


@SIDES
def test_the_table_names_every_kpi_of_the_body(side: str, plans: Plans) -> None:
    plan = plans[side][0]
    body = [c for s in walk(plan.sections) for c in s.clauses if c.kind == "kpi"]
    table = next(s.table for s in plan.sections if s.table is not None)
    assert len(body) == len(table.rows)


def test_years_and_body(plans: Plans) -> None:
    current, previous = plans["current"][0], plans["previous"][0]
    assert (current.fiscal_year, previous.fiscal_year) == (2025, 2024)
    assert current.organization == previous.organization != ""
