from __future__ import annotations

import pytest

from plandiff.errors import ReadError
from plandiff.model import Cell, Document, Mark
from plandiff.options import ReadLimits, Revisions
from plandiff.read.docx import read_docx
from plandiff.read.docx.counters import number
from tests.read.account import is_exact
from tests.read.docxs import docx, item, level, lists, p, run, table, tc

_LIMITS = ReadLimits()
_LONG = "窓口の待ち時間を短くするため、受付の流れを見直し、案内を分かりやすくする。"
_OTHER = "窓口の待ち時間を短くするため、職員の配置を見直し、案内を分かりやすくする。"


def _read(data: bytes, limits: ReadLimits = _LIMITS) -> Document:
    document = read_docx("plan.docx", data, limits)
    assert is_exact(document)
    return document


def _texts(data: bytes, revisions: Revisions = "final") -> list[str]:
    return [line.text for line in _read(data, ReadLimits(revisions=revisions)).lines]


# ---- tables and lanes


def test_layout_table_gives_lanes_row_by_row() -> None:
    body = p("事業計画の新旧対照表") + table(
        (5000, 5000),
        (tc("令和７年度"), tc("令和６年度")),
        (tc(p("（１）業務の改善") + p(_LONG)), tc(p("（１）業務の改善") + p(_OTHER))),
    )
    lines = _read(docx(body)).lines
    assert [(line.text, line.lane, line.cell) for line in lines] == [
        ("事業計画の新旧対照表", "full", None),
        ("令和７年度", "left", Cell(0, 0, 0)),
        ("令和６年度", "right", Cell(0, 0, 1)),
        ("（１）業務の改善", "left", Cell(0, 1, 0)),
        (_LONG, "left", Cell(0, 1, 0)),
        ("（１）業務の改善", "right", Cell(0, 1, 1)),
        (_OTHER, "right", Cell(0, 1, 1)),
    ]


@pytest.mark.parametrize(("times", "is_furniture"), [(2, False), (3, True)])
def test_heads_repeated_in_every_table_are_furniture(times: int, is_furniture: bool) -> None:
    body = "".join(
        table((1, 1), (tc("令和７年度"), tc("令和６年度")), (tc(f"{k}{_LONG}"), tc(f"{k}{_OTHER}")))
        for k in range(times)
    )
    found = [line.furniture for line in _read(docx(body)).lines]
    assert found == [is_furniture, is_furniture, False, False] * times


def test_heads_of_tables_within_a_column_are_text() -> None:
    inner = table((2000, 1000), (tc("項目"), tc("目標")), (tc("受診率"), tc("60％")))
    body = "".join(
        table((5000, 5000), (tc(p(f"{k}{_LONG}") + inner + p("")), tc(f"{k}{_OTHER}")))
        for k in range(3)
    )
    assert not any(line.furniture for line in _read(docx(body)).lines)


def test_the_last_line_of_a_paragraph_ends_it() -> None:
    body = p("<w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r>") + p("三")
    found = [(line.text, line.ends_paragraph) for line in _read(docx(body)).lines]
    assert found == [("一", None), ("二", True), ("三", True)]


def test_remarks_beside_the_two_columns_have_no_lane() -> None:
    body = table((4500, 4500, 1000), (tc(_LONG), tc(_OTHER), tc("字句")))
    assert [line.lane for line in _read(docx(body)).lines] == ["left", "right", None]


def test_table_within_a_lane_keeps_the_lane() -> None:
    def inner(rate: str) -> str:
        return table((2000, 1000), (tc("受診率"), tc(rate)))

    body = table(
        (5000, 5000), (tc(p(_LONG) + inner("60％") + p("")), tc(p(_OTHER) + inner("55％") + p("")))
    )
    found = [(line.text, line.lane, line.cell) for line in _read(docx(body)).lines]
    assert found == [
        (_LONG, "left", Cell(0, 0, 0)),
        ("受診率", "left", Cell(1, 0, 0)),
        ("60％", "left", Cell(1, 0, 1)),
        (_OTHER, "right", Cell(0, 0, 1)),
        ("受診率", "right", Cell(2, 0, 0)),
        ("55％", "right", Cell(2, 0, 1)),
    ]


def test_tables_of_two_years_side_by_side_have_lanes() -> None:
    row = (tc("受診率"), tc(_LONG), tc("受診率"), tc(_OTHER))
    body = table((1000, 4000, 1000, 4000), row, row)
    lanes = [line.lane for line in _read(docx(body)).lines]
    assert lanes == ["left", "left", "right", "right"] * 2


