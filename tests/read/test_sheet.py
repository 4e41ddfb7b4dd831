from __future__ import annotations

import io
import zipfile

import pytest

from plandiff.errors import ReadError
from plandiff.model import Cell, Document
from plandiff.options import ReadLimits
from plandiff.read.recognise import is_sheet
from plandiff.read.sheet import read_sheet
from plandiff.read.sheet.formats import printed_number
from tests.read.account import is_exact
from tests.read.sheets import cell, ods, row, xlsx

_LIMITS = ReadLimits()
_LONG = "窓口の待ち時間を短くするため、受付の流れを見直すこととする。"
_OTHER = "窓口の待ち時間を短くするため、職員の配置を見直すこととする。"


def _read(data: bytes, limits: ReadLimits = _LIMITS) -> Document:
    assert is_sheet(data, "plan.bin")
    document = read_sheet("plan.xlsx", data, limits)
    assert is_exact(document)
    return document


def test_cells_are_lines_and_sheets_are_pages() -> None:
    first = row(1, cell("A1", "指標"), cell("B1", "目標")) + row(3, cell("B3", "60％\n以上"))
    document = _read(xlsx(first, row(1, cell("C2", "二枚目"))))
    assert [(line.text, line.page, line.cell) for line in document.lines] == [
        ("指標", 1, Cell(0, 0, 0)),
        ("目標", 1, Cell(0, 0, 1)),
        ("60％", 1, Cell(0, 2, 1)),
        ("以上", 1, Cell(0, 2, 1)),
        ("二枚目", 2, Cell(1, 1, 2)),
    ]
    assert (document.source.format, document.source.pages) == ("xlsx", 2)


def test_an_empty_line_in_a_cell_ends_a_paragraph() -> None:
    document = _read(xlsx(row(1, cell("A1", "一つ目の\n続き\n\n二つ目"))))
    assert [(line.text, line.ends_paragraph) for line in document.lines] == [
        ("一つ目の", None),
        ("続き", True),
        ("二つ目", True),
    ]


def test_two_columns_of_text_are_lanes() -> None:
    rows = [row(1, cell("A1", "新"), cell("B1", "旧"), cell("C1", "備考"))]
    rows += [
        row(k, cell(f"A{k}", f"{k}{_LONG}"), cell(f"B{k}", f"{k}{_OTHER}"), cell(f"C{k}", "字句"))
        for k in range(2, 5)
    ]
    lanes = [line.lane for line in _read(xlsx("".join(rows))).lines]
    assert lanes == ["left", "right", None] * 4


def test_heads_tell_the_columns_and_what_stands_over_both() -> None:
    rows = (
        row(1, cell("A1", "みさき組合 令和7年度計画 新旧対照表"))
        + row(2, cell("A2", "改正後（令和7年度）"), cell("B2", "改正前（令和6年度）"))
        + row(3, cell("A3", "１．総則"))
        + row(4, cell("A4", "・甲"), cell("B4", "・乙"))
    )
    merged = '<mergeCells count="1"><mergeCell ref="A3:B3"/></mergeCells>'
    document = _read(xlsx(f"<sheetData>{rows}</sheetData>{merged}"))
    assert [(line.text, line.lane, line.cell) for line in document.lines] == [
        ("みさき組合 令和7年度計画 新旧対照表", "full", None),
        ("改正後（令和7年度）", "left", Cell(0, 0, 0)),
        ("改正前（令和6年度）", "right", Cell(0, 0, 1)),
        ("１．総則", "full", Cell(0, 1, 0)),
        ("・甲", "left", Cell(0, 2, 0)),
        ("・乙", "right", Cell(0, 2, 1)),
    ]


_LIST = row(
    1, *(cell(f"{c}1", head) for c, head in zip("ABCD", ("番号", "区分", "新", "旧"), strict=True))
)
_PLAIN = row(1, *(cell(f"{c}1", head) for c, head in zip("ABC", ("新", "旧", "備考"), strict=True)))


def test_of_several_sheets_those_are_read_that_set_two_plans_side_by_side() -> None:
    document = _read(
        xlsx(
            row(1, cell("A1", "概要")),
            _PLAIN + row(2, cell("A2", f"・{_LONG}"), cell("B2", f"・{_OTHER}")),
            _LIST + row(2, cell("C2", f"・{_LONG}"), cell("D2", f"・{_OTHER}")),
        )
    )
    assert [line.text for line in document.lines] == [
        "新",
        "旧",
        "備考",
        f"・{_LONG}",
        f"・{_OTHER}",
    ]
    assert {line.page for line in document.lines} == {2}
    assert [(problem.kind, problem.message) for problem in document.problems] == [
        (
            "skipped",
            "新旧を左右に並べたシートだけを読みました。シート「シート1」「シート3」は読んでいません",
        )
    ]
    assert document.account is not None
    assert [reason for reason, _ in document.account.ignored] == [
        "新旧を並べたものでないシートの文字"
    ]


