"""Rows of KPI tables: each table shows its own, whatever other tables of the plan hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.speed import SAMPLE, copies

from plandiff.pipeline import compare_document
from plandiff.report.kpi_rows import kpi_rows
from plandiff.report.words import words_for

if TYPE_CHECKING:
    from pathlib import Path


def labels_of_tables(text: str, folder: Path) -> list[list[str]]:
    """Give this year's labels of every KPI table of a two-column document."""
    path = folder / "plan.txt"
    path.write_text(text, encoding="utf-8")
    tables = kpi_rows(compare_document(path), words_for("ja"))
    return [
        [
            "".join(span.text for part in row.current.paragraphs for span in part.spans)
            for row in rows
            if row.kind == "label"
        ]
        for rows in tables.values()
    ]


def test_labels_that_read_alike_stay_in_their_table(tmp_path: Path) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    (once,) = labels_of_tables(text, tmp_path)
    assert once
    assert [len(labels) for labels in labels_of_tables(copies(text, 2), tmp_path)] == [
        len(once),
        len(once),
    ]
