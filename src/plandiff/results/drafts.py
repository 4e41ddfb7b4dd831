"""What is known of a measure while its regions are read one after another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plandiff.text.spans import join_pieces

if TYPE_CHECKING:
    from plandiff.model import Clause, Piece
    from plandiff.model_results import ReportClause
    from plandiff.results.context import Context
    from plandiff.results.kpi_tables import Cell, KpiRow
    from plandiff.results.outline import Title


@dataclass(slots=True)
class TargetDraft:
    """A KPI sentence and the cells found to belong to it."""

    clause: Clause
    notes: list[Clause] = field(default_factory=list)
    label: str = ""
    label_pieces: tuple[Piece, ...] = ()
    target_cell: Cell | None = None
    actual: Cell | None = None
    previous: Cell | None = None
    achieved: Cell | None = None
    heads: tuple[Piece, ...] = ()
    next_year: list[str] = field(default_factory=list)
    others: tuple[Piece, ...] = ()


@dataclass(slots=True)
class MeasureDraft:
    """One measure; `targets` grow as tables and sentences are found."""

    title: str
    number: str = ""
    parent: str = ""
    chapter: str = ""
    group: str = ""
    grade: str = ""
    grade_piece: Piece | None = None
    page: int = 0
    line: int = 0
    pieces: tuple[Piece, ...] = ()
    plan: list[ReportClause] = field(default_factory=list)
    results: list[ReportClause] = field(default_factory=list)
    next_year: list[ReportClause] = field(default_factory=list)
    targets: list[TargetDraft] = field(default_factory=list)
    tables: list[KpiRow] = field(default_factory=list)
    none_stated: bool = False


def named_draft(context: Context, title: Title) -> MeasureDraft:
    """Return a draft with everything its title line says, as printed."""
    row = context.rows[title.row]
    return MeasureDraft(
        join_pieces(context.lines, title.pieces),
        join_pieces(context.lines, (title.number_piece,)),
        join_pieces(context.lines, (title.parent,)) if title.parent else "",
        group=title.group,
        page=row.source_page,
        line=row.no,
        pieces=title.pieces,
    )
