from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.report.minato import comparison as made_by_hand

from plandiff import pipeline
from plandiff.model import LineColumn, Segmentation

if TYPE_CHECKING:
    from pathlib import Path

    from plandiff.model import Comparison


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    return made_by_hand()


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, comparison: Comparison) -> Path:
    """A document whose comparison is the hand-made one; the flow itself is tested elsewhere."""
    path = tmp_path / "plan.txt"
    path.write_bytes("新旧".encode())
    lines = tuple(LineColumn(line, 2, "current") for line in comparison.printed)
    taken_apart = Segmentation(
        comparison.source, lines, comparison.current, comparison.previous, comparison.problems
    )
    monkeypatch.setattr(pipeline, "compare_document", lambda *_: comparison)
    monkeypatch.setattr(pipeline, "compare_documents", lambda *_, **__: comparison)
    monkeypatch.setattr(pipeline, "segment_document", lambda *_: taken_apart)
    monkeypatch.chdir(tmp_path)
    return path
