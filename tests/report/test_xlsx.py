"""The workbook, read back by a library that had no part in writing it."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from plandiff.errors import OptionError
from plandiff.report.view_model import Cell, Paragraph, Span
from plandiff.report.xlsx.render import render
from plandiff.report.xlsx.strings import LIMIT, cell_spans, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.report.view_model import ReportView, Row

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
KPI, CHANGES, COMPARISON, FINDINGS = 2, 3, 4, 5
"""Numbers of the sheets."""


class Book:
    """A workbook taken apart."""

    def __init__(self, content: bytes) -> None:
        self.read = CalamineWorkbook.from_filelike(BytesIO(content))
        with ZipFile(BytesIO(content)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
            self.dates = {info.date_time for info in package.infolist()}

    def rows(self, sheet: str) -> list[list[object]]:
        return [list(row) for row in self.read.get_sheet_by_name(sheet).to_python()]

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])

    def sheet(self, number: int) -> etree._Element:
        return self.xml(f"xl/worksheets/sheet{number}.xml")

    def strings(self) -> list[etree._Element]:
        return list(self.xml("xl/sharedStrings.xml"))

    def formats(self) -> list[str]:
        """The number format of each cell style."""
        styles = self.xml("xl/styles.xml")
        known = {f.get("numFmtId"): str(f.get("formatCode")) for f in styles.iter(f"{MAIN}numFmt")}
        (looks,) = styles.iter(f"{MAIN}cellXfs")
        return [known.get(look.get("numFmtId"), "") for look in looks]


@pytest.fixture(scope="module")
def book(view: ReportView) -> Book:
    return Book(render(view))


def test_the_sheets_and_their_heads(book: Book) -> None:
    assert book.read.sheet_names == ["概要", "KPI", "変更一覧", "新旧対照表", "指摘事項"]
    assert book.rows("KPI")[0] == [
        "施策", "番号", "指標", "旧（令和6年度）の目標", "新（令和7年度）の目標", "増減", "区分",
        "直近の実績（令和5年度末）", "その前の実績", "備考", "掲載箇所", "指摘",
    ]  # fmt: skip
    assert book.rows("変更一覧")[0] == [
        "No.", "章・節", "区分", "種類", "新（令和7年度）", "旧（令和6年度）",
        "備考", "掲載箇所", "指摘",
    ]  # fmt: skip


def test_sheets_in_english(english: ReportView) -> None:
    names = ["At a glance", "KPI", "Changes", "Side by side", "Findings"]
    assert Book(render(english)).read.sheet_names == names


# ---------------------------------------------------------------- figures


def shown(value: float, form: str) -> str:
    """What a spreadsheet makes of a value and a number format such as \"前\"#,##0.0\"％以上\"."""
    positive, negative, *_ = [*form.split(";"), ""]
    pattern = negative if value < 0 and negative else positive
    number = re.search(r"#,##0(?:\.(0+))?", pattern)
    assert number is not None, form
    figure = f"{abs(value):,.{len(number[1] or '')}f}"
    frame = pattern[: number.start()] + "\0" + pattern[number.end() :]
    return frame.replace(r"\"", "\1").replace('"', "").replace("\1", '"').replace("\0", figure)


def displayed(book: Book, sheet: int) -> list[list[str]]:
    """What a person sees in each cell."""
    strings = ["".join(map(str, item.itertext())) for item in book.strings()]
    formats = book.formats()
    rows = []
    for row in book.sheet(sheet).iter(f"{MAIN}row"):
        cells = []
        for cell in row:
            value = cell.findtext(f"{MAIN}v")
            if value is None:
                cells.append("")
            elif cell.get("t") == "s":
                cells.append(strings[int(value)])
            else:
                cells.append(shown(float(value), formats[int(str(cell.get("s")))]))
        rows.append(cells)
    return rows


def test_figures_are_numbers(book: Book) -> None:
    row = next(row for row in book.rows("KPI") if str(row[2]).startswith("健康保険委員が"))
    assert row[3:9] == [58.8, 57.7, -1.1, "↓引下げ", 58.3, 57.6]
    row = next(row for row in book.rows("KPI") if row[2] == "健康宣言事業所数")
    assert row[3:6] == [1580.0, 1660.0, 80.0]


def test_a_number_is_shown_as_the_report_words_it(book: Book, view: ReportView) -> None:
    rows = displayed(book, KPI)[1:]
    wanted = [row for group in view.target_groups for row in group.rows]
    assert len(rows) == len(wanted) > 8
    for cells, row in zip(rows, wanted, strict=True):
        assert cells[3] == (row.previous.text if row.previous else "—")
        assert cells[4] == (row.current.text if row.current else "—")
        assert cells[7:9] == [row.last, row.before]
    moved = next(cells for cells in rows if cells[2].startswith("健康保険委員が"))
    assert moved[3:9] == [
        "58.8％以上", "57.7％以上", "-1.1ポイント", "↓引下げ", "58.3％", "令和4年度末 57.6％",
    ]  # fmt: skip


