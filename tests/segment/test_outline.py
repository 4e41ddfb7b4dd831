"""Headings, their levels, and the sections closing blocks belong to."""

from __future__ import annotations

import pytest

from plandiff.model import Line, Mark
from plandiff.segment.plan import build_plan
from tests.segment.reading import clauses, headings, plan_of, read, section_at, walk

STYLES = [
    (
        "chapters and sections of prose",
        """
第１章　総則
第１節　目的
　町の暮らしを守るために必要な取組を定める。
第２節　進め方
１　体制
　各課に担当を置く。
２　評価
　結果を公表する。
第２章　施策
第１節　子育て
（１）保育
ア　園の定員
　定員を増やす。
イ　夜間の保育
　週に一度行う。
""",
        (
            (
                "第１章総則",
                (
                    ("第１節目的", ()),
                    ("第２節進め方", (("１体制", ()), ("２評価", ()))),
                ),
            ),
            (
                "第２章施策",
                (
                    (
                        "第１節子育て",
                        (("（１）保育", (("ア園の定員", ()), ("イ夜間の保育", ()))),),
                    ),
                ),
            ),
        ),
    ),
    (
        "decimals under bare numbers",
        """
1 目的
1.1 範囲
・ 全ての課を対象とする。
1.2 期間
・ 一年とする。
2 施策
2.1 窓口
2.1.1 受付
・ 番号札を配る。
2.1.2 案内
・ 案内係を置く。
""",
        (
            ("1目的", (("1.1範囲", ()), ("1.2期間", ()))),
            ("2施策", (("2.1窓口", (("2.1.1受付", ()), ("2.1.2案内", ()))),)),
        ),
    ),
    (
        "roman with a hyphen",
        """
Ⅰ 総論
Ⅰ-1 ねらい
・ 将来像を共有する。
Ⅰ-2 地域の期間
・ 三年とする。
Ⅱ 各論
Ⅱ-1 福祉
ア 見守り
・ 協力店を増やす。
""",
        (
            ("Ⅰ総論", (("Ⅰ-1ねらい", ()), ("Ⅰ-2地域の期間", ()))),
            ("Ⅱ各論", (("Ⅱ-1福祉", (("ア見守り", ()),)),)),
        ),
    ),
    (
        "circled above round brackets",
        """
１．サービス
①窓口
(1)待ち時間
・ 番号札を配る。
(2)案内
・ 案内係を置く。
②電話
(1)応答率
・ 回線を増やす。
""",
        (
            (
                "１．サービス",
                (
                    ("①窓口", (("(1)待ち時間", ()), ("(2)案内", ()))),
                    ("②電話", (("(1)応答率", ()),)),
                ),
            ),
        ),
    ),
    (
        "English",
        """
1. Purpose
This plan says what the board will do in the year.
1.1 Scope
The plan covers every office.
1.2 Roles
(a) Director
The director leads the work.
(b) Staff
Staff carry it out.
2. Services
- Open the counter on Saturdays.
""",
        (
            (
                "1. Purpose",
                (
                    ("1.1 Scope", ()),
                    ("1.2 Roles", (("(a) Director", ()), ("(b) Staff", ()))),
                ),
            ),
            ("2. Services", ()),
        ),
    ),
]


@pytest.mark.parametrize(("text", "tree"), [s[1:] for s in STYLES], ids=[s[0] for s in STYLES])
def test_headings_nest_by_their_styles(text: str, tree: object) -> None:
    assert headings(plan_of(text).sections) == tree


def test_level_is_that_of_the_style_even_where_one_is_left_out() -> None:
    plan = plan_of("""
１．暮らし
（１）健診
① 受診
ⅰ）勧奨
・ はがきを送る。
ⅱ）予約
・ 電話で受ける。
② 結果
ⅰ）通知
・ 早く送る。
（２）窓口
ⅰ）受付
・ 番号札を配る。
""")
    assert {s.path[-1]: s.level for s in walk(plan.sections)} == {
        "１．暮らし": 1,
        "（１）健診": 2,
        "①受診": 3,
        "ⅰ）勧奨": 4,
        "ⅱ）予約": 4,
        "②結果": 3,
        "ⅰ）通知": 4,
        "（２）窓口": 2,
        "ⅰ）受付": 4,
    }


