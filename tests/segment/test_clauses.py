"""Clauses: where each begins and ends, its kind, its marker and the head it stands under."""

from __future__ import annotations

import pytest

from plandiff.model import Box, Cell, Line
from plandiff.segment.plan import build_plan
from tests.segment.reading import clauses, line_numbers, lines_of, plan_of, section_at

BLOCKS = """
（１）健診
・ 受診を促す。
■ KPI：１）受診率を50％以上とする
２）満足度（※）を対前年度以
上とする
（※）満足度＝満足した人の割合
（具体的な取組）
・ はがきを送る。
【重要度：高】
国の目標だからである。
【困難度：高】
受診率※1が既に高いためである。
また、人手が足りない。
※1 前年度末の値である。
"""


def test_kinds_markers_and_texts() -> None:
    assert clauses(plan_of(BLOCKS).sections[0]) == [
        ("policy", "・", "受診を促す。"),
        ("kpi", "■ KPI：１）", "受診率を50％以上とする"),
        ("kpi", "２）", "満足度（※）を対前年度以上とする"),
        ("note", "（※）", "満足度＝満足した人の割合"),
        ("action", "・", "はがきを送る。"),
        ("importance", "【重要度：高】", "国の目標だからである。"),
        ("difficulty", "【困難度：高】", "受診率※1が既に高いためである。また、人手が足りない。"),
        ("note", "※1", "前年度末の値である。"),
    ]


def test_a_clause_goes_on_over_a_page() -> None:
    plan = plan_of(
        "① 窓口\n・ 番号札を配り、待ち\n---\n時間を短くする。\n② 電話\n・ 回線を増やす。"
    )
    assert [(c.text, c.page, line_numbers(c)) for c in plan.sections[0].clauses] == [
        ("番号札を配り、待ち時間を短くする。", 1, [2, 4])
    ]


def test_a_second_paragraph_belongs_to_its_bullet() -> None:
    plan = plan_of("① 窓口\n・ 番号札を配る。\n  特に、繁忙期は\n人を増やす。\n・ 案内係を置く。")
    assert [c.text for c in plan.sections[0].clauses] == [
        "番号札を配る。特に、繁忙期は人を増やす。",
        "案内係を置く。",
    ]


def test_a_paragraph_left_of_a_bullet_is_its_own() -> None:
    texts = [("① 窓口", 40.0), ("・ 番号札を配る。", 60.0), ("窓口を広げる。", 40.0)]
    lines = [
        Line(no, 1, text, box=Box(x, no * 20.0, x + 200, no * 20.0 + 12))
        for no, (text, x) in enumerate(texts, 1)
    ]
    plan, _ = build_plan(lines, [], "current")
    assert [c.text for c in plan.sections[0].clauses] == ["番号札を配る。", "窓口を広げる。"]


def test_paragraphs_before_something_lead_in_to_it() -> None:
    plan = plan_of("""
１．暮らし
　暮らしを支える。
（１）窓口
次の取組を行う。
・ 番号札を配る。
（２）電話
回線を増やす。
""")
    assert clauses(plan.sections[0]) == [("lead", "", "暮らしを支える。")]
    assert clauses(section_at(plan, "（１）窓口"))[0] == ("lead", "", "次の取組を行う。")
    assert clauses(section_at(plan, "（２）電話")) == [("policy", "", "回線を増やす。")]


def test_indented_paragraphs_are_clauses_of_their_own() -> None:
    plan = plan_of("""
第１　目的
　町の暮らしを守るために必要な取組を
定める。
　計画の期間は、一年とする。
第２　評価
　結果を公表する。
""")
    assert [c.text for c in plan.sections[0].clauses] == [
        "町の暮らしを守るために必要な取組を定める。",
        "計画の期間は、一年とする。",
    ]


def test_titles_above_the_first_heading_are_labels() -> None:
    plan = plan_of("主な施策\n【はじめに】\n① 窓口\n・ 番号札を配る。")
    assert plan.preamble == ()
    assert [label.text for label in plan.labels] == ["主な施策", "【はじめに】"]


def test_a_sentence_before_the_first_heading_is_a_lead() -> None:
    plan = plan_of("主な施策\n町の暮らしを守る取組を定める。\n① 窓口\n・ 番号札を配る。")
    assert [(c.kind, c.text) for c in plan.preamble] == [("lead", "町の暮らしを守る取組を定める。")]
    assert [label.text for label in plan.labels] == ["主な施策"]


def test_without_any_heading_every_line_is_a_clause() -> None:
    plan = plan_of("主な施策\n町を支える。\n【はじめに】\n声を聞く。")
    assert plan.labels == ()
    assert [c.text for c in plan.preamble] == [
        "主な施策",
        "町を支える。",
        "【はじめに】",
        "声を聞く。",
    ]


def test_nested_bullets_are_clauses_of_their_own() -> None:
    plan = plan_of("① 窓口\n・ 次を行う。\n  － 番号札を配る。\n  － 案内係を\n    置く。")
    assert [(c.marker, c.text) for c in plan.sections[0].clauses] == [
        ("・", "次を行う。"),
        ("－", "番号札を配る。"),
        ("－", "案内係を置く。"),
    ]


