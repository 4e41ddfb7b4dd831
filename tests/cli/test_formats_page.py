"""docs/formats.md names every format there is, and the limits in force."""

from __future__ import annotations

from pathlib import Path

import pytest

from plandiff.options import ReadLimits
from plandiff.read import stretches
from plandiff.read.registry import READERS
from plandiff.report.registry import FORMATS, SEGMENTATION_FORMATS
from plandiff.report.results_registry import RESULT_FORMATS
from plandiff.report.targets_registry import TARGET_FORMATS

PAGE = (Path(__file__).parents[2] / "docs/formats.md").read_text(encoding="utf-8")


def _rows(head: str) -> dict[str, list[str]]:
    """Return the first table under a heading: cells by the first one."""
    part = PAGE.split(f"\n## {head}\n", maxsplit=1)[1]
    table = part[part.index("\n|") : part.index("|\n\n")]
    cells = [[c.strip() for c in row.strip("|").split("|")] for row in table.strip().splitlines()]
    return {row[0]: row[1:] for row in cells[2:]}


def test_every_reader_has_its_row() -> None:
    told = [row[0] for row in _rows("In").values()]
    assert sorted(told) == sorted(
        " ".join(f"`{suffix}`" for suffix in reader.suffixes) for reader in READERS
    )


def test_every_output_has_its_row() -> None:
    assert {name: row[0] for name, row in _rows("Out").items()} == {
        form.name: " ".join(f"`{suffix}`" for suffix in form.suffixes) for form in FORMATS
    }


@pytest.mark.parametrize(
    ("command", "names"),
    [
        ("segment", {row.name for row in SEGMENTATION_FORMATS}),
        ("targets", {row.name for row in TARGET_FORMATS}),
        ("results", {row.name for row in RESULT_FORMATS}),
    ],
)
def test_formats_of_the_other_commands(command: str, names: set[str]) -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{command}` |"))
    assert {word.split()[0] for word in row.split("|")[2].split(",")} == names


def test_the_limits_are_those_in_force() -> None:
    limits = ReadLimits()
    assert {name: row[0] for name, row in _rows("Limits and safety").items()} == {
        "file size": f"{limits.max_bytes // 1_000_000} MB",
        "pages or sheets": f"{limits.max_pages:,}",
        "blanks or digits in a row": f"{stretches.MOST:,}",
        "characters": f"{limits.max_characters // 1_000_000} million",
        "parts of a packed file (DOCX, XLSX)": f"{limits.max_zip_entries:,}",
        "packed to unpacked size of a part": f"1 : {limits.max_zip_ratio}",
        "unpacked size in all": f"{limits.max_zip_bytes // 1_000_000} MB",
        "depth of XML": f"{limits.max_xml_depth}",
        "cells of a table": f"{limits.max_table_cells:,}",
    }


def _things() -> list[list[str]]:
    """Return the rows of the table that goes through formats thing by thing."""
    part = PAGE.split("\n### Thing by thing\n", maxsplit=1)[1]
    rows = part[part.index("\n|") : part.index("|\n\n")].strip().splitlines()
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def test_every_thing_is_told_of_every_format() -> None:
    head, _, *rows = _things()
    assert head == ["thing", "PDF", "Word", "Excel, ODS", "HTML", "text"]
    assert len(rows) > 20
    assert [row[0] for row in rows if len(row) != len(head) or not all(row)] == []


def test_what_a_sheet_draws_is_counted_as_the_page_says() -> None:
    told = {row[0]: row[3] for row in _things()}
    assert told["text boxes"] == told["comments and sticky notes"] == "counted"
    assert told["charts and diagrams"] == "XLSX counted"
