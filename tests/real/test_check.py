"""What CI says of the real two-column plan."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from plandiff.cli.run import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def result(real_seeds: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    (plan,) = real_seeds.glob("001*.txt")
    assert run(["check", str(plan), "--format", "json"]) == 1
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def told(result: dict[str, Any], *rules: str) -> list[tuple[str, str, str]]:
    found = result["documents"][0]["findings"]
    return [(f["indicator"], f["before"], f["after"]) for f in found if f["rule"] in rules]


def test_the_one_lowered_target(result: dict[str, Any]) -> None:
    ((indicator, before, after),) = told(result, "target-lowered")
    assert "健康保険委員" in indicator
    assert (before, after) == ("58.8％以上", "57.7％以上")


def test_the_dropped_the_redefined_and_the_replaced_kpi(result: dict[str, Any]) -> None:
    ((dropped, _, gone),) = told(result, "kpi-removed")
    assert (dropped.endswith("健康保険証回収率"), gone) == (True, "")
    ((redefined, _, _),) = told(result, "kpi-redefined")
    assert "医療機関を受診した者の割合" in redefined
    ((replaced, before, _),) = told(result, "kpi-replaced", "direction-turned")
    assert ("窓口" in replaced, "郵送化率" in before) == (True, True)


def test_nothing_only_reworded_is_an_error_or_a_warning(result: dict[str, Any]) -> None:
    found = result["documents"][0]["findings"]
    loud = [f for f in found if f["severity"] != "note" and (f["before"] or f["after"])]
    changed = {"target-lowered", "kpi-removed", "kpi-redefined", "kpi-replaced", "direction-turned"}
    rest = [f["rule"] for f in loud if f["rule"] not in changed]
    assert set(rest) == {"target-below-last-result"}
    names = " ".join(f["indicator"] for f in loud)
    assert "ジェネリック医薬品" not in names  # reworded
    assert "特定健康診査実施率" not in names  # raised and reworded
