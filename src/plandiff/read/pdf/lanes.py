"""Where a document set in two columns parts them: by a tall rule, or by a gap in x.

The gutter is sought over the whole document, so that one page's table does not look like
columns. Two columns must both hold running text of similar width; a table of labels and figures
is none.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate, pairwise
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from plandiff.read.pdf.rows import rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from plandiff.read.pdf.raw import Rule, Run

_TALL_SHARE = 0.4
"""A rule at least this share of the text's height may be a gutter."""

_LIKE_WIDTH = 1.45
"""The wider column is at most this many times the narrower."""

_PAIR_SHARE = 0.55
"""The two columns cover at least this share of the text's width."""

_SNAP_PT = 8.0
"""Gutters of different pages this close are one."""

_WIDE = 0.6
"""A line that fills this share of its column is running text."""

_WIDE_SHARE = 0.15
"""Share of lines that must be running text in each column."""

_HELD_SHARE = 0.5
"""Share of the document's print that stands in the columns: a table in a report holds less."""

_LEAST_GAP_PT = 7.0
_GUTTER_EMS = 0.6
"""A gap narrower than this (in box heights) is one between words, no gutter."""
_CROSSING_SHARE = 0.25
_PAIRED_SHARE = 0.3
_SLACK = 2
"""Titles that cross the gutter may leave a hole between two letters; so many lines more (or one
in a hundred) may cross the strip that is taken."""

_SHIFTED = 3
"""A page's own gutter is used when this many lines fewer cross it than cross the document's: a
title or two may cross both."""

_OVER_PT = 2.0
"""A run reaching over the gutter by less does not cross it."""


Span = tuple[float, float]
"""Left and right end of a stretch of print."""


class Body(NamedTuple):
    """A page's printed text and lines, as far as columns are concerned."""

    no: int
    width: float
    rows: list[list[Run]]
    spans: list[list[Span]]
    """For each row, the stretches that are printed without a wider gap."""
    levels: list[Rule]
    uprights: list[Rule]

    def without(self, out: Collection[int]) -> Body:
        """Leave out some rows."""
        kept = [k for k in range(len(self.rows)) if k not in out]
        return self._replace(rows=[self.rows[k] for k in kept], spans=[self.spans[k] for k in kept])

    @property
    def runs(self) -> list[Run]:
        """All runs of the page."""
        return [run for row in self.rows for run in row]


class Gutter(NamedTuple):
    """The line between two columns, and their outer edges."""

    x: float
    left: float
    right: float
    ruled: bool
    has_outer: tuple[bool, bool] = (False, False)
    """Whether a rule parts a further, narrow column off on the left and on the right."""


def body(
    no: int, width: float, runs: Sequence[Run], levels: list[Rule], uprights: list[Rule]
) -> Body:
    """Gather what decides about the columns of a page."""
    found = rows(run for run in runs if not run.turn)
    return Body(no, width, found, [spans(row) for row in found], levels, uprights)


def spans(row: Sequence[Run]) -> list[Span]:
    """Join the runs of a row that stand close together."""
    found: list[Span] = []
    for run in row:
        if found and run.x0 - found[-1][1] < _GUTTER_EMS * run.height:
            found[-1] = (found[-1][0], max(found[-1][1], run.x1))
        else:
            found.append((run.x0, run.x1))
    return found


def gutters(pages: Sequence[Body]) -> dict[int, Gutter]:
    """Find the gutter of every page set in two columns; other pages are not in the result."""
    found: dict[int, Gutter] = {}
    for group in _by_width(pages):
        ruled = _ruled(group)
        main = ruled or _gapped(group)
        if main is None or not _is_prose(group, main):
            continue
        before: Gutter | None = None
        for page in group:
            before = _on_page(page, main, goes_on=before is not None)
            if before is not None:
                found[page.no] = before
    return found


def _by_width(pages: Sequence[Body]) -> list[list[Body]]:
    """Group pages of one paper width; pages without text are left out."""
    groups: dict[int, list[Body]] = defaultdict(list)
    for page in pages:
        if page.rows:
            groups[round(page.width / 10)].append(page)
    return list(groups.values())


def _extent(page: Body) -> tuple[float, float, float, float]:
    runs = page.runs
    return (
        min(run.x0 for run in runs),
        min(run.y0 for run in runs),
        max(run.x1 for run in runs),
        max(run.y1 for run in runs),
    )


