from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plandiff.errors import ReadError
from plandiff.model import Cell, Mark
from plandiff.options import ReadLimits
from plandiff.read.child import read_in_child
from plandiff.read.pdf import read_pdf
from plandiff.read.pdf.raw import Rule
from plandiff.read.pdf.rules import merged
from tests.read.account import is_exact
from tests.read.pdfs import HEIGHT, Drawing, prose, two_columns

if TYPE_CHECKING:
    from pathlib import Path

    from plandiff.model import Document, Lane

_LIMITS = ReadLimits()


def _read(data: bytes, limits: ReadLimits = _LIMITS) -> Document:
    document = read_pdf("plan.pdf", data, limits)
    assert is_exact(document)
    return document


def _texts(document: Document, lane: Lane | None) -> list[str]:
    return [line.text for line in document.lines if line.lane == lane and not line.furniture]


@pytest.mark.parametrize("ruled", [True, False])
def test_columns_are_told_apart_with_and_without_a_rule(ruled: bool) -> None:
    document = _read(two_columns(ruled=ruled))
    new = [line for page in (1, 2, 3) for line in prose(f"新{page}", 20)]
    old = [line for page in (1, 2, 3) for line in prose(f"旧{page}", 18)]
    assert _texts(document, "left") == new
    assert _texts(document, "right") == old
    assert _texts(document, "full") == ["事業計画の新旧対照表"]
    assert _texts(document, None) == []


def test_left_comes_before_right_on_every_page() -> None:
    document = _read(two_columns(ruled=True, pages=1))
    lanes = [line.lane for line in document.lines if line.page == 1]
    assert lanes == ["full"] + ["left"] * 21 + ["right"] * 19 + ["full"]


def test_heads_and_page_numbers_are_furniture() -> None:
    document = _read(two_columns(ruled=False))
    found = [(line.page, line.text, line.lane) for line in document.lines if line.furniture]
    assert found == [
        (page, text, lane)
        for page in (1, 2, 3)
        for text, lane in (
            ("令和７年度の計画", "left"),
            ("令和６年度の計画", "right"),
            (f"- {page} -", "full"),
        )
    ]


def test_full_width_note_after_the_columns_stays_full() -> None:
    drawing = Drawing().column(50, 60, prose("新", 15)).column(431, 60, prose("旧", 15))
    note = "注　この注は紙面の幅いっぱいに書かれた長い文章であり、左右のどちらの欄にも属さない。"
    document = _read(drawing.text(50, 330, note).done())
    assert document.lines[-1].text == note
    assert document.lines[-1].lane == "full"


def _kpi_table(drawing: Drawing, x: float, rate: str) -> None:
    for at in (x, x + 90, x + 260, x + 340):
        drawing.rule(at, 300, at, 380)
    for at in (300, 320, 380):
        drawing.rule(x, at, x + 340, at)
    heads = ("具体的施策", "KPI", "参考")
    for head, at in zip(heads, (x, x + 90, x + 260), strict=True):
        drawing.text(at + 4, 314, head)
    drawing.column(x + 4, 336, ("① 受診率の", "向上"))
    drawing.column(x + 94, 336, (f"１）受診率を{rate}％以上", "とする"))
    drawing.text(x + 264, 336, "58.1％")


def test_table_in_a_column_has_cells_in_row_order() -> None:
    drawing = Drawing().rule(421, 40, 421, 560)
    drawing.column(50, 60, prose("新", 14)).column(431, 60, prose("旧", 14))
    _kpi_table(drawing, 50, "60")
    _kpi_table(drawing, 436, "55")
    document = _read(drawing.done())
    left = [(line.text, line.cell) for line in document.lines if line.cell and line.lane == "left"]
    assert left == [
        ("具体的施策", Cell(0, 0, 0)),
        ("KPI", Cell(0, 0, 1)),
        ("参考", Cell(0, 0, 2)),
        ("① 受診率の", Cell(0, 1, 0)),
        ("向上", Cell(0, 1, 0)),
        ("１）受診率を60％以上", Cell(0, 1, 1)),
        ("とする", Cell(0, 1, 1)),
        ("58.1％", Cell(0, 1, 2)),
    ]
    assert {line.cell.table for line in document.lines if line.cell and line.lane == "right"} == {1}