def test_a_level_of_one_chapter_moves_only_what_is_under_it() -> None:
    plan = plan_of("""
１．暮らし
（１）健診
・ はがきを送る。
２．安全
（１）訓練
・ 訓練を行う。
３．組織
Ⅰ）人事
（１）研修
・ 研修を行う。
Ⅱ）会計
（１）監査
・ 監査を受ける。
""")
    levels = [(s.path[-1], s.level) for s in walk(plan.sections)]
    assert levels[1] == ("（１）健診", 2)
    assert levels[5:] == [("Ⅰ）人事", 2), ("（１）研修", 3), ("Ⅱ）会計", 2), ("（１）監査", 3)]


def test_number_and_title_are_as_printed() -> None:
    plan = plan_of("①　 窓口の　改善　\n・ 番号札を配る。\n②電話\n・ 回線を増やす。")
    assert [(s.number, s.title, s.line) for s in plan.sections] == [
        ("①", "窓口の　改善", 1),
        ("②", "電話", 3),
    ]


def test_a_missing_number_is_said() -> None:
    plan, problems = read("① 窓口\n・ 番号札を配る。\n③ 電話\n・ 回線を増やす。")
    assert [s.number for s in plan.sections] == ["①", "③"]
    assert [(p.kind, p.lines) for p in problems] == [("suspect", ((3, 3),))]


# ---------------------------------------------------------------- titles


def test_a_title_wraps_where_its_line_is_full() -> None:
    plan = plan_of("""
・ 住民の声を受け止め、暮らしの困りごとを早く見つけて、
関係する課とともに解決に取り組む姿勢を保ち続ける。
（１）住民の声を受け止めて暮らしの困りごとを解く仕組みの
整備
・ 窓口を一つにまとめ、相談の記録を課の間で分かち合い、
次の相談に生かす。
（２）電話
電話は、夜間も受け付ける。
""")
    assert [s.title for s in plan.sections] == [
        "住民の声を受け止めて暮らしの困りごとを解く仕組みの整備",
        "電話",
    ]
    assert clauses(plan.sections[1]) == [("policy", "", "電話は、夜間も受け付ける。")]


def test_a_title_goes_on_until_its_bracket_closes() -> None:
    plan = plan_of("① 窓口（本庁舎と\n二つの支所）\n・ 番号札を配る。\n② 電話\n・ 増やす。")
    assert plan.sections[0].title == "窓口（本庁舎と二つの支所）"


def test_trailing_blanks_show_where_a_title_ends() -> None:
    bullets = "・ 住民の声を受け止め、困りごとを早く見つ\nけて解決に取り組む。 \n" * 10
    text = f"{bullets}① 窓口と電話の受け付け方を見直す仕組み\nの整備 \n窓口では、番号札を配る。 \n"
    plan = plan_of(text)
    assert plan.sections[0].title == "窓口と電話の受け付け方を見直す仕組みの整備"


# ---------------------------------------------------------------- what is no heading


def test_a_list_within_a_bullet_is_no_heading() -> None:
    plan = plan_of("""
（１）広報
・ 広報を強める。
・ 具体的には、
①紙面を読みやすくする
②町内会と組んで全ての家に届け
る
③反応を調べ、次の号に生かす。
・ 広報紙を改める。
（２）窓口
・ 番号札を配る。
""")
    assert headings(plan.sections) == (("（１）広報", ()), ("（２）窓口", ()))
    assert [text for _, _, text in clauses(plan.sections[0])] == [
        "広報を強める。",
        "具体的には、①紙面を読みやすくする②町内会と組んで全ての家に届ける③反応を調べ、次の号に生かす。",
        "広報紙を改める。",
    ]


def test_numbered_sentences_are_items() -> None:
    plan = plan_of("""
１．取組
・ 次のとおり進める。
① 予約を電話でも受ける。
② 広報紙を月に一度出す。
２．評価
・ 結果を公表する。
""")
    assert clauses(plan.sections[0])[1:] == [
        ("policy", "①", "予約を電話でも受ける。"),
        ("policy", "②", "広報紙を月に一度出す。"),
    ]


def test_a_list_of_titles_with_nothing_under_them_is_no_row_of_headings() -> None:
    plan = plan_of("""
１．方針
・ 柱は次の三つである。
①健診
②広報
③窓口
２．評価
・ 結果を公表する。
""")
    assert headings(plan.sections) == (("１．方針", ()), ("２．評価", ()))


