"""The KPI 一覧表: flattened by rows, by columns, or with its cells known."""

from __future__ import annotations

import pytest

from plandiff.model import Cell, Line, Table
from plandiff.segment.plan import build_plan
from plandiff.segment.table_values import is_value_text
from tests.segment.reading import headings, line_numbers, plan_of, read

BODY = """
１．暮らし
（１）健診
① 受診率の向上
・ 受診を促す。
② 予約の仕組み
・ 電話でも受ける。
２．組織
（１）会議の見直し
・ 回数を減らす。
令和７年度 町事業計画 KPI一覧表
"""
ROWS = """
１．暮らし
具体的施策 KPI 参考：令和５年度末
（１）健診
① 受診率の向
上
１）受診率を
61.2％以上とする
２）年度末の未受診者（※）を
100人以下とする
（※）一度も受けていない人
１）48.3％（※１）
２）【新設】
（令和６年度から
新たに設定）
（１）健診
② 予約の仕組み
予約の満足度を対前年
度以上とする
27.4％（※１）
※１ 数え方を改めたため、以前の値とは
比べられない。
２．組織
具体的施策 KPI 参考：令和５年度末
（１）会議の見直し
会議の時間を90分以内とする
95分
"""


def _table(text: str) -> Table:
    table = plan_of(text).sections[-1].table
    assert table is not None
    return table


def _rows(table: Table) -> list[tuple[str, str, str, str]]:
    return [(row.section, row.kpi.marker, row.kpi.text, row.reference) for row in table.rows]


def test_a_table_printed_row_by_row() -> None:
    table = _table(BODY + ROWS.strip("\n"))
    assert _rows(table) == [
        ("（１）健診 ① 受診率の向上", "１）", "受診率を61.2％以上とする", "48.3％（※１）"),
        (
            "（１）健診 ① 受診率の向上",
            "２）",
            "年度末の未受診者（※）を100人以下とする",
            "【新設】（令和６年度から新たに設定）",
        ),
        ("（１）健診 ② 予約の仕組み", "", "予約の満足度を対前年度以上とする", "27.4％（※１）"),
        ("（１）会議の見直し", "", "会議の時間を90分以内とする", "95分"),
    ]
    assert [row.chapter for row in table.rows] == ["１．暮らし"] * 3 + ["２．組織"]
    assert {row.reference_label for row in table.rows} == {"参考：令和５年度末"}


def test_notes_go_to_what_carries_their_sign() -> None:
    table = _table(BODY + ROWS.strip("\n"))
    assert [[note.marker for note in row.notes] for row in table.rows] == [
        ["※１"],
        ["（※）"],
        ["※１"],
        [],
    ]
    assert table.rows[0].notes == table.rows[2].notes
    assert table.notes == ()


def test_the_table_is_a_section_and_holds_no_headings() -> None:
    plan = plan_of(BODY + ROWS.strip("\n"))
    section = plan.sections[-1]
    assert (section.number, section.title, section.level) == (
        "",
        "令和７年度 町事業計画 KPI一覧表",
        1,
    )
    assert section.path == ("令和７年度 町事業計画 KPI一覧表",)
    assert (section.line, section.sections, section.clauses) == (10, (), ())
    assert [path for path, _ in headings(plan.sections)] == [
        "１．暮らし",
        "２．組織",
        section.title,
    ]


def test_a_table_printed_column_by_column() -> None:
    table = _table(
        BODY
        + """具体的施策 KPI 参考：令和５年度末
（１）健診
① 受診率の向上
（１）会議の見直し
１）受診率を61.2％以上とする
２）未受診者を100人以下とする
１）会議の時間を90分以内とする
１）48.3％
２）120人
１）95分"""
    )
    assert _rows(table) == [
        ("（１）健診 ① 受診率の向上", "１）", "受診率を61.2％以上とする", "48.3％"),
        ("（１）健診 ① 受診率の向上", "２）", "未受診者を100人以下とする", "120人"),
        ("（１）会議の見直し", "１）", "会議の時間を90分以内とする", "95分"),
    ]


def test_columns_that_do_not_add_up_are_said() -> None:
    plan, problems = read(
        BODY
        + """具体的施策 KPI 参考：令和５年度末
（１）健診
① 受診率の向上
（１）会議の見直し
１）受診率を61.2％以上とする
２）未受診者を100人以下とする
１）48.3％
２）120人"""
    )
    table = plan.sections[-1].table
    assert table is not None
    assert [row.section for row in table.rows] == ["", ""]
    assert [(p.kind, p.lines) for p in problems] == [
        ("undecided", ((15, 15),)),
        ("undecided", ((16, 16),)),
    ]