def test_table_of_terms_has_no_lanes() -> None:
    body = "".join(p(_LONG) for _ in range(9)) + table(
        (5000, 5000),
        (
            tc("用語の意味を次のように定めることとする。"),
            tc("計画とは、年度ごとに定めるものをいう。"),
        ),
    )
    assert {line.lane for line in _read(docx(body)).lines} == {None}


def test_merged_cells_are_read_once() -> None:
    body = table(
        (1000, 1000, 1000),
        (tc("章", '<w:gridSpan w:val="3"/>'),),
        (tc("縦", '<w:vMerge w:val="restart"/>'), tc("甲"), tc("乙")),
        (tc("隠れ", "<w:vMerge/>"), tc("丙"), tc("丁")),
    )
    document = _read(docx(body))
    assert [(line.text, line.cell) for line in document.lines] == [
        ("章", Cell(0, 0, 0)),
        ("縦", Cell(0, 1, 0)),
        ("甲", Cell(0, 1, 1)),
        ("乙", Cell(0, 1, 2)),
        ("丙", Cell(0, 2, 1)),
        ("丁", Cell(0, 2, 2)),
    ]
    assert document.account is not None
    assert document.account.ignored == (("結合で隠れたセルの文字", 2),)


def test_text_columns_broken_by_hand_give_lanes() -> None:
    turn = '<w:r><w:br w:type="column"/></w:r>'
    body = p("左の文") + p(turn + run("右の文")) + '<w:sectPr><w:cols w:num="2"/></w:sectPr>'
    assert [(ln.text, ln.lane) for ln in _read(docx(body)).lines] == [
        ("左の文", "left"),
        ("右の文", "right"),
    ]


# ---- numbering


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        ("japaneseCounting", ["一", "二", "十", "十一", "二十三", "百五"]),
        ("decimalEnclosedCircle", ["①", "②", "⑩", "⑪", "㉓", "105"]),
        ("decimalFullWidth", ["１", "２", "１０", "１１", "２３", "１０５"]),
        ("aiueoFullWidth", ["ア", "イ", "コ", "サ", "ヌ", "ススス"]),
        ("irohaFullWidth", ["イ", "ロ", "ヌ", "ル", "ム", "リリリ"]),
        ("lowerRoman", ["i", "ii", "x", "xi", "xxiii", "cv"]),
        ("upperRoman", ["I", "II", "X", "XI", "XXIII", "CV"]),
        ("lowerLetter", ["a", "b", "j", "k", "w", "aaaaa"]),
        ("decimalZero", ["01", "02", "10", "11", "23", "105"]),
        ("unheardOf", ["1", "2", "10", "11", "23", "105"]),
    ],
)
def test_counters_print_as_word_does(style: str, printed: list[str]) -> None:
    assert [number(n, style) for n in (1, 2, 10, 11, 23, 105)][: len(printed)] == printed


def test_list_numbers_nest_and_restart() -> None:
    numbering = lists(
        level(0, "decimalFullWidth", "第%1章"),
        level(1, "decimal", "(%2)", '<w:suff w:val="nothing"/>'),
        level(2, "decimalEnclosedCircle", "%3"),
        level(3, "decimal", "%1.%2.%4"),
    )
    body = (
        item("総則") + item("目的", depth=1) + item("範囲", depth=1) + item("細目", depth=2)
        + item("実施") + item("方法", depth=1) + item("深い", depth=3)
    )  # fmt: skip
    assert _texts(docx(body, numbering=numbering)) == [
        "第１章 総則", "(1)目的", "(2)範囲", "① 細目", "第２章 実施", "(1)方法", "２.1.1 深い",
    ]  # fmt: skip


def test_second_list_goes_on_unless_it_starts_over() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    numbering = lists(level(0, "decimal", "%1."), more=more)
    body = item("甲") + item("乙", 2) + item("丙", 3) + item("丁", 3)
    assert _texts(docx(body, numbering=numbering)) == ["1. 甲", "2. 乙", "1. 丙", "2. 丁"]


def test_bullets_keep_their_sign() -> None:
    numbering = lists(level(0, "bullet", "\uf06c"), level(1, "bullet", "・"))
    body = item("一つ目") + item("その中", depth=1)
    assert _texts(docx(body, numbering=numbering)) == ["\uf06c 一つ目", "・ その中"]


