"""A page's printed text as lines in reading order, with lane and table cell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from plandiff.model import Box, Cell, Mark
from plandiff.read.pdf.aligned import Aligned, aligned_tables
from plandiff.read.pdf.bands import bands
from plandiff.read.pdf.grid import Grid, drawn_grids, grids, upright_tables
from plandiff.read.pdf.marks import Marker
from plandiff.read.pdf.rows import Printed, bounds, printed, rows, stacked, stacks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plandiff.model import Lane
    from plandiff.read.pdf.bodies import Body, Gutter
    from plandiff.read.pdf.raw import Fill, Rule, Run

_MANY_RULES = 1_500
"""A page with more lines than this is a drawing; no tables are sought on it."""


class Placed(NamedTuple):
    """A printed line with its place on the page."""

    text: str
    box: Box
    marks: tuple[Mark, ...]
    lane: Lane | None
    cell: Cell | None
    furniture: bool = False


class Drawing(NamedTuple):
    """What bears on a page's layout besides its text."""

    height: float
    fills: Sequence[Fill]
    gutter: Gutter | None
    goes_on: Mapping[Lane | None, Sequence[float]]
    """Column edges of the tables that ended the page before, by lane."""


@dataclass(frozen=True)
class Area:
    """The rules that may bound tables in one lane (or on the whole page)."""

    levels: list[Rule]
    uprights: list[Rule]
    lane: Lane | None

    @cached_property
    def drawn(self) -> list[Grid]:
        """What may be tables; sought once, however many stretches the lane is cut into."""
        return drawn_grids(self.levels, self.uprights)


def lay_out(
    page: Body,
    repeated: Sequence[Sequence[Run]],
    turned: Sequence[Run],
    drawing: Drawing,
    tables: int,
) -> tuple[list[Placed], dict[int, Sequence[float]]]:
    """Return the page's lines in reading order, and the column edges of each of its tables.

    `repeated` are the page's rows of furniture, which are not among its rows; `tables` were
    counted on the pages before.
    """
    writer = _Writer(page, drawing, tables)
    gutter = drawing.gutter
    heads = [row for row in repeated if row[0].middle <= drawing.height / 2]
    writer.write_furniture(heads, gutter)
    if gutter is None:
        writer.write(page.runs, Area(page.levels, page.uprights, None))
    else:
        left, right = _lane_areas(page, gutter)
        found = bands(page, gutter)
        rows_of = writer.reserve() if any(band.row is not None for band in found) else None
        for band in found:
            cells = [
                None if rows_of is None or band.row is None else Cell(rows_of, band.row, k)
                for k in (0, 1)
            ]
            writer.write(band.full, Area([], [], "full"), cells[0])
            writer.write(band.before, Area([], [], None))
            writer.write(band.left, left, cells[0])
            writer.write(band.right, right, cells[1])
            writer.write(band.after, Area([], [], None))
    writer.write_furniture(repeated[len(heads) :], gutter)
    writer.write_turned(turned)
    return writer.lines, writer.edges


def _lane_areas(page: Body, gutter: Gutter) -> tuple[Area, Area]:
    """Cut the page's rules at the gutter; the gutter rule itself bounds both sides."""
    left_levels: list[Rule] = []
    right_levels: list[Rule] = []
    for rule in page.levels:
        if rule.x0 < gutter.x - 4:
            left_levels.append(rule._replace(x1=min(rule.x1, gutter.x)))
        if rule.x1 > gutter.x + 4:
            right_levels.append(rule._replace(x0=max(rule.x0, gutter.x)))
    left = [rule for rule in page.uprights if rule.x0 <= gutter.x + 4]
    right = [rule for rule in page.uprights if rule.x0 >= gutter.x - 4]
    return Area(left_levels, left, "left"), Area(right_levels, right, "right")