def test_a_figure_without_kpi_is_said() -> None:
    _, problems = read(
        BODY
        + """具体的施策 KPI 参考：令和５年度末
（１）健診
① 受診率の向上
１）受診率を61.2％以上とする
１）48.3％
２）120人"""
    )
    assert [(p.kind, p.lines) for p in problems] == [("unassigned", ((16, 16),))]


def test_a_note_nothing_points_to_goes_by_its_words_or_is_said() -> None:
    text = (
        BODY
        + """具体的施策 KPI 参考：令和５年度末
（１）健診
① 受診率の向上
１）受診率を61.2％以上とする
２）電話予約の満足度を90％以上とする
１）48.3％
２）88.0％
（※）昨年度の「電話予約の満足」は別の調べによる。
（※）昨年度は集計中である。"""
    )
    plan, problems = read(text)
    table = plan.sections[-1].table
    assert table is not None
    assert [[line_numbers(note) for note in row.notes] for row in table.rows] == [[], [[18]]]
    assert [note.text for note in table.notes] == ["昨年度は集計中である。"]
    assert [(p.kind, p.lines) for p in problems] == [("undecided", ((19, 19),))]


def test_a_chapter_after_the_table_ends_it() -> None:
    plan = plan_of(
        BODY
        + """具体的施策 KPI 参考：令和５年度末
（１）健診
① 受診率の向上
１）受診率を61.2％以上とする
１）48.3％
３．評価
・ 結果を公表する。"""
    )
    assert [path for path, _ in headings(plan.sections)][-2:] == [
        "令和７年度 町事業計画 KPI一覧表",
        "３．評価",
    ]


def test_heads_of_columns_one_a_line() -> None:
    table = _table(
        BODY
        + """具体的施策
KPI
参考：令和５年度末
（１）健診
① 受診率の向上
１）受診率を61.2％以上とする
１）48.3％"""
    )
    assert [(row.reference_label, row.reference) for row in table.rows] == [
        ("参考：令和５年度末", "48.3％")
    ]


def test_cells_decide_where_they_are_known() -> None:
    cells = [
        ("具体的施策", 0, 0),
        ("KPI", 0, 1),
        ("参考：令和５年度末", 0, 2),
        ("① 受診率の", 1, 0),
        ("向上", 1, 0),
        ("１）受診率を61.2％以上とする", 1, 1),
        ("２）満足度を90％以上とする", 1, 1),
        ("（※）満足した人の割合", 1, 1),
        ("１）48.3％", 1, 2),
        ("２）集計中", 1, 2),
        ("② 予約の仕組み", 2, 0),
        ("予約の数を増やす", 2, 1),
        ("120人", 2, 2),
    ]
    lines = [Line(1, 1, "町事業計画 KPI一覧表")]
    lines += [Line(n, 1, text, cell=Cell(3, r, c)) for n, (text, r, c) in enumerate(cells, 2)]
    plan, problems = build_plan(lines, [], "current")
    table = plan.sections[0].table
    assert table is not None
    assert problems == ()
    assert _rows(table) == [
        ("① 受診率の向上", "１）", "受診率を61.2％以上とする", "48.3％"),
        ("① 受診率の向上", "２）", "満足度を90％以上とする", "集計中"),
        ("② 予約の仕組み", "", "予約の数を増やす", "120人"),
    ]
    assert [len(row.notes) for row in table.rows] == [0, 1, 0]


def test_rows_of_other_tables_are_clauses_not_headings() -> None:
    cells = [("(1) 収益", 0, 0), ("会費", 1, 0), ("45,000", 1, 1), ("(2) 費用", 2, 0)]
    lines = [Line(1, 1, "① 予算"), Line(2, 1, "次のとおりである。")]
    lines += [Line(n, 1, text, cell=Cell(0, r, c)) for n, (text, r, c) in enumerate(cells, 3)]
    lines.append(Line(7, 1, "議決を経て決まる。"))
    plan, _ = build_plan(lines, [], "current")
    assert headings(plan.sections) == (("①予算", ()),)
    assert [c.text for c in plan.sections[0].clauses] == [
        "次のとおりである。",
        "(1) 収益",
        "会費 45,000",
        "(2) 費用",
        "議決を経て決まる。",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "100％",
        "8,301円",
        "48.3%（※１）",
        "27.4％（※１）",
        "1,290事業所",
        "【新設】",
        "－",
        "実施",
        "約３か月",
    ],
)
def test_figures_for_reference(text: str) -> None:
    assert is_value_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "61.2％以上とする",
        "度以上とする",
        "年度末の率",
        "27.4％を超える",
        "数",
        "（令和６年度から",
    ],
)
def test_parts_of_sentences_are_no_figures(text: str) -> None:
    assert not is_value_text(text)


