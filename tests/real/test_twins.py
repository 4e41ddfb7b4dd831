"""The real two-column plan, printed anew as PDF and Word file, gives the same comparison."""

from __future__ import annotations

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
    from pathlib import Path

    from plandiff.model import Comparison
    from tests.twins.printing import Look

LIMITS = ReadLimits()


@pytest.fixture(scope="module")
def wanted(real_seeds: Path) -> Comparison:
    return compare_document(next(real_seeds.glob("001_*.txt")))


@pytest.mark.parametrize("look", TYPST_LOOKS, ids=lambda look: look.name)
def test_a_set_page_says_the_same(look: Look, wanted: Comparison) -> None:
    made = twin(wanted)
    assert_alike(read_pdf("twin.pdf", typst_pdf(made, look), LIMITS), made, wanted)


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_an_office_file_says_the_same(kind: str, wanted: Comparison, tmp_path: Path) -> None:
    made = twin(wanted)
    for file in office_files(made, OFFICE_LOOKS, kind, tmp_path).values():
        assert_alike(read_document(file, LIMITS), made, wanted)
