from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from plandiff.diff.targets import diff_targets
from plandiff.model import SectionDiff
from plandiff.rules.table import RULES, run_rules
from tests.rules.plans import comparison

if TYPE_CHECKING:
    from plandiff.model import Finding

HEAD = "## ① 加入の促進\n"


def findings(current: str, previous: str) -> tuple[Finding, ...]:
    both = comparison({"current": {"body": current}, "previous": {"body": previous}})
    targets, _ = diff_targets(both.sections, both.current, both.previous)
    return run_rules(replace(both, targets=targets))


def lowered(current: str, previous: str = "加入率を58.8％以上とする") -> str:
    found = [f for f in findings(HEAD + current, HEAD + previous) if f.rule == "target-lowered"]
    assert len(found) == 1
    return found[0].fingerprint


PLAIN = lowered("加入率を57.7％以上とする")


@pytest.mark.parametrize(
    "reworded",
    [
        "■ KPI：２）加入率を 57.70%以上とする。",
        "加入率について、57.7％以上とする",
        "会員の減少を踏まえ、加入率を57.7％以上とする",
        "支部の加入率（地区別の平均）を57.7％以上とする",
    ],
)
def test_rewording_keeps_the_fingerprint(reworded: str) -> None:
    assert lowered(reworded) == PLAIN


def test_place_in_the_document_keeps_the_fingerprint() -> None:
    moved = "- 案内を送る\n- 説明会を開く\n加入率を57.7％以上とする"
    assert lowered(moved) == PLAIN


def test_another_number_of_the_section_keeps_the_fingerprint() -> None:
    found = findings("## ③ 加入の促進\n加入率を57.7％以上とする", HEAD + "加入率を58.8％以上とする")
    assert [(f.rule, f.fingerprint) for f in found] == [("target-lowered", PLAIN)]


def test_another_title_of_the_section_keeps_the_fingerprint() -> None:
    case = {
        "current": {"body": "## ① 加入と更新の促進\n加入率を57.7％以上とする"},
        "previous": {"body": HEAD + "加入率を58.8％以上とする"},
    }
    both = comparison(case)
    renamed = SectionDiff(
        "renamed", both.current.sections[0], both.previous.sections[0], "content", 0.8, ()
    )
    both = replace(both, sections=(renamed,))
    targets, _ = diff_targets(both.sections, both.current, both.previous)
    found = run_rules(replace(both, targets=targets))
    assert [(f.rule, f.fingerprint) for f in found] == [("target-lowered", PLAIN)]


@pytest.mark.parametrize("current", ["加入率を57.0％以上とする", "加入率を57.8％以上とする"])
def test_another_figure_is_another_finding(current: str) -> None:
    assert lowered(current) != PLAIN


def test_another_figure_last_year_is_another_finding() -> None:
    assert lowered("加入率を57.7％以上とする", "加入率を60.0％以上とする") != PLAIN


def test_fingerprints_are_16_hex_digits_and_unique() -> None:
    found = findings(
        HEAD + "１）加入率を57.7％以上とする\n２）更新率を60.0％以上とする",
        HEAD
        + "１）加入率を58.8％以上とする\n２）更新率を65.0％以上とする\n"
        + "３）会員証の回収率を90％以上とする",
    )
    names = [f.fingerprint for f in found]
    assert [f.rule for f in found] == ["target-lowered", "target-lowered", "kpi-removed"]
    assert len(set(names)) == len(names)
    assert all(len(name) == 16 and int(name, 16) >= 0 for name in names)


def test_findings_are_sorted_by_severity_and_place() -> None:
    found = findings(
        HEAD + "- 2023（令和５年）年から続ける\n１）更新率（※）を70.0％以上とする\n※ 法人を除く\n"
        "２）加入率を57.7％以上とする",
        HEAD + "１）更新率を70.0％以上とする\n２）加入率を58.8％以上とする",
    )
    assert [f.rule for f in found] == ["target-lowered", "year-miswritten", "kpi-redefined"]


def test_rule_ids_are_unique_and_severities_sorted() -> None:
    ids = [rule.id for rule in RULES]
    order = [("error", "warning", "note").index(rule.severity) for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert order == sorted(order)


def test_two_equal_plans_have_no_finding() -> None:
    plan = HEAD + "１）加入率を58.8％以上とする\n２）会報を毎月発行する\n- 案内を送る"
    assert findings(plan, plan) == ()
