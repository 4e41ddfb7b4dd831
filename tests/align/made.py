"""Plans written down in a few lines: a section is a heading and what stands under it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plandiff.model import Clause, Label, Piece, Plan, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import Alignment, ClauseKind


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, its clauses and the headings under it."""

    number: str
    title: str
    inner: tuple[Clause | Heading, ...]
    is_table: bool = False


def heading(number: str, title: str, *inner: str | Clause | Heading) -> Heading:
    """Return a section; a bare text is a policy bullet."""
    return Heading(number, title, tuple(bullet(i) if isinstance(i, str) else i for i in inner))


def kpi_list(title: str) -> Heading:
    """Return the section of a KPI 一覧表."""
    return Heading("", title, (), is_table=True)


def bullet(text: str, kind: ClauseKind = "policy", marker: str = "・", group: str = "") -> Clause:
    label = Label(group, (), 1) if group else None
    return Clause(kind, marker, text, (), 1, group=label)


def action(text: str, group: str = "") -> Clause:
    return bullet(text, "action", group=group)


def kpi(text: str, marker: str = "１）") -> Clause:
    return bullet(text, "kpi", marker)


def note(text: str, marker: str = "※1") -> Clause:
    return bullet(text, "note", marker)


def block(kind: ClauseKind, text: str, marker: str = "【重要度：高】") -> Clause:
    return bullet(text, kind, marker)


def plan(*headings: Heading, preamble: tuple[str, ...] = ()) -> Plan:
    """Return a plan; every heading and clause gets a line of its own."""
    lines = iter(range(1, 100_000))
    first = tuple(_placed(bullet(text, "lead", ""), lines) for text in preamble)
    sections = tuple(_section(h, (), 1, lines) for h in headings)
    return Plan("県民協会", 2025, "令和7年度", "事業計画", sections, first)


def _placed(clause: Clause, lines: Iterator[int]) -> Clause:
    return replace(clause, pieces=(Piece(next(lines), 0, len(clause.text)),))


def _section(h: Heading, above: tuple[str, ...], level: int, lines: Iterator[int]) -> Section:
    path = (*above, h.number + h.title)
    line = next(lines)
    return Section(
        number=h.number,
        title=h.title,
        level=level,
        path=path,
        page=1,
        line=line,
        pieces=(Piece(line, 0, len(h.number + h.title)),),
        clauses=tuple(_placed(i, lines) for i in h.inner if isinstance(i, Clause)),
        sections=tuple(
            _section(i, path, level + 1, lines) for i in h.inner if isinstance(i, Heading)
        ),
        table=Table(()) if h.is_table else None,
    )


def section_rows(alignment: Alignment) -> list[tuple[str, str]]:
    """Return (current, previous) numbers with titles, `-` where there is none."""
    return [
        tuple(s.number + s.title if s else "-" for s in (row.match.current, row.match.previous))  # type: ignore[misc]
        for row in alignment.sections
    ]


def clause_rows(alignment: Alignment) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the texts of every clause match, (current, previous), in the order shown."""
    return [
        (tuple(c.text for c in match.current), tuple(p.text for p in match.previous))
        for row in alignment.sections
        for match in row.clauses
    ]


def moved(alignment: Alignment) -> list[str]:
    """Return the current texts that are said to have moved."""
    return [
        match.current[0].text for row in alignment.sections for match in row.clauses if match.moved
    ]
