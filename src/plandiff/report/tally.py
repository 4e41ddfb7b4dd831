"""Counts: how many sections, clauses, targets, indicators and findings of each class."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, get_args

from plandiff.model import ClauseChange, Relation, SectionChange, Severity, TargetChange
from plandiff.report.indicators import indicators

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plandiff.model import ClauseDiff, Comparison
    from plandiff.report.indicators import Indicator


class Tally(NamedTuple):
    """Counts per class; every class is there, also with 0, in the order of the model."""

    sections: Mapping[str, int]
    clauses: Mapping[str, int]
    """By change; then, counted again: notation_only (of modified), moved, split, merged."""
    targets: Mapping[str, int]
    """As listed: a KPI printed in text and table counts twice."""
    indicators: Mapping[str, int]
    """Each KPI once."""
    findings: Mapping[str, int]
    problems: int


def tally(comparison: Comparison, found: Sequence[Indicator] | None = None) -> Tally:
    """Count a comparison; `found` saves joining the indicators again."""
    clauses = [diff for section in comparison.sections for diff in section.clauses]
    each = indicators(comparison.targets) if found is None else found
    return Tally(
        sections=_count(get_args(SectionChange), (diff.change for diff in comparison.sections)),
        clauses=_count_clauses(clauses),
        targets=_count(get_args(TargetChange), (diff.change for diff in comparison.targets)),
        indicators=_count(get_args(TargetChange), (item.main.change for item in each)),
        findings=_count(get_args(Severity), (item.severity for item in comparison.findings)),
        problems=len(comparison.problems),
    )


def _count(classes: Iterable[str], values: Iterable[str]) -> Mapping[str, int]:
    counted = Counter(values)
    return {name: counted[name] for name in classes}


def _count_clauses(clauses: Sequence[ClauseDiff]) -> Mapping[str, int]:
    relations = (diff.relation for diff in clauses if diff.relation is not None)
    return {
        **_count(get_args(ClauseChange), (diff.change for diff in clauses)),
        "notation_only": sum(diff.notation_only for diff in clauses),
        **_count(get_args(Relation), relations),
    }