def test_without_such_a_sheet_all_are_read() -> None:
    document = _read(xlsx(row(1, cell("A1", "概要")), _LIST))
    assert {line.page for line in document.lines} == {1, 2}
    assert document.problems == ()


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        (0.566, "0.0%", "56.6%"),
        (0.5665, "0.0%", "56.7%"),
        (1660, "#,##0", "1,660"),
        (1660, '#,##0"事業所"', "1,660事業所"),
        (-3.25, "0.0", "-3.3"),
        (12, "0.##", "12"),
        (1234.5, "#,##0.00_);[Red](#,##0.00)", "1,234.50"),
        (45000, "yyyy/mm/dd", None),
        (0.5, "# ?/?", None),
        (5, "General", None),
    ],
)
def test_figures_are_read_as_printed(value: float, code: str, printed: str | None) -> None:
    assert printed_number(value, code) == printed


def test_percent_cell_is_read_as_printed() -> None:
    body = row(1, cell("A1", "受診率"), cell("B1", 0.566, 1), cell("C1", 58.1), cell("D1", 3))
    document = _read(xlsx(body, formats=("0.0%",)))
    assert [line.text for line in document.lines] == ["受診率", "56.6%", "58.1", "3"]


def test_hidden_rows_columns_and_sheets_are_left_out_and_told() -> None:
    first = (
        '<cols><col min="3" max="3" hidden="1"/></cols><sheetData>'
        + row(1, cell("A1", "見える"), cell("C1", "隠れた列"))
        + row(2, cell("A2", "隠れた行"), hidden=True)
        + "</sheetData>"
    )
    document = _read(xlsx(first, row(1, cell("A1", "隠れた紙")), states=("visible", "hidden")))
    assert [line.text for line in document.lines] == ["見える"]
    assert document.account is not None
    assert document.account.ignored == (
        ("非表示のシートの文字", 4),
        ("非表示の行・列の文字", 8),
    )
    assert [problem.kind for problem in document.problems] == ["suspect", "suspect"]


def test_open_document_sheet_is_read_and_its_figures_warned_of() -> None:
    document = _read(ods(("指標", "目標"), ("受診率", "60％以上")))
    assert [line.text for line in document.lines] == ["指標", "目標", "受診率", "60％以上"]
    assert document.source.format == "ods"
    assert ["表示形式" in problem.message for problem in document.problems] == [True]


def test_limits_are_kept() -> None:
    data = xlsx(row(1, *(cell(f"{column}1", "あ") for column in "ABCDE")))
    with pytest.raises(ReadError, match="表が大きすぎます"):
        _read(data, ReadLimits(max_table_cells=4))
    with pytest.raises(ReadError, match="文字数の上限"):
        _read(data, ReadLimits(max_characters=3))


def test_empty_workbook_is_refused() -> None:
    with pytest.raises(ReadError, match="文字がありません"):
        _read(xlsx(""))


def test_locked_workbook_is_refused() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(ReadError, match="パスワード"):
        read_sheet("plan.xlsx", data, _LIMITS)


def _with(data: bytes, part: str, text: str) -> bytes:
    """Return a package with one part more, or with another text in it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in (*old.namelist(), part):
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, text)
    return stream.getvalue()


@pytest.mark.parametrize(
    "part",
    ["xl/drawings/drawing1.xml", "xl/charts/chart1.xml", "xl/threadedComments/a1.xml"],
)
def test_what_is_drawn_over_the_cells_is_counted(part: str) -> None:
    tag = "text" if "Comments" in part else "a:t"
    data = _with(xlsx(row(1, cell("A1", "目標"))), part, f"<x><{tag}>達成率</{tag}></x>")
    document = _read(data)
    assert [line.text for line in document.lines] == ["目標"]
    assert document.account is not None
    assert document.account.unread == (("図形・グラフ・コメントの文字", 3),)
    assert [p.message for p in document.problems] == [
        "図形・グラフ・コメントの文字3字は読んでいません"
    ]


def test_notes_and_shapes_of_an_open_document_sheet_are_counted() -> None:
    note = "<office:annotation><text:p>付箋</text:p></office:annotation>"
    plain = ods(("目標", "値"))
    content = zipfile.ZipFile(io.BytesIO(plain)).read("content.xml").decode()
    marked = content.replace("<text:p>目標", f"{note}<text:p>目標")
    document = _read(_with(plain, "content.xml", marked))
    assert [line.text for line in document.lines] == ["目標", "値"]
    assert document.account is not None
    assert document.account.unread == (("図形・グラフ・コメントの文字", 2),)
