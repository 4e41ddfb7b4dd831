from __future__ import annotations

import pytest
from tests.report.minato import edits

from plandiff.report.runs import Run, changed_runs, in_context, is_year_roll, names_other_figures


def test_what_went_and_what_came_in_one_place_is_one_run() -> None:
    assert list(changed_runs(edits("=年", "-２回", "+４回", "=行い、", "+必ず", "=点検する"))) == [
        Run("２回", "４回", "年", "行い、"),
        Run("", "必ず", "行い、", "点検する"),
    ]


@pytest.mark.parametrize(
    ("deleted", "inserted", "rolled"),
    [
        ("令和６年度", "令和７年度", True),
        ("令和６年度計画", "令和７年度計画", True),
        ("2024年度", "2025（令和７）年度", True),
        ("令和６年度", "令和８年度", False),
        ("令和６年度計画", "令和７年度方針", False),
        ("", "令和７年度", False),
    ],
)
def test_years_that_moved_on_are_told_apart(deleted: str, inserted: str, *, rolled: bool) -> None:
    assert is_year_roll(Run(deleted, inserted)) is rolled


def test_a_figure_that_changed_is_seen() -> None:
    assert names_other_figures(Run("２回", "４回"))
    assert not names_other_figures(Run("２回", "２ 回"))


@pytest.mark.parametrize(
    ("deleted", "inserted", "other"),
    [
        ("170,000", "450,000", True),
        ("0", "△1,200", True),
        ("１，０００", "1,000", False),
        ("3", "4", False),
        ("", "450,000", False),
    ],
)
def test_an_amount_in_a_cell_is_a_figure(deleted: str, inserted: str, *, other: bool) -> None:
    assert names_other_figures(Run(deleted, inserted)) is other


def test_a_short_change_is_quoted_with_its_phrase() -> None:
    run = Run("２回", "４回", "年の初めに、職員の研修を年", "行い、点検する")
    assert in_context(run) == Run("職員の研修を年２回行い", "職員の研修を年４回行い")


def test_a_long_change_needs_no_context() -> None:
    run = Run("郵送による申請を勧めることで", "電子申請の案内を広く行うことで", "窓口で", "")
    assert in_context(run) == run