def test_table_without_rules_has_cells_by_its_columns() -> None:
    drawing = Drawing().column(50, 60, prose("前", 3))
    for k in range(4):
        drawing.text(50, 130 + 16 * k, f"施策その{k}").text(200, 130 + 16 * k, f"受診率を{k}％以上")
    document = _read(drawing.text(200, 194, "とする").done())
    assert [(line.text, line.cell) for line in document.lines[3:]] == [
        *(
            (text, Cell(0, k, column))
            for k in range(4)
            for column, text in enumerate((f"施策その{k}", f"受診率を{k}％以上"))
        ),
        ("とする", Cell(0, 3, 1)),
    ]


def test_list_signs_set_apart_make_no_table() -> None:
    drawing = Drawing()
    for k in range(5):
        drawing.text(50, 60 + 16 * k, "・").text(90, 60 + 16 * k, f"項目その{k}を見直す。")
    document = _read(drawing.done())
    assert [(ln.text, ln.cell) for ln in document.lines] == [
        (f"・ 項目その{k}を見直す。", None) for k in range(5)
    ]


def test_tables_of_two_years_side_by_side_have_lanes() -> None:
    drawing = Drawing()
    edges = (40, 130, 330, 421, 511, 711, 802)
    for x in edges:
        drawing.rule(x, 50, x, 400)
    for row in range(15):
        y = 50 + 25 * row
        drawing.rule(40, y, 802, y)
        for x in edges[:3] if row < 14 else ():
            drawing.text(x + 4, y + 15, f"新{row}の目標").text(x + 385, y + 15, f"旧{row}の目標")
    document = _read(drawing.done())
    assert [ln.text for ln in document.lines if ln.lane == "left"][:2] == ["新0の目標"] * 2
    assert {ln.text[0] for ln in document.lines if ln.lane == "left"} == {"新"}
    assert {ln.text[0] for ln in document.lines if ln.lane == "right"} == {"旧"}


def test_rule_of_a_table_does_not_hide_the_gap_between_columns() -> None:
    drawing = Drawing()
    for page in range(3):
        if page:
            drawing.page()
        drawing.column(50, 60, prose(f"新{page}", 12)).column(431, 60, prose(f"旧{page}", 12))
        drawing.rule(50, 270, 50, 560).rule(230, 270, 230, 560).rule(400, 270, 400, 560)
        for k in range(11):
            drawing.rule(50, 270 + 29 * k, 400, 270 + 29 * k)
        for k in range(10):
            drawing.text(54, 290 + 29 * k, f"施策{page}の{k}").text(
                234, 290 + 29 * k, f"{page}{k}％"
            )
    document = _read(drawing.done())
    assert {ln.lane for ln in document.lines if "新" in ln.text or "施策" in ln.text} == {"left"}
    assert {ln.lane for ln in document.lines if "旧" in ln.text} == {"right"}
    assert document.lines[12].cell == Cell(0, 0, 0)


def test_heads_above_a_frame_name_the_columns() -> None:
    drawing = Drawing().rule(421, 80, 421, 500)
    drawing.text(50, 60, "■ 令和７年度").text(431, 60, "■ 令和６年度")
    drawing.column(50, 100, prose("新", 20)).column(431, 100, prose("旧", 20))
    document = _read(drawing.done())
    assert [(ln.text, ln.lane) for ln in document.lines if ln.text.startswith("■")] == [
        ("■ 令和７年度", "left"),
        ("■ 令和６年度", "right"),
    ]


def test_rules_on_one_line_far_apart_stay_two() -> None:
    levels, uprights = merged(
        [Rule(300.5, 683, 300.5, 701), Rule(300.6, 358, 300.6, 376), Rule(50, 10, 90, 10)]
    )
    assert uprights == [Rule(300.5, 358, 300.5, 376), Rule(300.5, 683, 300.5, 701)]
    assert levels == [Rule(50, 10, 90, 10)]


def test_labels_and_figures_are_a_table_not_columns() -> None:
    drawing = Drawing()
    drawing.rule(500, 90, 500, 400).rule(700, 90, 700, 400)
    for k in range(15):
        drawing.text(60, 110 + 19 * k, f"科目その{k}").text(620, 110 + 19 * k, f"{k},000")
    document = _read(drawing.done())
    assert {line.lane for line in document.lines} == {None}
    assert document.lines[2].cell == Cell(0, 1, 0)
    assert [(line.text, line.cell) for line in document.lines[:2]] == [
        ("科目その0", Cell(0, 0, 0)),
        ("0,000", Cell(0, 0, 1)),
    ]


def test_punctuation_stays_on_its_line() -> None:
    text = "計画の策定、実施、評価、改善の流れを、毎年度、見直す。"
    document = _read(Drawing().text(50, 100, text).text(50, 116, "次の行、です。").done())
    assert [line.text for line in document.lines] == [text, "次の行、です。"]


