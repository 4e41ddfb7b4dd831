from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from plandiff.rules.audit.table import AUDIT_RULES
from tests.rules.audit_cases import FIXTURES, audited, cases

if TYPE_CHECKING:
    from collections.abc import Mapping

FAIL = list(cases("fail"))
PASS = list(cases("pass"))


def _name(value: object) -> str | None:
    return value if isinstance(value, str) else None


@pytest.mark.parametrize(("rule", "case"), FAIL, ids=_name)
def test_the_rule_finds_it_and_quotes_it(rule: str, case: Mapping[str, Any]) -> None:
    found = [f for f in audited(case).findings if f.rule == rule]
    assert found, f"{rule} found nothing"
    quoted = "\n".join(e.text for f in found for e in f.evidence)
    for text in case["quoted"]:
        assert text in quoted


@pytest.mark.parametrize(("rule", "case"), PASS, ids=_name)
def test_the_rule_leaves_it_alone(rule: str, case: Mapping[str, Any]) -> None:
    assert [f.message for f in audited(case).findings if f.rule == rule] == []


@pytest.mark.parametrize("kind", ["fail", "pass"])
def test_every_rule_has_a_case(kind: str) -> None:
    assert {rule for rule, _ in cases(kind)} == {rule.id for rule in AUDIT_RULES}


@pytest.mark.parametrize("sample", sorted(p.stem for p in (FIXTURES / "results").glob("*.txt")))
def test_a_clean_report_has_neither_error_nor_warning(sample: str) -> None:
    findings = audited({"sample": sample}).findings
    assert [f.message for f in findings if f.severity != "note"] == []


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in AUDIT_RULES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("rule", AUDIT_RULES, ids=lambda rule: rule.id)
def test_every_rule_says_what_why_and_gives_an_example(rule: Any) -> None:  # noqa: ANN401
    assert all((rule.title, rule.title_en, rule.what.endswith("。"), rule.why.endswith("。")))
    assert rule.example
