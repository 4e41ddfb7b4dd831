"""Real reports: every target, result and measure, as read by hand."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from plandiff.pipeline import audit_document
from plandiff.text.fold import bare

if TYPE_CHECKING:
    from pathlib import Path

    from plandiff.model_results import AuditedReport

NUMBERS = ("000", "002", "003", "004")
WITH_GOLD = ("000", "004")


def audited(seeds: Path, number: str) -> AuditedReport:
    (path,) = seeds.glob(f"{number}_*.txt")
    return audit_document(path)


def gold(folder: Path, number: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((folder / f"{number}_facts.json").read_text("utf-8"))
    return data


@pytest.mark.parametrize("number", NUMBERS)
def test_every_line_is_accounted_for(real_seeds: Path, number: str) -> None:
    report = audited(real_seeds, number).report
    left = [line.line for line in report.lines if line.role == "unassigned"]
    assert len(left) <= 2


@pytest.mark.parametrize(
    ("number", "measures", "targets"),
    [("000", 26, 19), ("002", 17, 19), ("003", 19, 19), ("004", 25, 19)],
)
def test_counts(real_seeds: Path, number: str, measures: int, targets: int) -> None:
    report = audited(real_seeds, number).report
    assert (len(report.measures), sum(len(m.targets) for m in report.measures)) == (
        measures,
        targets,
    )


@pytest.mark.parametrize("number", WITH_GOLD)
def test_figures_are_those_read_by_hand(real_seeds: Path, real_gold: Path, number: str) -> None:
    report = audited(real_seeds, number).report
    found = {
        bare(m.title): [(t.actual, t.previous_actual, t.achieved_computed) for t in m.targets]
        for m in report.measures
    }
    wanted = {
        bare(m["title"]): [
            (
                _figure(k["actual_value"]),
                _figure(k["previous_actual_value"]),
                k["achieved_computed"],
            )
            for k in m["kpis"]
        ]
        for m in gold(real_gold, number)["measures"]
    }
    assert found == wanted


def _figure(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def test_grades_of_the_overview_are_those_of_the_pages(real_seeds: Path) -> None:
    report = audited(real_seeds, "003").report
    overview = {bare(row.title): row.grade for row in report.overview}
    assert {bare(m.title): m.grade for m in report.measures} == overview


@pytest.mark.parametrize("number", NUMBERS)
def test_evidence_quotes_the_source(real_seeds: Path, number: str) -> None:
    (path,) = real_seeds.glob(f"{number}_*.txt")
    lines = path.read_text("utf-8").split("\n")
    for finding in audit_document(path).findings:
        assert finding.evidence
        for quote in finding.evidence:
            printed = bare("".join(lines[n - 1] for a, b in quote.lines for n in range(a, b + 1)))
            assert bare(quote.text) == printed
