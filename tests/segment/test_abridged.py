from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.model import Cell, Document, Line, Problem, Source
from plandiff.segment.abridged import abridged

if TYPE_CHECKING:
    from plandiff.model import Lane


LANES: tuple[Lane, ...] = ("left", "right")


def _document(*rows: tuple[str, str]) -> Document:
    lines = [
        Line(2 * at + column + 1, 1, text, lane, cell=Cell(0, at, column))
        for at, row in enumerate(rows)
        for column, (lane, text) in enumerate(zip(LANES, row, strict=True))
    ]
    return Document(Source("表.docx", "0" * 64, "docx", 1), tuple(lines))


def test_what_was_left_out_is_said_once() -> None:
    found = abridged(
        _document(("新", "旧"), ("（略）", "（略）"), ("・甲", "・乙"), ("（略）", "（略）"))
    )
    assert found == (
        Problem(
            "skipped",
            "新旧とも（略）とだけある行が2行あります。略された文章は読めないので、"
            "そこにある項目は結果に含まれません（KPIが本文にあるかどうかも確かめられません）。",
            lines=((3, 4), (7, 8)),
        ),
    )


def test_a_complete_text_has_no_such_problem() -> None:
    assert abridged(_document(("新", "旧"), ("（略）", "・乙"))) == ()
