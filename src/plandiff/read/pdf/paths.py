"""What a PDF page draws besides text: ruling lines, filled rectangles, pictures.

A whole grid may be one path, so its segments are walked one by one.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, NamedTuple

from plandiff.read.pdf.raw import Fill, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.read.pdf.extract import Frame
    from plandiff.read.pdf.library import Pdfium

_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5
_LINE, _BEZIER, _MOVE = 0, 1, 2

_THIN_PT = 3.0
"""A filled rectangle no thicker than this is a ruling line."""

_MAX_OBJECTS = 50_000
_MAX_SEGMENTS = 20_000
_MAX_DEPTH = 8

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)


class Drawing(NamedTuple):
    """The graphics of one page."""

    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    orders: dict[int, int]
    """Drawing order of each text object."""
    truncated: bool


class _Item(NamedTuple):
    handle: int
    kind: int
    order: int
    matrix: _Matrix
    """From the object's space to the page's, its own matrix not included."""


class _Segment(NamedTuple):
    x0: float
    y0: float
    x1: float
    y1: float


def graphics(lib: Pdfium, page: int, frame: Frame) -> Drawing:
    """List the rules, fills and pictures of a page and the drawing order of its text."""
    rules: list[Rule] = []
    fills: list[Fill] = []
    orders: dict[int, int] = {}
    budget = _MAX_SEGMENTS
    last = 0
    for item in _items(lib, page):
        last = item.order
        if item.kind == _TEXT:
            orders[item.handle] = item.order
        elif item.kind in (_IMAGE, _SHADING):
            fills.extend(_picture(lib, item, frame))
        elif item.kind == _PATH and budget > 0:
            budget -= max(1, lib["FPDFPath_CountSegments"](item.handle))
            _add_path(lib, item, frame, rules, fills)
    return Drawing(tuple(rules), tuple(fills), orders, budget <= 0 or last >= _MAX_OBJECTS)


def _items(lib: Pdfium, page: int) -> Iterator[_Item]:
    """Walk the page objects in drawing order, into forms as well."""
    get, kind_of = lib["FPDFPage_GetObject"], lib["FPDFPageObj_GetType"]
    order = 0
    waiting = [(get, page, lib["FPDFPage_CountObjects"](page), 0, _IDENTITY, 0)]
    while waiting:
        source, holder, total, index, matrix, depth = waiting.pop()
        while index < total and order < _MAX_OBJECTS:
            handle = source(holder, index)
            index += 1
            if not handle:
                continue
            order += 1
            kind = kind_of(handle)
            if kind == _FORM and depth < _MAX_DEPTH:
                waiting.append((source, holder, total, index, matrix, depth))
                inner = _product(_matrix(lib, handle), matrix)
                children = lib["FPDFFormObj_CountObjects"](handle)
                waiting.append(
                    (lib["FPDFFormObj_GetObject"], handle, children, 0, inner, depth + 1)
                )
                break
            yield _Item(handle, kind, order, matrix)


def _matrix(lib: Pdfium, handle: int) -> _Matrix:
    values = (ctypes.c_float * 6)()
    if not lib["FPDFPageObj_GetMatrix"](handle, ctypes.addressof(values)):
        return _IDENTITY
    a, b, c, d, e, f = values
    return a, b, c, d, e, f


def _product(first: _Matrix, second: _Matrix) -> _Matrix:
    """Return the matrix that applies the first, then the second."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _apply(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _colour(lib: Pdfium, handle: int, name: str) -> tuple[int, int]:
    """Return colour and alpha; black and opaque when unknown."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not lib[name](handle, red, green, blue, alpha):
        return 0, 255
    return red.value << 16 | green.value << 8 | blue.value, alpha.value


def _picture(lib: Pdfium, item: _Item, frame: Frame) -> Iterator[Fill]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if lib["FPDFPageObj_GetBounds"](item.handle, left, bottom, right, top):
        corners = [
            _apply(item.matrix, x.value, y.value) for x in (left, right) for y in (bottom, top)
        ]
        box = frame.box(
            min(x for x, _ in corners),
            min(y for _, y in corners),
            max(x for x, _ in corners),
            max(y for _, y in corners),
        )
        opaque = not lib["FPDFPageObj_HasTransparency"](item.handle)
        yield Fill(*box, colour=-1, order=item.order, opaque=opaque)


def _add_path(lib: Pdfium, item: _Item, frame: Frame, rules: list[Rule], fills: list[Fill]) -> None:
    """Sort the parts of a path into ruling lines and filled rectangles."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    if not lib["FPDFPath_GetDrawMode"](item.handle, mode, stroked):
        return
    parts = _subpaths(lib, item, frame)
    stroke_colour, stroke_alpha = _colour(lib, item.handle, "FPDFPageObj_GetStrokeColor")
    if stroked.value and stroke_alpha and stroke_colour != 0xFFFFFF:
        for part in parts:
            rules.extend(filter(None, map(_rule, part)))
    if mode.value:
        _add_fills(lib, item, parts, rules, fills)


