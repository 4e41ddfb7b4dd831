"""A plan as paragraphs in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from plandiff.report.order import in_order
from plandiff.report.outline import heading
from plandiff.report.visible import visible
from plandiff.report.width import gap
from plandiff.text.fold import key

if TYPE_CHECKING:
    from collections.abc import Container, Hashable, Iterator, Mapping, Sequence

    from plandiff.model import Clause, Label, Plan, Section, Table, TableRow

BlockKind = Literal["heading", "label", "clause"]


class Block(NamedTuple):
    """One paragraph of a plan."""

    kind: BlockKind
    text: str
    """Without marker; no hidden characters, no line feed."""
    key: Hashable
    """What a corresponding block of the other side is found by."""
    marker: str = ""
    """With the gap after it."""
    level: int = 0
    """Of a heading."""
    refers_to: Hashable = None
    """Key of the KPI in whose row this stands: its result, or a note on it."""
    is_measure: bool = False
    """Names the 具体的施策 that the rows below belong to."""


def plan_blocks(plan: Plan) -> tuple[Block, ...]:
    """Give a plan's paragraphs in reading order."""
    return tuple(_plan(plan))


def _plan(plan: Plan) -> Iterator[Block]:
    yield from (_label(label, "") for label in plan.labels)
    yield from _clauses(plan.preamble, [], "")
    for section in plan.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[Block]:
    text = heading(section)
    if text:
        yield Block("heading", _line(text), section_key(section), level=section.level)
    labels = list(section.labels)
    for part in in_order(section):
        if isinstance(part, tuple):
            yield from _clauses(part, labels, section_key(section))
        else:
            yield from _section(part)
    yield from (_label(label, section_key(section)) for label in labels)
    if section.table is not None:
        yield from _table(section.table)


def _clauses(clauses: Sequence[Clause], waiting: list[Label], where: Hashable) -> Iterator[Block]:
    """Give clauses, each of the labels that wait before the first that stands under it."""
    for clause in clauses:
        if clause.group is not None and clause.group in waiting:
            at = waiting.index(clause.group) + 1
            yield from (_label(label, where) for label in waiting[:at])
            del waiting[:at]
        yield _clause(clause)


def _clause(clause: Clause) -> Block:
    marker = _line(clause.marker)
    return Block("clause", _line(clause.text), clause_key(clause), marker + gap(marker))


def _label(label: Label, where: Hashable) -> Block:
    return Block("label", _line(label.text), ("label", where, key(label.text)))


def table_blocks(section: Section | None) -> tuple[Block, ...]:
    """Give the paragraphs of a section's KPI table alone; none where there is no such table."""
    return tuple(_table(section.table)) if section is not None and section.table else ()


def _table(table: Table) -> Iterator[Block]:
    """Give a KPI table row by row, in the notation such tables are read by.

    The head names the columns once a chapter; a reference bears the number of its KPI.
    """
    chapter = section = head = ""
    apart = _notes_apart(table)
    for at, row in enumerate(table.rows):
        if row.chapter and row.chapter != chapter:
            chapter, head = row.chapter, ""
            yield Block("label", _line(chapter), ("chapter", key(chapter)))
        if _head(row) != head:
            head = _head(row)
            yield Block("label", head, ("head", key(chapter)))
        if row.section and row.section != section:
            section = row.section
            name = ("measure", key(section))
            yield Block("label", _line(section), name, is_measure=True)
        yield from _row(row, apart)
        yield from (_clause(note) for note, after in apart.items() if after == at)
    yield from map(_clause, table.notes)


def _head(row: TableRow) -> str:
    return "　".join(part for part in ("具体的施策", "KPI", _line(row.reference_label)) if part)


def _row(row: TableRow, apart: Container[Clause]) -> Iterator[Block]:
    """Give a KPI with the notes on it alone, then its reference."""
    kpi = _clause(row.kpi)
    yield kpi
    for note in row.notes:
        if note not in apart:
            yield _clause(note)._replace(refers_to=kpi.key)
    if row.reference:
        name = ("reference", kpi.key)
        yield Block("clause", _line(row.reference), name, kpi.marker, refers_to=kpi.key)


def _notes_apart(table: Table) -> Mapping[Clause, int]:
    """Find notes that explain several KPIs, with the last row of these: they stand below it."""
    owners: dict[Clause, list[int]] = {}
    for at, row in enumerate(table.rows):
        for note in row.notes:
            owners.setdefault(note, []).append(at)
    return {note: places[-1] for note, places in owners.items() if len(places) > 1}


def _line(text: str) -> str:
    return visible(text).strip()


def section_key(section: Section) -> Hashable:
    """Tell a section from all others of its side."""
    return ("section", section.path, section.line)


def clause_key(clause: Clause) -> Hashable:
    """Tell a clause from all others of its side."""
    return ("clause", clause.marker_piece, clause.pieces, clause.text)
