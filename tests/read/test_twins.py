"""The same two-column document as PDF and as Word file: every line in its column, once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest

from plandiff.options import ReadLimits
from plandiff.read.docx import read_docx
from plandiff.read.pdf import read_pdf
from tests.generator import make_document
from tests.read.account import is_exact
from tests.read.docxs import docx, p, table, tc
from tests.read.pdfs import Drawing

if TYPE_CHECKING:
    from plandiff.model import Document, Lane

_LIMITS = ReadLimits()
_SIDES: tuple[tuple[Lane, str], ...] = (("left", "current"), ("right", "previous"))


class Page(NamedTuple):
    """What one page prints."""

    heads: list[str]
    current: list[str]
    previous: list[str]


class Sheet(NamedTuple):
    """How the PDF is set: paper in points, font, with or without a rule."""

    width: float
    height: float
    font: str
    ruled: bool


@cache
def _pages(seed: int) -> tuple[Page, ...]:
    made = make_document(seed)
    lines = made.text.split("\n")
    pages: dict[int, Page] = {}
    for place in made.answer.columns:
        page = pages.setdefault(place.page, Page([], [], []))
        text = " ".join(lines[place.line - 1].split()).strip("\f ")
        side = {"current": page.current, "previous": page.previous}.get(place.column, page.heads)
        side.append(text)
    return tuple(page for page in pages.values() if page.current or page.previous)


def _pdf(pages: tuple[Page, ...], sheet: Sheet) -> bytes:
    drawing = Drawing(paper=(sheet.width, sheet.height))
    middle = sheet.width / 2
    longest = max(len(line) for page in pages for line in (*page.current, *page.previous))
    most = max(max(len(page.current), len(page.previous)) for page in pages)
    size = min(10.0, (middle - 50) / longest, (sheet.height - 120) / most / 1.5)
    for no, page in enumerate(pages):
        if no:
            drawing.page()
        if sheet.ruled:
            drawing.rule(middle, 55, middle, sheet.height - 40)
            drawing.rule(30, 55, sheet.width - 30, 55)
        for k, line in enumerate(page.heads[-1:]):
            drawing.text(middle - 2 * size * len(line) / 4, 40 + 12 * k, line, size=size)
        for x, lines in ((36, page.current), (middle + 9, page.previous)):
            for k, line in enumerate(lines):
                drawing.text(x, 70 + 1.5 * size * k, line, size=size, font=sheet.font)
    return drawing.done()


def _word(pages: tuple[Page, ...]) -> bytes:
    turn = p('<w:r><w:br w:type="page"/></w:r>')
    return docx(
        turn.join(
            "".join(map(p, page.heads[-1:]))
            + table(
                (7000, 7000),
                (
                    tc("".join(map(p, page.current)) or p("")),
                    tc("".join(map(p, page.previous)) or p("")),
                ),
            )
            for page in pages
        )
    )


def _check(document: Document, pages: tuple[Page, ...]) -> None:
    assert is_exact(document)
    for lane, side in _SIDES:
        found = [
            "".join(line.text.split())
            for line in document.lines
            if line.lane == lane and not line.furniture
        ]
        wanted = ["".join(line.split()) for page in pages for line in getattr(page, side)]
        assert found == wanted


@pytest.mark.parametrize("seed", [3, 4, 11])
@pytest.mark.parametrize(
    "sheet",
    [
        Sheet(842, 595, "HeiseiMin-W3", ruled=True),
        Sheet(842, 595, "HeiseiKakuGo-W5", ruled=False),
        Sheet(1191, 842, "HeiseiMin-W3", ruled=False),
        Sheet(595, 842, "HeiseiKakuGo-W5", ruled=True),
    ],
)
def test_pdf_keeps_every_line_in_its_column(seed: int, sheet: Sheet) -> None:
    pages = _pages(seed)
    _check(read_pdf("plan.pdf", _pdf(pages, sheet), _LIMITS), pages)


@pytest.mark.parametrize("seed", [3, 4, 11])
def test_word_file_keeps_every_line_in_its_column(seed: int) -> None:
    pages = _pages(seed)
    _check(read_docx("plan.docx", _word(pages), _LIMITS), pages)
