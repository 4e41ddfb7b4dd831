from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from plandiff.kpi.promise import parse_promise

CASES: list[dict[str, Any]] = tomllib.loads(
    Path("fixtures/kpi/promises.toml").read_text(encoding="utf-8")
)["case"]
FIELDS = {"indicator", "unit", "comparator", "basis", "direction", "understood"}


def told(case: dict[str, Any]) -> dict[str, Any]:
    promise = parse_promise(case["text"])
    found: dict[str, Any] = {name: getattr(promise, name) for name in FIELDS & case.keys()}
    for name in {"value", "baseline"} & case.keys():
        figure = getattr(promise, name)
        found[name] = "" if figure is None else str(figure)
    if "notes" in case:
        found["notes"] = list(promise.notes)
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:24] for case in CASES])
def test_promise(case: dict[str, Any]) -> None:
    assert told(case) == {name: value for name, value in case.items() if name != "text"}


def test_every_field_name_in_the_fixture_is_checked() -> None:
    known = FIELDS | {"text", "value", "baseline", "notes"}
    assert [case["text"] for case in CASES if not case.keys() <= known] == []


def test_full_width_and_blanks_do_not_change_the_promise() -> None:
    narrow = parse_promise("利用率を56.6%以上とする")
    wide = parse_promise("利用率を ５６．６％ 以上 とする")
    assert (wide.indicator, wide.value, wide.unit, wide.comparator) == (
        narrow.indicator,
        narrow.value,
        narrow.unit,
        narrow.comparator,
    )
    assert narrow.value == Decimal("56.6")


def test_printed_width_of_the_indicator_is_kept() -> None:
    assert parse_promise("（ア）ＡＩ窓口の利用率を60％以上とする").indicator == "ＡＩ窓口の利用率"
