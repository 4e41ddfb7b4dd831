"""A PDF file as raw pages, one at a time; every handle is closed again."""

from __future__ import annotations

import ctypes
from contextlib import contextmanager
from typing import TYPE_CHECKING

from plandiff.read.pdf.extract import Frame, draw, main_turn, runs
from plandiff.read.pdf.library import pdfium
from plandiff.read.pdf.paths import graphics
from plandiff.read.pdf.raw import RawPage, Run, Style
from plandiff.read.refusals import ENCRYPTED, SAVE_AGAIN, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.read.pdf.library import Pdfium

_REASONS = {
    3: f"壊れているため PDF として読めません。{SAVE_AGAIN}",
    4: ENCRYPTED,
    5: "対応していない方式で暗号化されています。保護を外して保存し直してください",
}
_BROKEN = _REASONS[3]

_FREE_TEXT, _WIDGET, _HIDDEN_FLAGS = 3, 20, 0b10_0010
"""Annotation subtypes whose text is printed on the page; hidden and no-view flags."""

_COMMENTS = frozenset((1, _FREE_TEXT, *range(4, 19)))
"""Subtypes that carry a reader's remark: notes, shapes, highlights, stamps, files; no links."""

_MAX_ANNOTATIONS = 2_000
_MAX_POINTS = 20_000.0
"""Larger page boxes (7 m; the format's own limit is 5 m) are not believed."""


@contextmanager
def opened(name: str, data: bytes) -> Iterator[int]:
    """Open a PDF; the handle is closed on leaving. Raises ReadError when pdfium refuses it."""
    lib = pdfium()
    handle = lib["FPDF_LoadMemDocument64"](data, len(data), None)
    if not handle:
        reason = _REASONS.get(lib["FPDF_GetLastError"](), _BROKEN)
        raise refusal(name, reason)
    try:
        yield handle
    finally:
        lib["FPDF_CloseDocument"](handle)


def page_count(document: int) -> int:
    """Count the pages of an open document."""
    count: int = pdfium()["FPDF_GetPageCount"](document)
    return max(0, count)


def load_page(document: int, no: int) -> RawPage | None:
    """Read page `no` (from 1); None when pdfium cannot load it."""
    lib = pdfium()
    page = lib["FPDF_LoadPage"](document, no - 1)
    if not page:
        return None
    try:
        text_page = lib["FPDFText_LoadPage"](page)
        if not text_page:
            return None
        try:
            return _raw_page(lib, page, text_page, no)
        finally:
            lib["FPDFText_ClosePage"](text_page)
    finally:
        lib["FPDF_ClosePage"](page)


def _raw_page(lib: Pdfium, page: int, text_page: int, no: int) -> RawPage:
    drawn = draw(lib, text_page)
    frame = _frame(lib, page, main_turn(drawn))
    drawing = graphics(lib, page, frame)
    notes, comments = _annotations(lib, page, frame)
    found = (*runs(lib, drawn, frame, drawing.orders), *notes)
    width, height = frame.size
    return RawPage(
        no, width, height, found, drawing.rules, drawing.fills, comments, drawing.truncated
    )


def _frame(lib: Pdfium, page: int, turn: int) -> Frame:
    rectangle = (ctypes.c_float * 4)()
    if not lib["FPDF_GetPageBoundingBox"](page, ctypes.addressof(rectangle)):
        return Frame(0, 0, 595, 842, turn)
    left, top, right, bottom = rectangle
    if not 1 <= right - left <= _MAX_POINTS or not 1 <= top - bottom <= _MAX_POINTS:
        return Frame(0, 0, _MAX_POINTS, _MAX_POINTS, turn)
    return Frame(left, bottom, right, top, turn)


def _annotations(lib: Pdfium, page: int, frame: Frame) -> tuple[list[Run], int]:
    """Return the text printed by annotations (text boxes, form fields) and count the rest."""
    notes: list[Run] = []
    comments = 0
    count = min(lib["FPDFPage_GetAnnotCount"](page), _MAX_ANNOTATIONS)
    for k in range(count):
        annotation = lib["FPDFPage_GetAnnot"](page, k)
        if not annotation:
            continue
        try:
            kind = lib["FPDFAnnot_GetSubtype"](annotation)
            key = b"V" if kind == _WIDGET else b"Contents"
            text = _string(lib, annotation, key)
            hidden = lib["FPDFAnnot_GetFlags"](annotation) & _HIDDEN_FLAGS
            if kind in (_FREE_TEXT, _WIDGET) and not hidden:
                notes.extend(_note_runs(text, _note_box(lib, annotation, frame)))
            elif kind in _COMMENTS:
                comments += sum(not char.isspace() for char in text)
        finally:
            lib["FPDFPage_CloseAnnot"](annotation)
    return notes, comments


def _string(lib: Pdfium, annotation: int, key: bytes) -> str:
    size = lib["FPDFAnnot_GetStringValue"](annotation, key, None, 0)
    if not 2 < size <= 200_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    lib["FPDFAnnot_GetStringValue"](annotation, key, ctypes.addressof(buffer), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _note_box(lib: Pdfium, annotation: int, frame: Frame) -> tuple[float, float, float, float]:
    rectangle = (ctypes.c_float * 4)()
    lib["FPDFAnnot_GetRect"](annotation, ctypes.addressof(rectangle))
    left, top, right, bottom = rectangle
    return frame.box(left, bottom, right, top)


def _note_runs(text: str, box: tuple[float, float, float, float]) -> Iterator[Run]:
    """Lay the lines of an annotation evenly over its box."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    x0, y0, x1, y1 = box
    step = (y1 - y0) / max(1, len(lines))
    for k, line in enumerate(lines):
        width = (x1 - x0) / len(line)
        lefts = tuple(x0 + width * i for i in range(len(line)))
        top = y0 + step * k
        style = Style(bold=False, colour=0, invisible=False)
        yield Run(line, lefts, x0, top, x1, top + step, style, -1)