def _add_fills(
    lib: Pdfium,
    item: _Item,
    parts: list[list[_Segment]],
    rules: list[Rule],
    fills: list[Fill],
) -> None:
    colour, alpha = _colour(lib, item.handle, "FPDFPageObj_GetFillColor")
    if not alpha:
        return
    opaque = alpha == 255 and not lib["FPDFPageObj_HasTransparency"](item.handle)
    for part in parts:
        if not _is_rectangle(part):
            continue
        x0, y0 = min(min(s.x0, s.x1) for s in part), min(min(s.y0, s.y1) for s in part)
        x1, y1 = max(max(s.x0, s.x1) for s in part), max(max(s.y0, s.y1) for s in part)
        if min(x1 - x0, y1 - y0) > _THIN_PT:
            fills.append(Fill(x0, y0, x1, y1, colour, item.order, opaque))
        elif colour != 0xFFFFFF:
            rules.append(_thin(x0, y0, x1, y1))


def _is_rectangle(part: list[_Segment]) -> bool:
    return 3 <= len(part) <= 6 and all(
        abs(s.x0 - s.x1) < 0.5 or abs(s.y0 - s.y1) < 0.5 for s in part
    )


def _thin(x0: float, y0: float, x1: float, y1: float) -> Rule:
    if x1 - x0 >= y1 - y0:
        middle = (y0 + y1) / 2
        return Rule(x0, middle, x1, middle)
    middle = (x0 + x1) / 2
    return Rule(middle, y0, middle, y1)


def _rule(segment: _Segment) -> Rule | None:
    """Return the ruling line a segment draws, if it is upright or level and not a dot."""
    x0, x1 = sorted((segment.x0, segment.x1))
    y0, y1 = sorted((segment.y0, segment.y1))
    if max(x1 - x0, y1 - y0) < 2 or min(x1 - x0, y1 - y0) > 0.7:
        return None
    return _thin(x0, y0, x1, y1)


def _subpaths(lib: Pdfium, item: _Item, frame: Frame) -> list[list[_Segment]]:
    """Split a path into its sub-paths of straight segments, in page coordinates."""
    matrix = _product(_matrix(lib, item.handle), item.matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    parts: list[list[_Segment]] = [[]]
    start = here = (0.0, 0.0)
    for k in range(min(lib["FPDFPath_CountSegments"](item.handle), _MAX_SEGMENTS)):
        segment = lib["FPDFPath_GetPathSegment"](item.handle, k)
        if not segment or not lib["FPDFPathSegment_GetPoint"](segment, x, y):
            continue
        point = _apply(matrix, x.value, y.value)
        there = frame.box(*point, *point)[:2]
        kind = lib["FPDFPathSegment_GetType"](segment)
        if kind == _MOVE:
            parts.append([])
            start = there
        elif kind == _LINE:
            parts[-1].append(_Segment(*here, *there))
        here = there
        if lib["FPDFPathSegment_GetClose"](segment):
            if here != start:
                parts[-1].append(_Segment(*here, *start))
            here = start
    return [part for part in parts if part]
