"""What findings about a report say, word for word."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.audit_cases import audited


def said(rule: str, sample: str, old: str, new: str) -> list[str]:
    case: dict[str, Any] = {"sample": sample, "edit": [{"from": old, "to": new}]}
    return [f.message for f in audited(case).findings if f.rule == rule]


@pytest.mark.parametrize(
    ("slip", "asked"),
    [
        (
            "コミュケーション",
            "「コミュケーション」は「コミュニケーション」の誤りではありませんか。",
        ),
        ("積極的を活用", "「的を」は「的に」の誤りではありませんか。"),
    ],
)
def test_a_slip_is_named_with_what_was_meant(slip: str, asked: str) -> None:
    old = "• 窓口での案内を毎月実施した結果"
    (message,) = said("slip", "slides", old, f"• 広報紙の{slip}した結果")
    assert message.endswith(asked)


def test_a_target_below_last_years_result_is_said_by_which_way_is_better() -> None:
    rule, old = "target-below-last-actual", "（前年度３月末：43.9％）"
    (message,) = said(rule, "columns", old, "（前年度３月末：45.9％）")
    assert message.endswith("は、前年度の実績45.9％を下回っています。")
