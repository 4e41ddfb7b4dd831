"""Whole reports against stored ones. To store them anew: UPDATE_GOLDEN=1 pytest tests/report."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plandiff.report.registry import FORMATS, Format, Work

if TYPE_CHECKING:
    from plandiff.model import Comparison

TEXTS = [form for form in FORMATS if not form.binary]
"""Formats whose stored reports a person can read the difference of."""
GOLDEN = Path(__file__).parents[2] / "fixtures" / "report"


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("form", TEXTS, ids=lambda form: form.name)
def test_reports_are_as_stored(comparison: Comparison, form: Format[Work], lang: str) -> None:
    stored = GOLDEN / f"minato.{lang}{form.suffixes[0]}"
    made = form.render(Work(comparison, lang))
    if os.environ.get("UPDATE_GOLDEN"):
        stored.write_bytes(made)
    assert made.decode() == stored.read_bytes().decode()


def test_nothing_is_stored_that_no_format_makes() -> None:
    made = {f"minato.{lang}{form.suffixes[0]}" for lang in ("ja", "en") for form in TEXTS}
    assert {path.name for path in GOLDEN.glob("minato.*")} == made
