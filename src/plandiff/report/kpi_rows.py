"""Rows of a KPI 一覧表 side by side: the same pairs as in the text with tracked changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.model import Edit
from plandiff.report.badges import badge, target_badge
from plandiff.report.blocks import clause_key, table_blocks
from plandiff.report.figures import amount, promise
from plandiff.report.sequence import sequence
from plandiff.report.spans import plain_spans, side_spans
from plandiff.report.units import Unit, find_units
from plandiff.report.view_model import Cell, Paragraph, Row

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from plandiff.model import Comparison, Side, TargetDiff
    from plandiff.report.blocks import Block
    from plandiff.report.sequence import Happening
    from plandiff.report.view_model import Badge
    from plandiff.report.words import Words


def kpi_rows(comparison: Comparison, words: Words) -> Mapping[int, Sequence[Row]]:
    """Give the rows of every section that is a KPI table, by its place in the comparison."""
    tables = {
        at: (table_blocks(diff.previous), table_blocks(diff.current))
        for at, diff in enumerate(comparison.sections)
    }
    previous, current = (
        [block for blocks in tables.values() for block in blocks[side]] for side in (0, 1)
    )
    happenings = sequence(find_units(comparison, previous, current))
    targets = dict(_by_clause(comparison.targets))
    return {
        at: tuple(
            _told(row, unit, targets, words)
            for row, unit in _headed(_rows(own, words), _measures(tables[at][0]))
        )
        for at, own in _by_table(happenings, tables).items()
    }


def _by_table(
    happenings: Iterable[Happening], tables: Mapping[int, tuple[Sequence[Block], Sequence[Block]]]
) -> Mapping[int, Sequence[Happening]]:
    """Give every table what happens to its own blocks; labels of other tables may read alike."""
    home = {id(block): at for at, sides in tables.items() for side in sides for block in side}
    found: dict[int, list[Happening]] = {}
    for happening in happenings:
        unit = happening.unit
        for at in sorted({home[id(block)] for block in (*unit.previous, *unit.current)}):
            found.setdefault(at, []).append(happening)
    return found


def _by_clause(targets: Iterable[TargetDiff]) -> Iterator[tuple[Hashable, TargetDiff]]:
    for diff in targets:
        for side, target in (("current", diff.current), ("previous", diff.previous)):
            if diff.source == "table" and target is not None:
                yield (side, clause_key(target.clause)), diff


def _told(row: Row, unit: Unit, targets: Mapping[Hashable, TargetDiff], words: Words) -> Row:
    """Say of a row that changed what became of its target, and what it asked and asks."""
    names = [("current", block.key) for block in unit.current]
    names += [("previous", block.key) for block in unit.previous]
    diff = next((targets[name] for name in names if name in targets), None)
    if row.kind != "change":
        return row
    if diff is None:
        return row._replace(badges=tuple(_note_badges(unit, words)))
    texts = [promise(side, words) for side in (diff.previous, diff.current) if side]
    moved = amount(diff, words)
    size = "" if not moved else f"　{moved}" if "（" in moved else f"（{moved}）"
    said = words.say("arrow").join(dict.fromkeys(texts)) + size
    return row._replace(badges=(target_badge(diff, words),), promise=said)


def _note_badges(unit: Unit, words: Words) -> Iterator[Badge]:
    """Say of a note that only one year has that it is new or gone."""
    is_clause = all(block.kind == "clause" for block in (*unit.current, *unit.previous))
    if is_clause and not (unit.current and unit.previous):
        yield badge("clause", "added" if unit.current else "removed", words)


def _rows(happenings: Sequence[Happening], words: Words) -> Iterator[tuple[Row, Unit]]:
    """Give each row with the unit it begins with."""
    row, first, holds = None, None, frozenset[object]()
    for happening in happenings:
        unit = happening.unit
        # What moved is shown once, where it stands this year.
        if unit.current and happening.event in ("delete", "move_from"):
            continue
        if row is not None and _refers_to(unit, holds):
            row = _joined(row, _row(unit, words))
            continue
        if row is not None and first is not None:
            yield row, first
        row, first = _row(unit, words), unit
        holds = frozenset(block.key for block in (*unit.previous, *unit.current))
    if row is not None and first is not None:
        yield row, first


def _measures(blocks: Iterable[Block]) -> Mapping[int, Block]:
    """Give the measure under which each block of one side's table stands."""
    found: dict[int, Block] = {}
    measure = None
    for block in blocks:
        if block.is_measure:
            measure = block
        elif measure is not None and block.kind != "label":
            found[id(block)] = measure
    return found


def _headed(
    rows: Iterable[tuple[Row, Unit]], measures: Mapping[int, Block]
) -> Iterator[tuple[Row, Unit]]:
    """Name last year's measure again where this year's order took a KPI away from it."""
    under = None
    for row, unit in rows:
        blocks = unit.previous
        named = next((block for block in blocks if block.is_measure), None)
        home = named or (measures.get(id(blocks[0])) if blocks else None)
        if home is not None and home is not under and named is None:
            yield _again(home)
        under = home or under
        yield row, unit


def _again(measure: Block) -> tuple[Row, Unit]:
    label = Paragraph("label", "", marker_changed=False, spans=plain_spans(measure.text))
    row = Row(id="", kind="label", current=Cell(()), previous=Cell((label,)))
    return row, Unit((), (), ())


def _refers_to(unit: Unit, kpis: frozenset[object]) -> bool:
    """Tell whether these are results and notes printed in the row of a KPI."""
    return any(block.refers_to in kpis for block in (*unit.previous, *unit.current))


def _joined(row: Row, further: Row) -> Row:
    """Put a KPI and what is printed beside it into one row."""
    current, previous = (
        Cell(one.paragraphs + other.paragraphs, "" if other.paragraphs else one.filler)
        for one, other in ((row.current, further.current), (row.previous, further.previous))
    )
    kind = "change" if "change" in (row.kind, further.kind) else row.kind
    return row._replace(kind=kind, current=current, previous=previous)


def _row(unit: Unit, words: Words) -> Row:
    shown = (unit.current or unit.previous)[0]
    changed = not (unit.previous and unit.current and unit.is_unchanged)
    return Row(
        id="",
        kind="change" if changed else "label" if shown.kind == "label" else "same",
        current=_cell(unit, "current", words),
        previous=_cell(unit, "previous", words),
    )


def _cell(unit: Unit, side: Side, words: Words) -> Cell:
    blocks, others = unit.current, unit.previous
    if side == "previous":
        blocks, others = others, blocks
    if not blocks:
        return Cell((), words.say("row.removed" if side == "current" else "row.added"))
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
