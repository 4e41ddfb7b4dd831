from __future__ import annotations

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from plandiff.report.targets import render_json
from plandiff.report.targets_csv import harmless, render_csv
from plandiff.report.targets_registry import TARGET_FORMATS
from plandiff.report.targets_text import escape, render_markdown, render_table
from plandiff.schemas import schema_bytes
from tests.rules.audit_cases import audited

REPORTS = [audited({"sample": "slides"}), audited({"sample": "wide"})]


def test_json_holds_every_target_with_its_lines() -> None:
    data = json.loads(render_json(REPORTS))
    assert data["schema"] == "plandiff.targets/1"
    target = data["documents"][0]["measures"][1]["targets"][0]
    assert {
        key: target[key]
        for key in ("indicator", "value", "comparator", "basis", "actual", "previous_actual")
    } == {
        "indicator": "延滞資料の回収率",
        "value": "88.50",
        "comparator": "以上",
        "basis": "previous_year",
        "actual": "86.10",
        "previous_actual": "88.50",
    }
    assert (target["achieved_stated"], target["achieved_computed"]) == (False, False)
    assert len(target["lines"]) == 2


def test_csv_has_a_line_per_target() -> None:
    text = render_csv(REPORTS).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 1 + 4 + 3
    assert rows[3][4:12] == [
        "延滞資料の回収の徹底",
        "",
        "延滞資料の回収率",
        "対前年度（88.50％）以上",
        "88.50％",
        "86.10％",
        "未達成",
        "未達成",
    ]


@pytest.mark.parametrize("cell", ["=1+1", "+SUM(A1)", "-cmd", "@x", "\u00a0=1", "＝1", "\u200b@x"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["98.6％", "-3.2", "実施", ""])
def test_other_cells_stay(cell: str) -> None:
    assert harmless(cell) == cell


def test_markdown_escapes_cells() -> None:
    assert escape("a|b*c<d>") == "a\\|b\\*c\\<d\\>"
    assert "| 延滞資料の回収率 |" in render_markdown(REPORTS).decode()


def test_table_begins_with_the_counts() -> None:
    lines = render_table(REPORTS).decode().splitlines()
    assert lines[1] == "施策4、KPI4（達成3・未達成1・判定なし0）、指摘0件"
    rows = lines[4 : lines.index("", 4)]
    assert [row.split()[-1] for row in rows].count("達成") == 3


@pytest.mark.parametrize("form", TARGET_FORMATS, ids=lambda form: form.name)
def test_same_bytes_twice(form: object) -> None:
    render = form.render  # type: ignore[attr-defined]
    assert render(REPORTS) == render(REPORTS)


@pytest.mark.parametrize("sample", ["slides", "columns", "blocks", "wide"])
def test_json_follows_the_published_schema(sample: str) -> None:
    schema = json.loads(schema_bytes("targets"))
    Draft202012Validator.check_schema(schema)
    data = json.loads(render_json([audited({"sample": sample})]))
    errors = [error.message for error in Draft202012Validator(schema).iter_errors(data)]
    assert errors == []
