from __future__ import annotations

import copy
import json
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from plandiff.model import LineColumn, Segmentation
from plandiff.report.contract import comparison_dict
from plandiff.report.json import dump, render_comparison, render_segmentation
from plandiff.schemas import SCHEMAS, schema_bytes

if TYPE_CHECKING:
    from plandiff.model import Comparison


def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(schema_bytes(name))
    return loaded


def closed(node: object) -> object:
    """The schema with every object closed: what we write must be documented."""
    if isinstance(node, dict):
        shut = {key: closed(value) for key, value in node.items()}
        return {**shut, "additionalProperties": False} if "properties" in node else shut
    return [closed(item) for item in node] if isinstance(node, list) else node


def complete(node: object) -> object:
    """The schema with every documented key required: what is documented must be written."""
    if isinstance(node, dict):
        full = {key: complete(value) for key, value in node.items()}
        return {**full, "required": list(node["properties"])} if "properties" in node else full
    return [complete(item) for item in node] if isinstance(node, list) else node


def segmentation(comparison: Comparison) -> Segmentation:
    lines = tuple(LineColumn(line, 2, "current") for line in comparison.printed)
    return Segmentation(
        comparison.source, lines, comparison.current, comparison.previous, comparison.problems
    )


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", ["comparison", "segmentation"])
def test_output_holds_what_is_documented_and_nothing_else(
    name: str, comparison: Comparison
) -> None:
    written = {
        "comparison": render_comparison(comparison),
        "segmentation": render_segmentation(segmentation(comparison)),
    }[name]
    strict = complete(closed(schema(name)))
    Draft202012Validator(strict).validate(json.loads(written))


def test_a_schema_notices_a_missing_key(comparison: Comparison) -> None:
    broken = copy.deepcopy(comparison_dict(comparison))
    del broken["coverage"]
    assert not Draft202012Validator(schema("comparison")).is_valid(broken)


def test_edits_turn_the_previous_text_into_the_current_one(comparison: Comparison) -> None:
    found: Any = json.loads(render_comparison(comparison))
    replayed = 0
    for section in found["sections"]:
        for diff in section["clauses"]:
            for side, dropped in (("current", "delete"), ("previous", "insert")):
                told = "".join(edit["text"] for edit in diff["edits"] if edit["op"] != dropped)
                assert told == "\n".join(clause["text"] for clause in diff[side])
                replayed += 1
    assert replayed > 60


def test_a_clause_names_all_its_lines_with_blank_ones_bridged(comparison: Comparison) -> None:
    found: Any = json.loads(render_comparison(comparison))
    clauses = [c for s in found["sections"] for d in s["clauses"] for c in d["current"]]
    long = next(c for c in clauses if c["text"].startswith("郵送による申請"))
    assert long["lines"] == [[18, 20]]


def test_figures_are_strings_in_plain_notation(comparison: Comparison) -> None:
    diff = comparison.targets[0]
    assert diff.current is not None
    huge = replace(diff, current=replace(diff.current, value=Decimal("1E+3")))
    found: Any = comparison_dict(replace(comparison, targets=(huge,)))
    assert found["targets"][0]["current"]["value"] == "1000"


def test_text_stands_as_printed(comparison: Comparison) -> None:
    assert "許可\u202eしない".encode() in render_comparison(comparison)


def test_one_line_per_element(comparison: Comparison) -> None:
    lines = render_comparison(comparison).decode().splitlines()
    opened, shut = lines.index('"sections": ['), lines.index("],")
    assert shut - opened - 1 == len(comparison.sections)


def test_a_lone_surrogate_is_escaped_and_comes_back() -> None:
    assert json.loads(dump({"text": "半\ud800端"})) == {"text": "半\ud800端"}


def test_empty_lists_and_objects() -> None:
    assert dump({"a": [], "b": {}}) == b'{\n"a": [],\n"b": {}\n}\n'


def test_keys_keep_their_order(comparison: Comparison) -> None:
    keys = list(json.loads(render_comparison(comparison)))
    assert keys == [
        "schema",
        "current",
        "previous",
        "summary",
        "sections",
        "targets",
        "findings",
        "problems",
        "coverage",
    ]


def test_ranges_grow(comparison: Comparison) -> None:
    found: Any = json.loads(render_comparison(comparison))
    for target in found["targets"]:
        for side in ("current", "previous"):
            lines = (target[side] or {"lines": []})["lines"]
            assert all(a[1] < b[0] for a, b in pairwise(lines))
