"""Rows of a KPI 一覧表 side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.options import ReadLimits
from plandiff.pipeline import compare_pair
from plandiff.read.text import read_text
from plandiff.report.view import build_view

if TYPE_CHECKING:
    from plandiff.report.view_model import Cell, Row

HEAD = """令和{year}年度 みさき組合 事業計画
１．窓口の運営
（１）電話の応対
・ 電話を三回以内に取る。
（２）郵送の案内
・ 郵送の手引を配る。
令和{year}年度事業計画 KPI一覧表
１．窓口の運営
具体的施策 KPI 参考：令和{last}年度末
"""
CURRENT = (
    HEAD.format(year=7, last=5)
    + """（２）郵送の案内
郵送された申請の割合を60.0％以上とする
58.1％
（１）電話の応対
応答率を92.0％以上とする
90.3％
"""
)
PREVIOUS = (
    HEAD.format(year=6, last=4)
    + """（１）電話の応対
１）応答率を90.0％以上とする
２）折返しの件数を40件以下とする
１）89.7％
２）52件
（２）郵送の案内
郵送された申請の割合を58.0％以上とする
55.0％
"""
)


def shown(cell: Cell) -> str:
    return "／".join(
        part.marker + "".join(span.text for span in part.spans) for part in cell.paragraphs
    )


def table(further: str = "") -> tuple[Row, ...]:
    """Rows of the table, with `further` lines at the end of last year's."""
    limits = ReadLimits()
    comparison = compare_pair(
        read_text("r7.txt", CURRENT.encode(), limits),
        read_text("r6.txt", (PREVIOUS + further).encode(), limits),
    )
    return build_view(comparison).sections[-1].table


def test_a_measure_is_named_again_where_this_years_order_took_a_kpi_away_from_it() -> None:
    rows = [(shown(row.current), shown(row.previous)) for row in table()]
    home = ""
    homes = {}
    for _, previous in rows:
        if previous.startswith("（"):
            home = previous
        homes[previous] = home
    assert homes["２）折返しの件数を40件以下とする／２）52件"] == "（１）電話の応対"
    assert homes["１）応答率を90.0％以上とする／１）89.7％"] == "（１）電話の応対"
    assert homes["郵送された申請の割合を58.0％以上とする／55.0％"] == "（２）郵送の案内"


def test_a_row_that_changed_says_what_became_of_the_target() -> None:
    said = {
        shown(row.previous): ([badge.word for badge in row.badges], row.promise)
        for row in table()
        if row.badges
    }
    assert said == {
        "郵送された申請の割合を58.0％以上とする／55.0％": (
            ["引上げ"],
            "58.0％以上 → 60.0％以上（2.0ポイント）",
        ),
        "１）応答率を90.0％以上とする／１）89.7％": (
            ["引上げ"],
            "90.0％以上 → 92.0％以上（2.0ポイント）",
        ),
        "２）折返しの件数を40件以下とする／２）52件": (["廃止"], "40件以下"),
    }


def test_a_note_that_only_one_year_has_is_said_to_be_gone() -> None:
    note = "（※）令和５年度から数え方を改めた。"
    (row,) = (row for row in table(note + "\n") if note in shown(row.previous).replace("　", ""))
    assert (shown(row.current), row.current.filler) == ("", "（削る）")
    assert [badge.word for badge in row.badges] == ["削除"]
