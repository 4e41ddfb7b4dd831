"""The order a person reads a column's boxes in, where they come out of the file in another."""

from __future__ import annotations

from plandiff.model import Line
from plandiff.segment.order import reading_order


def _ordered(text: str, others: frozenset[int] = frozenset()) -> list[str]:
    """Read a column's lines; at the numbers in `others` the other column was printed."""
    lines = [Line(no, 1, line) for no, line in enumerate(text.strip("\n").splitlines(), 1)]
    own = [line for line in lines if line.no not in others]
    ordered, _ = reading_order(own, [line for line in lines if line.no in others])
    return [line.text for line in ordered]


LATE = """
第１章 暮らし
-
（２）健診の受診
・ 受診を促す。
ア 案内の送付
・ 案内を送る。
-
（１）窓口の改善
・ 待ち時間を測る。
"""
"""Line 2 and 7 stand for the other column."""


def test_what_was_reordered_names_its_column() -> None:
    lines = [Line(no, 14, line) for no, line in enumerate(LATE.strip("\n").splitlines(), 1)]
    other = [line for line in lines if line.no in (2, 7)]
    own = [line for line in lines if line.no not in (2, 7)]
    told = [reading_order(own, other, column=name)[1] for name in ("新", "旧", "")]
    assert [problem.message.split("枠")[0] for (problem,) in told] == [
        "14ページの新の段の",
        "14ページの旧の段の",
        "14ページの",
    ]


def test_a_late_box_goes_back_with_all_it_holds() -> None:
    text = LATE
    printed = text.strip("\n").splitlines()
    assert _ordered(text, frozenset({2, 7})) == [printed[0], *printed[7:], *printed[2:6]]
