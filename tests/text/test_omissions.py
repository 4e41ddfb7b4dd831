from __future__ import annotations

import pytest

from plandiff.model import Cell, Line
from plandiff.text.omissions import is_abridged, is_omission, omissions


@pytest.mark.parametrize(
    "text", ["（略）", "(略)", "―（略）―", "（以下略）", "［省略］", "(unchanged)"]
)
def test_words_that_stand_for_text_left_out(text: str) -> None:
    assert is_omission(text)


@pytest.mark.parametrize("text", ["", "（新設）", "同左", "略式の手続を広げる。", "（略）する"])
def test_other_text(text: str) -> None:
    assert not is_omission(text)


def test_a_row_is_left_out_when_both_columns_say_so() -> None:
    lines = (
        Line(1, 1, "（略）", "left", cell=Cell(0, 1, 0)),
        Line(2, 1, "（略）", "right", cell=Cell(0, 1, 1)),
        Line(3, 1, "（略）", "left", cell=Cell(0, 2, 0)),
        Line(4, 1, "・ 案内を送る。", "right", cell=Cell(0, 2, 1)),
        Line(5, 1, "（略）", "left", cell=Cell(0, 3, 0)),
        Line(6, 1, "（略）", None),
    )
    assert omissions(lines) == ((1, 2),)


def test_lines_side_by_side_on_a_page_are_left_out_as_well() -> None:
    left, right = Line(1, 2, "（略）", "left"), Line(2, 2, "（略）", "right")
    assert is_abridged((left, right))
    assert not is_abridged((left, Line(2, 3, "（略）", "right")))
    assert not is_abridged((left, Line(2, 2, "同左", "right")))
