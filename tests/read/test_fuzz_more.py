"""Bounded fuzz targets of the readers beside Word and HTML: text, sheets, PDF, converters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plandiff.options import ReadLimits
from plandiff.read import convert
from plandiff.read.child import read_in_child
from plandiff.read.pdf import read_pdf
from plandiff.read.registry import READERS, find_reader
from plandiff.read.sheet import read_sheet
from plandiff.read.text import read_text
from plandiff.read.wire import decode, encode
from tests.read.account import is_exact, outcome, says_what_to_do
from tests.read.docxs import docx, p
from tests.read.hostile import small_pdf
from tests.read.mutants import mutant
from tests.read.sheets import cell, ods, row, xlsx

if TYPE_CHECKING:
    from plandiff.model import Document

_LIMITS = ReadLimits(max_characters=200_000, max_table_cells=20_000)
_NAMES = ("a.txt", "a.pdf", "a.jtd", "", "..", "a\nb.txt")


def _holds(found: Document | str) -> None:
    """Check what holds for every file: an exact account that survives the wire, or one line."""
    if isinstance(found, str):
        assert "\n" not in found
        assert says_what_to_do(found), found
        return
    assert is_exact(found)
    assert decode(encode(found)) == found


def _is_placed(document: Document) -> bool:
    """Whether a text's account, which counts blanks too, adds up."""
    account = document.account
    assert account is not None
    known = account.placed + sum(count for _, count in account.ignored)
    return account.read == known and account.placed == sum(len(ln.text) for ln in document.lines)


# ---- text


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(_NAMES))
@example(b"\xff\xfe\x00\xd8", "a.txt")
@example(b"\x1b$B\x1b$B", "a.txt")
@example("窓口".encode("euc_jp") + b"\x8f", "a.txt")
def test_any_bytes_are_read_as_text_or_refused(data: bytes, name: str) -> None:
    found = outcome(lambda: read_text(name, data, _LIMITS))
    if isinstance(found, str):
        assert "\n" not in found
        assert says_what_to_do(found), found
    else:
        assert _is_placed(found)
        assert decode(encode(found)) == found


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["", " ", "窓口", " 受付", "\f", "◇ 業務", "1"]), max_size=60))
def test_pages_of_any_text_grow_line_by_line(lines: list[str]) -> None:
    found = outcome(lambda: read_text("a.txt", "\n".join([*lines, "終"]).encode(), _LIMITS))
    assert not isinstance(found, str)
    pages = [line.page for line in found.lines]
    assert pages == sorted(pages)
    assert pages[0] == 1 or not found.lines[0].text.strip()


# ---- sheets


_REFERENCES = st.sampled_from(["A1", "B1", "C2", "AA10", "XFD1", "A0", "1", "ZZZZ9", ""])
_VALUES = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["新", "旧", "項目", "令和7年度", "同左", "（新設）"]),
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(_REFERENCES, _VALUES, st.integers(-1, 3)), max_size=8),
    st.sampled_from(["", "0.0%", "#,##0;[Red]-0", "yyyy/m/d", '"a', "[$-411]ggge", "@;@;@;@;@"]),
    st.sampled_from(["", "A1:C1", "A1", "C1:A1", "A1:XFD1048576", "x"]),
)
def test_any_cells_are_read_with_an_exact_account(
    cells: list[tuple[str, str | float, int]], code: str, merged: str
) -> None:
    rows = "".join(row(n, cell(*content)) for n, content in enumerate(cells, 1))
    more = f'<mergeCells><mergeCell ref="{merged}"/></mergeCells>' if merged else ""
    data = xlsx(f"<sheetData>{rows}</sheetData>{more}", formats=(code,))
    _holds(outcome(lambda: read_sheet("a.xlsx", data, _LIMITS)))


@pytest.mark.parametrize("batch", range(2))
def test_a_damaged_open_document_sheet_is_read_or_refused(batch: int) -> None:
    good = ods(("新", "旧"), ("窓口を週六日開く。", "窓口を週五日開く。"))
    for seed in range(batch * 15, batch * 15 + 15):
        data = mutant(good, seed)
        found = outcome(lambda data=data: read_in_child("sheet", "a.ods", data, _LIMITS))  # type: ignore[misc]
        if isinstance(found, str):
            assert "異常終了しました（途中" in found or "異常終了" not in found, seed
        else:
            assert is_exact(found), seed


# ---- PDF


_OPERATORS = st.sampled_from(
    [
        "(plan) Tj", "[(a) -900 (b)] TJ", "<0041> Tj", "() Tj", "(\\377\\000) Tj", "T*",
        "0 -20 Td", "1e9 0 Td", "2 Tr", "7 Tr", "0 Tc 99 Tw", "0.01 Tz", "/F9 1 Tf",
        "0 1 -1 0 50 50 Tm", "0 0 0 0 0 0 Tm", "1 1 1 rg", "ET 0 0 100 100 re f BT",
        "ET 10 10 m 10 90 l S BT", "ET q BT", "ET Q BT", "ET /X Do BT", "-1 Ts", "nan Tz",
    ]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(
    st.lists(_OPERATORS, max_size=15),
    st.sampled_from(["0 0 200 200", "200 200 0 0", "0 0 0 0", "-50 -50 50 50", "0 0 9000 9"]),
)
def test_any_drawing_is_read_with_an_exact_account(operators: list[str], box: str) -> None:
    data = small_pdf([box], " ".join(operators))
    _holds(outcome(lambda: read_pdf("a.pdf", data, _LIMITS)))


# ---- what a converter makes


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(["doc", "odt", "rtf"]))
def test_whatever_a_converter_makes_is_read_or_refused(seed: int, kind: str) -> None:
    made = mutant(docx(p("計画") + p("窓口を開く。")), seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(convert, "converter", lambda: "soffice")
        patch.setattr(convert, "_convert", lambda *_: made)
        found = outcome(lambda: convert.read_converted("a", b"x", _LIMITS, kind=kind))
    if isinstance(found, str):
        assert found.startswith("a: ")
        assert "\n" not in found
    else:
        assert is_exact(found)
        assert found.source.format == kind


# ---- all of them


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"\xef\xbb\xbf", b""]),
    st.binary(max_size=120),
    st.sampled_from([suffix for reader in READERS for suffix in reader.suffixes]),
)
def test_any_file_under_any_name_is_read_or_refused(head: bytes, rest: bytes, suffix: str) -> None:
    data, name = head + rest, f"a{suffix}"
    found = outcome(lambda: find_reader(data, name).read(name, data, _LIMITS))
    if isinstance(found, str):
        assert found.startswith(f"{name}: ")
        assert "\n" not in found
        assert "異常終了" not in found or "途中で終了" in found
