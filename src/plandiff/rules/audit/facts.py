"""What the audit rules look at: the report, its source lines, and how to quote them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from plandiff.model import Evidence, Piece
from plandiff.text.fold import fold
from plandiff.text.spans import join_pieces, line_ranges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plandiff.model import Document
    from plandiff.model_results import Measure, ReportClause, ReportDocument, ResultTarget


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """A report with its source text at hand."""

    report: ReportDocument
    lines: Mapping[int, str]
    """Source text by line number."""
    folded: Mapping[int, str]
    """Folded, outer blanks off; lines with text only."""
    pages: Mapping[int, int]
    content: tuple[int, ...]
    """Lines with text that are no furniture, in order."""


def gather(report: ReportDocument, document: Document) -> ReportFacts:
    """Return the facts of a report read from `document`."""
    lines = {line.no: line.text for line in document.lines}
    return ReportFacts(
        report,
        lines,
        {no: folded for no, text in lines.items() if (folded := fold(text).strip())},
        {line.no: line.page for line in document.lines},
        tuple(line.line for line in report.lines if line.role != "furniture"),
    )


def quote(facts: ReportFacts, numbers: Iterable[int]) -> Evidence:
    """Quote whole lines, joined."""
    wanted = sorted({n for n in numbers if n in facts.folded})
    pieces = [Piece(n, 0, len(facts.lines[n])) for n in wanted]
    page = facts.pages.get(wanted[0], 1) if wanted else 1
    return Evidence("current", page, line_ranges(wanted), join_pieces(facts.lines, pieces))


def quote_each(facts: ReportFacts, numbers: Iterable[int]) -> tuple[Evidence, ...]:
    """Quote lines, each on its own."""
    return tuple(quote(facts, [n]) for n in sorted({n for n in numbers if n in facts.folded}))


def quote_pieces(facts: ReportFacts, pieces: Iterable[Piece]) -> tuple[Evidence, ...]:
    """Quote the lines that pieces stand on, runs of neighbours together; none for no pieces."""
    numbers = sorted({piece.line for piece in pieces})
    return tuple(quote(facts, run) for run in _runs(facts, numbers))


def _runs(facts: ReportFacts, numbers: list[int]) -> Iterator[list[int]]:
    run = numbers[:1]
    for last, following in pairwise(numbers):
        if any(n in facts.folded for n in range(last + 1, following)):
            yield run
            run = []
        run = [*run, following]
    if run:
        yield run


def quote_sentence(facts: ReportFacts, target: ResultTarget) -> tuple[Evidence, ...]:
    """Quote the KPI sentence of a target."""
    return quote_pieces(facts, target.clause.pieces)


def quote_result(facts: ReportFacts, target: ResultTarget) -> tuple[Evidence, ...]:
    """Quote where a target's actual and last year's actual are printed."""
    return quote_pieces(facts, (*target.actual_pieces, *target.previous_pieces))


def quote_target(facts: ReportFacts, target: ResultTarget) -> tuple[Evidence, ...]:
    """Quote a target with its result."""
    return (*quote_sentence(facts, target), *quote_result(facts, target))


def quote_clause(facts: ReportFacts, clause: ReportClause) -> tuple[Evidence, ...]:
    """Quote a clause."""
    return quote_pieces(facts, clause.pieces)


def targets(report: ReportDocument) -> Iterator[tuple[Measure, ResultTarget]]:
    """Walk through all targets with their measures."""
    for measure in report.measures:
        for target in measure.targets:
            yield measure, target


def name_of(target: ResultTarget) -> str:
    """Return how a message names a target."""
    name = target.indicator or target.label or target.text
    return name if len(name) <= 40 else name[:39] + "…"


def title_of(measure: Measure) -> str:
    """Return how a message names a measure."""
    return f"{measure.number}{measure.title}" or "（施策名なし）"
