"""Line ranges as people write them: blank lines between printed lines do not break a range."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plandiff.model import Clause, Comparison, Plan, Section, Segmentation, Side, Table

Ranges = tuple[tuple[int, int], ...]
"""First and last line of each run, both inclusive, growing."""


class Printed(NamedTuple):
    """Which lines hold text, per side; the same lines twice when one document holds both sides."""

    current: Sequence[int]
    previous: Sequence[int]

    def on(self, side: Side) -> Sequence[int]:
        """Lines of the document that holds `side`."""
        return self.current if side == "current" else self.previous


def joined(ranges: Iterable[tuple[int, int]], printed: Sequence[int]) -> Ranges:
    """Join ranges that touch or have only blank lines between them.

    Takes ranges in any order; `printed` must be growing.
    """
    runs: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if runs and _nothing_between(runs[-1][1], first, printed):
            runs[-1] = (runs[-1][0], max(runs[-1][1], last))
        else:
            runs.append((first, last))
    return tuple(runs)


def _nothing_between(last: int, first: int, printed: Sequence[int]) -> bool:
    return first <= last + 1 or bisect_right(printed, last) == bisect_left(printed, first)


def clause_ranges(clause: Clause, printed: Sequence[int]) -> Ranges:
    """Lines of a clause, its marker included."""
    return joined(((line, line) for line in _clause_lines(clause)), printed)


def _clause_lines(clause: Clause) -> Iterator[int]:
    if clause.marker_piece is not None:
        yield clause.marker_piece.line
    for piece in clause.pieces:
        yield piece.line


def printed_of_segmentation(segmentation: Segmentation) -> Printed:
    """Give the lines a two-column document prints."""
    lines = tuple(line.line for line in segmentation.lines)
    return Printed(lines, lines)


def printed_of_comparison(comparison: Comparison) -> Printed:
    """Give the lines both sides print; without a reader's list, every line the plans point to."""
    if comparison.previous_source is None:
        lines = comparison.printed or _known((comparison.current, comparison.previous))
        return Printed(lines, lines)
    return Printed(
        comparison.printed or _known((comparison.current,)),
        comparison.previous_printed or _known((comparison.previous,)),
    )


def _known(plans: Iterable[Plan]) -> tuple[int, ...]:
    return tuple(sorted(set(chain.from_iterable(map(_plan_lines, plans)))))


def _plan_lines(plan: Plan) -> Iterator[int]:
    for clause in plan.preamble:
        yield from _clause_lines(clause)
    for section in plan.sections:
        yield from _section_lines(section)


def _section_lines(section: Section) -> Iterator[int]:
    yield section.line
    yield from (piece.line for piece in section.pieces)
    yield from (piece.line for label in section.labels for piece in label.pieces)
    for clause in section.clauses:
        yield from _clause_lines(clause)
    if section.table is not None:
        yield from _table_lines(section.table)
    for child in section.sections:
        yield from _section_lines(child)


def _table_lines(table: Table) -> Iterator[int]:
    yield from (piece.line for piece in table.pieces)
    for note in table.notes:
        yield from _clause_lines(note)
    for row in table.rows:
        yield from (piece.line for piece in row.reference_pieces)
        for clause in (row.kpi, *row.notes):
            yield from _clause_lines(clause)