def test_a_meaning_that_the_figure_hides_is_said(book: Book) -> None:
    row = next(row for row in displayed(book, KPI) if row[2] == "一者応札の割合")
    assert row[5:7] == ["+5ポイント", "↑引上げ"]
    assert row[9].startswith("目標としては緩和")


def test_counts_of_the_overview_are_numbers(book: Book, view: ReportView) -> None:
    counted = [row[2] for row in book.rows("概要") if isinstance(row[2], float)]
    assert counted == [count.number for tile in view.tiles for count in tile.counts]


# ---------------------------------------------------------------- changes


def changes(view: ReportView) -> Iterator[Row]:
    for section in view.sections:
        yield from (row for row in section.rows if row.kind == "change")


def test_every_change_has_its_row(book: Book, view: ReportView) -> None:
    rows = displayed(book, CHANGES)[1:]
    assert [row[0] for row in rows] == [f"{at:,}" for at in range(1, len(rows) + 1)]
    for change in changes(view):
        sides = (cell_spans(change.current, "inserted"), cell_spans(change.previous, "deleted"))
        texts = ["".join(span.text for span in spans) for spans in sides]
        row = next(row for row in rows if row[4:6] == texts)
        assert row[2] == "・".join(badge.word for badge in change.badges)
        assert row[7] == "\n".join(change.places)
    assert sum(row[3] == "見出し" for row in rows) == sum(
        section.badge is not None for section in view.sections
    )


def test_changed_phrases_are_marked_in_the_cell(book: Book) -> None:
    text = next(
        item
        for item in book.strings()
        if "57.7％" in "".join(map(str, item.itertext())) and item.find(f"{MAIN}r") is not None
    )
    runs = [
        (run.findtext(f"{MAIN}t"), run.find(f"{MAIN}rPr/{MAIN}u") is not None)
        for run in text.iter(f"{MAIN}r")
    ]
    assert ("57.7％", True) in runs
    assert [marked for part, marked in runs if part == "以上とする"] == [False]


def test_text_that_went_is_struck_through(book: Book) -> None:
    struck = {
        run.findtext(f"{MAIN}t")
        for item in book.strings()
        for run in item.iter(f"{MAIN}r")
        if run.find(f"{MAIN}rPr/{MAIN}strike") is not None
    }
    assert "58.8％" in struck
    assert "57.7％" not in struck


# ---------------------------------------------------------------- side by side


def test_both_plans_stand_side_by_side_in_full(book: Book, view: ReportView) -> None:
    rows = book.rows("新旧対照表")
    assert rows[0][0] == view.title
    assert rows[1] == ["新（令和7年度）", "旧（令和6年度）", "備考"]
    shown = [[str(cell) for cell in row] for row in rows]
    assert ["（１）窓口サービスの向上", "", ""] in shown
    assert ["", "（新設）", "新設"] not in shown
    quiet = "・ 書類の送付の前に二人で宛先を確かめる。"
    assert [quiet, quiet, ""] in shown
    assert not [cell for row in shown for cell in row if "（略）" in cell]


def test_headings_that_are_alike_span_the_columns(book: Book) -> None:
    sheet = book.read.get_sheet_by_name("新旧対照表")
    rows = sheet.to_python()
    spans = dict(sheet.merged_cell_ranges or ())
    assert all(start[1] == 0 and end == (start[0], 2) for start, end in spans.items())
    titles = {str(rows[row][0]) for row, _ in spans}
    assert "（１）窓口サービスの向上" in titles
    differs = next(k for k, row in enumerate(rows) if row[2] == "改称")
    assert (differs, 0) not in spans


def test_a_kpi_says_what_it_asked_and_asks(book: Book) -> None:
    notes = [str(row[2]) for row in book.rows("新旧対照表")]
    assert "修正\n引下げ：58.8％以上 → 57.7％以上" in notes


def test_a_row_of_the_kpi_table_says_what_became_of_its_target(book: Book) -> None:
    rows = book.rows("新旧対照表")
    note = next(row[2] for row in rows if "SNSで毎月情報を発信する" in str(row[0]))
    assert note == "新設\n実施"


# ---------------------------------------------------------------- use


@pytest.mark.parametrize("number", [KPI, CHANGES, FINDINGS])
def test_lists_filter_freeze_and_repeat_their_head(book: Book, number: int) -> None:
    sheet = book.sheet(number)
    rows = len(list(sheet.iter(f"{MAIN}row")))
    (found,) = sheet.iter(f"{MAIN}autoFilter")
    assert str(found.get("ref")).endswith(str(rows))
    (pane,) = sheet.iter(f"{MAIN}pane")
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    titles = [
        item.text
        for item in book.xml("xl/workbook.xml").iter(f"{MAIN}definedName")
        if item.get("name") == "_xlnm.Print_Titles"
    ]
    assert sorted(str(title).split("!")[1] for title in titles) == ["$1:$1"] * 3 + ["$2:$2"]


