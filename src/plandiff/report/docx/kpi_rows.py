"""Rows of a KPI 一覧表 in the 新旧対照表: the same pairs as in the text with tracked changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plandiff.model import Edit
from plandiff.report.docx.blocks import table_keys
from plandiff.report.docx.sequence import sequence
from plandiff.report.docx.units import find_units
from plandiff.report.spans import side_spans
from plandiff.report.view_model import Cell, Paragraph, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plandiff.model import Comparison, Side
    from plandiff.report.docx.blocks import Block
    from plandiff.report.docx.sequence import Happening
    from plandiff.report.docx.units import Unit


def kpi_rows(comparison: Comparison) -> Mapping[int, Sequence[Row]]:
    """Give the rows of every section that is a KPI table, by its place in the comparison."""
    tables = {
        at: (table_keys(diff.previous), table_keys(diff.current))
        for at, diff in enumerate(comparison.sections)
        if any(
            side is not None and side.table is not None for side in (diff.previous, diff.current)
        )
    }
    if not tables:
        return {}
    happenings = tuple(sequence(find_units(comparison)))
    return {at: tuple(_rows(happenings, *keys)) for at, keys in tables.items()}


def _rows(
    happenings: Sequence[Happening], previous: frozenset[object], current: frozenset[object]
) -> Iterator[Row]:
    row, holds = None, frozenset[object]()
    for happening in happenings:
        unit = happening.unit
        if not _within(unit.previous, previous) and not _within(unit.current, current):
            continue
        # What moved is shown once, where it stands this year.
        if unit.current and happening.event in ("delete", "move_from"):
            continue
        if row is not None and _refers_to(unit, holds):
            row = _joined(row, _row(unit))
            continue
        if row is not None:
            yield row
        row, holds = _row(unit), frozenset(block.key for block in (*unit.previous, *unit.current))
    if row is not None:
        yield row


def _refers_to(unit: Unit, kpis: frozenset[object]) -> bool:
    """Tell whether these are the results printed beside a KPI."""
    return any(block.refers_to in kpis for block in (*unit.previous, *unit.current))


def _joined(row: Row, further: Row) -> Row:
    """Put a KPI and its result into one row."""
    current, previous = (
        Cell(one.paragraphs + other.paragraphs, "" if other.paragraphs else one.filler)
        for one, other in ((row.current, further.current), (row.previous, further.previous))
    )
    kind = "change" if "change" in (row.kind, further.kind) else row.kind
    return replace(row, kind=kind, current=current, previous=previous)


def _within(blocks: Sequence[Block], keys: frozenset[object]) -> bool:
    return any(block.key in keys for block in blocks)


def _row(unit: Unit) -> Row:
    shown = (unit.current or unit.previous)[0]
    changed = not (unit.previous and unit.current and unit.is_unchanged)
    return Row(
        id="",
        kind="change" if changed else "label" if shown.kind == "label" else "same",
        current=_cell(unit, "current"),
        previous=_cell(unit, "previous"),
    )


def _cell(unit: Unit, side: Side) -> Cell:
    blocks, others = unit.current, unit.previous
    if side == "previous":
        blocks, others = others, blocks
    if not blocks:
        return Cell((), "-")
    edits = [Edit(op, text) for op, text in unit.steps]
    changed = [block.marker for block in blocks] != [block.marker for block in others]
    return Cell(
        tuple(
            Paragraph(
                "label" if block.kind == "label" else "kpi",
                block.marker.rstrip(),
                changed,
                spans,
            )
            for block, spans in zip(blocks, side_spans(edits, side), strict=True)
        )
    )
