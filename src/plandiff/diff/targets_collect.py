"""Read every target of a plan: those of its body and those of its KPI table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from plandiff.kpi.link import link_rows
from plandiff.kpi.notes import tie_notes
from plandiff.kpi.reference import parse_reference
from plandiff.kpi.target import parse_target
from plandiff.kpi.tidy import marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.model import Plan, Problem, Section, TableRow, Target


class Found(NamedTuple):
    """A target where it stands."""

    target: Target
    section: Section
    """The section of a body target; the KPI table's section for a row."""
    place: str
    """number + title of the section, or the section cell of the row, as printed."""
    borrowed: tuple[str, ...] = ()
    """Notes of its twin in body or table, when its own mark explains nothing."""

    @property
    def notes(self) -> tuple[str, ...]:
        """Its notes, and its twin's when a mark of its own is explained by none of them."""
        explained = {mark for note in self.target.notes for mark in marks(note)[:1]}
        lent = () if set(marks(self.target.text)) <= explained else self.borrowed
        return (*self.target.notes, *(note for note in lent if note not in self.target.notes))


class PlanTargets(NamedTuple):
    """The targets of one plan, in reading order."""

    body: tuple[Found, ...]
    table: tuple[Found, ...]
    problems: tuple[Problem, ...]

    def of(self, source: Literal["body", "table"]) -> tuple[Found, ...]:
        """Return those of one source."""
        return self.body if source == "body" else self.table


def walk(sections: Sequence[Section]) -> Iterator[Section]:
    """Yield sections and their sub-sections in reading order."""
    for section in sections:
        yield section
        yield from walk(section.sections)


def collect_targets(plan: Plan) -> PlanTargets:
    """Read the targets of a plan; a body target takes the reference of its table row."""
    problems: list[Problem] = []
    sections = tuple(walk(plan.sections))
    body = [found for s in sections for found in _of_body(s, problems)]
    table = [found for s in sections for found in _of_table(s, problems)]
    return PlanTargets(*_linked(body, table), tuple(problems))


def _of_body(section: Section, problems: list[Problem]) -> Iterator[Found]:
    tied = tie_notes(section.clauses)
    for clause in section.clauses:
        if clause.kind == "kpi":
            target, told = parse_target(clause, tied.get(clause.pieces, ()))
            problems.extend(told)
            yield Found(target, section, _place(section))


def _of_table(section: Section, problems: list[Problem]) -> Iterator[Found]:
    for row in section.table.rows if section.table else ():
        reference = parse_reference(
            row.reference_label, row.reference, row.reference_pieces, _page(row)
        )
        target, told = parse_target(row.kpi, row.notes, reference)
        problems.extend(told)
        yield Found(target, section, row.section or row.chapter)


def _linked(body: list[Found], table: list[Found]) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    links = link_rows(
        [(found.target.indicator, found.place) for found in body],
        [(found.target.indicator, found.place) for found in table],
    )
    for at, row_at in links:
        own, row = body[at], table[row_at]
        target = replace(
            own.target, reference=row.target.reference, unit=own.target.unit or row.target.unit
        )
        body[at] = own._replace(target=target, borrowed=row.target.notes)
        table[row_at] = row._replace(borrowed=own.target.notes)
    return tuple(body), tuple(table)


def _place(section: Section) -> str:
    return section.path[-1] if section.path else section.number + section.title


def _page(row: TableRow) -> int | None:
    return row.kpi.page if row.reference_pieces else None