@pytest.mark.parametrize("number", [1, KPI, CHANGES, COMPARISON, FINDINGS])
def test_pages_are_a4_landscape_and_one_page_wide(book: Book, number: int) -> None:
    (setup,) = book.sheet(number).iter(f"{MAIN}pageSetup")
    assert (setup.get("paperSize"), setup.get("orientation")) == ("9", "landscape")
    assert (setup.get("fitToWidth", "1"), setup.get("fitToHeight")) == ("1", "0")


def test_a_row_is_as_high_as_its_longest_cell(book: Book) -> None:
    heights = {
        row.get("r"): float(str(row.get("ht"))) for row in book.sheet(CHANGES).iter(f"{MAIN}row")
    }
    longest = max(displayed(book, CHANGES)[1:], key=lambda cells: units(cells[4]))
    assert heights[str(int(longest[0]) + 1)] >= 16.5 * (units(longest[4]) * 2 // 50)
    assert max(heights.values()) <= 409


# ---------------------------------------------------------------- text stays text


def with_text(view: ReportView, text: str) -> ReportView:
    """A report with one change, of this text."""
    section = next(item for item in view.sections if any(r.kind == "change" for r in item.rows))
    row = next(row for row in section.rows if row.kind == "change")
    part = Paragraph("action", "", marker_changed=False, spans=(Span(text),))
    changed = row._replace(current=Cell((part,)), previous=Cell((), "（新設）"))
    return view._replace(sections=(section._replace(badge=None, rows=(changed,)),))


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1+1", "-1+1", "@SUM(1)", "＝1", "＋1", "－1", "＠1", "\t=1", "\r=1", "\n=1",
     "{=1+1}", '="a"', "http://example.com", "mailto:a@example.com", "internal:KPI!A1",
     "0123", "1e5", "TRUE", "#N/A", "<r><t>x</t></r>", "<r>", "_x0041_", " 前後の空白 "],
    ids=ascii,
)  # fmt: skip
def test_text_stays_text(view: ReportView, text: str) -> None:
    made = Book(render(with_text(view, text)))
    assert made.rows("変更一覧")[1][4] == text
    for number in range(1, 6):
        kinds = {etree.QName(str(e.tag)).localname for e in made.sheet(number).iter(etree.Element)}
        assert not kinds & {"f", "hyperlink", "is"}
    assert not [name for name in made.parts if "rels" in name and "sheet" in name]


def test_a_text_too_long_for_a_cell_is_cut_and_the_cut_is_said(view: ReportView) -> None:
    text = "𠮟" * 20_000  # two UTF-16 units each
    made = Book(render(with_text(view, text)))
    cell = str(made.rows("変更一覧")[1][4])
    assert units(cell) <= LIMIT < units(text)
    assert cell.startswith("𠮟" * 16_000)
    assert cell.endswith("…［セルに入る32,767字を超えるため以下を省略。全文は HTML の報告を参照］")
    said = [row for row in made.rows("概要") if "末尾を省略したセルの数" in str(row[3])]
    assert [row[2] for row in said] == [2.0]  # it stands on two sheets


def test_a_text_that_just_fits_is_whole(view: ReportView) -> None:
    text = "あ" * LIMIT
    made = Book(render(with_text(view, text)))
    assert made.rows("変更一覧")[1][4] == text
    assert not [row for row in made.rows("概要") if "末尾を省略" in str(row[3])]


# ---------------------------------------------------------------- dates


def created(content: bytes) -> str:
    return str(
        Book(content).xml("docProps/core.xml").findtext("{http://purl.org/dc/terms/}created")
    )


def test_no_clock_dates_the_file(view: ReportView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    content = render(view)
    assert created(content) == "2000-01-01T00:00:00Z"
    assert Book(content).dates == {(1980, 1, 1, 0, 0, 0)}


def test_a_date_can_be_given(view: ReportView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1741132800")
    assert created(render(view)) == "2025-03-05T00:00:00Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "昨日")
    with pytest.raises(OptionError, match="SOURCE_DATE_EPOCH"):
        render(view)


def test_a_comparison_without_anything_has_its_sheets(view: ReportView) -> None:
    empty = view._replace(key_groups=(), target_groups=(), sections=(), findings=(), problems=())
    made = Book(render(empty))
    assert made.rows("KPI")[1][0] == "目標（KPI）は見つかりませんでした。"
    assert made.rows("変更一覧")[1][1] == "対照する項目はありません。"
    assert made.rows("指摘事項")[1][2] == "指摘事項はありません。"
