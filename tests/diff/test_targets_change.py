from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plandiff.diff.targets import diff_targets
from tests.rules.plans import comparison

if TYPE_CHECKING:
    from plandiff.model import TargetDiff

CASES: list[dict[str, Any]] = tomllib.loads(
    Path("fixtures/kpi/changes.toml").read_text(encoding="utf-8")
)["case"]


def side(case: dict[str, Any], name: str, label: str) -> dict[str, Any]:
    """One section with the KPI and its notes; the result stands in a table row."""
    told: dict[str, Any] = {
        "body": "\n".join(["## ① 試しの施策", case[name], *case.get(f"{name}_notes", [])])
    }
    if result := case.get(f"{name}_result"):
        notes = case.get(f"{name}_notes", [])
        row = {"section": "① 試しの施策", "kpi": case[name], "result": result, "label": label}
        told["table"] = [{**row, "notes": notes}]
    return told


def compared(case: dict[str, Any]) -> tuple[TargetDiff, ...]:
    both = comparison(
        {
            "current": side(case, "current", "参考：令和5年度末"),
            "previous": side(case, "previous", "参考：令和4年度末"),
        }
    )
    diffs, problems = diff_targets(both.sections, both.current, both.previous)
    assert problems == ()
    return diffs


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_change(case: dict[str, Any]) -> None:
    body = [diff for diff in compared(case) if diff.source == "body"]
    told = [(d.change, d.stringency, "" if d.delta is None else str(d.delta)) for d in body]
    assert told == [(case["change"], case["stringency"], case["delta"])]
    assert case.get("reason", "") in body[0].reason


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_reason_is_one_japanese_sentence(case: dict[str, Any]) -> None:
    assert [d.reason.count("。") for d in compared(case)] == [1] * len(compared(case))
