from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plandiff.report.render_text import WIDTH, render
from plandiff.report.width import text_width, wrap

if TYPE_CHECKING:
    from plandiff.report.view_model import ReportView


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("全角", 4), ("ｶﾅ", 2), ("が", 2), ("か\u3099", 2), ("①", 2)],
)
def test_width_in_columns(text: str, width: int) -> None:
    assert text_width(text) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("短い", 10, ["短い"]),
        ("一二三四五六", 6, ["一二三", "四五六"]),
        ("一二三、四", 6, ["一二三、", "四"]),
        ("一二（三四）", 6, ["一二", "（三四）"]),
        ("一二三。」四", 6, ["一二", "三。」", "四"]),
        ("（（（（", 4, ["（（", "（（"]),
        ("国の ICT化 を進める", 8, ["国の ICT", "化 を進", "める"]),
        ("", 6, []),
    ],
)
def test_lines_break_as_japanese_does(text: str, width: int, lines: list[str]) -> None:
    assert list(wrap(text, width)) == lines


def test_nothing_is_lost_by_wrapping() -> None:
    text = "「窓口（本館）」で受け付け、ICTを使う。" * 9
    assert "".join(wrap(text, 20)) == text


def test_lines_fit_a_terminal(view: ReportView) -> None:
    # Closing punctuation may hang over by one character, as in print.
    wide = [line for line in render(view).decode().splitlines() if text_width(line) > WIDTH + 2]
    assert wide == []


def test_marks_are_characters(view: ReportView) -> None:
    assert "年[-２回-]{+４回+}行い" in render(view).decode()


def test_a_changed_marker_shows_both(view: ReportView) -> None:
    assert "[-２）-]{+３）+} 申請の" in render(view).decode()


def test_no_control_characters_reach_a_terminal(view: ReportView) -> None:
    shown = render(view).decode()
    assert {char for char in shown if not char.isprintable()} <= {"\n", "\u3000"}
