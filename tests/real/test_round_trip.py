"""What is made of a real comparison, read back, says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plandiff.pipeline import compare_document
from plandiff.report.options import DocumentOptions
from plandiff.report.registry import FORMATS, Work, format_named
from tests.report.told import changed, told

if TYPE_CHECKING:
    from pathlib import Path

    from plandiff.model import Comparison


@pytest.fixture(scope="module")
def comparison(real_seeds: Path) -> Comparison:
    (path,) = real_seeds.glob("001*.txt")
    return compare_document(path)


def _read_back(comparison: Comparison, form: str, profile: str, folder: Path) -> Comparison:
    path = folder / f"made.{form}"
    work = Work(comparison, options=DocumentOptions(profile=profile))
    path.write_bytes(format_named(form, FORMATS).render(work))
    return compare_document(path)


@pytest.mark.parametrize(("form", "profile"), [("docx", "zenbun"), ("xlsx", ""), ("html", "")])
def test_a_deliverable_in_full_says_the_same(
    comparison: Comparison, form: str, profile: str, tmp_path: Path
) -> None:
    found = _read_back(comparison, form, profile, tmp_path)
    for what, is_said, should_be in zip(
        told(comparison)._fields, told(found), told(comparison), strict=True
    ):
        assert (what, is_said - should_be, should_be - is_said) == (what, {}, {})
    assert found.coverage.unassigned == ()


@pytest.mark.parametrize("profile", ["shin-hidari", "kyu-hidari"])
def test_a_folded_one_says_the_same_changes(
    comparison: Comparison, profile: str, tmp_path: Path
) -> None:
    found = _read_back(comparison, "docx", profile, tmp_path)
    for what, is_said, should_be in zip(
        changed(comparison)._fields, changed(found), changed(comparison), strict=True
    ):
        assert (what, is_said - should_be, should_be - is_said) == (what, {}, {})
    assert told(found).findings - told(comparison).findings == {}


def test_a_printed_one_says_the_same_of_sections_targets_and_findings(
    comparison: Comparison, tmp_path: Path
) -> None:
    """Blanks within clauses are not printed so that they could be told, nor is a row's page."""
    found, wanted = told(_read_back(comparison, "pdf", "zenbun", tmp_path)), told(comparison)
    assert found.sections == wanted.sections
    assert found.targets == wanted.targets
    assert found.findings == wanted.findings
    assert (found.clauses & wanted.clauses).total() >= 0.98 * wanted.clauses.total()
