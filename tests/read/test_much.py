"""Pages with very much on them: work is counted, and grows no faster than the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from plandiff.read.pdf import aligned, grid, layout
from plandiff.read.pdf.aligned import aligned_tables
from plandiff.read.pdf.grid import drawn_grids
from plandiff.read.pdf.lanes import gutters
from plandiff.read.pdf.layout import Drawing, lay_out
from plandiff.read.pdf.raw import Rule
from plandiff.read.pdf.rows import rows
from tests.read.runs import a_body, a_run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plandiff.read.pdf.bodies import Body
    from plandiff.read.pdf.layout import Placed

    Counting = Callable[[object, str], list[str]]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counting:
    """Count the calls of a function under the name a module knows it by."""

    def watch(module: object, name: str) -> list[str]:
        calls: list[str] = []
        real: Callable[..., Any] = getattr(module, name)

        def told(*args: object) -> object:
            calls.append(name)
            return real(*args)

        monkeypatch.setattr(module, name, told)
        return calls

    return watch


def test_rules_of_a_lane_are_looked_at_once(counted: Counting) -> None:
    """Two columns cut by a level rule between all lines are as many stretches."""
    lines = range(100)
    words = "窓口の待ち時間を短くする業務"
    runs = [a_run(f"{words}{k % 7}", x, 12.0 * k) for k in lines for x in (40.0, 320.0)]
    levels = [Rule(30.0, 11.0 + 12 * k, 560.0, 11.0 + 12 * k) for k in lines]
    page = a_body(runs, levels)
    calls = counted(layout, "drawn_grids")
    placed, _ = lay_out(page, [], [], Drawing(1200.0, [], gutters([page])[1], {}), 0)
    assert [line.lane for line in placed[:4]] == ["left", "right", "left", "right"]
    assert len(placed) == 200
    assert len(calls) == 2


def test_rules_far_apart_are_not_compared(counted: Counting) -> None:
    calls = counted(grid, "_touch")
    levels = [Rule(40.0, 20.0 * k, 500.0, 20.0 * k) for k in range(500)]
    assert drawn_grids(levels, []) == []
    assert not calls


def test_list_signs_before_text_are_followed_a_sheet_at_most(counted: Counting) -> None:
    """Each line might begin a table; none is one, for want of letters in the first column."""
    calls = counted(aligned, "_keeps_to")
    sizes = []
    for count in (400, 800):
        signs = [a_run("イ", 50.0, 12.0 * k) for k in range(count)]
        texts = [a_run("窓口の業務を行う", 200.0, 12.0 * k) for k in range(count)]
        assert list(aligned_tables(rows([*signs, *texts]))) == []
        sizes.append(len(calls))
        calls.clear()
    assert sizes[1] < 2.5 * sizes[0]


def test_a_run_drawn_out_for_miles_is_sought_no_further_than_the_paper() -> None:
    words = "窓口の待ち時間を短くする業務"
    runs = [a_run(words, x, 12.0 * k) for k in range(20) for x in (40.0, 320.0)]
    runs.append(a_run("表題", 40.0, 300.0)._replace(x1=1e9))
    placed, _ = _placed(a_body(runs))
    assert sum(len(line.text) for line in placed) == 40 * len(words) + 2


def test_a_run_without_height_has_its_text() -> None:
    flat = a_run("窓口", 40.0, 50.0, 0.0)
    rule = Rule(30.0, 50.0, 200.0, 50.0)
    placed, _ = _placed(a_body([flat, a_run("受付", 40.0, 100.0)], [rule]))
    assert [line.text for line in placed] == ["窓口", "受付"]


def _placed(page: Body) -> tuple[list[Placed], dict[int, Sequence[float]]]:
    gutter = gutters([page]).get(1)
    return lay_out(page, [], [], Drawing(842.0, [], gutter, {}), 0)
