"""The lines of one side into a plan: sections, clauses, KPI 一覧表, and what the heads tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.model import Plan, Section
from plandiff.segment.clauses import make_clauses, make_preamble
from plandiff.segment.cutting import cut_blocks
from plandiff.segment.meta import read_meta
from plandiff.segment.outline import build_outline
from plandiff.segment.rows import Rows, make_rows
from plandiff.segment.table import read_table
from plandiff.segment.table_find import find_tables
from plandiff.text.fold import key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from plandiff.model import Line, Problem, Side
    from plandiff.segment.blocks import Block
    from plandiff.segment.outline import Node
    from plandiff.segment.table_find import Region

__all__ = ["build_plan"]


def build_plan(
    lines: Sequence[Line], heads: Sequence[Line], side: Side
) -> tuple[Plan, tuple[Problem, ...]]:
    """Build one side's plan from its lines, in reading order and without page heads.

    `heads` are the document's own lines (title page, page heads that name both years). Every
    character of `lines` that is no blank is in exactly one heading, label, clause or table piece.
    What could not be decided is in the problems, with its lines.
    """
    rows = Rows(make_rows(lines))
    regions = find_tables(rows.items)
    text = rows.without((region.start, region.end) for region in regions)
    outline = build_outline(cut_blocks(text))
    sections = [_section(node, outline.labels, ()) for node in outline.root.children]
    titles = frozenset(key(title) for section in sections for title in _titles(section))
    places = {row.line.no: place for place, row in enumerate(rows.items)}
    problems = list(outline.problems)
    for region in regions:
        table, found = _table_section(rows, region, titles)
        problems += found
        before = sum(places[section.line] < region.start for section in sections)
        sections.insert(before, table)
    meta = read_meta(heads, [row.line for row in rows.items], side)
    root = outline.root
    preamble, titles_before = make_preamble(
        [*root.blocks, *root.closing], has_sections=bool(sections)
    )
    plan = Plan(
        organization=meta.organization,
        fiscal_year=meta.fiscal_year,
        era=meta.era,
        title=meta.title,
        sections=tuple(sections),
        preamble=preamble,
        labels=titles_before,
    )
    return plan, tuple(problems)


def _section(node: Node, labels: Collection[Block], above: tuple[str, ...]) -> Section:
    heading, block = node.heading, node.block
    assert heading is not None and block is not None  # noqa: S101, PT018  only the root has none
    path = (*above, _joined(heading.marker.text, block.text()))
    before = make_clauses(node.blocks, labels, opens=bool(node.children))
    closing = make_clauses(node.closing, labels, opens=False)
    return Section(
        number=heading.marker.text,
        title=block.text(),
        level=node.level,
        path=path,
        page=block.row.line.page,
        line=block.row.line.no,
        pieces=tuple(row.piece() for row in block.rows),
        clauses=before[0] + closing[0],
        sections=tuple(_section(child, labels, path) for child in node.children),
        labels=before[1] + closing[1],
    )


def _joined(number: str, title: str) -> str:
    """Return number and title as one text: １．基本方針, 1.1 Scope."""
    is_latin = number[-1:].isascii() and title[:1].isascii()
    return f"{number} {title}" if is_latin else number + title


def _titles(section: Section) -> Iterator[str]:
    yield section.title
    for child in section.sections:
        yield from _titles(child)


def _table_section(
    rows: Rows, region: Region, titles: Collection[str]
) -> tuple[Section, tuple[Problem, ...]]:
    """Return the section of a KPI table; without a printed title its first line is the title."""
    first = rows.items[region.start]
    table, problems = read_table(
        rows.items[region.start + 1 : region.end], titles, trailing_blanks=rows.trailing_blanks
    )
    section = Section(
        number="",
        title=first.text,
        level=1,
        path=(first.text,),
        page=first.line.page,
        line=first.line.no,
        pieces=(first.piece(),),
        table=table,
    )
    return section, problems
