"""Tables drawn with rules: which cell a run stands in.

A table is a set of touching rules that parts its area into two columns or more. Rows come from
its level rules; a table without any takes every printed line for a row.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from plandiff.read.pdf.raw import Rule
from plandiff.read.pdf.rows import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plandiff.read.pdf.raw import Run

_TOUCH_PT = 3.5
_LEAST_PT = 8.0
"""Columns and rows narrower than this are double lines, not cells."""


class Grid(NamedTuple):
    """One table's rules and area."""

    x0: float
    y0: float
    x1: float
    y1: float
    levels: tuple[Rule, ...]
    uprights: tuple[Rule, ...]
    edges: tuple[float, ...]
    """All column edges, from left to right."""
    steps: tuple[float, ...]
    """All row edges, from top to bottom."""

    def holds(self, run: Run) -> bool:
        """Whether a run stands in the table."""
        x = (run.x0 + run.x1) / 2
        return self.x0 - 1 <= x <= self.x1 + 1 and self.y0 - 1 <= run.middle <= self.y1 + 1

    def cell(self, run: Run) -> tuple[int, int]:
        """Return the row and column of the cell a run stands in, by its upper left corner."""
        x, y = (run.x0 + run.x1) / 2, run.middle
        lefts = [r.x0 for r in self.uprights if r.y0 - 1 <= y <= r.y1 + 1 and r.x0 <= x]
        tops = [r.y0 for r in self.levels if r.x0 - 1 <= x <= r.x1 + 1 and r.y0 <= y]
        left = max(lefts, default=self.x0)
        top = max(tops, default=self.y0)
        return _index(self.steps, top), _index(self.edges, left)


def _index(edges: Sequence[float], value: float) -> int:
    return max(0, bisect_right(edges, value + _TOUCH_PT) - 1)


def drawn_grids(levels: Sequence[Rule], uprights: Sequence[Rule]) -> list[Grid]:
    """Find what may be tables among the rules of an area; areas without columns are none."""
    parts = _touching(levels, uprights)
    return [grid for part in parts if (grid := _grid(part)) is not None]


def grids(drawn: Sequence[Grid], runs: Sequence[Run], goes_on: Sequence[float] = ()) -> list[Grid]:
    """Choose the tables that hold text in two columns, from top to bottom.

    `goes_on` are the column edges of the table that ended the page before: its rest may have text
    in one column only.
    """
    found = [grid for grid in drawn if _is_used(grid, runs) or _is_rest(grid.edges, goes_on)]
    return sorted(_outermost(found), key=lambda grid: (grid.y0, grid.x0))


def _is_used(grid: Grid, runs: Sequence[Run]) -> bool:
    """Whether two columns hold text."""
    columns = (grid.cell(run)[1] for run in runs if grid.holds(run))
    first = next(columns, None)
    return any(column != first for column in columns)


def _is_rest(edges: Sequence[float], before: Sequence[float]) -> bool:
    """Whether the last columns stand where those of the table before stood."""
    pairs = list(zip(reversed(edges), reversed(before), strict=False))
    return len(pairs) > 2 and all(abs(a - b) <= _TOUCH_PT for a, b in pairs)


def _outermost(found: Sequence[Grid]) -> list[Grid]:
    """Drop tables that lie within another (a stamp box in a cell)."""
    return [
        grid
        for k, grid in enumerate(found)
        if not any(
            other is not grid
            and other.x0 <= grid.x0 + 1
            and other.y0 <= grid.y0 + 1
            and other.x1 >= grid.x1 - 1
            and other.y1 >= grid.y1 - 1
            and (len(other.edges) > 2 or j < k)
            for j, other in enumerate(found)
        )
    ]


def _touching(levels: Sequence[Rule], uprights: Sequence[Rule]) -> list[list[Rule]]:
    """Group rules that touch, directly or through others."""
    rules = [*levels, *uprights]
    home = list(range(len(rules)))

    def root(k: int) -> int:
        while home[k] != k:
            home[k] = k = home[home[k]]
        return k

    for a, b in _pairs(rules):
        one, other = root(a), root(b)
        if one != other and _touch(rules[a], rules[b]):
            # The last rule names the group, so that groups come in the order they are drawn.
            home[min(one, other)] = max(one, other)
    groups: dict[int, list[Rule]] = defaultdict(list)
    for k, rule in enumerate(rules):
        groups[root(k)].append(rule)
    return [groups[name] for name in sorted(groups)]


