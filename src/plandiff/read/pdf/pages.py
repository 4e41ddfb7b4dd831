"""A PDF file as raw pages, one at a time; every handle is closed again."""

from __future__ import annotations

import ctypes
import re
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

_STRING = 3
"""Type of a value that is text."""
_SHOWS_TEXT = re.compile(r"[)>\]]\s*(?:T[jJ]|['\"])")
# (Click) Tj, [(Cl) -20 (ick)] TJ, <0041> '
_MOST_DRAWN = 400_000
"""Bytes of an annotation's drawing that are looked at."""
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
    notes, comments, fields = _annotations(lib, page, frame)
    found = (*runs(lib, drawn, frame, drawing.orders), *notes)
    width, height = frame.size
    return RawPage(
        no, width, height, found, drawing.rules, drawing.fills, comments, fields, drawing.truncated
    )


def _frame(lib: Pdfium, page: int, turn: int) -> Frame:
    rectangle = (ctypes.c_float * 4)()
    if not lib["FPDF_GetPageBoundingBox"](page, ctypes.addressof(rectangle)):
        return Frame(0, 0, 595, 842, turn)
    left, top, right, bottom = rectangle
    if not 1 <= right - left <= _MAX_POINTS or not 1 <= top - bottom <= _MAX_POINTS:
        return Frame(0, 0, _MAX_POINTS, _MAX_POINTS, turn)
    return Frame(left, bottom, right, top, turn)


def _annotations(lib: Pdfium, page: int, frame: Frame) -> tuple[list[Run], int, int]:
    """Return the text printed by annotations (text boxes, form fields).

    Counts with it the characters of comments, and the fields that print text not read.
    """
    notes: list[Run] = []
    comments = fields = 0
    count = min(lib["FPDFPage_GetAnnotCount"](page), _MAX_ANNOTATIONS)
    for k in range(count):
        annotation = lib["FPDFPage_GetAnnot"](page, k)
        if not annotation:
            continue
        try:
            kind = lib["FPDFAnnot_GetSubtype"](annotation)
            text = _printed(lib, annotation, kind)
            hidden = lib["FPDFAnnot_GetFlags"](annotation) & _HIDDEN_FLAGS
            if kind in (_FREE_TEXT, _WIDGET) and not hidden:
                notes.extend(_note_runs(text, _note_box(lib, annotation, frame)))
            elif kind in _COMMENTS:
                comments += sum(not char.isspace() for char in text)
            fields += not hidden and _prints_more(lib, annotation, kind, text)
        finally:
            lib["FPDFPage_CloseAnnot"](annotation)
    return notes, comments, fields


def _printed(lib: Pdfium, annotation: int, kind: int) -> str:
    """Return an annotation's text; the value of a field that is ticked is a name, no text."""
    if kind != _WIDGET:
        return _string(lib, annotation, b"Contents")
    is_text = lib["FPDFAnnot_GetValueType"](annotation, b"V") == _STRING
    return _string(lib, annotation, b"V") if is_text else ""


def _prints_more(lib: Pdfium, annotation: int, kind: int, text: str) -> bool:
    """Whether an annotation draws text that its value does not hold: a caption, list or tick."""
    if text and not (kind == _WIDGET and lib["FPDFAnnot_HasKey"](annotation, b"Opt")):
        return False
    size = lib["FPDFAnnot_GetAP"](annotation, 0, None, 0)
    if not 2 < size <= _MOST_DRAWN:
        return False
    buffer = ctypes.create_string_buffer(size)
    lib["FPDFAnnot_GetAP"](annotation, 0, ctypes.addressof(buffer), size)
    drawn = buffer.raw[: size - 2].decode("utf-16-le", "replace")
    return _SHOWS_TEXT.search(drawn) is not None


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
