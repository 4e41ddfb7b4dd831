"""Plans from a few lines of text, and what was made of them, in forms that tests can compare."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plandiff.model import Line
from plandiff.segment.plan import build_plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.model import Clause, Piece, Plan, Problem, Section, Side, Table

Tree = tuple[tuple[str, "Tree"], ...]


def lines_of(text: str, first: int = 1) -> tuple[Line, ...]:
    """Return the lines of a text, blank ones too; a line `---` begins a new page."""
    found: list[Line] = []
    page = 1
    for no, line in enumerate(text.strip("\n").split("\n"), first):
        page += line == "---"
        found.append(Line(no, page, "" if line == "---" else line))
    return tuple(found)


def read(text: str, heads: str = "", side: Side = "current") -> tuple[Plan, tuple[Problem, ...]]:
    """Build the plan of a text."""
    return build_plan(lines_of(text), lines_of(heads, 9001), side)


def plan_of(text: str, heads: str = "", side: Side = "current") -> Plan:
    """Build the plan of a text, problems left aside."""
    return read(text, heads, side)[0]


def headings(sections: Sequence[Section]) -> Tree:
    """Return the headings as a tree of (number and title, what is under it)."""
    return tuple((section.path[-1], headings(section.sections)) for section in sections)


def walk(sections: Sequence[Section]) -> Iterator[Section]:
    """Yield every section, parents first."""
    for section in sections:
        yield section
        yield from walk(section.sections)


def section_at(plan: Plan, path: str) -> Section:
    """Return the section whose heading is `path`."""
    return next(section for section in walk(plan.sections) if section.path[-1] == path)


def clauses(section: Section) -> list[tuple[str, str, str]]:
    """Return kind, marker and text of the clauses that stand directly in a section."""
    return [(clause.kind, clause.marker, clause.text) for clause in section.clauses]


def line_numbers(clause: Clause) -> list[int]:
    """Return every line a clause stands on, its marker included."""
    mark = [clause.marker_piece] if clause.marker_piece else []
    return sorted({piece.line for piece in (*mark, *clause.pieces)})


def characters(plan: Plan, lines: Sequence[Line]) -> Counter[tuple[int, int]]:
    """Count how often each (line, offset) that is no blank is claimed by a piece of the plan."""
    texts = {line.no: line.text for line in lines}
    return Counter(
        (piece.line, at)
        for piece in _pieces(plan)
        for at in range(piece.start, piece.end)
        if not texts[piece.line][at].isspace()
    )


def printed(lines: Sequence[Line]) -> Counter[tuple[int, int]]:
    """Count every character that is no blank, once each."""
    return Counter(
        (line.no, at) for line in lines for at, char in enumerate(line.text) if not char.isspace()
    )


def _pieces(plan: Plan) -> Iterator[Piece]:
    for clause in plan.preamble:
        yield from _of_clause(clause)
    for label in plan.labels:
        yield from label.pieces
    for section in walk(plan.sections):
        yield from section.pieces
        for label in section.labels:
            yield from label.pieces
        for clause in section.clauses:
            yield from _of_clause(clause)
        if section.table is not None:
            yield from _of_table(section.table)


def _of_clause(clause: Clause) -> Iterator[Piece]:
    if clause.marker_piece is not None:
        yield clause.marker_piece
    yield from clause.pieces


def _of_table(table: Table) -> Iterator[Piece]:
    yield from table.pieces
    notes = dict.fromkeys(note for row in table.rows for note in row.notes)
    for clause in (*(row.kpi for row in table.rows), *notes, *table.notes):
        yield from _of_clause(clause)
    for row in table.rows:
        yield from row.reference_pieces
