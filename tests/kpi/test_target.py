from __future__ import annotations

from decimal import Decimal

import pytest

from plandiff.kpi.reference import parse_reference, reference_figure
from plandiff.kpi.target import item_of, parse_target
from plandiff.model import Piece
from tests.rules.plans import clause


def test_target_of_a_clause_with_note_and_reference() -> None:
    kpi = clause("■ KPI：１）加入率（※）を57.7％以上とする", 12)
    note = clause("（※）法人会員を除く", 14)
    reference = parse_reference("参考：令和5年度末", "58.3％", [Piece(90, 0, 5)], 9)
    target, problems = parse_target(kpi, [note], reference)
    assert problems == ()
    assert (target.indicator, target.item, target.value, target.unit) == (
        "加入率",
        "１）",
        Decimal("57.7"),
        "％",
    )
    assert (target.comparator, target.basis, target.direction) == ("以上", "absolute", "higher")
    assert target.notes == ("（※）法人会員を除く",)
    assert (target.lines, target.page, target.clause) == (((12, 12),), 1, kpi)
    assert target.reference is not None
    assert (target.reference.value, target.reference.lines) == (Decimal("58.3"), ((90, 90),))


def test_relative_target_takes_the_unit_of_its_reference() -> None:
    reference = parse_reference("参考：令和5年度末", "24,233団体")
    target, _ = parse_target(clause("協力先を対前年度以上とする", 1), (), reference)
    assert (target.value, target.unit) == (None, "団体")


def test_unreadable_sentence_is_said_aloud() -> None:
    target, problems = parse_target(clause("１）窓口混雑の解消", 7))
    assert target.comparator == "実施"
    assert [(p.kind, p.lines) for p in problems] == [("undecided", ((7, 7),))]
    assert "「窓口混雑の解消」" in problems[0].message


@pytest.mark.parametrize(
    ("marker", "item"),
    [("■ KPI：１）", "１）"), ("２）", "２）"), ("■ KPI：", ""), ("", ""), ("①", "①"), ("・", "")],
)
def test_item_of(marker: str, item: str) -> None:
    assert item_of(marker) == item


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("58.3％", "58.3", "％"),
        ("50.8%（※１）", "50.8", "％"),
        ("24,233事業所", "24233", "事業所"),
        ("8,301円", "8301", "円"),
        ("5.73日（令和4年度 8.26日）", "5.73", "日"),
        ("0％", "0", "％"),
    ],
)
def test_reference_figure(text: str, value: str, unit: str) -> None:
    assert reference_figure(text) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    ["【新設】", "【新設】（令和６年度からKPIとして設定）", "－", "実施", "", "令和6年度から"],
)
def test_reference_without_figure(text: str) -> None:
    assert reference_figure(text) is None


def test_empty_reference_cell_is_none() -> None:
    assert parse_reference("参考", "  ") is None
