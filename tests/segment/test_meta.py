"""Whose plan of which year it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.segment.reading import plan_of

if TYPE_CHECKING:
    from plandiff.model import Side

PLAN = "① 窓口\n・ 番号札を配る。"
TITLE_PAGE = """
令和７年度 北町支部事業計画について
令和６年度第３回評議会
資料２－１
令和７年度 事業計画（案）
令和７年度 健康協会北町支部 令和６年度 健康協会北町支部
"""


@pytest.mark.parametrize(
    ("side", "year", "era"), [("current", 2025, "令和7年度"), ("previous", 2024, "令和6年度")]
)
def test_a_head_that_names_both_years(side: Side, year: int, era: str) -> None:
    plan = plan_of(PLAN, TITLE_PAGE, side)
    assert (plan.organization, plan.fiscal_year, plan.era) == ("健康協会北町支部", year, era)


def test_the_newer_year_is_the_current_plans_wherever_it_is_printed() -> None:
    head = "2024年度（令和６年度）町事業計画 2025年度（令和７年度）町事業計画"
    assert plan_of(PLAN, head, "current").fiscal_year == 2025
    assert plan_of(PLAN, head, "previous").fiscal_year == 2024


def test_the_title_is_that_of_its_year() -> None:
    assert plan_of(PLAN, TITLE_PAGE, "current").title == "令和７年度 事業計画（案）"
    assert plan_of(PLAN, TITLE_PAGE, "previous").title == ""
    halves = "令和７年度町事業計画（新） 令和６年度町事業計画（旧）"
    assert plan_of(PLAN, halves, "previous").title == "令和６年度町事業計画"


def test_a_whole_plan_names_itself() -> None:
    plan = plan_of(f"2024年度事業計画\n一般社団法人北町研究会\n{PLAN}")
    assert (plan.organization, plan.fiscal_year, plan.title) == (
        "一般社団法人北町研究会",
        2024,
        "2024年度事業計画",
    )


def test_the_body_named_before_the_word_for_the_plan() -> None:
    assert plan_of(PLAN, "令和７年度 北町支部事業計画について").organization == "北町支部"


def test_the_previous_plan_goes_by_its_own_title() -> None:
    text = f"{PLAN}\n令和６年度支部事業計画 KPI一覧表\n具体的施策 KPI 参考：令和４年度末\n① 窓口"
    assert plan_of(text, "令和７年度 支部事業計画（案）", "previous").fiscal_year == 2024


def test_one_year_in_the_heads_is_the_new_plans_where_the_old_one_speaks_of_the_year_before() -> (
    None
):
    heads = "令和７年度 町事業計画"
    old = "① 窓口\n・ 令和６年度は番号札を配る。\n・ 2024年度から夜間も開く。"
    assert plan_of(old, heads, "previous").fiscal_year == 2024
    assert plan_of("① 窓口\n・ 番号札を配る。", heads, "previous").fiscal_year == 2025


def test_nothing_is_guessed_where_nothing_is_printed() -> None:
    plan = plan_of(PLAN)
    assert (plan.organization, plan.fiscal_year, plan.era, plan.title) == ("", None, "", "")


def test_english_heads() -> None:
    plan = plan_of("1. Roads\n- Mend the bridge.", "Northbay Roads Board\nPlan for FY2025")
    assert (plan.organization, plan.fiscal_year, plan.title) == (
        "Northbay Roads Board",
        2025,
        "Plan for FY2025",
    )
