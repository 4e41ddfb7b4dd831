"""Two-column plans in layouts of other houses, each a small file with what a reader finds."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plandiff.pipeline import compare_document, segment_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import Comparison, Section, Target

FIXTURES = Path(__file__).parent.parent / "fixtures" / "layouts"
NAMES = sorted(path.stem for path in FIXTURES.glob("*.toml"))


def _walk(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _walk(section.sections)


def _promise(target: Target | None) -> str:
    if target is None:
        return ""
    return f"{target.value}{target.unit}{target.comparator}"


def _only(comparison: Comparison, change: str) -> list[str]:
    """Return the texts of clauses, KPIs aside, that one side alone has."""
    return [
        clause.text
        for section in comparison.sections
        for pair in section.clauses
        if pair.change == change
        for clause in (*pair.current, *pair.previous)
        if clause.kind != "kpi"
    ]


def test_there_are_layouts() -> None:
    assert len(NAMES) >= 4


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_of_another_house_is_read_right(name: str, tmp_path: Path) -> None:
    wanted: dict[str, Any] = tomllib.loads((FIXTURES / f"{name}.toml").read_text(encoding="utf-8"))
    path = tmp_path / f"{name}.txt"
    path.write_text(wanted["document"], encoding="utf-8")
    comparison = compare_document(path)
    plan = segment_document(path).current
    assert [f"{s.number} {s.title}".strip() for s in _walk(plan.sections)] == wanted["sections"]
    found = [
        [
            change.change,
            (change.current or change.previous).indicator,  # type: ignore[union-attr]
            _promise(change.previous),
            _promise(change.current),
        ]
        for change in comparison.targets
    ]
    assert sorted(found) == sorted(wanted["targets"])
    assert sorted(_only(comparison, "added")) == sorted(wanted["added"])
    assert sorted(_only(comparison, "removed")) == sorted(wanted["removed"])
    assert plan.fiscal_year == wanted.get("current")
