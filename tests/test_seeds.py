"""The samples in seeds/: made from their sources, with answers that fit, and read right."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plandiff.pipeline import compare_document, segment_document
from tests.generator.samples import build_plan, build_reports
from tests.generator.samples.source import read_source
from tests.generator.score import norm

if TYPE_CHECKING:
    from plandiff.model import Plan, Section, TargetDiff

SEEDS = Path(__file__).parents[1] / "seeds"
PLAN = SEEDS / "plan_two_columns.txt"


@cache
def plan_answer() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(PLAN.with_suffix(".answer.json").read_text(encoding="utf-8"))
    return found


def test_the_plan_is_what_its_source_makes() -> None:
    text, answer = build_plan.build(read_source(build_plan.HERE / "plan_two_columns.src"))
    assert PLAN.read_text(encoding="utf-8") == text
    assert plan_answer() == json.loads(json.dumps(answer))


@pytest.mark.parametrize("name", build_reports.NAMES)
def test_a_report_is_what_its_source_makes(name: str) -> None:
    source = build_reports.read_tagged(build_reports.HERE / f"{name}.src")
    text = "\n".join(source.lines) + "\n"
    assert (SEEDS / f"{name}.txt").read_text(encoding="utf-8") == text
    told = json.loads((SEEDS / f"{name}.answer.json").read_text(encoding="utf-8"))
    assert told == json.loads(json.dumps(build_reports.answer(source)))
    mended = build_reports.cleaned(text, source)
    assert (SEEDS / "clean" / f"{name}.txt").read_text(encoding="utf-8") == mended
    assert mended != text


def test_the_columns_of_the_plan_are_read_right() -> None:
    sides = {"C": {"current"}, "P": {"previous"}, "H": {"furniture", "both"}}
    got = {line.line: line.column for line in segment_document(PLAN).lines}
    wrong = [c for c in plan_answer()["columns"] if got.get(c["line"]) not in sides[c["side"]]]
    assert wrong == []


def headings(plan: Plan) -> list[tuple[int, str]]:
    def walk(sections: tuple[Section, ...]) -> list[tuple[int, str]]:
        return [row for s in sections for row in ((s.line, norm(s.title)), *walk(s.sections))]

    return sorted(walk(plan.sections))


@pytest.mark.parametrize("side", ["current", "previous"])
def test_the_headings_of_the_plan_are_read_right(side: str) -> None:
    wanted = [(h["line"], norm(h["title"])) for h in plan_answer()["sections"][side]]
    assert headings(getattr(segment_document(PLAN), side)) == sorted(wanted)


def places(target: TargetDiff) -> set[int]:
    sides = [side for side in (target.current, target.previous) if side]
    return {n for side in sides for first, last in side.lines for n in range(first, last + 1)}


def wanted_places(kpi: dict[str, Any]) -> set[int]:
    sides = [kpi[side] for side in ("current", "previous") if kpi[side]]
    return {n for side in sides for first, last in side["lines"] for n in range(first, last + 1)}


def test_the_target_changes_of_the_plan_are_told() -> None:
    rows = [(t.change, places(t)) for t in compare_document(PLAN).targets]
    wrong = [
        (kpi["id"], kpi["change"], got)
        for kpi in plan_answer()["kpis"]
        if (got := [c for c, lines in rows if lines & wanted_places(kpi)]) != [kpi["change"]]
    ]
    assert wrong == []
