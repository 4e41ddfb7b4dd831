from __future__ import annotations

import pytest

from plandiff.model import Cell, Piece
from plandiff.text.spans import join_pieces, line_ranges, trimmed


def _joined(*texts: str) -> str:
    lines = dict(enumerate(texts, 1))
    return join_pieces(lines, [trimmed(no, text) for no, text in lines.items()])


@pytest.mark.parametrize(
    ("texts", "joined"),
    [
        (("窓口での受付率を対前年度以 ", "上とする"), "窓口での受付率を対前年度以上とする"),
        (("受付は 10", "営業日以内"), "受付は 10営業日以内"),
        (("the annual", "plan"), "the annual plan"),
        (("in FY", "2025"), "in FY 2025"),
        (("the plan,", "and more"), "the plan, and more"),
        (("forms (", "paper)"), "forms (paper)"),
        (("forms", "(paper)"), "forms (paper)"),
        (("100％", "to 95%"), "100％to 95%"),
        (("e-", "Gov"), "e-Gov"),
        (("1,290", "事業所"), "1,290事業所"),
        (("窓口", "", "受付"), "窓口受付"),
        ((), ""),
    ],
)
def test_pieces_join_as_they_would_be_read(texts: tuple[str, ...], joined: str) -> None:
    assert _joined(*texts) == joined


def test_a_piece_takes_only_its_stretch_of_the_line() -> None:
    assert (
        join_pieces({7: "１）受付率 ２）回収率"}, [Piece(7, 2, 5), Piece(7, 8, 11)])
        == "受付率回収率"
    )


def test_one_blank_parts_the_cells_of_a_table_row() -> None:
    lines = {1: "第一月曜日", 2: "1Mo", 3: "第二・第四", 4: "火曜日"}
    cells = {1: Cell(0, 1, 0), 2: Cell(0, 1, 1), 3: Cell(0, 1, 2), 4: Cell(0, 1, 2)}
    pieces = [trimmed(no, text) for no, text in lines.items()]
    assert join_pieces(lines, pieces, cells) == "第一月曜日 1Mo 第二・第四火曜日"


def test_lines_that_follow_each_other_are_one_range() -> None:
    assert line_ranges([3, 4, 9, 5, 4]) == ((3, 5), (9, 9))
    assert line_ranges([Piece(2, 0, 1), Piece(1, 0, 4)]) == ((1, 2),)
    assert line_ranges([]) == ()


def test_a_bridge_decides_whether_a_gap_is_crossed() -> None:
    blank = {2, 4}
    ranges = line_ranges([1, 3, 5, 7], lambda last, first: blank.issuperset(range(last + 1, first)))
    assert ranges == ((1, 5), (7, 7))


@pytest.mark.parametrize(
    ("text", "start", "piece"),
    [
        ("\u3000窓口 ", 0, Piece(1, 1, 3)),
        ("・ 窓口 ", 1, Piece(1, 2, 4)),
        ("窓口", 0, Piece(1, 0, 2)),
        (" \u3000", 0, Piece(1, 0, 0)),
        ("・  ", 1, Piece(1, 1, 1)),
    ],
)
def test_a_trimmed_piece_has_no_outer_blanks(text: str, start: int, piece: Piece) -> None:
    assert trimmed(1, text, start) == piece


def test_a_figure_cut_by_a_line_end_is_whole_again() -> None:
    lines = {1: "健診の実施率を 5", 2: "6.8％以上とする"}
    assert join_pieces(lines, [Piece(1, 0, 9), Piece(2, 0, 9)]) == "健診の実施率を 56.8％以上とする"