class _Writer:
    """Collects the lines of a page; tables get numbers as they come."""

    def __init__(self, page: Body, drawing: Drawing, tables: int) -> None:
        self.lines: list[Placed] = []
        self.edges: dict[int, Sequence[float]] = {}
        self._before = tables
        self._busy = len(page.levels) + len(page.uprights) > _MANY_RULES
        self._marker = Marker([] if self._busy else _free_levels(page), drawing.fills)
        self._goes_on = drawing.goes_on

    @property
    def _table(self) -> int:
        """Number of the table that comes next."""
        return self._before + len(self.edges)

    def reserve(self) -> int:
        """Give a number to the table that the two columns are; it has no edges to go on with."""
        number = self._table
        self.edges[number] = ()
        return number

    def write(self, runs: Sequence[Run], area: Area, cell: Cell | None = None) -> None:
        """Write an area's lines: tables at their place among the lines around them.

        `cell` is where those lines stand that are in no table within the area.
        """
        if not runs:
            return
        found = [] if self._busy else _tables(area, runs, self._goes_on.get(area.lane, ()))
        loose: list[Run] = []
        inside: dict[int, list[Run]] = defaultdict(list)
        for run in runs:
            home = next((k for k, grid in enumerate(found) if grid.holds(run)), None)
            (loose if home is None else inside[home]).append(run)
        waiting = [(found[k].y0, k) for k in inside]
        above: list[list[Run]] = []
        for line in rows(loose):
            while waiting and waiting[0][0] <= bounds(line).y0:
                _, k = waiting.pop(0)
                self._write_loose(above, area.lane, cell)
                self._write_table(found[k], inside[k], area.lane)
                above = []
            above.append(line)
        self._write_loose(above, area.lane, cell)
        for _, k in waiting:
            self._write_table(found[k], inside[k], area.lane)

    def _write_loose(self, lines: list[list[Run]], lane: Lane | None, cell: Cell | None) -> None:
        """Write lines that stand in no ruled table."""
        start = 0
        goes_on = self._goes_on.get(lane, ()) if self._is_first(lane) else ()
        for table in aligned_tables(lines, goes_on):
            self._write_plain(lines[start : table.first], lane, cell, 3)
            self._write_aligned(lines, table, lane)
            start = table.last
        self._write_plain(lines[start:], lane, cell, 3)

    def _write_plain(
        self, lines: Sequence[list[Run]], lane: Lane | None, cell: Cell | None, least: int
    ) -> None:
        """Write lines one by one; single characters under one another as one line."""
        for line in stacks(lines, least):
            self._write_line(line, lane, cell)

    def _is_first(self, lane: Lane | None) -> bool:
        """Whether nothing stands in a lane of the page yet."""
        return not any(line.lane == lane and not line.furniture for line in self.lines)

    def _write_aligned(self, lines: Sequence[list[Run]], table: Aligned, lane: Lane | None) -> None:
        """Write a table without rules."""
        row = -1
        for k in range(table.first, table.last):
            row += row < 0 or k in table.starts
            for column, runs in groupby(lines[k], key=table.column):
                self._write_line(list(runs), lane, Cell(self._table, row, column))
        self.edges[self._table] = table.edges

    def write_furniture(self, repeated: Sequence[Sequence[Run]], gutter: Gutter | None) -> None:
        """Write page furniture; a row with text on both sides of the gutter names the columns."""
        for row in repeated:
            parts: list[tuple[Sequence[Run], Lane | None]] = [(row, "full" if gutter else None)]
            if gutter and len(row) > 1:
                left = [run for run in row if run.x1 <= gutter.x + 2]
                right = [run for run in row if run.x0 >= gutter.x - 2]
                if left and right and len(left) + len(right) == len(row):
                    parts = [(left, "left"), (right, "right")]
            for runs, lane in parts:
                self._add(printed(runs, self._marker), lane, None, furniture=True)

    def write_turned(self, runs: Sequence[Run]) -> None:
        """Write text that is turned against the page, one line a run."""
        for run in runs:
            self._add(printed([run], self._marker), None, None)

    def _write_table(self, grid: Grid, runs: Sequence[Run], lane: Lane | None) -> None:
        cells: dict[tuple[int, int], list[Run]] = defaultdict(list)
        for run in runs:
            cells[grid.cell(run)].append(run)
        # A frame around the table may part off empty cells before the first.
        top, left = (min(place[k] for place in cells) for k in (0, 1))
        for row, column in sorted(cells):
            cell = Cell(self._table, row - top, column - left)
            self._write_plain(rows(cells[row, column]), lane, cell, 2)
        self.edges[self._table] = grid.edges[left:]

    def _write_line(
        self, line: list[Run] | list[list[Run]], lane: Lane | None, cell: Cell | None
    ) -> None:
        runs = _flat(line)
        is_stack = isinstance(line[0], list)
        text = stacked(runs, self._marker) if is_stack else printed(runs, self._marker)
        self._add(text, lane, cell)

    def _add(
        self, line: Printed, lane: Lane | None, cell: Cell | None, *, furniture: bool = False
    ) -> None:
        if line.text:
            placed = Placed(line.text, line.box, line.marks, lane, cell, furniture)
            self.lines.append(placed)


def _tables(area: Area, runs: Sequence[Run], goes_on: Sequence[float]) -> list[Grid]:
    found = grids(area.drawn, runs, goes_on)
    if not found:
        edge = 4.0
        x0, x1 = bounds(runs).x0, bounds(runs).x1
        inner = [r for r in area.uprights if area.lane is None or x0 + edge < r.x0 < x1 - edge]
        found = upright_tables(inner, area.levels, runs)
    return found


def _free_levels(page: Body) -> list[Rule]:
    """Return the level rules that touch no upright one: candidates for underlines."""
    return [
        level
        for level in page.levels
        if not any(
            level.x0 - 2 <= upright.x0 <= level.x1 + 2
            and upright.y0 - 2 <= level.y0 <= upright.y1 + 2
            for upright in page.uprights
        )
    ]


def _flat(line: list[Run] | list[list[Run]]) -> list[Run]:
    runs: list[Run] = []
    for item in line:
        runs.extend(item if isinstance(item, list) else [item])
    return runs
