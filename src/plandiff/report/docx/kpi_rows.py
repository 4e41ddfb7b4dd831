"""Rows of a KPI 一覧表 in the 新旧対照表: the same pairs as in the text with tracked changes."""

from __future__ import annotations

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
    for happening in happenings:
        unit = happening.unit
        if not _within(unit.previous, previous) and not _within(unit.current, current):
            continue
        # What moved is shown once, where it stands this year.
        if unit.current and happening.event in ("delete", "move_from"):
            continue
        yield _row(unit)


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
