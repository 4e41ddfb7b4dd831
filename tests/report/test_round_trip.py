"""What is handed out, read back, says the same: no deliverable loses or invents anything."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.properties.documents import compared
from tests.report.told import changed, told

from plandiff.pipeline import compare_document
from plandiff.report.options import DocumentOptions
from plandiff.report.registry import FORMATS, Work, format_named

if TYPE_CHECKING:
    from plandiff.model import Comparison

SAMPLE = Path(__file__).parents[2] / "seeds" / "plan_two_columns.txt"
WHOLE = (("docx", "zenbun"), ("xlsx", ""), ("html", ""))
FOLDED = ("shin-hidari", "kyu-hidari")
DOCUMENTS = ("sample", "1", "8", "13", "21", "34")
"""The sample, and made-up documents by their seed."""


@cache
def original(name: str) -> Comparison:
    return compare_document(SAMPLE) if name == "sample" else compared(int(name))


def read_back(made_from: Comparison, form: str, profile: str, folder: Path) -> Comparison:
    path = folder / f"made.{form}"
    work = Work(made_from, options=DocumentOptions(profile=profile))
    path.write_bytes(format_named(form, FORMATS).render(work))
    return compare_document(path)


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize(("form", "profile"), WHOLE)
def test_a_deliverable_in_full_says_the_same(
    name: str, form: str, profile: str, tmp_path: Path
) -> None:
    wanted = original(name)
    assert all(told(wanted)[:4])
    found = read_back(wanted, form, profile, tmp_path)
    for what, is_said, should_be in zip(
        told(wanted)._fields, told(found), told(wanted), strict=True
    ):
        assert (what, is_said - should_be, should_be - is_said) == (what, {}, {})
    assert found.coverage.unassigned == ()


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("profile", FOLDED)
def test_a_folded_one_says_the_same_changes_and_that_it_is_folded(
    name: str, profile: str, tmp_path: Path
) -> None:
    wanted = original(name)
    found = read_back(wanted, "docx", profile, tmp_path)
    for what, is_said, should_be in zip(
        changed(wanted)._fields, changed(found), changed(wanted), strict=True
    ):
        assert (what, is_said - should_be, should_be - is_said) == (what, {}, {})
    invented = told(found).findings - told(wanted).findings
    assert invented == {}
    said = [problem for problem in found.problems if "（略）" in problem.message]
    assert [problem.kind for problem in said] == ["skipped"]


def test_a_printed_one_says_the_same(tmp_path: Path) -> None:
    wanted = original("sample")
    found = read_back(wanted, "pdf", "zenbun", tmp_path)
    for what, is_said, should_be in zip(
        told(wanted)._fields, told(found), told(wanted), strict=True
    ):
        assert (what, is_said - should_be, should_be - is_said) == (what, {}, {})
    assert found.coverage.unassigned == ()


@pytest.mark.parametrize("profile", FOLDED)
def test_a_printed_and_folded_one_says_the_same_changes(profile: str, tmp_path: Path) -> None:
    wanted = original("sample")
    found = read_back(wanted, "pdf", profile, tmp_path)
    said, should_be = changed(found), changed(wanted)
    # Edits of a blank alone cannot be told from print.
    assert said.sections == should_be.sections
    assert said.clauses == should_be.clauses
    assert said.targets == should_be.targets