def test_number_comes_from_the_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="H1b">'
        '<w:basedOn w:val="H1"/></w:style>'
    )
    body = p("見出し", '<w:pStyle w:val="H1b"/>') + p(
        "番号なし", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    numbering = lists(level(0, "japaneseCounting", "%1、"))
    assert _texts(docx(body, numbering=numbering, styles=styles)) == ["一、 見出し", "番号なし"]


# ---- what a paragraph holds


def test_notes_follow_the_block_with_their_mark() -> None:
    note = '<w:footnote w:id="2">' + p(run("") + run("医科を対象とする。")) + "</w:footnote>"
    body = p(run("使用割合") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("を上げる。"))
    assert _texts(docx(body + p("次の段落"), footnotes=note)) == [
        "使用割合1を上げる。",
        "1 医科を対象とする。",
        "次の段落",
    ]


def test_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('枠の中')}</w:txbxContent>"
    alternate = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert _texts(docx(p(run("本文") + alternate))) == ["本文", "枠の中"]


def test_field_prints_its_result_only() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("3")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )  # fmt: skip
    assert _texts(docx(p(run("第") + field + run("章")))) == ["第3章"]


def test_ruby_and_hidden_text_are_counted() -> None:
    ruby = (
        f"<w:r><w:ruby><w:rt>{run('けんこう')}</w:rt>"
        f"<w:rubyBase>{run('健康')}</w:rubyBase></w:ruby></w:r>"
    )
    document = _read(docx(p(ruby + run("を保つ") + run("秘密", "<w:vanish/>"))))
    assert [line.text for line in document.lines] == ["健康を保つ"]
    assert document.account is not None
    assert document.account.ignored == (("ルビ", 4), ("隠し文字", 2))
    assert [problem.kind for problem in document.problems] == ["suspect"]


def test_marks_come_from_run_and_style() -> None:
    styles = '<w:style w:type="character" w:styleId="S"><w:rPr><w:b/></w:rPr></w:style>'
    body = p(
        run("下線", '<w:u w:val="single"/>') + run("太字", '<w:rStyle w:val="S"/>')
        + run("赤", '<w:color w:val="FF0000"/>') + run("黒", '<w:color w:val="000000"/>')
        + run("取消", "<w:strike/>") + run("印", '<w:highlight w:val="yellow"/>')
    )  # fmt: skip
    assert _read(docx(body, styles=styles)).lines[0].marks == (
        Mark(0, 2, "underline"),
        Mark(2, 4, "bold"),
        Mark(4, 5, "colour"),
        Mark(6, 8, "strike"),
        Mark(8, 9, "highlight"),
    )


def test_white_text_is_left_out_on_white_paper_only() -> None:
    white = run("白い字", '<w:color w:val="FFFFFF"/>')
    document = _read(docx(p(run("見える") + white) + table((1,), (tc(p(white)),))))
    assert [line.text for line in document.lines] == ["見える", "白い字"]
    assert document.account is not None
    assert document.account.ignored == (("背景と同じ色の文字", 3),)
    assert ["背景と同じ色の文字3字" in p.message for p in document.problems] == [True]


def test_symbols_breaks_and_hyphens_are_read() -> None:
    body = p(
        '<w:r><w:sym w:font="Wingdings" w:char="F06C"/></w:r>' + run("一行目")
        + "<w:r><w:br/></w:r>" + run("二行目") + "<w:r><w:noBreakHyphen/><w:tab/></w:r>" + run("x")
    )  # fmt: skip
    assert _texts(docx(body)) == ["\uf06c一行目", "二行目\u2011 x"]


def test_header_and_footer_are_furniture() -> None:
    body = p("本文") + (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader1"/>'
        '<w:footerReference w:type="default" r:id="rIdfooter1"/></w:sectPr>'
    )
    document = _read(docx(body, header1=p("資料１"), footer1=p("- 1 -")))
    assert [(line.text, line.furniture) for line in document.lines] == [
        ("資料１", True),
        ("本文", False),
        ("- 1 -", True),
    ]


def test_pages_are_counted_by_breaks() -> None:
    turn, seen = '<w:r><w:br w:type="page"/></w:r>', "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = p("一") + p(turn) + p(seen + run("二")) + p(seen + run("三")) + p("三の続き")
    document = _read(docx(body))
    assert [(line.text, line.page) for line in document.lines] == [
        ("一", 1), ("二", 2), ("三", 3), ("三の続き", 3),
    ]  # fmt: skip
    assert document.source.pages == 3


