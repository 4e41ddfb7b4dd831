"""Read a slide: title, KPI box, plan and result columns, KPI table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plandiff.results.atoms import line_atoms
from plandiff.results.cells import give_rows, target_drafts
from plandiff.results.clauses import to_clauses
from plandiff.results.columns import assign
from plandiff.results.context import set_aside
from plandiff.results.drafts import named_draft
from plandiff.results.kpi_tables import is_kpi_head, read_kpi_table
from plandiff.results.objects import object_rows
from plandiff.results.rows import is_furniture
from plandiff.results.slides import lanes_of, make_setting, schema_of, unrepeated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import Piece
    from plandiff.model_results import ReportRole
    from plandiff.results.atoms import Atom
    from plandiff.results.columns import Item
    from plandiff.results.context import Context
    from plandiff.results.drafts import MeasureDraft
    from plandiff.results.kpi_tables import KpiRow
    from plandiff.results.regions import Region


def read_slide(context: Context, region: Region) -> MeasureDraft:
    """Return the measure that a slide reports on."""
    title = region.titles[0]
    tables = _kpi_tables(context, region)
    rest, group = set_aside(context, region)
    items = _statements(context, region, rest)
    context.note_items(items)
    draft = named_draft(context, title)
    draft.group = title.group or group
    row = context.rows[title.row]
    _fill(draft, items, context)
    draft.targets = target_drafts([i for i in items if i.role in {"target", "note"}], context.lines)
    for rows, heads in tables:
        give_rows(draft.targets, rows, heads, context.lines, row.source_page)
    return draft


def _kpi_tables(
    context: Context, region: Region
) -> list[tuple[tuple[KpiRow, ...], tuple[Piece, ...]]]:
    found = []
    for head in context.frame.head_rows:
        if not (region.first <= head.first < region.last and is_kpi_head(head)):
            continue
        rows, end = read_kpi_table(context.rows, head, region.last)
        context.note(range(head.first, head.last), "head")
        context.note(range(head.last, end), "table")
        pieces = tuple(context.rows[i].piece for i in range(head.first, head.last))
        found.append((rows, pieces))
    return found


def _statements(context: Context, region: Region, rest: Sequence[int]) -> tuple[Item, ...]:
    """Return the statements of the slide's columns, charts and tables of words left out."""
    rows = context.rows
    objects = object_rows(rows, rest, bulleted=context.bulleted)
    context.note(sorted(objects), "table")
    kept = [i for i in rest if i not in objects and not is_furniture(rows[i].text)]
    atoms = _with_kpi_labels(context, kept, line_atoms([rows[i] for i in kept]))
    roles: tuple[ReportRole, ...] = region.head.roles if region.head else ("plan", "result")
    lanes = lanes_of(atoms, roles)
    setting = replace(make_setting(atoms), bulleted=context.bulleted, lanes=lanes)
    return unrepeated(assign(atoms, schema_of(roles), setting))


def _with_kpi_labels(
    context: Context, kept: Sequence[int], atoms: Sequence[Atom]
) -> tuple[Atom, ...]:
    """Mark bare paragraphs that stand right above a KPI label as KPI sentences."""
    labels = {i for i, head in context.frame.lone_heads.items() if head.role == "target"}
    labels |= {h.first for h in context.frame.head_rows if is_kpi_head(h)}
    marked = list(atoms)
    for position, index in enumerate(kept):
        if index + 1 in labels and not atoms[position].marker:
            start = _paragraph_start(kept, atoms, position)
            whole = atoms[start : position + 1]
            if _is_bare_wish(whole) and not any(a.opens_promise for a in whole):
                marked[start] = replace(atoms[start], opens_promise=True)
    return tuple(marked)


def _is_bare_wish(paragraph: Sequence[Atom]) -> bool:
    """Tell a paragraph without bullet that says what will be done."""
    return paragraph[0].gap and not paragraph[0].marker and paragraph[-1].lean < 0


def _paragraph_start(kept: Sequence[int], atoms: Sequence[Atom], position: int) -> int:
    while position and not atoms[position].gap and kept[position - 1] == kept[position] - 1:
        position -= 1
    return position


def _fill(draft: MeasureDraft, items: Sequence[Item], context: Context) -> None:
    lines = context.lines
    draft.plan += to_clauses([i for i in items if i.role == "plan"], lines)
    draft.results += to_clauses([i for i in items if i.role == "result"], lines)
    draft.none_stated |= any(item.role == "none" for item in items)
