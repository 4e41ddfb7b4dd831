"""Bring together what a report prints in several places: slides, tables, summary."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from plandiff.results.naming import likeness
from plandiff.text.fold import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model_results import Measure, ResultTarget, SummaryRow
    from plandiff.results.drafts import MeasureDraft, TargetDraft

SAME = 0.75
"""Likeness both ways from which two KPI sentences are one."""


def join_continued(drafts: Sequence[MeasureDraft]) -> list[MeasureDraft]:
    """Join slides that go on under the same number and title."""
    joined: list[MeasureDraft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if last is not None and _same_head(last, draft):
            last.plan += draft.plan
            last.results += draft.results
            last.next_year += draft.next_year
            last.targets += draft.targets
            last.none_stated |= draft.none_stated
        else:
            joined.append(draft)
    return joined


def _same_head(one: MeasureDraft, other: MeasureDraft) -> bool:
    return bool(one.number) and (one.number, bare(one.title)) == (other.number, bare(other.title))


def same_sentence(one: str, other: str) -> float:
    """Return how far two KPI sentences agree, 0 to 1, figures that contradict giving 0."""
    a, b = _core(one), _core(other)
    if a == b:
        return 1.0
    return min(likeness(a, b), likeness(b, a))


def _core(text: str) -> str:
    return re.sub(r"(?:とする|以上とする|以下とする|[（(]※[^）)]*[）)]|※.*)$", "", bare(text))


def fold_repeats(drafts: Sequence[MeasureDraft]) -> None:
    """Where a KPI is printed in a table and again on a slide, keep one target with both places.

    The first print stays and takes over what it lacks: result, last year's result.
    """
    kept: list[TargetDraft] = []
    for draft in drafts:
        own: list[TargetDraft] = []
        for target in draft.targets:
            first = _find(target, kept)
            if first is None:
                own.append(target)
                kept.append(target)
            else:
                _take_over(first, target)
        draft.targets = own


def _find(target: TargetDraft, kept: Sequence[TargetDraft]) -> TargetDraft | None:
    text = target.clause.text
    best = max(kept, key=lambda t: same_sentence(t.clause.text, text), default=None)
    return best if best is not None and same_sentence(best.clause.text, text) >= SAME else None


def _take_over(first: TargetDraft, again: TargetDraft) -> None:
    first.actual = first.actual or again.actual
    first.previous = first.previous or again.previous
    first.achieved = first.achieved or again.achieved
    cells = [c.piece for c in (again.actual, again.previous) if c is not None]
    first.others += (*again.clause.pieces, *cells)


def pair_summary(
    targets: Sequence[ResultTarget], summary: Sequence[SummaryRow]
) -> tuple[tuple[ResultTarget, SummaryRow], ...]:
    """Pair targets with the rows of a closing table, best agreement first, each once."""
    scored = sorted(
        (
            (-_agreement(target, row.target), i, j)
            for i, target in enumerate(targets)
            for j, row in enumerate(summary)
        ),
    )
    used_targets: set[int] = set()
    used_rows: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for score, i, j in scored:
        if -score < 0.6 or i in used_targets or j in used_rows:
            continue
        used_targets.add(i)
        used_rows.add(j)
        pairs.append((i, j))
    return tuple((targets[i], summary[j]) for i, j in sorted(pairs))


def _agreement(one: ResultTarget, other: ResultTarget) -> float:
    return same_sentence(one.indicator, other.indicator) + 0.1 * (one.value == other.value)


def take_stated(measures: Sequence[Measure], summary: Sequence[SummaryRow]) -> tuple[Measure, ...]:
    """Give targets without a stated verdict the one their row of the closing table prints."""
    targets = [t for m in measures for t in m.targets]
    found = {id(t): row.target for t, row in pair_summary(targets, summary)}
    return tuple(
        replace(m, targets=tuple(_with_verdict(t, found.get(id(t))) for t in m.targets))
        for m in measures
    )


def _with_verdict(target: ResultTarget, row: ResultTarget | None) -> ResultTarget:
    if row is None or target.achieved_stated is not None:
        return target
    return replace(target, achieved_stated=row.achieved_stated, achieved_pieces=row.achieved_pieces)
