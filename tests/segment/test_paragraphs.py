"""Paragraphs that the file itself tells, and KPI tables whose cells it tells."""

from __future__ import annotations

from dataclasses import replace

from plandiff.model import Box, Cell, Line
from plandiff.segment.plan import build_plan
from tests.segment.reading import clauses, headings


def _told(*texts: str) -> list[Line]:
    return [Line(no, 1, text, ends_paragraph=True) for no, text in enumerate(texts, 1)]


def _clauses(lines: list[Line]) -> list[tuple[str, str, str]]:
    plan, _ = build_plan(lines, (), "current")
    return clauses(plan.sections[0])


def test_a_paragraph_after_an_item_stands_for_itself() -> None:
    texts = (
        "１．窓口",
        "・窓口を夜も開ける。",
        "相談の多い日は職員を増やす。",
        "・電話でも受ける。",
    )
    assert _clauses(_told(*texts)) == [
        ("policy", "・", "窓口を夜も開ける。"),
        ("lead", "", "相談の多い日は職員を増やす。"),
        ("policy", "・", "電話でも受ける。"),
    ]


def test_a_paragraph_that_goes_on_from_an_item_belongs_to_it() -> None:
    texts = (
        "１．窓口",
        "・窓口を夜も開ける。",
        "また、相談の多い日は職員を増やす。",
        "・電話でも受ける。",
    )
    found = _clauses(_told(*texts))
    assert found[0] == ("policy", "・", "窓口を夜も開ける。また、相談の多い日は職員を増やす。")


def test_paragraphs_that_break_off_everywhere_are_printed_lines() -> None:
    wrapped = [f"・窓口を夜も開けて、相談の多い日に\n職員を増やす{k}。" for k in range(9)]
    texts = [part for text in wrapped for part in text.split("\n")]
    assert len(_clauses(_told("１．窓口", *texts))) == 9


def test_chapters_between_tables_of_cells_belong_to_the_table() -> None:
    rows = (
        (None, "１．暮らし"),
        (None, "・受診を促す。"),
        (None, "２．組織"),
        (None, "・回数を減らす。"),
        (None, "令和７年度 町事業計画 KPI一覧表"),
        (None, "１．暮らし"),
        (Cell(1, 0, 0), "具体的施策"),
        (Cell(1, 0, 1), "KPI"),
        (Cell(1, 0, 2), "参考：令和５年度末"),
        (Cell(1, 1, 0), "（１）健診"),
        (Cell(1, 1, 1), "１）受診率を61％以上とする"),
        (Cell(1, 1, 1), "２）未受診者を100人以下とする"),
        (Cell(1, 1, 2), "１）48％"),
        (Cell(1, 1, 2), "２）120人"),
        (None, "２．組織"),
        (Cell(2, 0, 0), "具体的施策"),
        (Cell(2, 0, 1), "KPI"),
        (Cell(2, 0, 2), "参考：令和５年度末"),
        (Cell(2, 1, 0), "（１）会議"),
        (Cell(2, 1, 1), "会議の時間を90分以内とする"),
        (Cell(2, 1, 2), "95分"),
    )
    lines = [
        Line(no, 1, text, cell=cell, ends_paragraph=True) for no, (cell, text) in enumerate(rows, 1)
    ]
    plan, _ = build_plan(lines, (), "current")
    table = plan.sections[-1].table
    assert table is not None
    assert [(row.chapter, row.kpi.text, row.reference) for row in table.rows] == [
        ("１．暮らし", "受診率を61％以上とする", "48％"),
        ("１．暮らし", "未受診者を100人以下とする", "120人"),
        ("２．組織", "会議の時間を90分以内とする", "95分"),
    ]


def _printed(*rows: tuple[str, float]) -> list[Line]:
    """Set lines of ten points from the left margin up to where each ends."""
    return [
        Line(no, 1, text, lane="left", box=Box(40, 20.0 * no, end, 20.0 * no + 10))
        for no, (text, end) in enumerate(rows, 1)
    ]


def test_room_at_a_line_s_end_ends_its_paragraph() -> None:
    lines = _printed(
        ("１．窓口", 80),
        ("・窓口を夜も開けて、仕事の帰りに寄れるようにする", 280),
        ("相談の多い日は職員を増やす。", 180),
        ("上記の取組は、町の会議で諮りながら進めていくものと", 280),
        ("する。", 60),
    )
    assert _clauses(lines) == [
        (
            "policy",
            "・",
            "窓口を夜も開けて、仕事の帰りに寄れるようにする相談の多い日は職員を増やす。",
        ),
        ("policy", "", "上記の取組は、町の会議で諮りながら進めていくものとする。"),
    ]


