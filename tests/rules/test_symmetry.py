from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from plandiff.check.catalogue import catalogue
from plandiff.diff.targets import diff_targets
from plandiff.rules.symmetry import MIRRORS, WAIVERS
from plandiff.rules.table import RULES, run_rules
from tests.rules.plans import comparison

ON_TARGETS = {
    row.id
    for row in catalogue()
    if row.scope != "report" and row.id not in {"year-miswritten", "could-not-read"}
} | {row.id for row in catalogue() if row.scope == "report" and "target" in row.id}
MIRRORED = {rule for pair in MIRRORS for rule in pair}


def test_every_rule_on_targets_has_its_mirror_or_a_waiver() -> None:
    assert sorted(ON_TARGETS - MIRRORED - set(WAIVERS)) == []


def test_no_waiver_is_stale() -> None:
    assert sorted(set(WAIVERS) - ON_TARGETS) == []
    assert sorted(set(WAIVERS) & MIRRORED) == []
    assert all(reason.strip() for reason in WAIVERS.values())


def test_mirrors_are_rules_and_each_is_in_one_pair() -> None:
    named = [rule for pair in MIRRORS for rule in pair]
    assert sorted(set(named) - ON_TARGETS) == []
    assert len(named) == len(set(named))


def found(current: dict[str, object], previous: dict[str, object]) -> set[str]:
    both = comparison({"current": current, "previous": previous})
    targets, _ = diff_targets(both.sections, both.current, both.previous)
    return {f.rule for f in run_rules(replace(both, targets=targets), RULES)}


CASES = [
    (pair, path)
    for pair in MIRRORS
    for rule in pair
    for path in sorted(Path(f"fixtures/rules/{rule}").glob("fail-*.toml"))
    # Last results are told with the current plan only: turned round, nothing tells them.
    if "result" not in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize(("pair", "path"), CASES, ids=lambda value: getattr(value, "stem", None))
def test_years_exchanged_the_mirror_speaks(pair: tuple[str, str], path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    own = path.parent.name
    other = pair[1] if own == pair[0] else pair[0]
    there, back = found(case["current"], case["previous"]), found(case["previous"], case["current"])
    assert (own in there, other in there) == (True, False)
    assert (own in back, other in back) == (False, True)
