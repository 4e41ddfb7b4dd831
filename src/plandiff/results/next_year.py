"""Tie remarks on the coming year to the indicators they speak of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.model_results import NextYearNote
from plandiff.results.layouts import NEXT_YEAR_WORDS
from plandiff.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plandiff.model_results import Measure, ReportClause, ResultTarget

_REMARK = re.compile(rf"※.*(?:年度|翌年|来年|次年).*(?:{'|'.join(NEXT_YEAR_WORDS)})")
_ITEM = re.compile(r"KPI\s*([①-⑳])")


def is_remark(text: str) -> bool:
    """Tell ※左記KPIは令和6年度より廃止 from other notes."""
    return _REMARK.match(fold(text)) is not None


def next_year_notes(measures: Sequence[Measure]) -> tuple[NextYearNote, ...]:
    """Return a note for every indicator a remark speaks of, in reading order."""
    return tuple(
        NextYearNote(target.indicator, clause.text, clause.page, clause.pieces)
        for measure in measures
        for clause in _remarks(measure)
        for target in _meant(clause, measure.targets)
    )


def _remarks(measure: Measure) -> Iterable[ReportClause]:
    return [c for c in measure.next_year if c.kind == "note" and is_remark(c.text)]


def _meant(clause: ReportClause, targets: Sequence[ResultTarget]) -> Sequence[ResultTarget]:
    """Return the targets a remark means: the item it names, else the nearest printed above it."""
    named = _ITEM.search(fold(clause.text))
    if named:
        return [t for t in targets if named[1] in fold(t.item)]
    line = clause.pieces[0].line
    above = [t for t in targets if t.lines and t.lines[0][0] <= line]
    return above[-1:] or targets[:1]
