"""A printed comparison out of a few rows: ・案内を__年四回__送る。 | ・案内を__年二回__送る。"""

from __future__ import annotations

import re
from itertools import count

from plandiff.model import Cell, Comparison, Document, Lane, Line, Mark, Source
from plandiff.pipeline import compare_columns

LANES: tuple[Lane, Lane] = ("left", "right")
UNDERLINED = re.compile("__(.+?)__")


def printed(rows: str) -> Comparison:
    """Compare the two columns of a table; a row a line, __underlined__ as marked."""
    numbers = count(1)
    lines = [
        _line(next(numbers), text.strip(), lane, Cell(0, row, column))
        for row, cells in enumerate(filter(None, map(str.strip, rows.splitlines())))
        for column, (text, lane) in enumerate(zip(cells.split("|"), LANES, strict=True))
    ]
    return compare_columns(Document(Source("表.docx", "0" * 64, "docx", 1), tuple(lines)))


def _line(no: int, text: str, lane: Lane, cell: Cell) -> Line:
    marks = []
    for k, match in enumerate(UNDERLINED.finditer(text)):
        start = match.start() - 4 * k
        marks.append(Mark(start, start + len(match[1]), "underline"))
    return Line(no, 1, UNDERLINED.sub(r"\1", text), lane, cell=cell, marks=tuple(marks))