def test_cells_of_a_row_begin_on_the_same_page() -> None:
    turn = p("<w:r><w:lastRenderedPageBreak/></w:r>" + run("次の頁"))
    body = p("前") + table((1, 1), (tc(p("左") + turn), tc(p("右") + turn))) + p("後")
    assert [(ln.text, ln.page) for ln in _read(docx(body)).lines] == [
        ("前", 1), ("左", 1), ("次の頁", 2), ("右", 1), ("次の頁", 2), ("後", 2),
    ]  # fmt: skip


def test_a_break_before_the_first_cell_moves_the_whole_row() -> None:
    seen = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = p("前") + table((1, 1), (tc("一"), tc("二")), (tc(p(seen + run("三"))), tc("四")))
    assert [(line.text, line.page) for line in _read(docx(body)).lines] == [
        ("前", 1), ("一", 1), ("二", 1), ("三", 2), ("四", 2),
    ]  # fmt: skip


# ---- tracked changes


_TRACKED = (
    p(run("毎月") + f"<w:del>{run('広報を').replace('w:t', 'w:delText')}</w:del>"
      + f"<w:ins>{run('発信を')}</w:ins>" + run("行う。"))
    + p(f"<w:del>{run('消した段落').replace('w:t', 'w:delText')}</w:del>",
        "<w:rPr><w:del/></w:rPr>")
    + p(f"<w:ins>{run('加えた段落')}</w:ins>")
    + p(f"<w:moveFrom>{run('移す文').replace('w:t', 'w:delText')}</w:moveFrom>")
    + p(f"<w:moveTo>{run('移す文')}</w:moveTo>")
)  # fmt: skip


def test_final_state_takes_insertions_in() -> None:
    assert _texts(docx(_TRACKED)) == ["毎月発信を行う。", "加えた段落", "移す文"]


def test_original_state_takes_deletions_back() -> None:
    assert _texts(docx(_TRACKED), "original") == ["毎月広報を行う。", "消した段落", "移す文"]


@pytest.mark.parametrize("state", ["final", "original"])
def test_tracked_changes_are_announced_and_counted(state: Revisions) -> None:
    document = _read(docx(_TRACKED), ReadLimits(revisions=state))
    messages = [p.message for p in document.problems]
    assert len(messages) == 1
    assert "挿入11字、削除11字" in messages[0]
    assert f"--revisions {state}" in messages[0]
    assert document.account is not None
    assert sum(n for _, n in document.account.ignored) == 11


def test_inserted_text_is_marked() -> None:
    line = _read(docx(_TRACKED)).lines[0]
    assert line.marks == (Mark(2, 5, "inserted"),)


def test_text_inserted_and_deleted_again_is_in_neither_state() -> None:
    body = p(
        run("残る") + f"<w:ins><w:del>{run('束の間').replace('w:t', 'w:delText')}</w:del></w:ins>"
    )
    assert _texts(docx(body)) == _texts(docx(body), "original") == ["残る"]


def test_deleted_paragraph_end_joins_the_next() -> None:
    body = p(run("前の段落は"), "<w:rPr><w:del/></w:rPr>") + p("次に続く。")
    assert _texts(docx(body)) == ["前の段落は次に続く。"]
    assert _texts(docx(body), "original") == ["前の段落は", "次に続く。"]


# ---- what is not read


def test_comments_are_counted() -> None:
    document = _read(docx(p("本文"), comments=f'<w:comment w:id="1">{p("意見です")}</w:comment>'))
    assert document.account is not None
    assert document.account.ignored == (("コメント", 4),)
    assert [problem.message for problem in document.problems] == ["コメント4字は読んでいません"]


def test_limits_are_kept() -> None:
    with pytest.raises(ReadError, match="文字数の上限"):
        _read(docx(p("あ" * 200)), ReadLimits(max_characters=100))
    with pytest.raises(ReadError, match="表が大きすぎます"):
        _read(
            docx(table((1,) * 5, tuple(tc("あ") for _ in range(5)))), ReadLimits(max_table_cells=4)
        )


def test_document_without_text_is_refused() -> None:
    with pytest.raises(ReadError, match="文字がありません"):
        _read(docx(p("")))
