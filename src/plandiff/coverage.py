"""Whether every line of the source found its place in the plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.model import Coverage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plandiff.model import Clause, Piece, Plan, Section, Table


def coverage(plans: Sequence[Plan], lines: frozenset[int]) -> Coverage:
    """Count the `lines` that stand in one of the plans."""
    placed = {piece.line for plan in plans for piece in plan_pieces(plan)}
    return Coverage(len(lines), len(lines & placed), tuple(sorted(lines - placed)))


def joined(own: Coverage, other: Coverage) -> Coverage:
    """Add up the coverage of two documents; `unassigned` are lines of the first, then the other."""
    return Coverage(
        own.lines + other.lines,
        own.assigned + other.assigned,
        (*own.unassigned, *other.unassigned),
    )


def plan_pieces(plan: Plan) -> Iterator[Piece]:
    """Every stretch of source a plan accounts for."""
    yield from _clause_pieces(plan.preamble)
    for label in plan.labels:
        yield from label.pieces
    for section in plan.sections:
        yield from _section_pieces(section)


def _section_pieces(section: Section) -> Iterator[Piece]:
    yield from section.pieces
    yield from _clause_pieces(section.clauses)
    for label in section.labels:
        yield from label.pieces
    if section.table is not None:
        yield from _table_pieces(section.table)
    for child in section.sections:
        yield from _section_pieces(child)


def _clause_pieces(clauses: Iterable[Clause]) -> Iterator[Piece]:
    for clause in clauses:
        yield from clause.pieces
        if clause.marker_piece is not None:
            yield clause.marker_piece


def _table_pieces(table: Table) -> Iterator[Piece]:
    yield from table.pieces
    yield from _clause_pieces(table.notes)
    for row in table.rows:
        yield from _clause_pieces((row.kpi, *row.notes))
        yield from row.reference_pieces
