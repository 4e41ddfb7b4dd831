from __future__ import annotations

from plandiff.model import Box, Document, Line, Source
from plandiff.results.rows import split_furniture


def _rows(*lines: Line) -> list[tuple[str, bool]]:
    source = Source("報告.pdf", "0" * 64, "pdf", 1)
    content, _ = split_furniture(Document(source, lines))
    return [(row.text, row.gap) for row in content]


def test_room_between_printed_lines_is_a_gap() -> None:
    ys = (40.0, 54.0, 68.0, 96.0)
    lines = [Line(no, 1, f"行{no}", box=Box(40, y, 90, y + 10)) for no, y in enumerate(ys, 1)]
    assert _rows(*lines) == [("行1", False), ("行2", False), ("行3", False), ("行4", True)]


def test_running_head_of_a_printed_page_is_kept() -> None:
    head = Line(1, 1, "健康を守る取組", box=Box(40, 20, 90, 30), furniture=True)
    number = Line(2, 1, "- 3 -", box=Box(40, 800, 90, 810), furniture=True)
    assert _rows(head, number) == [("健康を守る取組", False)]


def test_header_of_a_word_file_is_left_out() -> None:
    assert _rows(Line(1, 1, "部外秘の案", furniture=True), Line(2, 1, "本文")) == [("本文", False)]
