"""Columns that the document itself tells: the cells of a printed comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plandiff.model import Box, Cell, Document, Line, Source
from plandiff.segment.columns import assign_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import Lane
    from plandiff.segment.columns import Columns

LANES: tuple[Lane | None, ...] = ("left", "right", None)


def _columns(rows: Sequence[Sequence[str]], before: str = "", after: str = "") -> Columns:
    """Read a table, one line a cell; a row of one cell is printed over both columns."""
    lines: list[Line] = []

    def add(text: str, lane: Lane | None, cell: Cell | None) -> None:
        if text:
            lines.append(Line(len(lines) + 1, 1, text, lane, cell=cell))

    add(before, "full", None)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            add(text, LANES[column] if len(row) > 1 else "full", Cell(0, at, column))
    add(after, "full", None)
    return assign_columns(Document(Source("表.docx", "0" * 64, "docx", 1), tuple(lines)))


def _texts(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines]


def test_remarks_are_in_no_plan() -> None:
    found = _columns(
        [
            ("改正後", "改正前", "備考"),
            ("・窓口を週六日開く。", "・窓口を週五日開く。", "修正"),
            ("・案内を送る。", "（新設）", "新設"),
        ]
    )
    assert _texts(found.current) == ["・窓口を週六日開く。", "・案内を送る。"]
    assert _texts(found.previous) == ["・窓口を週五日開く。"]
    assert {line.column for line in found.lines if line.line in (3, 6, 8, 9)} == {"furniture"}


def test_any_other_column_is_in_no_plan_and_that_is_said() -> None:
    found = _columns([("新", "旧", "担当"), ("・甲を進める。", "・乙を進める。", "総務課")])
    assert _texts(found.current) == ["・甲を進める。"]
    assert _texts(found.previous) == ["・乙を進める。"]
    assert [line.column for line in found.lines if line.line in (3, 6)] == ["furniture", "both"]
    assert [(p.kind, p.lines) for p in found.problems] == [("unassigned", ((6, 6),))]
    assert found.problems[0].message.startswith("「担当」の列の1行は")


def _with_items(*items: str) -> Columns:
    lanes: tuple[Lane | None, ...] = (None, "left", "right")
    rows = [
        ("項目", "新", "旧"),
        *((item, f"・{n}日にする。", f"・{n}日とする。") for n, item in enumerate(items)),
    ]
    lines = [
        Line(3 * r + c + 1, 1, text, lanes[c], cell=Cell(0, r, c))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    return assign_columns(Document(Source("表.docx", "0" * 64, "docx", 1), tuple(lines)))


def test_numbered_items_head_both_plans() -> None:
    found = _with_items("１．窓口", "２．防災")
    assert _texts(found.current) == ["１．窓口", "・0日にする。", "２．防災", "・1日にする。"]
    assert _texts(found.previous) == ["１．窓口", "・0日とする。", "２．防災", "・1日とする。"]
    assert [line.column for line in found.lines][3:] == ["both", "current", "previous"] * 2
    assert found.problems == ()


def test_items_without_number_are_in_no_plan() -> None:
    found = _with_items("窓口", "防災")
    assert _texts(found.current) == ["・0日にする。", "・1日にする。"]
    assert [(p.kind, p.lines) for p in found.problems] == [("unassigned", ((4, 4), (7, 7)))]


@pytest.mark.parametrize(
    ("left", "right", "newer_left"),
    [
        ("新（令和9年度）", "旧（令和8年度）", True),
        ("改正前（令和8年度）", "改正後（令和9年度）", False),
        ("【現行】", "【改正案】", False),
        ("令和9年度 北支部計画", "令和8年度 北支部計画", True),
        ("令和8年度 北支部計画", "令和9年度 北支部計画", False),
    ],
)
def test_heads_in_two_cells_tell_the_newer_side(left: str, right: str, newer_left: bool) -> None:
    found = _columns([(left, right), ("・左の文を書く。", "・右の文を書く。")])
    current = "・左の文を書く。" if newer_left else "・右の文を書く。"
    assert _texts(found.current)[-1] == current
    assert found.problems == ()
    assert f"{left}　{right}" in _texts(found.heads)


def test_a_row_over_both_columns_belongs_to_both_plans() -> None:
    found = _columns(
        [
            ("新", "旧"),
            ("１．給付の適正化",),
            ("・点検する。", "・点検を行う。"),
            ("２．広報",),
            ("・配る。", "・送る。"),
        ]
    )
    heads = ["１．給付の適正化", "２．広報"]
    assert [t for t in _texts(found.current) if t in heads] == heads
    assert [t for t in _texts(found.previous) if t in heads] == heads
    assert [line.column for line in found.lines if line.line in (3, 6)] == ["both", "both"]


def test_lines_around_the_table_belong_to_neither_plan() -> None:
    found = _columns(
        [("新", "旧"), ("・配る。", "・送る。")],
        before="令和9年度計画　新旧対照表",
        after="下線は変更箇所を示す。",
    )
    assert _texts(found.current) == ["・配る。"]
    assert _texts(found.previous) == ["・送る。"]
    assert [line.column for line in found.lines if line.line in (1, 6)] == ["furniture", "both"]


def test_full_lines_outside_tables_stay_out_of_the_plans() -> None:
    lines: list[tuple[str, Lane]] = [
        ("・配る。", "left"),
        ("・送る。", "right"),
        ("２．広報", "full"),
        ("・聞く。", "left"),
        ("・訊く。", "right"),
    ]
    document = Document(
        Source("計画.pdf", "0" * 64, "pdf", 1),
        tuple(Line(no, 1, text, lane) for no, (text, lane) in enumerate(lines, 1)),
    )
    found = assign_columns(document)
    assert _texts(found.current) == ["・配る。", "・聞く。"]
    assert _texts(found.previous) == ["・送る。", "・訊く。"]


@pytest.mark.parametrize("word", ["同左", "（略）", "（変更なし）", "変更なし", "［同左］", "(略)"])
def test_a_cell_that_points_aside_stands_for_the_other_text(word: str) -> None:
    found = _columns([("新", "旧"), ("・毎月点検する。", word)])
    assert _texts(found.previous) == ["・毎月点検する。"]
    other = _columns([("新", "旧"), (word, "・毎月点検する。")])
    assert _texts(other.current) == ["・毎月点検する。"]


def test_two_cells_that_leave_out_tell_nothing() -> None:
    found = _columns([("新", "旧"), ("（略）", "（略）"), ("・配る。", "・送る。")])
    assert (_texts(found.current), _texts(found.previous)) == (["・配る。"], ["・送る。"])
    assert [line.column for line in found.lines if line.line in (3, 4)] == ["furniture"] * 2


@pytest.mark.parametrize("word", ["（新設）", "（削除）", "（削る）", "［新設］", "―"])
def test_a_cell_that_says_there_is_nothing_is_no_clause(word: str) -> None:
    found = _columns([("新", "旧"), ("・毎月点検する。", word), ("・配る。", "・送る。")])
    assert _texts(found.previous) == ["・送る。"]


def test_a_ditto_mark_repeats_the_cell_above_on_both_sides() -> None:
    found = _columns([("新", "旧"), ("・六日開く。", "・五日開く。"), ("〃", "〃")])
    assert _texts(found.current) == ["・六日開く。", "・六日開く。"]
    assert _texts(found.previous) == ["・五日開く。", "・五日開く。"]
    assert found.problems == ()


@pytest.mark.parametrize("mark", ["〃", "同上"])
def test_a_ditto_mark_beside_text_is_said_to_be_doubtful(mark: str) -> None:
    found = _columns([("新", "旧"), ("・六日開く。", "・五日開く。"), ("・鍵を預ける。", mark)])
    assert _texts(found.previous) == ["・五日開く。", "・五日開く。"]
    assert [(p.kind, p.lines) for p in found.problems] == [("undecided", ((6, 6),))]


def test_a_ditto_mark_means_what_the_word_above_it_means() -> None:
    rows = [
        ("新", "旧"),
        ("・甲。", "同左"),
        ("・乙。", "〃"),
        ("・丙。", "（新設）"),
        ("・丁。", "〃"),
    ]
    found = _columns(rows)
    assert _texts(found.previous) == ["・甲。", "・乙。"]
    assert found.problems == ()


def test_a_ditto_mark_under_the_head_stands_for_the_other_column() -> None:
    found = _columns([("新", "旧"), ("・毎月点検する。", "〃"), ("・配る。", "・送る。")])
    assert _texts(found.previous) == ["・毎月点検する。", "・送る。"]
    assert [p.lines for p in found.problems] == [((4, 4),)]


def test_the_same_words_within_a_text_are_text() -> None:
    found = _columns([("新", "旧"), ("・欄は同左と書く。", "・削除の届を受ける。")])
    assert _texts(found.current) == ["・欄は同左と書く。"]
    assert _texts(found.previous) == ["・削除の届を受ける。"]


@pytest.mark.parametrize(("head", "said"), [("備考", 0), ("担当", 1)])
def test_what_stands_right_of_both_columns_of_a_page_is_in_no_plan(head: str, said: int) -> None:
    lines: list[tuple[str, Lane | None, float]] = [
        (head, None, 740),
        ("・六日開く。", "left", 40),
        ("・五日開く。", "right", 370),
        ("修正", None, 700),
    ]
    document = Document(
        Source("計画.pdf", "0" * 64, "pdf", 1),
        tuple(
            Line(no, 1, text, lane, Box(x, 20.0 * no, x + 60, 20.0 * no + 10))
            for no, (text, lane, x) in enumerate(lines, 1)
        ),
    )
    found = assign_columns(document)
    assert _texts(found.current) == ["・六日開く。"]
    assert _texts(found.previous) == ["・五日開く。"]
    assert [p.kind for p in found.problems if p.kind == "unassigned"] == ["unassigned"] * said


def test_a_figure_in_a_cell_at_a_page_edge_is_no_page_number() -> None:
    texts = ("１．受付", "次の表による。", "受付", "12")
    cells = (None, None, Cell(0, 0, 0), Cell(0, 0, 1))
    lines = [
        Line(no, 1, text, cell=cell)
        for no, (text, cell) in enumerate(zip(texts, cells, strict=True), 1)
    ]
    found = assign_columns(Document(Source("表.docx", "0" * 64, "docx", 1), tuple(lines[:4])))
    assert _texts(found.current) == list(texts)
    lines[3] = Line(4, 1, "12")
    found = assign_columns(Document(Source("表.docx", "0" * 64, "docx", 1), tuple(lines[:4])))
    assert _texts(found.current) == list(texts[:3])


@pytest.mark.parametrize(
    ("left", "right", "newer"),
    [
        ("令和６年度", "令和７年度", "right"),
        ("旧", "新", "right"),
        ("令和７年度", "令和６年度", "left"),
    ],
)
def test_heads_at_the_top_of_a_page_name_the_columns(left: str, right: str, newer: Lane) -> None:
    def line(no: int, text: str, lane: Lane, y: float) -> Line:
        x = 40 if lane == "left" else 300
        return Line(no, 1, text, lane, Box(x, y, x + 200, y + 10))

    lines = (
        line(1, left, "left", 40),
        line(2, "・窓口を夜も開ける。", "left", 60),
        line(3, right, "right", 41),
        line(4, "・窓口を昼に開ける。", "right", 60),
    )
    found = assign_columns(Document(Source("表.pdf", "0" * 64, "pdf", 1), lines))
    assert [line.lane for line in found.current] == [newer]
    assert [len(found.current), len(found.previous)] == [1, 1]


def test_a_head_that_comes_back_on_the_next_page_is_no_text() -> None:
    lines: list[Line] = []
    for page, (left, right) in enumerate(
        [("・六日開く。", "・五日開く。"), ("・甲。", "・乙。")], 1
    ):
        heads = ("令和９年度 北支部計画", "令和８年度 北支部計画")
        for row, pair in enumerate((heads, (left, right))):
            for column, text in enumerate(pair):
                box = Box(360.0 * column, 20.0 * row, 360.0 * column + 90, 20.0 * row + 10)
                lines.append(Line(len(lines) + 1, page, text, LANES[column], box))
    found = assign_columns(Document(Source("計画.pdf", "0" * 64, "pdf", 2), tuple(lines)))
    assert _texts(found.current) == ["令和９年度 北支部計画", "・六日開く。", "・甲。"]
    assert _texts(found.previous) == ["令和８年度 北支部計画", "・五日開く。", "・乙。"]
    assert [line.column for line in found.lines if line.line in (5, 6)] == ["furniture"] * 2