def test_a_number_that_closes_a_bracket_opens_nothing() -> None:
    lines = _told("１．薬", "・使用割合（数量ベー", "ス）を増やす。", "・量を減らす。")
    plain = [Line(line.no, 1, line.text) for line in lines]
    assert [text for _, _, text in _clauses(plain)] == [
        "使用割合（数量ベース）を増やす。",
        "量を減らす。",
    ]


def test_a_note_sign_amid_a_sentence_opens_no_note() -> None:
    texts = (
        "１．薬",
        "・職員の調整※1が広がると、窓口の調整",
        "※2で扱う数が減る。",
        "※1 例の仕組み。",
    )
    plain = [Line(no, 1, text) for no, text in enumerate(texts, 1)]
    assert [(marker, text) for _, marker, text in _clauses(plain)] == [
        ("・", "職員の調整※1が広がると、窓口の調整※2で扱う数が減る。"),
        ("※1", "例の仕組み。"),
    ]


def test_a_number_stays_one_where_a_cell_s_item_reads_as_a_figure() -> None:
    rows = (
        (Cell(1, 0, 0), "具体的施策"),
        (Cell(1, 0, 1), "KPI"),
        (Cell(1, 0, 2), "参考：令和５年度末"),
        (Cell(1, 1, 0), "（１）健診"),
        (Cell(1, 1, 1), "１）年度末の未受診者を100人以下とする"),
        (Cell(1, 1, 1), "２）年度内の受診率を61％以上とする"),
        (Cell(1, 1, 2), "１）120人"),
        (Cell(1, 1, 2), "２）48％"),
    )
    lines = [Line(no, 1, text, cell=cell) for no, (cell, text) in enumerate(rows, 2)]
    title = Line(1, 1, "令和７年度 町事業計画 KPI一覧表")
    table = build_plan([title, *lines], (), "current")[0].sections[-1].table
    assert table is not None
    assert [(row.kpi.marker, row.kpi.text, row.reference) for row in table.rows] == [
        ("１）", "年度末の未受診者を100人以下とする", "120人"),
        ("２）", "年度内の受診率を61％以上とする", "48％"),
    ]


def test_a_bare_number_heads_the_count_below_it() -> None:
    texts = (
        "第１章 暮らし",
        "1 健康の保持",
        "（１）健診",
        "・受診を促す。",
        "（２）指導",
        "・電話をする。",
    )
    plan, _ = build_plan([Line(no, 1, text) for no, text in enumerate(texts, 1)], (), "current")
    assert headings(plan.sections) == (
        ("第１章暮らし", (("1健康の保持", (("（１）健診", ()), ("（２）指導", ()))),)),
    )


def test_a_hanging_paragraph_belongs_to_its_item() -> None:
    lines = _printed(
        ("１．窓口", 80), ("・受付", 60), ("・窓口を夜も開けて、仕事の帰りに寄れるように", 280),
        ("する。", 70), ("相談の多い日は職員を増やす。", 180), ("・電話", 60),
    )  # fmt: skip
    hung = [
        replace(line, box=Box(50, line.box.y0, line.box.x1, line.box.y1))
        if line.box and line.text[0] in "す相"
        else line
        for line in lines
    ]
    assert [text for _, _, text in _clauses(hung)] == [
        "受付",
        "窓口を夜も開けて、仕事の帰りに寄れるようにする。相談の多い日は職員を増やす。",
        "電話",
    ]


def test_bare_numbers_count_anew_in_each_chapter() -> None:
    texts = (
        "第１章 暮らし", "1 健診の推進", "・受診を促す。", "2 予約の仕組み", "・電話で受ける。",
        "第２章 組織", "1 会議の見直し", "・回数を減らす。",
    )  # fmt: skip
    plan, _ = build_plan([Line(no, 1, text) for no, text in enumerate(texts, 1)], (), "current")
    assert headings(plan.sections) == (
        ("第１章暮らし", (("1健診の推進", ()), ("2予約の仕組み", ()))),
        ("第２章組織", (("1会議の見直し", ()),)),
    )


def test_a_count_within_a_sentence_may_begin_a_line() -> None:
    texts = (
        "１．広報",
        "・媒体は、①働く世代には配信、②事業主には会報、",
        "③家族には同封物を用いる。",
        "・次の文。",
    )
    lines = [Line(no, 1, text) for no, text in enumerate(texts, 1)]
    assert [text for _, _, text in _clauses(lines)] == [
        "媒体は、①働く世代には配信、②事業主には会報、③家族には同封物を用いる。",
        "次の文。",
    ]