def _pairs(rules: Sequence[Rule]) -> Iterator[tuple[int, int]]:
    """Yield the rules that may touch as to one of their ends, the upper one first."""
    order = sorted(range(len(rules)), key=lambda k: rules[k].y0)
    tops = [rules[k].y0 for k in order]
    for at, k in enumerate(order):
        for other in order[at + 1 : bisect_right(tops, rules[k].y1 + _TOUCH_PT)]:
            yield k, other


def _touch(first: Rule, second: Rule) -> bool:
    return (
        first.x0 <= second.x1 + _TOUCH_PT
        and second.x0 <= first.x1 + _TOUCH_PT
        and first.y0 <= second.y1 + _TOUCH_PT
        and second.y0 <= first.y1 + _TOUCH_PT
    )


def _grid(part: Sequence[Rule]) -> Grid | None:
    """Build the table of a group of touching rules; None if it parts no columns."""
    uprights = [r for r in part if r.is_vertical and r.y1 - r.y0 >= _LEAST_PT]
    levels = [r for r in part if not r.is_vertical]
    if not uprights:
        return None
    x0, x1 = min(r.x0 for r in part), max(r.x1 for r in part)
    edges = _distinct([x0, *(r.x0 for r in uprights), x1])
    area = _columned(uprights, levels, x0, x1)
    if area is None or len(edges) < 3:
        return None
    top, bottom = area
    steps = _distinct([top, *(r.y0 for r in levels if top - 1 <= r.y0 <= bottom + 1), bottom])
    inside = [r for r in levels if top - 1 <= r.y0 <= bottom + 1]
    return Grid(x0, top, x1, bottom, tuple(inside), tuple(uprights), edges, steps)


def _columned(
    uprights: Sequence[Rule], levels: Sequence[Rule], x0: float, x1: float
) -> tuple[float, float] | None:
    """Return top and bottom of the stretch that has columns within it.

    A frame around running text with a table further down is a table only where its inner
    uprights stand.
    """
    inner = [r for r in uprights if x0 + _LEAST_PT < r.x0 < x1 - _LEAST_PT]
    if not inner:
        return None
    top, bottom = min(r.y0 for r in inner), max(r.y1 for r in inner)
    near = [r.y0 for r in levels]
    return (
        min((y for y in near if abs(y - top) <= _TOUCH_PT), default=top),
        max((y for y in near if abs(y - bottom) <= _TOUCH_PT), default=bottom),
    )


def _distinct(values: Iterable[float]) -> tuple[float, ...]:
    """Sort values, those that are nearly the same once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _LEAST_PT / 2:
            found.append(value)
    return tuple(found)


def upright_tables(
    uprights: Sequence[Rule], levels: Sequence[Rule], runs: Sequence[Run]
) -> list[Grid]:
    """Find tables that are drawn with upright rules only: every printed line is a row."""
    found: list[Grid] = []
    for part in _touching_spans(uprights):
        top, bottom = min(r.y0 for r in part), max(r.y1 for r in part)
        inside = [r for r in runs if top <= r.middle <= bottom]
        if bottom - top < 24 or not inside:
            continue
        if any(top - 1 <= r.y0 <= bottom + 1 for r in levels):
            continue
        x0, x1 = min(r.x0 for r in inside), max(r.x1 for r in inside)
        x0, x1 = min(x0, part[0].x0), max(x1, part[-1].x0)
        edges = _distinct([x0, *(r.x0 for r in part), x1])
        lines = rows(inside)
        between = ((a[0].y1 + b[0].y0) / 2 for a, b in pairwise(lines))
        steps = (top, *between, bottom)
        level_rules = tuple(Rule(x0, y, x1, y) for y in steps)
        grid = Grid(x0, top, x1, bottom, level_rules, tuple(part), edges, steps)
        if len({grid.cell(r)[1] for r in inside}) > 1:
            found.append(grid)
    return found


def _touching_spans(uprights: Sequence[Rule]) -> list[list[Rule]]:
    """Group uprights that begin and end at like heights."""
    groups: list[list[Rule]] = []
    for rule in sorted(uprights, key=lambda r: r.x0):
        for group in groups:
            if abs(group[0].y0 - rule.y0) < 6 and abs(group[0].y1 - rule.y1) < 6:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return groups