def test_a_note_sign_in_mid_sentence_is_no_note() -> None:
    plan = plan_of(
        "① 宣言\n■ KPI：宣言した事業所を100社\n（※）以上とする\n（※）更新した事業所を含む。"
    )
    assert clauses(plan.sections[0]) == [
        ("kpi", "■ KPI：", "宣言した事業所を100社（※）以上とする"),
        ("note", "（※）", "更新した事業所を含む。"),
    ]


@pytest.mark.parametrize(
    ("head", "first", "second"),
    [
        ("【数値目標】", "① 受診率を50％以上とする", "② 満足度を90％以上とする"),
        ("〔KPI〕", "(1)受診率を50％以上とする", "(2)満足度を90％以上とする"),
        ("■ KPI", "・ 受診率を50％以上とする", "・ 満足度を90％以上とする"),
        ("KPI：", "１）受診率を50％以上とする", "２）年度末の満足度を90％以上とする"),
    ],
)
def test_kpi_items_under_a_head_of_their_own(head: str, first: str, second: str) -> None:
    plan = plan_of(
        f"第１章　健診\n○ 受診を促す。\n{head}\n{first}\n{second}\n＜主な取組＞\n○ 送る。"
    )
    found = plan.sections[0].clauses
    assert [(c.kind, c.group.text if c.group else None) for c in found] == [
        ("policy", None),
        ("kpi", head),
        ("kpi", head),
        ("action", "＜主な取組＞"),
    ]
    printed = [line.replace(" ", "") for line in (first, second)]
    assert [c.marker + c.text for c in found[1:3]] == printed


def test_items_and_headings_that_count_alike_are_told_apart() -> None:
    plan = plan_of("""
（１）暮らし
① 健診
・ 受診を促す。
■ KPI：①受診率を50％以上と
する
②満足度を対前年度以
上とする
② 窓口の見直し
・ 番号札を配る。
■ KPI：①待ち時間を10分以内とする
②苦情の数を10件以下とする
③ 電話
・ 回線を増やす。
■ KPI：①応答率を90％以上とする
④ 広報
・ 広報紙を出す。
""")
    parts = plan.sections[0].sections
    assert [section.title for section in parts] == ["健診", "窓口の見直し", "電話", "広報"]
    assert [[c.marker for c in section.clauses] for section in parts] == [
        ["・", "■ KPI：①", "②"],
        ["・", "■ KPI：①", "②"],
        ["・", "■ KPI：①"],
        ["・"],
    ]


def test_an_item_number_that_reads_like_a_date_counts_on() -> None:
    plan = plan_of("① 債権\n■ KPI：１）年度末の件数を5件以下とする\n２）年度末の率を80％以上とする")
    assert [c.marker for c in plan.sections[0].clauses] == ["■ KPI：１）", "２）"]


def test_a_figure_at_a_line_s_head_is_no_number() -> None:
    plan = plan_of(
        "1. Library\nKPI: 1) loans per resident: at least\n7.1 loans\n2) visits: at least 5,000"
    )
    assert clauses(plan.sections[0]) == [
        ("kpi", "KPI: 1)", "loans per resident: at least 7.1 loans"),
        ("kpi", "2)", "visits: at least 5,000"),
    ]


def test_kpis_and_gradings_leave_the_group() -> None:
    plan = plan_of("""
① 点検
（具体的な取組）
【内容点検】
・ 面談を行う。
■ KPI：率を50％以上とする
・ 研修を行う。
【困難度：高】 難しいためである。
""")
    found = plan.sections[0].clauses
    assert [(c.kind, c.group.text if c.group else None) for c in found] == [
        ("action", "【内容点検】"),
        ("kpi", None),
        ("action", None),
        ("difficulty", None),
    ]


def test_a_bracketed_word_before_text_is_the_marker() -> None:
    plan = plan_of("① 健診\n【予約】電話でも受ける。\n（本庁舎を含む）全ての窓口で配る。")
    assert clauses(plan.sections[0])[0][:2] == ("policy", "【予約】")


def test_pieces_quote_the_source() -> None:
    lines = lines_of("① 窓口\n・ 番号札を配り、 \n  待ち時間を短くする。 ")
    plan, _ = build_plan(lines, [], "current")
    clause = plan.sections[0].clauses[0]
    assert [lines[p.line - 1].text[p.start : p.end] for p in clause.pieces] == [
        "番号札を配り、",
        "待ち時間を短くする。",
    ]
    assert clause.text == "番号札を配り、待ち時間を短くする。"


def test_a_blank_parts_the_cells_of_a_table_row_and_their_paragraphs() -> None:
    cells = [
        ("令和7年6月", 0, True),
        ("受付、", 1, None),
        ("案内", 1, True),
        ("番号札を置く", 1, True),
    ]
    lines = [Line(1, 1, "１．改定の記録"), Line(2, 1, "次のとおり。")]
    lines += [
        Line(no, 1, text, cell=Cell(0, 0, column), ends_paragraph=ends)
        for no, (text, column, ends) in enumerate(cells, 3)
    ]
    plan, _ = build_plan(lines, [], "current")
    assert plan.sections[0].clauses[-1].text == "令和7年6月 受付、案内 番号札を置く"
