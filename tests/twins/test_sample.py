"""The sample plan as text, PDF and Word file gives one comparison."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plandiff.options import ReadLimits
from plandiff.pipeline import compare_document
from plandiff.read import read_document
from plandiff.read.pdf import read_pdf
from tests.twins.blocks import twin
from tests.twins.likeness import assert_alike
from tests.twins.makers import OFFICE_LOOKS, TYPST_LOOKS, office_files, typst_pdf

if TYPE_CHECKING:
    from plandiff.model import Comparison
    from tests.twins.printing import Look

PLAN = Path(__file__).parents[2] / "seeds" / "plan_two_columns.txt"
LIMITS = ReadLimits()


@cache
def _wanted() -> Comparison:
    return compare_document(PLAN)


@pytest.mark.parametrize("look", TYPST_LOOKS, ids=lambda look: look.name)
def test_a_set_page_says_the_same(look: Look) -> None:
    made = twin(_wanted())
    assert_alike(read_pdf("twin.pdf", typst_pdf(made, look), LIMITS), made, _wanted())


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_an_office_file_says_the_same(kind: str, tmp_path: Path) -> None:
    made = twin(_wanted())
    for file in office_files(made, OFFICE_LOOKS, kind, tmp_path).values():
        assert_alike(read_document(file, LIMITS), made, _wanted())
