"""Turn a document's lines into rows: folded text, page, and what stood between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plandiff.model import Piece
from plandiff.results.layouts import FURNITURE
from plandiff.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import Cell, Document, Lane, Line

PAGE_GAP = 3
"""This many empty lines mark a page head where the text kept no page break."""

APART = 0.5
"""Room between two printed lines, in heights of a line, that is more than leading."""

_FURNITURE = re.compile("|".join(FURNITURE))


@dataclass(frozen=True, slots=True)
class Row:
    """One line that holds text."""

    no: int
    page: int
    """Counted anew here: a reader's page or a stretch after `PAGE_GAP` empty lines."""
    source_page: int
    piece: Piece
    text: str
    """Folded, without outer white space."""
    gap: bool
    """An empty line stood before it."""
    glyph: str = ""
    """First character as printed: folding makes one bullet of many."""
    lane: Lane | None = None
    cell: Cell | None = None


def is_furniture(text: str) -> bool:
    """Tell a folded line that is a page number or a mark of confidentiality."""
    return _FURNITURE.fullmatch(text) is not None


def split_furniture(document: Document) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return the rows of a document: content, then furniture."""
    content: list[Row] = []
    furniture: list[Row] = []
    for row, known in _rows(document.lines):
        (furniture if known or is_furniture(row.text) else content).append(row)
    return tuple(content), tuple(furniture)


def _rows(lines: Sequence[Line]) -> list[tuple[Row, bool]]:
    rows: list[tuple[Row, bool]] = []
    page, last, filled, source_page = 1, 0, 0, 0
    above: Line | None = None
    for line in lines:
        text = fold(line.text)
        body = text.strip()
        if not body:
            filled += bool(line.text)
            continue
        empty = line.no - last - 1 - filled
        if last and (line.page != source_page or empty >= PAGE_GAP):
            page += 1
        piece = _outer(line)
        row = Row(
            line.no,
            page,
            line.page,
            piece,
            body,
            line.no - last > 1 or _is_apart(above, line),
            line.text[piece.start],
            line.lane,
            line.cell,
        )
        # A running head of a page (it has a box) names the chapter as often as not.
        rows.append((row, line.furniture and line.box is None))
        last, filled, source_page, above = line.no, 0, line.page, line
    return rows


def _is_apart(above: Line | None, line: Line) -> bool:
    """Whether print leaves a line's room or more between two lines of a page."""
    if above is None or above.box is None or line.box is None or above.page != line.page:
        return False
    return line.box.y0 - above.box.y1 > APART * (line.box.y1 - line.box.y0)


def _outer(line: Line) -> Piece:
    start = len(line.text) - len(line.text.lstrip())
    return Piece(line.no, start, len(line.text.rstrip()))


def cut(row: Row, start: int, end: int) -> Piece:
    """Return the piece of `row.text[start:end]` (folding keeps lengths but for rare clusters)."""
    return Piece(row.no, row.piece.start + start, min(row.piece.start + end, row.piece.end))


def width(text: str) -> float:
    """Return the printed width in full-width characters."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)
