"""Every character that is no blank is in exactly one piece, whatever the lines say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandiff.model import Cell, Line, Mark
from plandiff.segment.blocks import cell_places
from plandiff.segment.plan import build_plan
from plandiff.segment.rows import make_rows
from plandiff.text.spans import join_pieces
from tests.generator import make_document
from tests.segment.reading import characters, printed, walk

if TYPE_CHECKING:
    from plandiff.model import Side

LINES = st.sampled_from(
    [
        "",
        "１．窓口の改善",
        "２．防災",
        "（１） 待ち時間の短縮 ",
        "（２）案内",
        "① 受付",
        "②は見直す。",
        "ⅰ）一つ目",
        "ⅰ）、ⅱ）の取組については、毎年見直す。",
        "第１章　総則",
        "1 目的",
        "1.1 範囲",
        "ア 高齢者",
        "・ 番号札を導入し、",
        "  ・ 番号札を導入する。 ",
        "待ち時間を測る。",
        "　字下げした段落である。",
        "・",
        "■ KPI：１）待ち時間を10分以下とする ",
        "■ KPI：",
        "２）年度末の満足度を対前年度以上とする",
        "（※）満足度＝満足した人の割合",
        "（※）以上とする",
        "※1 注である。",
        "（具体的な取組） ",
        "【重要度：高】",
        "【困難度：高】難しいためである。",
        "【窓口】",
        "１） 窓口の改善",
        "令和７年度町事業計画 KPI一覧表",
        "具体的施策 KPI 参考：令和５年度末",
        "参考：令和５年度末",
        "KPI",
        "具体的施策",
        "１）100％",
        "２）【新設】",
        "（令和６年度から",
        "31.6％（※１）",
        "実施",
        "目次",
        "１．窓口の改善 ……… 3",
        "「括弧の途中（で切れた",
        "1. Services",
        "(a) Staff training",
        "- Open on Saturdays.",
        "KPI: 1) visits: at least 5,000",
    ]
)


def _is_whole(lines: list[Line]) -> None:
    sides: tuple[Side, Side] = ("current", "previous")
    for side in sides:
        plan, problems = build_plan(lines, [], side)
        assert characters(plan, lines) == printed(lines)
        texts = {line.no: line.text for line in lines}
        places = cell_places(make_rows(lines))
        found = [clause for section in walk(plan.sections) for clause in section.clauses]
        for clause in (*plan.preamble, *found):
            assert clause.text == join_pieces(texts, clause.pieces, places)
        named = {no for problem in problems for a, b in problem.lines for no in range(a, b + 1)}
        assert all(no <= lines[-1].no for no in named)


@given(st.lists(LINES, min_size=1, max_size=40))
@settings(max_examples=400, deadline=None)
def test_nothing_is_lost_or_doubled(texts: list[str]) -> None:
    _is_whole([Line(no, 1 + no // 15, text) for no, text in enumerate(texts, 1)])


@given(st.lists(st.text(max_size=30), min_size=1, max_size=12))
@settings(max_examples=150, deadline=None)
def test_nothing_is_lost_of_any_text(texts: list[str]) -> None:
    _is_whole([Line(no, 1, text) for no, text in enumerate(texts, 1)])


@given(st.lists(st.tuples(LINES, st.integers(0, 3), st.integers(0, 3), st.booleans()), max_size=30))
@settings(max_examples=150, deadline=None)
def test_nothing_is_lost_of_tables_and_styles(
    texts: list[tuple[str, int, int, bool]],
) -> None:
    lines = [Line(1, 1, "計画")]
    for no, (text, row, column, is_bold) in enumerate(texts, 2):
        cell = Cell(0, no // 4, column) if row else None
        marks = (Mark(0, len(text), "bold"),) if is_bold else ()
        lines.append(Line(no, 1, text, cell=cell, marks=marks))
    _is_whole(lines)


@pytest.mark.parametrize("seed", [1, 8, 11, 25])
def test_nothing_is_lost_of_a_generated_document(seed: int) -> None:
    made = make_document(seed, disorder=0.0)
    texts = made.text.replace("\f", "").split("\n")
    _is_whole(
        [
            Line(column.line, column.page, texts[column.line - 1])
            for column in made.answer.columns
            if column.column == "current"
        ]
    )
