"""Quote the source as evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.kpi.places import clause_lines
from plandiff.model import Evidence
from plandiff.text.spans import line_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import Clause, Section, Side, Target
    from plandiff.rules.facts import Topic


def quote_clause(clause: Clause, side: Side) -> Evidence:
    """Quote a clause with its marker."""
    return Evidence(side, clause.page, clause_lines(clause), clause.marker + clause.text)


def quote_heading(section: Section, side: Side) -> Evidence:
    """Quote a heading with its number."""
    lines = line_ranges(section.pieces)
    return Evidence(side, section.page, lines, section.number + section.title)


def quote_target(target: Target, side: Side) -> Evidence:
    """Quote the sentence of a target."""
    return quote_clause(target.clause, side)


def quote_reference(target: Target, side: Side) -> tuple[Evidence, ...]:
    """Quote the reference cell of a target, if the document gives one."""
    reference = target.reference
    if reference is None or not reference.lines:
        return ()
    return (Evidence(side, reference.page or target.page, reference.lines, reference.text),)


def quote_topic(topic: Topic) -> tuple[Evidence, ...]:
    """Quote a KPI wherever it stands: current before previous, body before table."""
    return tuple(_topic(topic))


def _topic(topic: Topic) -> Iterator[Evidence]:
    sides: tuple[Side, Side] = ("current", "previous")
    for side in sides:
        for target in topic.targets(side):
            yield quote_target(target, side)