def test_pages_turned_sideways_read_the_same() -> None:
    drawing = Drawing().column(50, 100, prose("横", 5)).page()
    drawing.canvas.setPageRotation(90)
    drawing.canvas.rotate(90)
    drawing.column(50, HEIGHT + 100, prose("縦", 5))
    document = _read(drawing.done())
    first, second = ([ln for ln in document.lines if ln.page == page] for page in (1, 2))
    assert [line.text for line in second] == prose("縦", 5)
    assert [line.box and round(line.box.y1) for line in second] == [
        line.box and round(line.box.y1) for line in first
    ]


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ({"colour": (1, 1, 1)}, "背景と同じ色の文字"),
        ({"mode": 3}, "透明な文字"),
        ({"size": 1}, "極小の文字"),
    ],
)
def test_text_that_cannot_be_seen_is_left_out_and_told(how: dict[str, object], reason: str) -> None:
    drawing = Drawing().text(50, 100, "見える文章。").text(50, 140, "隠した文章。", **how)  # type: ignore[arg-type]
    document = _read(drawing.done())
    assert [line.text for line in document.lines] == ["見える文章。"]
    assert document.account is not None
    assert document.account.ignored == ((reason, 6),)
    assert [p.kind for p in document.problems] == ["suspect"]
    assert reason in document.problems[0].message


def test_text_off_the_page_is_left_out_and_told() -> None:
    document = _read(Drawing().text(50, 100, "見える。").text(50, -80, "紙の外。").done())
    assert [line.text for line in document.lines] == ["見える。"]
    assert document.account is not None
    assert document.account.ignored == (("紙面の外の文字", 4),)


def test_white_text_on_a_dark_ground_is_read() -> None:
    drawing = Drawing().fill(40, 80, 300, 110, (0.1, 0.2, 0.4))
    document = _read(drawing.text(50, 100, "白抜きの見出し", colour=(1, 1, 1)).done())
    assert [line.text for line in document.lines] == ["白抜きの見出し"]
    assert document.problems == ()


def test_text_under_a_box_is_read_and_told() -> None:
    drawing = Drawing().text(50, 100, "上から隠した文章").fill(40, 80, 300, 110, (1, 1, 1))
    document = _read(drawing.done())
    assert [line.text for line in document.lines] == ["上から隠した文章"]
    assert ["図形や画像が重なった" in p.message for p in document.problems] == [True]


def test_ruby_is_left_out() -> None:
    drawing = Drawing().text(50, 100, "健康宣言の普及を図る。", size=12)
    document = _read(drawing.text(51, 89, "けんこう", size=5).done())
    assert [line.text for line in document.lines] == ["健康宣言の普及を図る。"]
    assert document.account is not None
    assert document.account.ignored == (("ルビ", 4),)


def test_marks_are_found() -> None:
    drawing = Drawing().text(50, 100, "下線と").text(80, 100, "赤字と", colour=(0.9, 0, 0))
    drawing.text(110, 100, "太字", mode=2).rule(50, 102, 70, 102)
    document = _read(drawing.done())
    assert [line.text for line in document.lines] == ["下線と赤字と太字"]
    assert document.lines[0].marks == (
        Mark(0, 2, "underline"),
        Mark(3, 6, "colour"),
        Mark(6, 8, "bold"),
    )


def test_rule_across_the_page_underlines_nothing() -> None:
    drawing = Drawing().text(50, 100, "見出し").rule(40, 103, 800, 103)
    assert _read(drawing.done()).lines[0].marks == ()


def test_struck_out_text_is_marked() -> None:
    drawing = Drawing().text(50, 100, "廃止する").rule(50, 96.5, 90, 96.5)
    assert _read(drawing.done()).lines[0].marks == (Mark(0, 4, "strike"),)


def test_upright_label_is_one_line() -> None:
    drawing = Drawing().column(50, 100, ("重", "点", "施", "策"), pitch=11)
    document = _read(drawing.done())
    assert [line.text for line in document.lines] == ["重点施策"]


def test_text_printed_twice_is_read_once() -> None:
    document = _read(Drawing().text(50, 100, "太字の代わり").text(50.4, 100, "太字の代わり").done())
    assert [line.text for line in document.lines] == ["太字の代わり"]


def test_page_of_a_picture_is_named() -> None:
    drawing = Drawing().text(50, 100, "一枚目").page().picture(0, 0, 842, 595)
    document = _read(drawing.page().text(50, 100, "三枚目").done())
    assert [line.page for line in document.lines] == [1, 3]
    problem = document.problems[0]
    assert (problem.kind, problem.page) == ("unreadable", 2)
    assert problem.message.startswith("2ページには文字情報がありません")