def _ruled(pages: Sequence[Body]) -> Gutter | None:
    """Take the gutter rule that is tallest over all pages."""
    heights: list[tuple[Gutter, float]] = []
    for page in pages:
        for gutter, height in _rule_pairs(page):
            same = [k for k, (o, _) in enumerate(heights) if abs(o.x - gutter.x) <= _SNAP_PT]
            if same:
                known, total = heights[same[0]]
                heights[same[0]] = (known, total + height)
            else:
                heights.append((gutter, height))
    return max(heights, key=lambda item: item[1])[0] if heights else None


def _rule_pairs(page: Body) -> Iterator[tuple[Gutter, float]]:
    """Yield tall rules with two columns of like width beside them."""
    x0, y0, x1, y1 = _extent(page)
    tall = [r for r in page.uprights if r.y1 - r.y0 >= _TALL_SHARE * (y1 - y0)]
    x0, x1 = min([x0, *(r.x0 for r in tall)]), max([x1, *(r.x0 for r in tall)])
    inner = sorted({r.x0 for r in tall if x0 + 20 < r.x0 < x1 - 20})
    edges = [x0, *inner, x1]
    pairs = [
        Gutter(middle, left, right, ruled=True, has_outer=(left > x0, right < x1))
        for left, middle, right in zip(edges, edges[1:], edges[2:], strict=False)
        if _are_like(middle - left, right - middle) and right - left >= _PAIR_SHARE * (x1 - x0)
    ]
    if len(pairs) != 1:
        pairs = _mirrored(edges)
    for pair in pairs[:1]:
        yield pair, sum(r.y1 - r.y0 for r in tall if abs(r.x0 - pair.x) <= 1)


def _mirrored(edges: Sequence[float]) -> list[Gutter]:
    """Find a middle whose two halves are parted alike: a table of each year side by side."""
    start, end = edges[0], edges[-1]
    near = 0.04 * (end - start)
    middle = next((edge for edge in edges if abs(edge - (start + end) / 2) <= near), None)
    if middle is None or len(edges) < 5:
        return []
    left = [edge - start for edge in edges[1:] if edge < middle]
    right = [edge - middle for edge in edges[:-1] if edge > middle]
    is_alike = len(left) == len(right) and all(
        abs(a - b) <= near for a, b in zip(left, right, strict=True)
    )
    return [Gutter(middle, start, end, ruled=True)] if is_alike else []


def _are_like(first: float, second: float) -> bool:
    return max(first, second) <= _LIKE_WIDTH * min(first, second)


def _gapped(pages: Sequence[Body]) -> Gutter | None:
    """Take the upright strip that fewest lines cross while many have text on both sides."""
    left = min(_extent(page)[0] for page in pages)
    right = max(_extent(page)[2] for page in pages)
    lines = [row for page in pages for row in page.spans]
    strip = _strip(lines, left + (right - left) * 0.3, left + (right - left) * 0.7)
    if strip is None or strip.x1 - strip.x0 < _LEAST_GAP_PT:
        return None
    if strip.crossing > _CROSSING_SHARE * len(lines):
        return None
    if strip.paired < max(3, _PAIRED_SHARE * len(lines)):
        return None
    middle = (strip.x0 + strip.x1) / 2
    gutter = Gutter(middle, left, right, ruled=False)
    return gutter if _are_like(middle - left, right - middle) else None


class _Strip(NamedTuple):
    x0: float
    x1: float
    crossing: int
    paired: int


