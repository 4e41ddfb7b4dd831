"""Everything is printed in the documents' order: closing blocks below the sub-sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.options import ReadLimits
from plandiff.pipeline import compare_pair
from plandiff.read.text import read_text
from plandiff.report.blocks import plan_blocks
from plandiff.report.render_html import render
from plandiff.report.view import build_view

if TYPE_CHECKING:
    from plandiff.model import Comparison
    from plandiff.report.view_model import Row

CURRENT = """令和7年度 みさき組合 事業計画
１．事業の推進
（１）健康づくり
・ 健診の受診を勧める。
ⅰ）会場を増やす
・ 駅の近くに会場を二か所設ける。
ⅱ）夜間に開く
・ 月に二度、夜の八時まで受け付ける。
■ KPI：受診率を60.0％以上とする
（具体的な取組）
・ 案内を年に三度送る。
（２）広報
・ 便りを毎月出す。
・ 読み手の声を年に一度尋ね、次の年の便りに生かす。
"""
PREVIOUS = """令和6年度 みさき組合 事業計画
１．事業の推進
（１）健康づくり
・ 健診の受診を勧める。
ⅰ）会場を増やす
・ 駅の近くに会場を一か所設ける。
ⅱ）昼に開く
・ 昼の休みに受け付ける。
■ KPI：受診率を58.0％以上とする
（具体的な取組）
・ 案内を年に二度送る。
・ 電話でも案内する。
・ 読み手の声を年に一度尋ね、次の年の便りに生かす。
（２）広報
・ 便りを毎月出す。
"""


def compared() -> Comparison:
    limits = ReadLimits()
    return compare_pair(
        read_text("r7.txt", CURRENT.encode(), limits),
        read_text("r6.txt", PREVIOUS.encode(), limits),
    )


def said(row: Row) -> list[str]:
    rows = row.folded or (row,)
    return [
        "".join(span.text for span in part.spans)
        for item in rows
        for part in (item.current.paragraphs or item.previous.paragraphs)
    ]


def test_closing_blocks_follow_the_sub_sections() -> None:
    found = [
        (section.title, section.continued, [text for row in section.rows for text in said(row)])
        for section in build_view(compared()).sections
    ]
    assert found == [
        ("１．事業の推進", False, []),
        ("（１）健康づくり", False, ["健診の受診を勧める。"]),
        ("ⅰ）会場を増やす", False, ["駅の近くに会場を二か所設ける。"]),
        ("ⅱ）夜間に開く", False, ["月に二度、夜の八時まで受け付ける。"]),
        (
            "（１）健康づくり（つづき）",
            True,
            [
                "受診率を60.0％以上とする",
                "（具体的な取組）",
                "案内を年に三度送る。",
                "電話でも案内する。",
            ],
        ),
        (
            "（２）広報",
            False,
            ["便りを毎月出す。", "読み手の声を年に一度尋ね、次の年の便りに生かす。"],
        ),
    ]


def test_what_is_continued_counts_its_own_changes_and_has_an_id_of_its_own() -> None:
    sections = build_view(compared()).sections
    whole, rest = (section for section in sections if section.title.startswith("（１）健康づくり"))
    assert (whole.changed, rest.changed) == (3, 3)
    assert len({section.id for section in sections}) == len(sections)


def test_text_with_tracked_changes_has_the_same_order() -> None:
    plan = compared().current
    printed = [line.removeprefix("・ ").split("：")[-1] for line in CURRENT.splitlines()]
    assert [block.text for block in plan_blocks(plan)] == printed


def test_the_page_names_a_section_again_where_it_is_continued() -> None:
    page = render(build_view(compared())).decode()
    assert '<p class="again" role="note">（１）健康づくり（つづき）</p>' in page
    assert page.count("（１）健康づくり</h4>") == 1


def test_a_clause_that_moved_here_leaves_its_block_head_behind() -> None:
    comparison = compared()
    moved = next(
        clause
        for section in comparison.sections
        for clause in section.clauses
        if clause.relation == "moved"
    )
    assert moved.previous[0].group is not None
    (section,) = (s for s in build_view(comparison).sections if s.title == "（２）広報")
    assert [row.kind for row in section.rows] == ["folded", "change"]
