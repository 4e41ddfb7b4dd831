"""The sample reports: every target as answered, every planted contradiction found, clean twins."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plandiff.pipeline import audit_document
from plandiff.text.fold import bare

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from plandiff.model import Finding
    from plandiff.model_results import AuditedReport, ResultTarget

SEEDS = Path(__file__).parents[2] / "seeds"
NAMES = ("report_slides", "report_table", "report_grades", "report_four_columns")
MIXTURES = {"percent-width", "bracket-width", "blank-before-stop", "count-units"}
"""Rules that quote lines all over a document: touching an anomaly's line says nothing."""
UNTOLD = {("report_four_columns", "year-label-suspect")}
"""The paper prints its own year nowhere, so nothing tells that a date is of the year before."""
MIXED = {"mixed-glyph", "mixed-units"}
"""Anomalies that only those rules speak of."""


@cache
def audited(name: str) -> AuditedReport:
    return audit_document(SEEDS / f"{name}.txt")


@cache
def answer(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SEEDS / f"{name}.answer.json").read_text("utf-8"))
    return found


def anomalies() -> list[tuple[str, dict[str, Any]]]:
    return [(name, anomaly) for name in NAMES for anomaly in answer(name)["anomalies"]]


def _label(value: object) -> str:
    return value if isinstance(value, str) else str(dict(value)["kind"])  # type: ignore[call-overload]


def lines_of(finding: Finding) -> set[int]:
    return {n for e in finding.evidence for a, b in e.lines for n in range(a, b + 1)}


@pytest.mark.parametrize(("name", "anomaly"), anomalies(), ids=_label)
def test_a_planted_contradiction_is_found(name: str, anomaly: dict[str, Any]) -> None:
    loud = anomaly["severity"] != "low"
    touching = {
        finding.rule
        for finding in audited(name).findings
        if lines_of(finding) & set(anomaly["lines"]) and (not loud or finding.severity != "note")
    }
    said = touching if anomaly["kind"] in MIXED else touching - MIXTURES
    assert bool(said) == ((name, anomaly["kind"]) not in UNTOLD)


@pytest.mark.parametrize("name", NAMES)
def test_every_target_is_read_as_answered(name: str) -> None:
    wanted = [kpi for measure in answer(name)["measures"] for kpi in measure["kpis"]]
    found = [target for m in audited(name).report.measures for target in m.targets]
    assert [_read(target, kpi) for target, kpi in zip(found, wanted, strict=True)] == [
        _answered(kpi) for kpi in wanted
    ]


def _answered(kpi: dict[str, Any]) -> tuple[object, ...]:
    bar = kpi["target_value"] if kpi["target_value"] is not None else kpi["baseline_value"]
    return (
        True,
        bar,
        kpi["comparator"].removeprefix("対前年度"),
        kpi["actual_value"],
        kpi["previous_actual_value"],
        kpi["achieved_stated"],
        kpi["achieved_computed"],
    )


def _read(target: ResultTarget, kpi: dict[str, Any]) -> tuple[object, ...]:
    """Read a target; what the answer leaves open may be known from elsewhere."""
    before, stated = kpi["previous_actual_value"], kpi["achieved_stated"]
    return (
        bare(kpi["name"]) in bare(target.indicator),
        _number(target.value if target.value is not None else target.baseline),
        target.comparator,
        _number(target.actual),
        None if before is None else _number(target.previous_actual),
        None if stated is None else target.achieved_stated,
        target.achieved_computed,
    )


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


@pytest.mark.parametrize("name", NAMES)
def test_every_measure_is_found_with_its_plan_and_results(name: str) -> None:
    report = audited(name).report
    titles = {bare(m.title) for m in report.measures}
    plans = [c.text for m in report.measures for c in (*m.plan, *m.next_year)]
    results = [c.text for m in report.measures for c in m.results]
    for measure in answer(name)["measures"]:
        assert bare(measure["title"]) in titles
        assert _missing(measure["plan_clauses"], plans) == []
        assert _missing(measure["result_clauses"], results) == []


def _missing(wanted: Sequence[str], found: Sequence[str]) -> list[str]:
    whole = "\n".join(map(bare, found))
    return [text for text in wanted if bare(text) not in whole]


@pytest.mark.parametrize("name", NAMES)
def test_a_clean_report_has_neither_error_nor_warning(name: str) -> None:
    findings = audit_document(SEEDS / "clean" / f"{name}.txt").findings
    assert [f.message for f in findings if f.severity != "note"] == []
