"""A page in two columns as bands: full-width lines, and stretches of left and right."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from plandiff.read.pdf.strips import OVER_PT, side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.read.pdf.bodies import Body, Gutter
    from plandiff.read.pdf.raw import Rule, Run
    from plandiff.read.pdf.strips import Span

_INDENT_PT = 8.0

_LEAST_CUTS = 3
"""Level rules over both columns from which on they part rows; two may frame the page."""

_LEFT_EMS = 5.0
"""Deeper than this (in box heights) no line of the left column is set in: a title is."""


class Band(NamedTuple):
    """A stretch of a page between two levels."""

    full: tuple[Run, ...]
    left: tuple[Run, ...]
    right: tuple[Run, ...]
    """Either `full` holds runs or the columns do."""
    before: tuple[Run, ...] = ()
    after: tuple[Run, ...] = ()
    """Text in narrow columns left and right of the two (item names, remarks)."""
    row: int | None = None
    """Row of the table whose level rules part the two columns, if there is one."""


def bands(page: Body, gutter: Gutter) -> list[Band]:
    """Cut a page where lines cross the gutter or a level rule runs over both columns."""
    rules = _gutter_rules(page, gutter)
    lines = zip(page.rows, page.spans, strict=True)
    kinds = [_kind(row, line, gutter, rules) for row, line in lines]
    kinds = _with_head(kinds)
    cuts = sorted(r.y0 for r in page.levels if _is_across(r, gutter))
    has_rows = gutter.ruled and len(cuts) >= _LEAST_CUTS
    found: list[Band] = []
    above = 0
    for row, kind in zip(page.rows, kinds, strict=True):
        level = bisect_right(cuts, row[0].middle)
        if kind == "full":
            found.append(Band(tuple(row), (), (), row=level if has_rows else None))
        elif found and not found[-1].full and level == above:
            found[-1] = _added(found[-1], row, gutter)
        else:
            fresh = Band((), (), (), row=level if has_rows else None)
            found.append(_added(fresh, row, gutter))
        above = level
    return found


def _gutter_rules(page: Body, gutter: Gutter) -> list[tuple[float, float]]:
    """Return top and bottom of the gutter's rules on the page; a row over both columns has none."""
    if not gutter.ruled:
        return []
    return [(r.y0 - 2, r.y1 + 2) for r in page.uprights if abs(r.x0 - gutter.x) <= 1.5]


def _kind(
    row: Sequence[Run],
    line: Sequence[Span],
    gutter: Gutter,
    rules: Sequence[tuple[float, float]],
) -> str:
    """Classify a row: full, pair (text on both sides), side; "ruled" beside a gutter rule."""
    found = side(line, gutter.x)
    if found == "full" and _is_parted(row, gutter):
        found = "pair"
    # A title over both columns may begin right of the gutter, but then not where the column does.
    if any(gutter.x - 2 * OVER_PT <= left < gutter.start - _INDENT_PT for left, _ in line):
        return "full"
    if rules and not any(top <= row[0].middle <= bottom for top, bottom in rules):
        return "pair" if found == "pair" else "full"
    return "ruled" if rules and found != "full" else found


def _is_parted(row: Sequence[Run], gutter: Gutter) -> bool:
    """Whether a row that begins in the left column goes on where the right column does.

    Punctuation that hangs over the left column's edge leaves no gap to see.
    """
    if row[0].x0 > gutter.left + _LEFT_EMS * row[0].height:
        return False
    return any(
        left.x1 <= right.x0 and abs(right.x0 - gutter.start) <= right.height / 2
        for left, right in pairwise(row)
    )


def _with_head(kinds: Sequence[str]) -> list[str]:
    """Take one-sided rows above the last full row of a page's head for full (a dated corner)."""
    first_pair = next((k for k, kind in enumerate(kinds) if kind in ("pair", "ruled")), len(kinds))
    heads = [k for k, kind in enumerate(kinds[:first_pair]) if kind == "full"]
    last = heads[-1] if heads else -1
    return ["full" if k < last else kind for k, kind in enumerate(kinds)]


def _is_across(rule: Rule, gutter: Gutter) -> bool:
    """Whether a level rule spans well over both columns."""
    return rule.x0 < gutter.x - 0.5 * (gutter.x - gutter.left) and rule.x1 > gutter.x + 0.5 * (
        gutter.right - gutter.x
    )


def _added(band: Band, row: Sequence[Run], gutter: Gutter) -> Band:
    parts = [list(band.left), list(band.right), list(band.before), list(band.after)]
    for run in row:
        parts[_place((run.x0 + run.x1) / 2, gutter)].append(run)
    left, right, before, after = map(tuple, parts)
    return Band((), left, right, before, after, band.row)


def _place(middle: float, gutter: Gutter) -> int:
    """Return 0 for the left column, 1 for the right, 2 and 3 for those beside them."""
    if gutter.has_outer[0] and middle < gutter.left:
        return 2
    if gutter.has_outer[1] and middle > gutter.right:
        return 3
    return int(middle >= gutter.x)
