from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plandiff.diff.targets import diff_targets
from plandiff.rules.table import RULES, run_rules
from tests.rules.plans import comparison

if TYPE_CHECKING:
    from plandiff.model import Comparison, Finding

ROOT = Path("fixtures/rules")
FILES = sorted(ROOT.glob("*/*.toml"))
RULE_IDS = {rule.id for rule in RULES}


def judged(case: dict[str, Any]) -> Comparison:
    both = comparison(case)
    targets, _ = diff_targets(both.sections, both.current, both.previous)
    return replace(both, targets=targets)


def findings(path: Path) -> tuple[Finding, ...]:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(f for f in run_rules(judged(case), RULES) if f.rule == path.parent.name)


@pytest.mark.parametrize("path", FILES, ids=["/".join(path.parts[-2:]) for path in FILES])
def test_case_file(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    told = [
        {"message": f.message, "evidence": [f"{e.side}: {e.text}" for e in f.evidence]}
        for f in findings(path)
    ]
    assert told == case.get("finding", [])


@pytest.mark.parametrize("rule", sorted(RULE_IDS))
def test_rule_has_a_passing_and_a_failing_case(rule: str) -> None:
    kinds = {path.name.split("-")[0] for path in (ROOT / rule).glob("*.toml")}
    assert kinds == {"pass", "fail"}


def test_every_failing_case_expects_a_finding_and_no_passing_one_does() -> None:
    told = {path: "[[finding]]" in path.read_text(encoding="utf-8") for path in FILES}
    assert [p.name for p, has in told.items() if has != p.name.startswith("fail-")] == []


def test_severity_of_findings_is_that_of_their_rule() -> None:
    severity = {rule.id: rule.severity for rule in RULES}
    found = [f for path in FILES for f in findings(path)]
    assert {(f.rule, f.severity) for f in found} == set(severity.items())


def test_messages_are_one_sentence() -> None:
    found = [f for path in FILES for f in findings(path)]
    assert [f.message for f in found if f.message.count("。") != 1] == []


def test_a_comparison_carries_no_finding_that_only_checks_show() -> None:
    path = ROOT / "target-raised/fail-figure.toml"
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    assert [f.rule for f in findings(path)] == ["target-raised"]
    assert run_rules(judged(case)) == ()
