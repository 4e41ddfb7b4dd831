"""Read a free slide: heads stand anywhere, so the form of each statement decides."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from plandiff.results import forms
from plandiff.results.atoms import line_atoms
from plandiff.results.cells import target_drafts
from plandiff.results.clauses import to_clauses
from plandiff.results.columns import Schema, assign
from plandiff.results.context import set_aside
from plandiff.results.drafts import named_draft
from plandiff.results.kpi_tables import Cell
from plandiff.results.objects import is_chart
from plandiff.results.rows import cut
from plandiff.results.slides import make_setting
from plandiff.text.years import fiscal_years

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model_results import ReportRole
    from plandiff.results.atoms import Atom
    from plandiff.results.columns import Item
    from plandiff.results.context import Context
    from plandiff.results.drafts import MeasureDraft
    from plandiff.results.regions import Region
    from plandiff.results.rows import Row

_LABELLED = re.compile(
    rf"""
    (?P<year> (?:令和|平成|R|H) \s* (?:\d+|元) \s* 年? 度? ) (?:末)? \s*
    (?P<word> 実績 | KPI | 目標 ) \s* [::]? \s*
    (?P<value> {forms.NUMBER} \s* {forms.UNIT} (?: \s* \([^()]*\) )* )
    """,
    re.VERBOSE,
)
"""令和4年度実績：0.38%, 令和5年度KPI 0.41％（全国平均0.84%）."""


def read_detail(context: Context, region: Region, fiscal_year: int | None) -> MeasureDraft:
    """Return the measure that a free slide reports on."""
    draft = named_draft(context, region.titles[0])
    rest, group = set_aside(context, region)
    draft.group = draft.group or group
    labelled = {i: m for i in rest if (m := _LABELLED.fullmatch(context.rows[i].text))}
    charts = [i for i in rest if is_chart(context.rows[i].text) and i not in labelled]
    context.note(charts, "table")
    kept = [i for i in rest if i not in labelled and i not in charts]
    items = _statements([_without_head(context, i) for i in kept])
    context.note_items(items)
    draft.results += to_clauses([i for i in items if i.role == "result"], context.lines)
    draft.next_year += to_clauses([i for i in items if i.role == "next_year"], context.lines)
    draft.targets = target_drafts([i for i in items if i.role == "target"], context.lines)
    _give_labelled(context, draft, labelled, fiscal_year)
    return draft


_YEAR_TAIL = re.compile(r"\s*(?:令和|平成|R|H)\s*(?:\d+|元)\s*年度?$")


def _without_head(context: Context, index: int) -> Row:
    """Return a row without the year that belongs to a head wrapped onto the next line."""
    row = context.rows[index]
    head = context.frame.lone_heads.get(index + 1)
    tail = _YEAR_TAIL.search(row.text)
    if head is None or head.role not in {"target", "actual"} or not tail or not tail.start():
        return row
    return replace(row, text=row.text[: tail.start()])


def _statements(rows: Sequence[Row]) -> tuple[Item, ...]:
    atoms: tuple[Atom, ...] = line_atoms(rows)
    schema = Schema((("result", "next_year"),), ("target", "note"))
    # Free slides mix bulleted lists with plain boxes: a line without bullet may open a statement.
    return assign(atoms, schema, replace(make_setting(atoms), bulleted=False))


def _give_labelled(
    context: Context,
    draft: MeasureDraft,
    labelled: dict[int, re.Match[str]],
    fiscal_year: int | None,
) -> None:
    """Give the slide's KPI the figures that name their year."""
    for index, match in sorted(labelled.items()):
        row = context.rows[index]
        cell = Cell(match["value"], cut(row, match.start("value"), match.end("value")))
        mentions = fiscal_years(match["year"])
        year = mentions[0].year if mentions else None
        role: ReportRole = "previous" if fiscal_year and year and year < fiscal_year else "actual"
        context.note([index], role)
        for target in draft.targets[:1]:
            if role == "previous":
                target.previous = target.previous or cell
            elif match["word"] != "目標":
                target.actual = target.actual or cell
