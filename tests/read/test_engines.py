"""Two engines must find about as many characters; a second one is used only here."""

from __future__ import annotations

import io

import pdfplumber
import pytest

from plandiff.options import ReadLimits
from plandiff.read.pdf import read_pdf
from tests.read.pdfs import Drawing, two_columns

_SAMPLES = {
    "ruled": two_columns(ruled=True),
    "gap": two_columns(ruled=False),
    "marks": Drawing().text(50, 100, "下線と").rule(50, 102, 70, 102).text(80, 100, "赤").done(),
    "hidden": Drawing().text(50, 100, "見える").text(50, 140, "白", colour=(1, 1, 1)).done(),
}


@pytest.mark.parametrize("name", sorted(_SAMPLES))
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_second_engine_counts_the_same_characters(name: str) -> None:
    data = _SAMPLES[name]
    with pdfplumber.open(io.BytesIO(data)) as document:
        texts = [char["text"] for page in document.pages for char in page.chars]
    second = sum(len("".join(text.split())) for text in texts)
    account = read_pdf("plan.pdf", data, ReadLimits()).account
    assert account is not None
    assert abs(account.read - second) <= 0.05 * second
