"""Documents of any lines, lanes, cells and boxes: compared and written, or refused in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from plandiff.errors import PlandiffError
from plandiff.model import Account, Box, Cell, Document, Line, Source
from plandiff.pipeline import compare_columns, compare_pair, segment
from plandiff.read.pdf.continued import joined_tables
from plandiff.report.registry import FORMATS, Work

if TYPE_CHECKING:
    from collections.abc import Callable

_TEXTS = st.sampled_from(
    [
        "令和７年度事業計画", "令和６年度事業計画", "新",
        "旧", "備考", "項目", "同左", "〃", "（略）",
        "（新設）",
        "（２）　（略）", "1 目的", "第１章 総則", "（１）窓口", "・ 番号札を置き、混雑を",
        "見えるようにする。", "■ KPI", "【KPI】受診率を56.6％以上とする", "指標名　現状値　目標値",
        "受診率　50%　60%以上", "KPI一覧表", "※１ 注記です。", "－ 3 －", "a\x00b", "\ud800",
        "\u202e逆", "<b>&amp;]]>", "=1+1", "（（（（", "　", "\u2028",
    ]
)  # fmt: skip
_PLACES = st.floats(-10, 700) | st.sampled_from([0.0, 1e9, float("nan"), float("inf")])
_CELLS = st.builds(Cell, st.integers(0, 2), st.integers(0, 5), st.integers(0, 4))
_LINES = st.builds(
    Line,
    no=st.just(0),
    page=st.integers(1, 3),
    text=_TEXTS,
    lane=st.sampled_from(["left", "right", "left", "right", "full", None]),
    box=st.none() | st.builds(Box, _PLACES, _PLACES, _PLACES, _PLACES),
    cell=st.none() | _CELLS,
    furniture=st.booleans(),
    ends_paragraph=st.sampled_from([None, True, False]),
)


@st.composite
def _documents(draw: st.DrawFn) -> Document:
    lines = sorted(draw(st.lists(_LINES, max_size=40)), key=lambda line: line.page)
    numbered = tuple(
        Line(no, ln.page, ln.text, ln.lane, ln.box, ln.cell, (), ln.furniture, ln.ends_paragraph)
        for no, ln in enumerate(lines, 1)
    )
    return Document(Source("a.pdf", "0" * 64, "pdf", 3), numbered, (), Account(0, 0))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(_documents(), _documents())
def test_any_lines_are_compared_and_written_or_refused(one: Document, other: Document) -> None:
    for work in (
        lambda: segment(one),
        lambda: _written(Work(compare_columns(one))),
        lambda: _written(Work(compare_pair(one, other, as_given=True))),
    ):
        assert "\n" not in _refusal(work)


def _refusal(work: Callable[[], object]) -> str:
    try:
        work()
    except PlandiffError as error:
        return str(error)
    return ""


def _written(work: Work) -> None:
    for form in FORMATS:
        if form.name != "pdf":  # asks the typesetter, which takes its time
            assert form.render(work)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(_documents(), st.lists(st.floats(0, 600), min_size=1, max_size=5).map(sorted))
def test_joined_tables_lose_no_line_and_keep_their_order(
    document: Document, edges: list[float]
) -> None:
    # Tables are numbered through the document, so that each stands on one page.
    lines = [
        Line(
            ln.no, ln.page, ln.text, ln.lane, ln.box,
            ln.cell and Cell(3 * ln.page + ln.cell.table, ln.cell.row, ln.cell.column),
            (), ln.furniture,
        )
        for ln in document.lines
    ]  # fmt: skip
    joined = joined_tables(lines, dict.fromkeys(range(12), edges))
    assert [(ln.no, ln.text, ln.lane) for ln in joined] == [
        (ln.no, ln.text, ln.lane) for ln in lines
    ]
    for before, after in zip(lines, joined, strict=True):
        assert (before.cell is None) == (after.cell is None)
        assert after.furniture or not before.furniture