@pytest.mark.parametrize(("installed", "words"), [(True, "-l jpn"), (False, "OCR")])
def test_scan_is_refused_with_advice(
    installed: bool, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if installed:
        tool = tmp_path / "ocrmypdf"
        tool.write_text("#!/bin/sh\n")
        tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReadError, match=words):
        _read(Drawing().picture(0, 0, 842, 595).done())


def test_scan_with_a_text_layer_is_read_and_told() -> None:
    drawing = Drawing().picture(0, 0, 842, 595).text(50, 100, "認識した文字", mode=3)
    document = _read(drawing.done())
    assert [line.text for line in document.lines] == ["認識した文字"]
    assert ["文字認識の結果" in problem.message for problem in document.problems] == [True]


def test_comment_is_counted_and_told() -> None:
    drawing = Drawing().text(50, 100, "本文")
    drawing.canvas.textAnnotation("comment", (100, 100, 200, 200))
    document = _read(drawing.done())
    assert document.account is not None
    assert document.account.ignored == (("注釈", 7),)
    assert ["注釈" in problem.message for problem in document.problems] == [True]


def test_text_box_laid_over_the_page_is_read() -> None:
    drawing = Drawing().text(50, 100, "本文")
    drawing.canvas.freeTextAnnotation("note", "0 g", (50, 300, 200, 320))
    assert [line.text for line in _read(drawing.done()).lines] == ["本文", "note"]


def test_encrypted_file_is_refused() -> None:
    data = Drawing(password="secret").text(50, 100, "秘密").done()  # noqa: S106
    with pytest.raises(ReadError, match=r"^plan\.pdf: パスワードで保護されています"):
        _read(data)


def test_small_kana_in_a_line_are_no_ruby() -> None:
    drawing = Drawing().text(50, 100, "あわせて", size=6).text(74, 100, "健康宣言の", size=11)
    document = _read(drawing.text(50, 112, "事業所を増やす。", size=11).done())
    assert [ln.text for ln in document.lines] == ["あわせて健康宣言の", "事業所を増やす。"]


def test_ruby_over_a_heading_of_another_size_is_left_out() -> None:
    drawing = Drawing().text(50, 100, "健康の宣言", size=20).text(50, 83, "けんこう", size=9)
    drawing.text(50, 140, "そのほか").text(50, 160, "本文の行です。")
    document = _read(drawing.done())
    assert [ln.text for ln in document.lines] == ["健康の宣言", "そのほか", "本文の行です。"]


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\nrubbish\n%%EOF"])
def test_broken_file_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^plan\.pdf: 壊れている"):
        _read(data)


