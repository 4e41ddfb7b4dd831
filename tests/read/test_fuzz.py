from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plandiff.options import ReadLimits
from plandiff.read.child import read_in_child
from plandiff.read.docx import read_docx
from plandiff.read.html import read_html
from plandiff.read.recognise import is_docx, is_html, is_pdf, is_sheet, old_text_kind
from plandiff.read.wire import decode, encode
from tests.read.account import is_exact, outcome
from tests.read.docxs import docx, item, level, lists, p, run, table, tc
from tests.read.mutants import mutant
from tests.read.pdfs import two_columns
from tests.read.sheets import cell, row, xlsx

_LIMITS = ReadLimits(max_characters=1_000_000, max_table_cells=20_000)
_TEXT = "窓口の待ち時間を短くするため、受付の流れを見直すこととする。"

_GOOD = {
    "pdf": two_columns(ruled=True),
    "docx": docx(
        p("計画")
        + table((1, 1), (tc(_TEXT), tc(_TEXT)))
        + item("項目")
        + p(f"<w:ins>{run('加')}</w:ins>"),
        numbering=lists(level(0, "decimal", "%1.")),
        footnotes='<w:footnote w:id="1"><w:p/></w:footnote>',
    ),
    "sheet": xlsx(row(1, cell("A1", _TEXT), cell("B1", 0.5, 1)), formats=("0.0%",)),
    "html": f"<html><meta charset=utf-8><table><tr><td>{_TEXT}<td>{_TEXT}</table>".encode(),
}


@pytest.mark.parametrize("kind", sorted(_GOOD))
@pytest.mark.parametrize("batch", range(3))
def test_damaged_file_is_read_or_refused(kind: str, batch: int) -> None:
    for seed in range(batch * 15, batch * 15 + 15):
        data = mutant(_GOOD[kind], seed)
        found = outcome(lambda data=data: read_in_child(kind, "plan", data, _LIMITS))  # type: ignore[misc]
        if isinstance(found, str):
            assert "\n" not in found
            assert "異常終了しました（途中" in found or "異常終了" not in found, seed
        else:
            assert is_exact(found), seed


def test_mutants_depend_on_the_seed_alone() -> None:
    data = _GOOD["docx"]
    assert [mutant(data, seed) for seed in range(5)] == [mutant(data, seed) for seed in range(5)]


_BLOCKS = st.recursive(
    st.sampled_from(
        (
            p("本文"), item("項目"), item("深い項目", depth=8), p(""), "<w:altChunk/>",
            p('<w:r><w:br w:type="page"/></w:r>'), p("<w:hyperlink/>"), "<w:sectPr/>",
            p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'), p("<w:sdt/>"),
            p(f"<w:del>{run('消')}</w:del>", "<w:rPr><w:del/></w:rPr>"),
            p('<w:r><w:footnoteReference w:id="1"/></w:r>'), p("<w:r><w:sym/></w:r>"),
        )
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map("".join),
        st.tuples(inner, inner).map(lambda pair: table((1, 1), (tc(pair[0]), tc(pair[1])))),
        inner.map(lambda block: f"<w:sdt><w:sdtContent>{block}</w:sdtContent></w:sdt>"),
        inner.map(lambda block: f"<w:tbl><w:tr><w:tc>{block}</w:tc></w:tr></w:tbl>"),
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(_BLOCKS)
def test_any_mixture_of_blocks_is_read_with_an_exact_account(body: str) -> None:
    note = f'<w:footnote w:id="1">{p("注")}</w:footnote>'
    numbering = lists(level(0, "decimal", "%1."), level(8, "aiueo", "(%9)"))
    data = docx(body, footnotes=note, numbering=numbering)
    found = outcome(lambda: read_docx("plan", data, _LIMITS))
    if isinstance(found, str):
        assert "文字がありません" in found
    else:
        assert is_exact(found)
        assert decode(encode(found)) == found


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
@example("<p>甲</p><table><tr><td><ul><li>乙</td><td>丙")
@example("<del><p><ruby>x<rt>y")
@example("\x00\ud800\ufffe<p>")
def test_any_text_is_read_as_html_or_refused(text: str) -> None:
    data = ("<html><meta charset=utf-8>" + text).encode("utf-8", "surrogatepass")
    found = outcome(lambda: read_html("plan", data, _LIMITS))
    if isinstance(found, str):
        assert "\n" not in found
    else:
        assert is_exact(found)
        assert decode(encode(found)) == found


@given(st.binary(max_size=200), st.sampled_from(("a.pdf", "a.docx", "a.html", "a.txt", "a", "")))
def test_recognising_never_fails(data: bytes, name: str) -> None:
    for known in (is_pdf, is_docx, is_sheet, is_html):
        assert known(data, name) in (True, False)
    assert old_text_kind(data) in (None, "doc", "odt", "rtf")
