"""Read one wide table: measure, KPI, last year's result, result, verdict, next year's work."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plandiff.results.atoms import cell_atoms
from plandiff.results.cells import target_drafts
from plandiff.results.clauses import to_clauses
from plandiff.results.columns import Schema, assign
from plandiff.results.drafts import MeasureDraft
from plandiff.results.kpi_tables import Cell
from plandiff.results.slides import make_setting
from plandiff.text.spans import join_pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import Piece
    from plandiff.model_results import ReportRole
    from plandiff.results.columns import Item
    from plandiff.results.context import Context
    from plandiff.results.drafts import TargetDraft
    from plandiff.results.regions import Region

_VALUES: frozenset[ReportRole] = frozenset({"actual", "previous", "achieved"})


@dataclass(slots=True)
class WideRow:
    """The statements of one measure: title, then KPI after KPI."""

    title: list[Item] = field(default_factory=list)
    kpis: list[list[Item]] = field(default_factory=list)


def schema_of(roles: Sequence[ReportRole]) -> Schema:
    """Return the reading order of a wide table: a new KPI or a new measure may follow any cell."""
    steps = tuple((role,) for role in roles)
    ends = frozenset(role for role in roles if role != "title")
    target = next((i for i, role in enumerate(roles) if role in {"target", "indicator"}), 0)
    return Schema(steps, ("note",), ends, ((0, 0.3), (target, 0.3)), needed="target")


def read_wide(
    context: Context, region: Region, titles: frozenset[str] = frozenset()
) -> list[MeasureDraft]:
    """Return the measures of a wide table, each with its KPIs and their cells.

    `titles` are those of measures that other pages report on.
    """
    assert region.head is not None  # noqa: S101 - only regions with heads come here
    roles = tuple("target" if r == "indicator" else r for r in region.head.roles)
    context.note(range(region.first, region.head.last), "head")
    rows = [
        context.rows[i]
        for i in range(region.head.last, region.last)
        if context.rows[i].no not in context.roles
    ]
    atoms = cell_atoms(rows, titles)
    setting = replace(make_setting(atoms, is_table=True), target_column=True)
    items = assign(atoms, schema_of(roles), setting)
    context.note_items(items)
    heads = tuple(context.rows[i].piece for i in range(region.head.first, region.head.last))
    return [_measure(context, row, heads) for row in wide_rows(items)]


def wide_rows(items: Sequence[Item]) -> list[WideRow]:
    """Group statements by measure, then by KPI."""
    rows: list[WideRow] = []
    last: ReportRole | None = None
    for item in items:
        if item.role == "title":
            if last != "title":
                rows.append(WideRow())
            rows[-1].title.append(item)
        else:
            if not rows:
                rows.append(WideRow())
            if item.role == "target" and last != "target":
                rows[-1].kpis.append([])
            if not rows[-1].kpis:
                rows[-1].kpis.append([])
            rows[-1].kpis[-1].append(item)
        last = item.role
    return rows


def _measure(context: Context, row: WideRow, heads: tuple[Piece, ...]) -> MeasureDraft:
    pieces = tuple(atom.piece for item in row.title for atom in item.atoms)
    draft = MeasureDraft(join_pieces(context.lines, pieces), pieces=pieces)
    first = (row.title or row.kpis[0])[0].atoms[0]
    draft.page, draft.line = first.page, first.piece.line
    for kpi in row.kpis:
        _read_kpi(context, draft, kpi, heads)
    return draft


def _read_kpi(
    context: Context, draft: MeasureDraft, items: Sequence[Item], heads: tuple[Piece, ...]
) -> None:
    targets = target_drafts([i for i in items if i.role == "target"], context.lines)
    for target in targets:
        target.heads = heads
    _give_values(targets, [i for i in items if i.role in _VALUES])
    draft.targets += targets
    draft.plan += to_clauses([i for i in items if i.role == "plan"], context.lines)
    draft.results += to_clauses([i for i in items if i.role == "result"], context.lines)
    draft.next_year += to_clauses([i for i in items if i.role == "next_year"], context.lines)
    draft.next_year += to_clauses([i for i in items if i.role == "note"], context.lines)


def _give_values(targets: Sequence[TargetDraft], items: Sequence[Item]) -> None:
    """Give cells to the KPIs in order: the first of each column to the first KPI."""
    taken: dict[ReportRole, int] = {}
    for item in items:
        position = taken.get(item.role, 0)
        taken[item.role] = position + 1
        if position >= len(targets):
            continue
        cell = Cell(item.atoms[0].text, item.atoms[0].piece)
        if item.role == "actual":
            targets[position].actual = cell
        elif item.role == "previous":
            targets[position].previous = cell
        else:
            targets[position].achieved = cell