def _strip(lines: Sequence[Sequence[Span]], start: float, end: float) -> _Strip | None:
    """Return the widest strip between two positions that the fewest lines cross."""
    tallies = _tallies(lines, start, int(end - start) + 1)
    paired = [tally for tally in tallies if tally[2]]
    if not paired:
        return None
    least = min(crossing for _, crossing, _ in paired) + max(_SLACK, len(lines) // 100)
    best: _Strip | None = None
    open_from: _Strip | None = None
    for x, crossing, pairs in tallies:
        if crossing > least or not pairs:
            open_from = None
            continue
        open_from = open_from or _Strip(x, x, crossing, pairs)
        open_from = open_from._replace(x1=x, paired=max(pairs, open_from.paired))
        if best is None or open_from.x1 - open_from.x0 > best.x1 - best.x0:
            best = open_from
    return best


def _tallies(
    lines: Sequence[Sequence[Span]], start: float, count: int
) -> list[tuple[float, int, int]]:
    """Tally positions a point apart: each with the lines that cross it, and those around it."""
    crossing, paired = [0] * (count + 1), [0] * (count + 1)
    for line in lines:
        for left, right in line:
            _raise(crossing, left + _OVER_PT - start, right - _OVER_PT - start)
        for (_, left), (right, _) in pairwise(line):
            _raise(paired, left - _OVER_PT - start, right + _OVER_PT - start)
    sums = zip(accumulate(crossing[:-1]), accumulate(paired[:-1]), strict=True)
    return [(start + k, across, around) for k, (across, around) in enumerate(sums)]


def _raise(steps: list[int], low: float, high: float) -> None:
    """Count one more at every whole position from low to high."""
    first, last = max(0, ceil(low)), min(len(steps) - 2, floor(high))
    if first <= last:
        steps[first] += 1
        steps[last + 1] -= 1


def _tally(lines: Sequence[Sequence[Span]], x: float) -> tuple[int, int]:
    """Count the lines that cross x, and those with text on both sides of it."""
    sides = [side(line, x) for line in lines]
    return sides.count("full"), sides.count("pair")


def side(line: Sequence[Span], x: float) -> str:
    """Say how a line stands to a gutter: full (crosses it), pair (text on both sides), side."""
    if any(left < x - _OVER_PT and right > x + _OVER_PT for left, right in line):
        return "full"
    return "pair" if line[0][1] <= x + _OVER_PT and line[-1][0] >= x - _OVER_PT else "side"


def _is_prose(pages: Sequence[Body], gutter: Gutter) -> bool:
    """Whether both sides hold running text, few lines cross, and the columns hold the document."""
    zone = [line for page in pages for line in _zone(page, gutter)]
    crossing = sum(side(line, gutter.x) == "full" for line in zone)
    if crossing > _CROSSING_SHARE * len(zone):
        return False
    everything = sum(_ink(line) for page in pages for line in page.spans)
    if sum(map(_ink, zone)) < _HELD_SHARE * everything:
        return False
    return _has_wide_lines(zone, gutter.left, gutter.x) and _has_wide_lines(
        zone, gutter.x, gutter.right
    )


def _zone(page: Body, gutter: Gutter) -> list[list[Span]]:
    """Return the lines beside a page's gutter rule; all lines where the gutter is a gap."""
    if not gutter.ruled:
        return page.spans
    near = [rule for rule in page.uprights if abs(rule.x0 - gutter.x) <= _SNAP_PT]
    return [
        line
        for row, line in zip(page.rows, page.spans, strict=True)
        if any(rule.y0 - 2 <= row[0].middle <= rule.y1 + 2 for rule in near)
    ]


def _ink(line: Sequence[Span]) -> float:
    return sum(right - left for left, right in line)


def _has_wide_lines(zone: Sequence[Sequence[Span]], low: float, high: float) -> bool:
    widths = [
        inside[-1][1] - inside[0][0]
        for line in zone
        if (inside := [s for s in line if s[0] >= low - _SNAP_PT and s[1] <= high + _SNAP_PT])
    ]
    wide = sum(width >= _WIDE * (high - low) for width in widths)
    return wide >= max(2, _WIDE_SHARE * len(widths))


def _on_page(page: Body, main: Gutter, *, goes_on: bool) -> Gutter | None:
    """Return the document's gutter as it stands on one page; None if the page has none.

    A page with text on one side only has it when the page before does (`goes_on`).
    """
    near = [r for r in page.uprights if abs(r.x0 - main.x) <= 2 * _SNAP_PT]
    if near:
        rule = max(near, key=lambda r: r.y1 - r.y0)
        return main._replace(x=rule.x0, ruled=True)
    x = main.x
    crossing, paired = _tally(page.spans, x)
    strip = _strip(page.spans, x - 3 * _SNAP_PT, x + 3 * _SNAP_PT)
    if strip is not None and strip.crossing + _SHIFTED <= crossing:
        x = (strip.x0 + strip.x1) / 2
        crossing, paired = _tally(page.spans, x)
    sides = len(page.rows) - crossing - paired
    if not paired and (main.ruled or not goes_on):
        return None
    return main._replace(x=x, ruled=False) if paired + sides > crossing else None
