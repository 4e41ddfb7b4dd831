from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.report.docx_reader import W, cells, part, rows, runs, text_of

from plandiff.model import Label, Piece
from plandiff.report.docx.render import render
from plandiff.report.options import DocumentOptions
from plandiff.report.view import build_view

if TYPE_CHECKING:
    from lxml import etree

    from plandiff.model import Comparison
    from plandiff.report.view_model import ReportView


@pytest.fixture(scope="module")
def made(view: ReportView) -> bytes:
    return render(view)


def row_with(made: bytes, text: str) -> etree._Element:
    found = [row for row in rows(made) if text in text_of(row)]
    assert len(found) == 1, f"{len(found)} rows hold {text}"
    return found[0]


def test_the_head_names_both_years_and_is_repeated(made: bytes) -> None:
    first, *others = rows(made)
    assert cells(first) == ["新（令和7年度）", "旧（令和6年度）", "備考"]
    assert first.find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in others)


def test_no_row_splits_over_pages(made: bytes) -> None:
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows(made))


def test_a_changed_phrase_is_underlined_on_both_sides(made: bytes) -> None:
    row = row_with(made, "職員の応対研修を年")
    marked = [[run.text for run in runs(cell) if "u" in run.look] for cell in row.findall(f"{W}tc")]
    assert marked == [["４回"], ["２回"], []]


def test_a_changed_number_is_underlined(made: bytes) -> None:
    row = row_with(made, "申請の郵送化率を")
    for cell, marker in zip(row.findall(f"{W}tc"), ("３）", "２）"), strict=False):
        assert runs(cell)[0].text == marker
        assert "u" in runs(cell)[0].look


def test_new_and_dropped_clauses_stand_against_what_says_so(made: bytes) -> None:
    new = row_with(made, "外国語で相談できる窓口")
    gone = row_with(made, "新しい申請書の使い方")
    assert cells(new)[1:] == ["（新設）", "新設"]
    assert (cells(gone)[0], cells(gone)[2]) == ("（削る）", "削除")
    assert all("u" in run.look for run in runs(new.findall(f"{W}tc")[0]))


def test_runs_without_change_are_folded(made: bytes) -> None:
    assert ["（略）", "（略）", ""] in [cells(row) for row in rows(made)]
    assert "記入例を窓口と公式サイトに置く。" not in text_of(part(made))


def test_remarks_tell_old_and_new_target_and_the_last_result(made: bytes) -> None:
    row = row_with(made, "健康宣言事業所数を")
    assert cells(row)[2] == (
        "修正\n引上げ：1,580事業所以上 → 1,660事業所以上（80事業所）\n直近の実績：1,290事業所"
    )


def test_a_heading_spans_the_row_and_a_changed_one_stands_on_both_sides(made: bytes) -> None:
    same = row_with(made, "（１）窓口サービスの向上")
    span = same.find(f"{W}tc/{W}tcPr/{W}gridSpan")
    assert span is not None
    assert span.get(f"{W}val") == "3"
    assert cells(row_with(made, "債権の管理と回収")) == [
        "（２）債権の管理と回収",
        "（２）返納金の回収",
        "改称",
    ]


def test_a_split_clause_stands_in_one_row(made: bytes) -> None:
    row = row_with(made, "発生した債権は速やかに")
    assert [len(cell.findall(f"{W}p")) for cell in row.findall(f"{W}tc")] == [2, 1, 1]


def test_the_kpi_table_has_its_rows(made: bytes) -> None:
    assert "SNSで毎月情報を発信する" in text_of(row_with(made, "SNSで毎月"))


def test_the_old_column_may_come_first(view: ReportView) -> None:
    made = render(view, DocumentOptions(profile="旧左"))
    assert cells(rows(made)[0]) == ["改正前（令和6年度）", "改正後（令和7年度）"]
    row = row_with(made, "職員の応対研修を年")
    marked = [
        [(run.text, "b" in run.look) for run in runs(cell) if "u" in run.look]
        for cell in row.findall(f"{W}tc")
    ]
    assert marked == [[("２回", False)], [("４回", True)]]
    assert cells(row_with(made, "新しい申請書の使い方"))[1] == "（削除）"


def test_nothing_is_folded_in_full_text(view: ReportView) -> None:
    made = render(view, DocumentOptions(profile="zenbun"))
    assert "（略）" not in text_of(part(made))
    assert cells(row_with(made, "記入例を窓口と公式サイトに置く。"))[:2] == [
        "・記入例を窓口と公式サイトに置く。",
        "・記入例を窓口と公式サイトに置く。",
    ]


def test_title_block_and_legend_stand_before_the_table(view: ReportView) -> None:
    options = DocumentOptions("議題１", "第１回運営委員会", "2026-03-05")
    body = part(render(view, options)).find(f"{W}body")
    assert body is not None
    assert [text_of(item) for item in body][:5] == [
        "議題１",
        "第１回運営委員会",
        "令和8年3月5日",
        "架空健康保険組合みなと支部　令和7年度 事業計画（案）　新旧対照表",
        "（注）下線部分は、変更箇所を示す。（略）は、変更のない項目を示す。",
    ]


def test_the_cover_holds_key_changes_and_targets(view: ReportView) -> None:
    made = render(view, DocumentOptions(cover=True))
    assert [cells(tables[0])[0] for tables in (rows(made), rows(made, 1))] == [
        "指標",
        "新（令和7年度）",
    ]
    row = next(row for row in rows(made) if "健康宣言事業所数" in text_of(row))
    assert cells(row) == [
        "１）健康宣言事業所数",
        "1,580事業所以上",
        "1,660事業所以上",
        "引上げ\n80事業所",
        "1,290事業所",
    ]


def test_paper_lies_across_and_type_is_mincho(made: bytes) -> None:
    size = part(made).find(f".//{W}pgSz")
    fonts = part(made, "word/styles.xml").find(f"{W}docDefaults//{W}rFonts")
    lang = part(made, "word/styles.xml").find(f"{W}docDefaults//{W}lang")
    assert size is not None
    assert fonts is not None
    assert lang is not None
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("16838", "11906")
    assert size.get(f"{W}orient") == "landscape"
    assert fonts.get(f"{W}eastAsia") == "ＭＳ 明朝"
    assert lang.get(f"{W}eastAsia") == "ja-JP"
    assert "PAGE" in [
        item.get(f"{W}instr", "").strip()
        for item in part(made, "word/footer.xml").iter(f"{W}fldSimple")
    ]


def test_english_frame_texts(english: ReportView) -> None:
    made = render(english)
    assert cells(rows(made)[0])[2] == english.words["col.note"]


def test_a_head_without_clauses_of_its_own_stands_above_the_next(comparison: Comparison) -> None:
    section = comparison.sections[1]
    over, under = (Label(text, (Piece(900, 0, 4),), 2) for text in ("（進め方）", "【点検】"))
    first = section.clauses[0]
    grouped = replace(
        first,
        current=tuple(replace(clause, group=under) for clause in first.current),
        previous=tuple(replace(clause, group=under) for clause in first.previous),
    )
    sides = [
        replace(side, labels=(over, under)) if side else None
        for side in (section.current, section.previous)
    ]
    changed = replace(
        section, current=sides[0], previous=sides[1], clauses=(grouped, *section.clauses[1:])
    )
    sections = (comparison.sections[0], changed, *comparison.sections[2:])
    view = build_view(replace(comparison, sections=sections))
    labels = [cells(row)[0] for row in rows(render(view))]
    assert "（進め方）" in labels
    assert labels[labels.index("（進め方）") + 1] == "【点検】"
