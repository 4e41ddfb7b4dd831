"""The PDF, read back by libraries that had no part in writing it."""

from __future__ import annotations

import importlib.util
import re
import sys
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pdfplumber
import pypdfium2
import pytest
from lxml import etree
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pypdfium2 import raw
from tests.properties.documents import compared

from plandiff.errors import ExitCode, OptionError
from plandiff.model import Edit
from plandiff.report.options import DocumentOptions
from plandiff.report.registry import FORMATS, Work, format_named

if TYPE_CHECKING:
    from pathlib import Path

    from pdfplumber.page import Page

    from plandiff.model import Comparison

pytestmark = pytest.mark.skipif(
    not all(map(importlib.util.find_spec, ("typst", "pylopdf_fonts_jp"))),
    reason="THE PDF IS NOT TESTED: install the extra with pip install 'plandiff[pdf]'",
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def make(comparison: Comparison, options: DocumentOptions | None = None, lang: str = "ja") -> bytes:
    return format_named("pdf", FORMATS).render(Work(comparison, lang, options))


@pytest.fixture(scope="module")
def content(comparison: Comparison) -> bytes:
    return make(comparison)


def pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range() for page in document]


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def catalog(content: bytes) -> dict[str, object]:
    return dict(PDFDocument(PDFParser(BytesIO(content))).catalog)


# ---------------------------------------------------------------- the file


def test_it_is_tagged_and_says_its_language_and_title(content: bytes) -> None:
    found = catalog(content)
    assert "StructTreeRoot" in found
    assert found["MarkInfo"] == {"Marked": True, "Suspects": False}
    assert str(found["Lang"]).strip("b'").lower() in ("ja", "ja-jp")


def test_its_fonts_are_inside(content: bytes) -> None:
    embedded = [
        bool(raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(item)))
        for page in pypdfium2.PdfDocument(content)
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    ]
    assert len(embedded) > 20
    assert all(embedded)


def test_it_is_a4_landscape_with_numbered_pages(content: bytes) -> None:
    document = pypdfium2.PdfDocument(content)
    assert len(document) > 1
    for at, page in enumerate(document, 1):
        assert [round(side) for side in page.get_size()] == [842, 595]
        assert f"{at}/{len(document)}" in bare(page.get_textpage().get_text_range())


def test_every_page_repeats_the_head(content: bytes) -> None:
    for page in pages(content):
        assert "新（令和7年度）旧（令和6年度）備考" in bare(page)


def test_it_is_dated_by_no_clock(
    comparison: Comparison, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert b"D:20000101000000" in content
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1741132800")
    assert b"D:20250305000000" in make(comparison)


# ---------------------------------------------------------------- what it says


def word_texts(comparison: Comparison, options: DocumentOptions) -> list[str]:
    """The paragraphs of the Word file."""
    made = format_named("docx", FORMATS).render(Work(comparison, "ja", options))
    with ZipFile(BytesIO(made)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return ["".join(t.text or "" for t in part.iter(f"{W}t")) for part in root.iter(f"{W}p")]


@pytest.mark.parametrize("profile", ["shin-hidari", "kyu-hidari", "zenbun"])
def test_it_says_what_the_word_file_says(comparison: Comparison, profile: str) -> None:
    options = DocumentOptions(agenda="議題７", committee="評議会", profile=profile, cover=True)
    said = bare("".join(pages(make(comparison, options))))
    wanted = [bare(text) for text in word_texts(comparison, options) if bare(text)]
    assert len(wanted) > 50
    # A cell may be cut by the end of its page, a paragraph of one line may not.
    assert [text for text in wanted if len(text) < 18 and text not in said] == []


def test_changed_phrases_are_underlined(content: bytes) -> None:
    assert "57.7％" in bare("".join(pages(content)))
    with pdfplumber.open(BytesIO(content)) as document:
        shown = "".join(underlined(page) for page in document.pages)
    assert "57.7" in shown
    assert "58.8" in shown
    assert "事業所の被保険者数の割合" not in shown


def underlined(page: Page) -> str:
    """The characters with a line just below them that is no ruling of the table."""
    lines = [line for line in page.lines if line["height"] == 0 and line["width"] < page.width / 4]
    return "".join(
        char["text"]
        for char in page.chars
        if any(
            abs(line["top"] - char["bottom"]) < 3
            and line["x0"] - 1 <= char["x0"]
            and char["x1"] <= line["x1"] + 1
            for line in lines
        )
    )


def test_the_older_year_may_stand_on_the_left(comparison: Comparison) -> None:
    first = bare(pages(make(comparison, DocumentOptions(profile="kyu-hidari")))[0])
    assert "改正前（令和6年度）改正後（令和7年度）" in first


def test_frame_texts_in_english(comparison: Comparison) -> None:
    made = make(comparison, lang="en")
    assert str(catalog(made)["Lang"]).strip("b'") == "en"
    assert "compared with" in pages(made)[0]


def test_a_row_higher_than_a_page_loses_nothing(comparison: Comparison) -> None:
    section = next(s for s in comparison.sections if s.clauses and s.clauses[0].current)
    clause = section.clauses[0]
    text = "".join(f"〔{at}〕長い文を書き続ける。" for at in range(600))
    grown = replace(
        clause, change="added", previous=(), edits=(Edit("insert", text),),
        current=(replace(clause.current[0], text=text),),
    )  # fmt: skip
    alone = replace(comparison, sections=(replace(section, clauses=(grown,)),), targets=())
    said = bare("".join(pages(make(alone))))
    assert [at for at in range(600) if f"〔{at}〕" not in said] == []


# ---------------------------------------------------------------- what it refuses


def test_a_missing_extra_is_named(comparison: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(OptionError, match=re.escape("pip install 'plandiff[pdf]'")) as caught:
        make(comparison)
    assert caught.value.exit_code == ExitCode.USAGE
    assert "\n" not in str(caught.value)


def test_a_font_nobody_has_is_refused(comparison: Comparison, tmp_path: Path) -> None:
    profile = tmp_path / "house.toml"
    profile.write_text('[fonts]\nbody = "幻の書体"\n', encoding="utf-8")
    with pytest.raises(OptionError, match="書体「幻の書体」は PDF では使えません"):
        make(comparison, DocumentOptions(profile=str(profile)))


def test_every_mark_a_profile_can_ask_for_is_set(comparison: Comparison, tmp_path: Path) -> None:
    made = set()
    for mark in ("underline", "double", "wavy", "bold", "strike", "shade"):
        profile = tmp_path / f"{mark}.toml"
        profile.write_text(
            f'[marks]\ncurrent = ["{mark}"]\nprevious = []\ncolour_current = "C00000"\n'
            '[fonts]\nbody = "游ゴシック"\n', encoding="utf-8"
        )  # fmt: skip
        made.add(make(comparison, DocumentOptions(profile=str(profile))))
    assert len(made) == 6


@pytest.mark.parametrize("seed", [3, 6, 8, 13])
@pytest.mark.parametrize("profile", ["zenbun", "shin-hidari"])
def test_headings_after_headings_can_be_set(seed: int, profile: str) -> None:
    """Headers of one row each made the typesetter stop where three followed one another."""
    made = make(compared(seed), DocumentOptions(profile=profile))
    assert len(pages(made)) > 1


def test_a_fault_of_the_typesetter_is_one_clear_line(
    comparison: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PanicException(BaseException):
        pass

    def fail(*_: object, **__: object) -> None:
        raise PanicException

    monkeypatch.setattr("typst.compile_with_warnings", fail)
    with pytest.raises(OptionError, match="PDF を組めませんでした"):
        make(comparison)
