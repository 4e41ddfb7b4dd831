"""What the column decision knows of KPI tables, heads and notes."""

from __future__ import annotations

from plandiff.model import Line
from plandiff.segment.cells import inside_rows
from plandiff.segment.echoes import echo_votes
from plandiff.segment.facts import LineFacts, floating_notes, line_facts
from plandiff.segment.mates import find_mates
from plandiff.segment.twins import find_twins
from plandiff.segment.weights import LEFT, RIGHT, WEIGHTS

ROWS = """\
① 窓口の待ち時間
１）待ち時間を12分以下と
する
２）満足度を80％以上とする
１）13分
２）78.5％
② 広報紙の配布
配布部数を3,000部以上とする
【新設】
"""
BODY = """\
■ KPI：広報紙の配布部数を4,500部以上とする
■ KPI：広報紙の配布部数を3,900部以上とする
"""


def _facts(text: str, page: int = 1) -> tuple[LineFacts, ...]:
    return line_facts(Line(no, page, line) for no, line in enumerate(text.splitlines(), 1))


def test_a_table_row_goes_on_until_its_values_end() -> None:
    facts = _facts(ROWS)
    between = [fact.line.text for i, fact in enumerate(facts) if i not in inside_rows(facts)]
    assert between == ["① 窓口の待ち時間", "② 広報紙の配布"]


def test_a_figure_alone_on_a_page_of_prose_is_no_row() -> None:
    prose = "・ 研修を年に\n3回\n実施し、結果を公表する。\n" + "・ 相談を受け付ける。\n" * 40
    assert inside_rows(_facts(prose)) == frozenset()


def test_heads_of_one_year_are_one_plans() -> None:
    heads = "施策 参考：令和５年度末\n施策 参考：令和４年度末\n" * 2
    mates = find_mates(_facts(heads))
    assert [(m.first, m.one_plan) for m in mates[2]] == [(1, False), (0, True)]


def test_lines_with_three_years_are_no_heads_of_two_plans() -> None:
    heads = "令和４年度の実績\n令和５年度の実績\n令和６年度の実績\n"
    assert find_mates(_facts(heads)) == {}


def test_a_row_is_the_column_s_whose_body_says_the_same() -> None:
    table = ROWS.replace("配布部数を3,000部以上とする", "配布部数を4,500部以上とする")
    body, rows = _facts(BODY), _facts(table, page=2)
    facts = (*body, *rows)
    sides = [LEFT, RIGHT, *[RIGHT] * len(rows)]
    votes = echo_votes(facts, sides, find_twins(facts), WEIGHTS)
    assert {facts[i].key: vote > 0 for i, vote in enumerate(votes) if vote} == {
        "配布部数を4,500部以上とする": True
    }


def test_a_note_below_its_mark_stays_there() -> None:
    text = "受講率（※）を80％以上とする\n（※）希望者を除く\n・ 研修を行う。\n（※１）前年度の値\n"
    facts = _facts(text)
    assert [facts[i].line.text for i in floating_notes(facts)] == ["（※１）前年度の値"]
