"""Small plans out of a few lines, for cases a planner can read and edit.

## （1）申請の利用促進        a heading
１）利用率を60.5％以上とする   a KPI; ■ KPI：... as well
※ 速報値による               a note
- 案内を送る                  an action
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any

from plandiff.kpi.link import section_words
from plandiff.model import (
    Clause,
    ClauseKind,
    Comparison,
    Piece,
    Plan,
    Section,
    SectionDiff,
    Side,
    Source,
    Table,
    TableRow,
)
from plandiff.text.markers import parse_markers
from tests.rules.printed import printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SOURCE = Source("計画.txt", "0" * 64, "text", 1)
YEARS: dict[Side, int] = {"current": 2025, "previous": 2024}
ERAS: dict[Side, str] = {"current": "令和7年度", "previous": "令和6年度"}


def comparison(case: Mapping[str, Any]) -> Comparison:
    """Build the comparison of a case's two plans, targets not yet compared."""
    if "printed" in case:
        return printed(case["printed"])
    current = plan(case["current"], "current")
    previous = plan(case["previous"], "previous")
    return Comparison(SOURCE, None, current, previous, pair_sections(current, previous), ())


def plan(told: Mapping[str, Any], side: Side) -> Plan:
    """Build one year's plan; its lines are numbered from 1 (current) or 1001 (previous)."""
    numbers = count(1 if side == "current" else 1001)
    sections = list(_sections(told.get("body", ""), numbers))
    if "table" in told:
        sections.append(_table(told["table"], numbers))
    return Plan("試験支部", YEARS[side], ERAS[side], "事業計画", tuple(sections))


def _sections(body: str, numbers: Iterator[int]) -> Iterator[Section]:
    open_section: Section | None = None
    for line in filter(None, map(str.strip, body.splitlines())):
        no = next(numbers)
        if line.startswith("## "):
            if open_section:
                yield open_section
            open_section = _section(line.removeprefix("## "), no)
        elif open_section:
            clauses = (*open_section.clauses, clause(line, no))
            open_section = replace(open_section, clauses=clauses)
    if open_section:
        yield open_section


def _section(text: str, no: int) -> Section:
    title = text.removeprefix(section_number(text)).strip()
    return Section(section_number(text), title, 1, (text,), 1, no, (Piece(no, 0, len(text)),))


def section_number(text: str) -> str:
    markers = parse_markers(text)
    return markers[0].text if markers else ""


def clause(line: str, no: int, kind: ClauseKind | None = None) -> Clause:
    """Build a clause from a printed line; the kind is read off its marker."""
    markers = parse_markers(line)
    start = markers[-1].end if markers else 0
    start += len(line[start:]) - len(line[start:].lstrip())
    kind = kind or ("note" if line[0] in "※（(" else "action" if line[0] in "-・" else "kpi")
    body = Piece(no, start, len(line))
    return Clause(kind, line[:start].strip(), line[start:], (body,), 1, Piece(no, 0, start))


def _table(rows: Sequence[Mapping[str, Any]], numbers: Iterator[int]) -> Section:
    built = []
    for row in rows:
        kpi = clause(row["kpi"], next(numbers), "kpi")
        result = row.get("result", "")
        where = (Piece(next(numbers), 0, len(result)),) if result else ()
        notes = tuple(clause(note, next(numbers), "note") for note in row.get("notes", ()))
        label = row.get("label", "参考：令和5年度末")
        built.append(TableRow("", row["section"], kpi, label, result, where, notes))
    no = next(numbers)
    title = "KPI一覧表"
    return Section("", title, 1, (title,), 1, no, (Piece(no, 0, 5),), table=Table(tuple(built)))


def pair_sections(current: Plan, previous: Plan) -> tuple[SectionDiff, ...]:
    """Pair sections by title, as the alignment would."""
    free = list(previous.sections)
    diffs = []
    for section in current.sections:
        titles = [section_words(other.title) for other in free]
        own = section_words(section.title)
        other = free.pop(titles.index(own)) if own in titles else None
        diffs.append(SectionDiff("same", section, other, "path", 1.0, ()))
    return (*diffs, *(SectionDiff("removed", None, section, "none", 0.0, ()) for section in free))
