"""The same document gives the same bytes: in another process, folder, zone and language."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plandiff.report.registry import FORMATS, Format, Work

if TYPE_CHECKING:
    from plandiff.model import Comparison

PLAN = Path(__file__).parents[2] / "seeds" / "plan_two_columns.txt"

PLACES = {
    "here": {"PYTHONHASHSEED": "0", "TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
    "ここ ではない/どこか": {
        "PYTHONHASHSEED": "4711",
        "TZ": "Asia/Tokyo",
        "LANG": "ja_JP.UTF-8",
        "LC_ALL": "ja_JP.UTF-8",
        "NO_COLOR": "1",
        "COLUMNS": "40",
    },
}
"""Folders, and what is different about the process that works there."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """One folder with all formats per place."""
    root = tmp_path_factory.mktemp("places")
    for name, settings in PLACES.items():
        folder = root / name
        folder.mkdir(parents=True)
        shutil.copy(PLAN, folder / "plan.txt")
        targets = [part for form in FORMATS for part in ("-o", f"out{form.suffixes[0]}")]
        kept = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
        command = [sys.executable, "-m", "plandiff", "compare", "plan.txt", *targets]
        subprocess.run(command, cwd=folder, env={**kept, **settings}, check=True, timeout=60)
    return [root / name for name in PLACES]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_two_processes_write_the_same_bytes(form: Format[Work], made: list[Path]) -> None:
    first, second = (folder / f"out{form.suffixes[0]}" for folder in made)
    assert len(first.read_bytes()) > 5000
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_one_process_writes_the_same_bytes_twice(
    comparison: Comparison, form: Format[Work], lang: str
) -> None:
    assert form.render(Work(comparison, lang)) == form.render(Work(comparison, lang))
