"""A comparison as the rows of a two-column table: what a twin of its document prints."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from plandiff.model import Clause

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plandiff.model import Comparison, Label, Plan, Section, TableRow

_DASHES = "－―–−‐"
KpiCells = tuple[tuple[str, ...], ...]
"""The paragraphs of each cell of one row of a KPI table."""


class Block(NamedTuple):
    """What stands in one cell of the two-column table: paragraphs, or a KPI table."""

    key: tuple[tuple[str, ...], str]
    """Path of its section, and which part of the section it is."""
    paragraphs: tuple[str, ...] = ()
    kpis: tuple[KpiCells, ...] = ()


class Row(NamedTuple):
    """One row of the two-column table; an empty cell is None."""

    left: Block | None
    right: Block | None


class Twin(NamedTuple):
    """A two-column document to be printed."""

    heads: tuple[str, str]
    rows: tuple[Row, ...]


def twin(comparison: Comparison) -> Twin:
    """Lay a comparison out again: one row for each part of a section, counterparts side by side."""
    current, previous = comparison.current, comparison.previous
    pairs = {
        match.current.path: match.previous.path
        for match in comparison.sections
        if match.current and match.previous
    }
    rows = tuple(_rows(tuple(_blocks(current)), tuple(_blocks(previous)), pairs))
    return Twin((current.era, previous.era), rows)


def _rows(
    left: Sequence[Block], right: Sequence[Block], pairs: Mapping[tuple[str, ...], tuple[str, ...]]
) -> Iterator[Row]:
    """Pair the blocks of both plans in the order of both; a moved one stands alone twice."""
    places = {block.key: k for k, block in enumerate(right)}
    done = 0
    for block in left:
        path, part = block.key
        place = places.get((pairs.get(path, ()), part), -1)
        if place < done:
            yield Row(block, None)
            continue
        yield from (Row(None, skipped) for skipped in right[done:place])
        yield Row(block, right[place])
        done = place + 1
    yield from (Row(None, skipped) for skipped in right[done:])


def _blocks(plan: Plan) -> Iterator[Block]:
    if plan.preamble:
        yield Block(((), ""), tuple(map(_printed, plan.preamble)))
    for section in plan.sections:
        yield from _of_section(section)


def _of_section(section: Section) -> Iterator[Block]:
    """Yield a section's head, its sub-sections, and what is printed after those."""
    if section.table:
        yield Block((section.path, "title"), (section.title,))
        for chapter, rows in groupby(section.table.rows, key=lambda row: row.chapter):
            yield Block((section.path, f"{chapter} name"), (chapter,))
            yield Block((section.path, chapter), (), tuple(_kpi_rows(tuple(rows))))
        return
    first = min((sub.line for sub in section.sections), default=None)
    parts: tuple[Clause | Label, ...] = (*section.labels, *section.clauses)
    printed = sorted((_line(part), _printed(part)) for part in parts)
    opening = [text for line, text in printed if first is None or line < first]
    closing = [text for line, text in printed if first is not None and line > first]
    yield Block((section.path, ""), (_headed(section.number, section.title), *opening))
    for sub in section.sections:
        yield from _of_section(sub)
    if closing:
        yield Block((section.path, "closing"), tuple(closing))


def _line(part: Clause | Label) -> int:
    return min(piece.line for piece in part.pieces)


def _printed(part: Clause | Label) -> str:
    return _headed(part.marker, part.text) if isinstance(part, Clause) else part.text


def _headed(marker: str, text: str) -> str:
    """Set a marker before its text, with a blank where print needs one: 1.1 Scope, - item."""
    last = marker[-1:]
    needs_blank = last.isascii() or last.isalnum() or last in _DASHES
    return f"{marker} {text}" if marker and needs_blank else marker + text


def _kpi_rows(rows: Sequence[TableRow]) -> Iterator[KpiCells]:
    """Yield the head row and a row for each measure of a KPI table."""
    yield (("具体的施策",), ("KPI",), (rows[0].reference_label,))
    for section, same in groupby(rows, key=lambda row: row.section):
        found = list(same)
        texts = [
            _headed(clause.marker, clause.text) for row in found for clause in (row.kpi, *row.notes)
        ]
        values = [_headed(row.kpi.marker, row.reference) for row in found]
        yield ((section,), tuple(texts), tuple(values))
