"""The same input gives the same bytes, whatever the process's hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.properties.documents import generated

if TYPE_CHECKING:
    from pathlib import Path


def run(path: Path, form: str, hash_seed: str) -> bytes:
    return subprocess.run(
        [sys.executable, "-m", "plandiff", "compare", str(path), "--format", form],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        check=True,
        capture_output=True,
        timeout=50,
    ).stdout


@pytest.mark.parametrize("form", ["json", "html", "markdown", "text"])
def test_hash_seed_does_not_matter(form: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(generated(5).text, encoding="utf-8")
    first, second = (run(path, form, seed) for seed in ("0", "4711"))
    assert first
    assert first == second
