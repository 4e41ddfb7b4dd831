"""What a comparison says whatever it was printed in: spaces, order and places aside.

Where a clause or section moved, a table that sets both plans side by side shows it once, beside
what it was; that it moved is told by the remarks, which are not read. So a move is left out here.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from plandiff.text.fold import key

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from plandiff.model import Clause, ClauseDiff, Comparison, Section, SectionDiff, Target

OF_THE_LAYOUT = frozenset(("mark-unchanged", "change-unmarked", "claim-new-has-counterpart"))
"""Rules about the marks a document itself puts on changes."""


class Told(NamedTuple):
    """All of it, each as often as it is said."""

    sections: Counter[Hashable]
    clauses: Counter[Hashable]
    edits: Counter[Hashable]
    targets: Counter[Hashable]
    findings: Counter[Hashable]


def told(comparison: Comparison) -> Told:
    """Tell what a comparison says."""
    return Told(
        Counter((_title(diff.current), _title(diff.previous)) for diff in comparison.sections),
        Counter(_clause(section, diff) for section, diff in _diffs(comparison)),
        Counter(_edits(diff) for _, diff in _diffs(comparison)),
        Counter(_targets(comparison)),
        Counter(
            (finding.rule, finding.severity, key(finding.message))
            for finding in comparison.findings
            if finding.rule not in OF_THE_LAYOUT
        ),
    )


def changed(comparison: Comparison) -> Told:
    """Tell only what changed."""
    every = told(comparison)
    pairs = _diffs(comparison)
    kept = [(section, diff) for section, diff in pairs if diff.change != "unchanged"]
    return every._replace(
        clauses=Counter(_clause(section, diff) for section, diff in kept),
        edits=Counter(_edits(diff) for _, diff in kept),
        targets=Counter(_targets(comparison, but="unchanged")),
        findings=Counter(),
    )


def _diffs(comparison: Comparison) -> Iterator[tuple[SectionDiff, ClauseDiff]]:
    for section in comparison.sections:
        for diff in section.clauses:
            yield section, diff


def _clause(section: SectionDiff, diff: ClauseDiff) -> Hashable:
    relation = diff.relation if diff.relation != "moved" else None
    home = _title(section.current or section.previous)
    sides = (_texts(diff.current), _texts(diff.previous))
    return home, diff.kind, diff.change, relation, diff.notation_only, diff.renumbered, *sides


def _texts(clauses: Iterable[Clause]) -> Hashable:
    return tuple((key(clause.marker), key(clause.text)) for clause in clauses)


def _edits(diff: ClauseDiff) -> Hashable:
    return tuple((edit.op, key(edit.text)) for edit in diff.edits if edit.op != "equal")


def _title(section: Section | None) -> Hashable:
    return tuple(map(key, section.path)) if section else None


def _targets(comparison: Comparison, but: str = "") -> Iterator[Hashable]:
    for diff in comparison.targets:
        if diff.change == but:
            continue
        sides = (_target(diff.current), _target(diff.previous))
        yield diff.source, diff.change, diff.stringency, key(diff.section), diff.delta, *sides


def _target(target: Target | None) -> Hashable:
    if target is None:
        return None
    asked = (target.value, target.unit, target.comparator, target.basis, target.baseline)
    reference = (target.reference.value, key(target.reference.text)) if target.reference else None
    return key(target.item), key(target.indicator), key(target.text), *asked, reference