def test_a_table_without_title_begins_with_its_chapter() -> None:
    plan = plan_of(
        """
１．暮らし
（１）健診
・ 受診を促す。
１．暮らし
具体的施策 KPI 参考：令和５年度末
（１）健診
１）受診率を61.2％以上とする
１）48.3％
"""
    )
    assert [s.line for s in plan.sections] == [1, 4]
    table = plan.sections[1].table
    assert table is not None
    assert [(row.section, row.reference) for row in table.rows] == [("（１）健診", "48.3％")]


def test_a_second_title_begins_a_second_table() -> None:
    part = "具体的施策 KPI 参考：昨年度\n（１）健診\n１）受診率を61.2％以上とする\n１）48.3％\n"
    plan = plan_of(f"本庁舎 KPI一覧表\n{part}支所 KPI一覧表\n{part}")
    assert [s.title for s in plan.sections] == ["本庁舎 KPI一覧表", "支所 KPI一覧表"]
    assert [len(s.table.rows) for s in plan.sections if s.table] == [1, 1]


def test_a_title_printed_anew_on_the_next_page_goes_on_with_the_table() -> None:
    part = "具体的施策 KPI 参考：昨年度\n（{}）健診\n１）受診率を61.2％以上とする\n１）48.3％\n"
    plan = plan_of(f"町 KPI一覧表\n{part.format('１')}---\n町 KPI一覧表\n{part.format('２')}")
    assert [s.title for s in plan.sections] == ["町 KPI一覧表"]
    table = plan.sections[0].table
    assert table is not None
    assert [row.section for row in table.rows] == ["（１）健診", "（２）健診"]


def test_a_border_between_section_and_kpi_that_shows_nowhere_is_said() -> None:
    _, problems = read(
        "町 KPI一覧表\n具体的施策 KPI 参考：昨年度\n"
        "（１）見守りの\n協力店への\n呼びかけを\n続ける\n12店"
    )
    assert [(p.kind, p.lines) for p in problems] == [("undecided", ((3, 3),))]


def test_kpis_that_start_anew_share_the_section_cell_above() -> None:
    table = _table(
        BODY
        + """具体的施策 KPI 参考：令和５年度末
（１）健診
１）受診率を61.2％以上とする
１）48.3％
１）満足度を90％以上とする
１）88.0％"""
    )
    assert [(row.section, row.reference) for row in table.rows] == [
        ("（１）健診", "48.3％"),
        ("（１）健診", "88.0％"),
    ]


def test_chapters_and_notes_across_the_cells() -> None:
    cells = [
        ("１．暮らし", 0, 0),
        ("施策", 1, 0),
        ("指標", 1, 1),
        ("現状", 1, 2),
        ("① 健診", 2, 0),
        ("受診率（※）を", 2, 1),
        ("61.2％以上とする", 2, 1),
        ("48.3％", 2, 2),
    ]
    lines = [Line(1, 1, "町 指標一覧表")]
    lines += [Line(n, 1, text, cell=Cell(0, r, c)) for n, (text, r, c) in enumerate(cells, 2)]
    lines.append(Line(10, 1, "（※）年度末の値である。"))
    plan, problems = build_plan(lines, [], "current")
    table = plan.sections[0].table
    assert table is not None
    assert problems == ()
    assert [(r.chapter, r.section, r.kpi.text, r.reference) for r in table.rows] == [
        ("１．暮らし", "① 健診", "受診率（※）を61.2％以上とする", "48.3％")
    ]
    assert [note.text for note in table.rows[0].notes] == ["年度末の値である。"]


def test_a_figure_apart_from_a_note_is_no_part_of_it() -> None:
    rows = """
令和７年度 町事業計画 KPI一覧表
１．暮らし
具体的施策 KPI 参考：令和５年度末
① 受診率の向上

受診率（※）を61.2％
以上とする
（※）速報による値

58.0％

② 予約の仕組み

予約の満足度を対前年
度以上とする

27.4％
"""
    row = _table(rows).rows[0]
    assert (row.kpi.text, row.reference) == ("受診率（※）を61.2％以上とする", "58.0％")
    assert [note.text for note in row.notes] == ["速報による値"]
