"""A document as lines git can compare: one heading, clause or row of the KPI table each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff import pipeline
from plandiff.errors import SegmentError
from plandiff.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import Clause, Document, Plan, Section


def plain_text(document: Document) -> bytes:
    """Return the plan or both plans as UTF-8; a document of another kind line by line.

    No page and no line number: only what changes shows in a diff.
    """
    return ("\n".join(_lines(document)) + "\n").encode("utf-8", "backslashreplace")


def _lines(document: Document) -> Iterator[str]:
    try:
        found = pipeline.segment(document)
    except SegmentError:
        yield from _one(document)
        return
    yield f"== {found.current.era or '新'}"
    yield from _plan(found.current)
    yield f"== {found.previous.era or '旧'}"
    yield from _plan(found.previous)


def _one(document: Document) -> Iterator[str]:
    plan, _ = pipeline.one_plan(document, "current")
    if plan.sections and not pipeline.is_report(document):
        yield from _plan(plan)
        return
    printed = (visible(line.text).rstrip() for line in document.lines if not line.furniture)
    yield from (text for text in printed if text)


def _plan(plan: Plan) -> Iterator[str]:
    yield from map(_clause, plan.preamble)
    for section in plan.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield ""
    yield visible(f"{'#' * section.level} {section.number} {section.title}".replace("  ", " "))
    yield from map(_clause, section.clauses)
    for row in section.table.rows if section.table else ():
        yield " | ".join(map(visible, (row.section, row.kpi.text, row.reference)))
    for child in section.sections:
        yield from _section(child)


def _clause(clause: Clause) -> str:
    return visible(f"{clause.marker} {clause.text}".strip())
