"""The cells of a KPI table into printed rows: a section, its KPIs, their reference figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from plandiff.text.markers import follows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.segment.table_cell import TableCell

__all__ = ["Entry", "Grouped", "group_cells"]


@dataclass(slots=True, eq=False)
class Entry:
    """One KPI with what stands beside it."""

    kpi: TableCell
    chapter: TableCell | None
    section: TableCell | None
    head: TableCell | None
    reference: TableCell | None = None
    notes: list[TableCell] = field(default_factory=list)

    def printed(self) -> str:
        """Return what may carry a note sign: the KPI and its reference."""
        cells = (self.kpi, *([self.reference] if self.reference else []))
        return "".join(row.text for cell in cells for row in cell.rows)


class Grouped(NamedTuple):
    """The KPIs of a table in printed order, and what found no place."""

    entries: tuple[Entry, ...]
    unmatched: tuple[TableCell, ...]
    """Reference figures no KPI could be found for."""
    unplaced: tuple[Entry, ...]
    """KPIs no section could be found for, though sections are printed."""
    notes: tuple[tuple[TableCell, TableCell | None], ...]
    """Each note with the KPI or reference printed before it."""


@dataclass(slots=True, eq=False)
class _Group:
    chapter: TableCell | None
    head: TableCell | None
    sections: list[TableCell] = field(default_factory=list)
    """Several when the cells were printed column by column."""
    kpis: list[TableCell] = field(default_factory=list)
    references: list[TableCell] = field(default_factory=list)


def group_cells(cells: Sequence[TableCell]) -> Grouped:
    """Find the KPIs' sections and references, for cells printed row by row or column by column."""
    entries: list[Entry] = []
    unmatched: list[TableCell] = []
    unplaced: list[Entry] = []
    for group in _groups(cells):
        parts, is_placed = _by_row(group)
        for part in parts:
            found, left = _match(part)
            entries += found
            unmatched += left
            unplaced += [] if is_placed else found
    return Grouped(tuple(entries), tuple(unmatched), tuple(unplaced), tuple(_notes(cells)))


def _groups(cells: Sequence[TableCell]) -> Iterator[_Group]:
    group = _Group(None, None)
    for cell in cells:
        match cell.kind:
            case "chapter":
                yield group
                group = _Group(cell, group.head)
            case "head":
                yield group
                group = _Group(group.chapter, cell)
            case "section":
                if group.kpis or group.references:
                    yield group
                    group = _Group(group.chapter, group.head)
                group.sections.append(cell)
            case "kpi":
                if group.references and len(group.sections) < 2:
                    yield group
                    group = _Group(group.chapter, group.head, group.sections)
                group.kpis.append(cell)
            case "reference":
                group.references.append(cell)
            case "note" | "title":
                continue
    yield group


def _by_row(group: _Group) -> tuple[list[_Group], bool]:
    """Take apart what was printed column by column; say whether every KPI has its section."""
    if len(group.sections) < 2:
        return [group], True
    kpis, references = _runs(group.kpis), _runs(group.references)
    if len(kpis) != len(group.sections):
        return [_Group(group.chapter, group.head, [], group.kpis, group.references)], False
    if len(references) != len(kpis):
        spare = _Group(group.chapter, group.head, [], [], group.references)
        references = [[] for _ in kpis]
    else:
        spare = None
    parts = [
        _Group(group.chapter, group.head, [section], own, beside)
        for section, own, beside in zip(group.sections, kpis, references, strict=True)
    ]
    return [*parts, *([spare] if spare else [])], True


def _runs(cells: Sequence[TableCell]) -> list[list[TableCell]]:
    """Cut numbered items where their count starts anew; items without number stand alone."""
    runs: list[list[TableCell]] = []
    for cell in cells:
        last = runs[-1][-1].item if runs else None
        if last is None or cell.item is None or not follows(last, cell.item):
            runs.append([])
        runs[-1].append(cell)
    return runs


def _match(group: _Group) -> tuple[list[Entry], list[TableCell]]:
    """Give each KPI of a row its reference: by item number, else in order if they are as many."""
    section = group.sections[0] if group.sections else None
    entries = [Entry(kpi, group.chapter, section, group.head) for kpi in group.kpis]
    left = list(group.references)
    if len(entries) == len(left) and not (_are_numbered(group.kpis) and _are_numbered(left)):
        for entry, reference in zip(entries, left, strict=True):
            entry.reference = reference
        return entries, []
    for entry in entries:
        entry.reference = next((r for r in left if _same_item(entry.kpi, r)), None)
        left = [r for r in left if r is not entry.reference]
    return entries, left


def _are_numbered(cells: Sequence[TableCell]) -> bool:
    return all(cell.item is not None for cell in cells)


def _same_item(kpi: TableCell, reference: TableCell) -> bool:
    a, b = kpi.item, reference.item
    return a is not None and b is not None and a.ordinal == b.ordinal


def _notes(cells: Sequence[TableCell]) -> Iterator[tuple[TableCell, TableCell | None]]:
    before: TableCell | None = None
    for cell in cells:
        if cell.kind == "note":
            yield cell, before
        else:
            before = cell if cell.kind in {"kpi", "reference"} else None