@pytest.mark.parametrize(
    ("limits", "words"),
    [(ReadLimits(max_pages=2), "ページ数"), (ReadLimits(max_characters=100), "文字数")],
)
def test_limits_are_kept(limits: ReadLimits, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        _read(two_columns(ruled=False), limits)


@pytest.mark.parametrize("fresh", [True, False])
def test_child_and_copies_give_the_same(fresh: bool) -> None:
    data = two_columns(ruled=True, pages=25)
    here = _read(data)
    assert read_pdf("plan.pdf", data, _LIMITS, workers=2) == here
    assert read_in_child("pdf", "plan.pdf", data, _LIMITS, fresh=fresh) == here


def test_lines_that_fill_their_cell_stay_in_it() -> None:
    drawing = Drawing()
    drawing.rule(400, 40, 400, 400).rule(40, 40, 780, 40)
    for k in range(20):
        drawing.text(400 - 10 * 22, 60 + 17 * k, "新しい計画の行が段の端まで続いて並ぶ文である")
        drawing.text(403, 61 + 17 * k, "古い計画の行がすぐ隣に続いて並んでいる様子を示す文")
    document = _read(drawing.done())
    assert len(_texts(document, "left")) == len(_texts(document, "right")) == 20
    assert {line.lane for line in document.lines} == {"left", "right"}


def _cut_table(*, cut_first: bool, repeat: bool) -> Document:
    """Draw a KPI table whose second row goes on on the next page."""
    drawing = Drawing()
    columns = (60, 200, 460, 560)

    def frame(*levels: float) -> None:
        for y in levels:
            drawing.rule(columns[0], y, columns[-1], y)
        for x in columns:
            drawing.rule(x, levels[0], x, levels[-1])

    frame(400, 430, 460, 540)
    for x, text in zip(columns, ("施策", "指標", "参考"), strict=False):
        drawing.text(x + 4, 420, text)
    for x, text in zip(columns, ("（１）窓口", "１）受付の数を増やす", "60％"), strict=False):
        drawing.text(x + 4, 450, text)
    drawing.text(64, 480, "（２）健診の").text(204, 480, "１）受診率を").text(464, 480, "50％")
    drawing.page()
    top = 60
    if repeat:
        for x, text in zip(columns, ("施策", "指標", "参考"), strict=False):
            drawing.text(x + 4, 80, text)
        top = 90
    frame(60, *((90,) if repeat else ()), top + 40)
    if cut_first:
        drawing.text(64, top + 20, "受け方")
    drawing.text(204, top + 20, "前年度以上とする")
    return _read(drawing.done())


@pytest.mark.parametrize("cut_first", [True, False])
@pytest.mark.parametrize("repeat", [True, False])
def test_row_cut_by_the_page_is_one_row(cut_first: bool, repeat: bool) -> None:
    lines = _cut_table(cut_first=cut_first, repeat=repeat).lines
    there = [(line.text, line.cell) for line in lines if line.page == 2 and not line.furniture]
    rest = [("前年度以上とする", Cell(0, 2, 1))]
    assert there == ([("受け方", Cell(0, 2, 0)), *rest] if cut_first else rest)
    assert [line.text for line in lines if line.furniture] == (
        ["施策", "指標", "参考"] if repeat else []
    )


def test_cells_without_rules_wrap_within_their_row() -> None:
    drawing = Drawing()
    rows = (
        (40, "施策", "指標", "参考"),
        (60, "（１）窓口の", "１）受付の数を", "１）60件"),
        (73, "広げ方", "増やす", "２）70件"),
        (86, "", "２）相談の数を増やす", ""),
        (106, "（２）健診の", "受診率を", "50％"),
        (119, "受け方", "前年度以上とする", ""),
    )
    for y, *texts in rows:
        for x, text in zip((60, 124, 240), texts, strict=True):
            if text:
                drawing.text(x, y, text)
    found = [(line.text, line.cell) for line in _read(drawing.done()).lines]
    assert found == [
        ("施策", Cell(0, 0, 0)), ("指標", Cell(0, 0, 1)), ("参考", Cell(0, 0, 2)),
        ("（１）窓口の", Cell(0, 1, 0)), ("１）受付の数を", Cell(0, 1, 1)),
        ("１）60件", Cell(0, 1, 2)),
        ("広げ方", Cell(0, 1, 0)), ("増やす", Cell(0, 1, 1)), ("２）70件", Cell(0, 1, 2)),
        ("２）相談の数を増やす", Cell(0, 1, 1)),
        ("（２）健診の", Cell(0, 2, 0)), ("受診率を", Cell(0, 2, 1)), ("50％", Cell(0, 2, 2)),
        ("受け方", Cell(0, 2, 0)), ("前年度以上とする", Cell(0, 2, 1)),
    ]  # fmt: skip


@pytest.mark.parametrize("beside", ["left", "right"])
def test_a_narrow_column_beside_the_two_has_no_lane(beside: str) -> None:
    drawing = Drawing()
    columns = (140, 460, 60) if beside == "left" else (60, 380, 700)
    for k in range(24):
        y = 60 + 18 * k
        drawing.text(columns[0], y, "新しい計画の行が段の中に続いて並んでいる文の例")
        drawing.text(columns[1], y, "古い計画の行も段の中に続いて並んでいる文の例だ")
        if k % 4 == 0:
            drawing.text(columns[2], y, "字句の修正")
    document = _read(drawing.done())
    assert len(_texts(document, "left")) == len(_texts(document, "right")) == 24
    assert _texts(document, None) == ["字句の修正"] * 6


def test_items_and_remarks_on_one_line_stay_apart() -> None:
    drawing = Drawing()
    for x in (120, 380, 640):
        drawing.rule(x, 50, x, 520)
    for k in range(24):
        y = 70 + 18 * k
        drawing.text(124, y, "新しい計画の行が段の中に続いて並ぶ文の例だ")
        drawing.text(384, y, "古い計画の行も段の中に続いて並ぶ文の例だな")
        if k % 6 == 0:
            drawing.text(40, y, f"（{k // 6 + 1}）健診").text(650, y, "字句の修正")
    document = _read(drawing.done())
    items = [f"（{k}）健診" for k in range(1, 5)]
    assert _texts(document, None) == [*items, *["字句の修正"] * 4]