def test_titles_within_the_actions_name_groups() -> None:
    plan = plan_of("""
① 債権
・ 債権を管理する。
（具体的な取組）
１） 回収率の向上
・ 文書を送る。
２） 発生の防止
・ 周知する。
【困難度：高】
発生が増えているためである。
② 窓口
・ 番号札を配る。
""")
    first = plan.sections[0]
    assert headings(plan.sections) == (("①債権", ()), ("②窓口", ()))
    assert [label.text for label in first.labels] == [
        "（具体的な取組）",
        "１） 回収率の向上",
        "２） 発生の防止",
    ]
    assert [c.group.text if c.group else None for c in first.clauses] == [
        None,
        "１） 回収率の向上",
        "２） 発生の防止",
        None,
    ]


def test_an_enumerator_in_a_sentence_is_no_heading() -> None:
    plan = plan_of("""
（１）窓口
・ 番号札を配り、
（２）の取組と合わせて見直す。
（２）電話
・ 回線を増やす。
""")
    assert headings(plan.sections) == (("（１）窓口", ()), ("（２）電話", ()))


def test_lines_of_a_table_of_contents_are_no_headings() -> None:
    plan = plan_of("""
目次
１．窓口 ……………… 2
（１）受付 ………… 3
２．電話 ……………… 5
---
１．窓口
（１）受付
・ 番号札を配る。
２．電話
・ 回線を増やす。
""")
    assert [s.line for s in walk(plan.sections)] == [6, 7, 9]
    assert len(plan.preamble) + len(plan.labels) == 4


def test_titles_only_print_sets_off_are_headings() -> None:
    texts = [
        "町の計画",
        "窓口",
        "番号札を配る。",
        "窓口を広げる。",
        "電話",
        "回線を増やす。",
        "夜間も受ける。",
        "休日も受ける。",
    ]
    bold = {"町の計画", "窓口", "電話"}
    lines = [
        Line(no, 1 if no == 1 else 2, t, marks=(Mark(0, len(t), "bold"),) if t in bold else ())
        for no, t in enumerate(texts, 1)
    ]
    plan, _ = build_plan(lines, [], "current")
    assert [(s.number, s.title, s.line) for s in plan.sections] == [
        ("", "窓口", 2),
        ("", "電話", 5),
    ]


# ---------------------------------------------------------------- closing blocks


def _homes(text: str) -> dict[str, list[str]]:
    """Return the first words of the clauses of each section."""
    plan = plan_of(text)
    return {s.path[-1]: [c.text[:4] for c in s.clauses] for s in walk(plan.sections)}


def test_closing_blocks_after_the_last_subsection_belong_above_it() -> None:
    homes = _homes("""
（１）健診
・ 受診を促す。
（具体的な取組）
・ はがきを送る。
（２）医療
ⅰ）後発薬
・ 後発薬を勧める。
ⅱ）かかり方
・ かかり方を知らせる。
■ KPI：使用割合を80％以上とする
（具体的な取組）
・ チラシを配る。
【重要度：高】
国の目標だからである。
""")
    assert homes == {
        "（１）健診": ["受診を促", "はがきを"],
        "（２）医療": ["使用割合", "チラシを", "国の目標"],
        "ⅰ）後発薬": ["後発薬を"],
        "ⅱ）かかり方": ["かかり方"],
    }


def test_closing_blocks_stay_where_every_subsection_has_its_own() -> None:
    homes = _homes("""
（１）医療
ⅰ）後発薬
・ 後発薬を勧める。
（具体的な取組）
・ チラシを配る。
ⅱ）かかり方
・ かかり方を知らせる。
（具体的な取組）
・ 講座を開く。
【重要度：高】
国の目標だからである。
（２）窓口
・ 番号札を配る。
（具体的な取組）
・ 案内係を置く。
""")
    assert homes["（１）医療"] == []
    assert homes["ⅱ）かかり方"] == ["かかり方", "講座を開", "国の目標"]


def test_last_of_the_run_alone_with_blocks_in_two_runs_shows_the_parents_blocks() -> None:
    homes = _homes("""
① 窓口
(1)待ち時間
・ 番号札を配る。
(2)案内
・ 案内係を置く。
【主な取組】
・ 待ち時間を測る。
② 電話
(1)応答率
・ 回線を増やす。
(2)研修
・ 研修を行う。
【主な取組】
・ 手引きを改める。
""")
    assert homes["①窓口"] == ["待ち時間"]
    assert homes["②電話"] == ["手引きを"]


