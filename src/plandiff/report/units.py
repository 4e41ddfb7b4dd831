"""Which paragraphs of the two plans correspond, and how one text becomes the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from plandiff.report.blocks import clause_key, section_key
from plandiff.report.spans import heading_spans
from plandiff.report.visible import visible
from plandiff.text.fold import key

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from plandiff.model import Clause, Comparison, Section, TableRow
    from plandiff.report.blocks import Block

Op = Literal["equal", "delete", "insert"]
Step = tuple[Op, str]


class Unit(NamedTuple):
    """Blocks of both sides that correspond, one to one or one to many; or of one side alone."""

    previous: tuple[Block, ...]
    current: tuple[Block, ...]
    steps: tuple[Step, ...]
    """Turns the previous texts into the current ones; texts are joined by line feeds."""

    @property
    def is_unchanged(self) -> bool:
        """Whether both sides read alike, markers included."""
        markers = [[block.marker for block in side] for side in (self.previous, self.current)]
        return markers[0] == markers[1] and all(op == "equal" for op, _ in self.steps)


@dataclass(slots=True)
class Units:
    """Finds the units of a comparison; a block belongs to one unit."""

    previous: Sequence[Block]
    current: Sequence[Block]
    of_previous: dict[int, Unit] = field(default_factory=dict)
    of_current: dict[int, Unit] = field(default_factory=dict)
    """Unit by the place of its first block; the places of its other blocks are absent."""
    _places: tuple[dict[Hashable, list[int]], dict[Hashable, list[int]]] = field(init=False)
    _taken: tuple[set[int], set[int]] = field(default_factory=lambda: (set(), set()))

    def __post_init__(self) -> None:
        self._places = (_places(self.previous), _places(self.current))

    def join(
        self,
        previous: Sequence[Hashable],
        current: Sequence[Hashable],
        steps: Sequence[Step] | None = None,
    ) -> bool:
        """Make a unit of blocks that follow each other on both sides; tell whether it was done."""
        old, new = self._run(0, previous), self._run(1, current)
        if old is None or new is None:
            return False
        unit = _unit(self.previous[old : old + len(previous)],
                     self.current[new : new + len(current)], steps)  # fmt: skip
        if unit is None:
            return False
        self.of_previous[old] = self.of_current[new] = unit
        self._taken[0].update(range(old, old + len(previous)))
        self._taken[1].update(range(new, new + len(current)))
        return True

    def _run(self, side: int, keys: Sequence[Hashable]) -> int | None:
        """Give the place of the first of free blocks that stand one after the other."""
        places = [self._free(side, name) for name in keys]
        first = places[0] if places else None
        if first is None or places != list(range(first, first + len(places))):
            return None
        return first

    def _free(self, side: int, name: Hashable) -> int | None:
        taken = self._taken[side]
        return next((at for at in self._places[side].get(name, ()) if at not in taken), None)

    def close(self) -> None:
        """Make every block that is left a unit of its own."""
        for at, block in enumerate(self.previous):
            if at not in self._taken[0]:
                self.of_previous[at] = Unit((block,), (), (("delete", block.text),))
        for at, block in enumerate(self.current):
            if at not in self._taken[1]:
                self.of_current[at] = Unit((), (block,), (("insert", block.text),))


def _places(blocks: Sequence[Block]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = {}
    for at, block in enumerate(blocks):
        found.setdefault(block.key, []).append(at)
    return found


def _unit(
    previous: Sequence[Block], current: Sequence[Block], steps: Sequence[Step] | None
) -> Unit | None:
    """Make a unit whose steps are known to rebuild both texts; None if they do not."""
    texts = ["\n".join(block.text for block in side) for side in (previous, current)]
    steps = tuple(steps) if steps is not None else _steps(*texts)
    rebuilt = ["".join(t for op, t in steps if op != other) for other in ("insert", "delete")]
    if rebuilt != texts:
        if len(previous) != 1 or len(current) != 1:
            return None
        steps = _steps(*texts)
    return Unit(tuple(previous), tuple(current), steps)


def _steps(previous: str, current: str) -> tuple[Step, ...]:
    """Mark the one place in which two short texts differ."""
    if previous == current:
        return (("equal", previous),)
    new, old = heading_spans(current, previous)
    framed = new if any(span.mark != "same" for span in new) else old
    head = framed[0].text if framed[0].mark == "same" else ""
    tail = framed[-1].text if len(framed) > 1 and framed[-1].mark == "same" else ""
    parts: tuple[Step, ...] = (
        ("equal", head),
        ("delete", previous[len(head) : len(previous) - len(tail)]),
        ("insert", current[len(head) : len(current) - len(tail)]),
        ("equal", tail),
    )
    return tuple((op, text) for op, text in parts if text)


def find_units(
    comparison: Comparison, previous: Sequence[Block], current: Sequence[Block]
) -> Units:
    """Find which blocks correspond: headings, clauses, labels of sections that do, table rows."""
    units = Units(previous, current)
    _join_clauses(units, comparison)
    _join_sections(units, comparison)
    _join_table(units, comparison)
    for block in units.current:
        if block.kind == "label":
            units.join((block.key,), (block.key,))
    units.close()
    return units


def _join_clauses(units: Units, comparison: Comparison) -> None:
    for section in comparison.sections:
        for diff in section.clauses:
            if diff.previous and diff.current:
                units.join(
                    [clause_key(clause) for clause in diff.previous],
                    [clause_key(clause) for clause in diff.current],
                    [(edit.op, _lines(edit.text)) for edit in diff.edits],
                )


def _lines(text: str) -> str:
    """Make hidden characters visible but for line feeds, which part the clauses of a side."""
    return "\n".join(map(visible, text.split("\n")))


def _join_sections(units: Units, comparison: Comparison) -> None:
    for diff in comparison.sections:
        if diff.previous is None or diff.current is None:
            continue
        old, new = section_key(diff.previous), section_key(diff.current)
        units.join((old,), (new,))
        for label in diff.current.labels:
            name = key(label.text)
            units.join((("label", old, name),), (("label", new, name),))


def _join_table(units: Units, comparison: Comparison) -> None:
    rows = _rows_of([diff.previous for diff in comparison.sections])
    rows_now = _rows_of([diff.current for diff in comparison.sections])
    for diff in comparison.targets:
        if diff.source == "table" and diff.previous is not None and diff.current is not None:
            old, new = clause_key(diff.previous.clause), clause_key(diff.current.clause)
            units.join((old,), (new,))
            units.join((("reference", old),), (("reference", new),))
            if old in rows and new in rows_now:
                _join_rows(units, rows[old], rows_now[new])


def _rows_of(sections: Sequence[Section | None]) -> Mapping[Hashable, TableRow]:
    """Give the rows of KPI tables by their KPI."""
    tables = [section.table for section in sections if section and section.table]
    return {clause_key(row.kpi): row for table in tables for row in table.rows}


def _join_rows(units: Units, previous: TableRow, current: TableRow) -> None:
    """Join what stands around two KPIs that correspond: the measure, the chapter, the notes."""
    for kind, old, new in (
        ("measure", previous.section, current.section),
        ("chapter", previous.chapter, current.chapter),
    ):
        units.join(((kind, key(old)),), ((kind, key(new)),))
    _join_notes(units, previous.notes, current.notes)


def _join_notes(units: Units, previous: Sequence[Clause], current: Sequence[Clause]) -> None:
    """Join notes that read alike, then those that bear the same sign."""
    for same in (_wording, _sign):
        for new in current:
            for old in previous:
                if same(old) == same(new) and units.join((clause_key(old),), (clause_key(new),)):
                    break


def _wording(note: Clause) -> str:
    return key(note.text)


def _sign(note: Clause) -> str:
    return key(note.marker)