def test_a_weak_decision_on_closing_blocks_is_said() -> None:
    _, problems = read("""
１．暮らし
（１）健診
・ 受診を促す。
（２）窓口
・ 番号札を配る。
（具体的な取組）
・ 案内係を置く。
""")
    assert [(p.kind, p.lines) for p in problems] == [("undecided", ((4, 4),))]


def test_a_sentence_on_several_subsections_belongs_above_them() -> None:
    plan = plan_of("""
① 医療
ⅰ）後発薬
・ 後発薬を勧める。
ⅱ）かかり方
・ かかり方を知らせる。
ⅰ）～ⅱ）の取組については、毎年
見直す。
■ KPI：使用割合を80％以上とする
② 窓口
・ 番号札を配る。
■ KPI：満足度を90％以上とする
""")
    assert [c.text for c in section_at(plan, "①医療").clauses] == [
        "ⅰ）～ⅱ）の取組については、毎年見直す。",
        "使用割合を80％以上とする",
    ]


def test_subsections_after_the_parents_own_actions_are_headings() -> None:
    plan = plan_of("""
（１）医療
・ 医療費を見直す。
（具体的な取組）
・ 分析を行う。
ⅰ）後発薬
・ 後発薬を勧める。
ⅱ）かかり方
・ かかり方を知らせる。
（具体的な取組）
・ 講座を開く。
""")
    assert headings(plan.sections) == (("（１）医療", (("ⅰ）後発薬", ()), ("ⅱ）かかり方", ()))),)


# ---------------------------------------------------------------- numbers and lines by context


def test_bare_numbers_that_count_through_the_plan_are_chapters() -> None:
    plan = plan_of("""
1 目的
町の暮らしを守る。
2 施策
3 日以内に返事をする。
番号札を配る。
3 評価
結果を公表する。
""")
    assert [s.path[-1] for s in plan.sections] == ["1目的", "2施策", "3評価"]


def test_two_bare_numbers_are_no_chapters() -> None:
    plan = plan_of("① 窓口\n番号札を配る。\n1 本庁舎\n2 支所\n② 電話\n回線を増やす。")
    assert headings(plan.sections) == (("①窓口", ()), ("②電話", ()))


def test_a_full_title_line_before_text_stays_a_title() -> None:
    text = "住民の声を受け止め、困りごとを早く見つけて、その\n解決に取り組む。"
    bullets = "".join(f"・ {text}\n" for _ in range(6))
    plan = plan_of(
        f"{bullets}（１）窓口と電話の受け付け方の見直しの推進体制\n窓口では、番号札を配る。"
    )
    assert [s.title for s in plan.sections] == ["窓口と電話の受け付け方の見直しの推進体制"]
    assert clauses(plan.sections[0]) == [("policy", "", "窓口では、番号札を配る。")]


def test_a_numbered_sentence_goes_on_over_full_lines() -> None:
    text = "住民の声を受け止め、困りごとを早く見つけて、その\n解決に取り組む。"
    bullets = "".join(f"・ {text}\n" for _ in range(6))
    plan = plan_of(f"{bullets}（１）窓口では、番号札を配り、案内係を置き、待ち時間\nを短くする。")
    assert plan.sections == ()
    assert plan.preamble[-1].text == "窓口では、番号札を配り、案内係を置き、待ち時間を短くする。"


def test_lines_that_are_never_wrapped_are_paragraphs() -> None:
    long = "窓口では、番号札を配り、案内係を置き、" * 5
    plan = plan_of(f"① 窓口\n{long}待ち時間を短くする。\n本庁舎\n支所\n② 電話\n回線を増やす。")
    assert [c.text for c in plan.sections[0].clauses] == [
        f"{long}待ち時間を短くする。",
        "本庁舎",
        "支所",
    ]


def test_closing_blocks_move_up_where_hardly_any_subsection_has_its_own() -> None:
    part = "ⅰ）案内\n・ 案内係を置く。\nⅱ）受付\n・ 番号札を配る。\nⅲ）手話\n・ 手話を学ぶ。\n"
    closing = "（具体的な取組）\n・ 待ち時間を測る。\n"
    own = part.replace("・ 案内係を置く。\n", f"・ 案内係を置く。\n{closing}", 1)
    plan, problems = read(
        f"（１）電話\n・ 回線を増やす。\n{closing}（２）本庁舎\n{own}（３）支所\n{part}{closing}"
    )
    assert [c.text for c in section_at(plan, "（３）支所").clauses] == ["待ち時間を測る。"]
    assert [(p.kind, p.page) for p in problems] == [("undecided", 1)]
