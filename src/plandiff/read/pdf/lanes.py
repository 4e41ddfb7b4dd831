"""Where a document set in two columns parts them: by a tall rule, or by a gap in x.

The gutter is sought over the whole document, so that one page's table does not look like
columns. Two columns must both hold running text of similar width; a table of labels and figures
is none.
"""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING

from plandiff.read.pdf.bodies import Gutter, are_like, extent
from plandiff.read.pdf.gaps import CROSSING_SHARE, gapped
from plandiff.read.pdf.strips import side, strip, tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.read.pdf.bodies import Body
    from plandiff.read.pdf.strips import Span

_TALL_SHARE = 0.4
"""A rule at least this share of the text's height may be a gutter."""

_PAIR_SHARE = 0.55
"""The two columns cover at least this share of the text's width."""

_SNAP_PT = 8.0
"""Gutters of different pages this close are one."""

_WIDE = 0.6
"""A line that fills this share of the width of its column's text is running text ..."""

_LEAST_EMS = 8.0
"""... unless it is shorter than this (in box heights): figures and names."""

_WIDE_SHARE = 0.15
"""Share of lines that must be running text in each column."""

_HELD_SHARE = 0.5
"""Share of the document's print that stands in the columns: a table in a report holds less."""

_SHIFTED = 3
"""A page's own gutter is used when this many lines fewer cross it than cross the document's: a
title or two may cross both."""


def gutters(pages: Sequence[Body]) -> dict[int, Gutter]:
    """Find the gutter of every page set in two columns; other pages are not in the result."""
    found: dict[int, Gutter] = {}
    for group in _by_width(pages):
        found_in = (find(group) for find in (_ruled, gapped))
        main = next((g for g in found_in if g is not None and _is_prose(group, g)), None)
        if main is None:
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
    x0, y0, x1, y1 = extent(page)
    tall = [r for r in page.uprights if r.y1 - r.y0 >= _TALL_SHARE * (y1 - y0)]
    x0, x1 = min([x0, *(r.x0 for r in tall)]), max([x1, *(r.x0 for r in tall)])
    inner = sorted({r.x0 for r in tall if x0 + 20 < r.x0 < x1 - 20})
    edges = [x0, *inner, x1]
    pairs = [
        Gutter(middle, left, right, ruled=True, has_outer=(left > x0, right < x1))
        for left, middle, right in zip(edges, edges[1:], edges[2:], strict=False)
        if (
            are_like(middle - left, right - middle) or are_like(*_widths(page, left, middle, right))
        )
        and right - left >= _PAIR_SHARE * (x1 - x0)
    ]
    if len(pairs) != 1:
        pairs = _mirrored(edges)
    for pair in pairs[:1]:
        yield pair, sum(r.y1 - r.y0 for r in tall if abs(r.x0 - pair.x) <= 1)


def _widths(page: Body, left: float, middle: float, right: float) -> tuple[float, float]:
    """Return how wide the text on both sides of a rule runs."""
    found = []
    for low, high in ((left, middle), (middle, right)):
        inside = [s for line in page.spans for s in line if low - 2 <= s[0] and s[1] <= high + 2]
        found.append(
            max((s[1] for s in inside), default=low) - min((s[0] for s in inside), default=low)
        )
    return found[0], found[1]


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


def _is_prose(pages: Sequence[Body], gutter: Gutter) -> bool:
    """Whether both sides hold running text, few lines cross, and the columns hold the document."""
    zone = [line for page in pages for line in _zone(page, gutter)]
    crossing = sum(side(line, gutter.x) == "full" for line in zone)
    if crossing > CROSSING_SHARE * len(zone):
        return False
    everything = sum(_ink(line) for page in pages for line in page.spans)
    if sum(map(_ink, zone)) < _HELD_SHARE * everything:
        return False
    em = median(run.height for page in pages for row in page.rows for run in row)
    return _has_wide_lines(zone, gutter.left, gutter.x, em) and _has_wide_lines(
        zone, gutter.x, gutter.right, em
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


def _has_wide_lines(zone: Sequence[Sequence[Span]], low: float, high: float, em: float) -> bool:
    """Whether enough lines of a column fill it, as wide as its text runs."""
    inside = [
        (found[0][0], found[-1][1])
        for line in zone
        if (found := [s for s in line if s[0] >= low - _SNAP_PT and s[1] <= high + _SNAP_PT])
    ]
    if not inside:
        return False
    left = sorted(start for start, _ in inside)[len(inside) // 20]
    right = sorted(end for _, end in inside)[-1 - len(inside) // 20]
    least = max(_WIDE * (right - left), _LEAST_EMS * em)
    wide = sum(end - start >= least for start, end in inside)
    return wide >= max(2, _WIDE_SHARE * len(inside))


def _on_page(page: Body, main: Gutter, *, goes_on: bool) -> Gutter | None:
    """Return the document's gutter as it stands on one page; None if the page has none.

    A page with text on one side only has it when the page before does (`goes_on`).
    """
    near = [r for r in page.uprights if abs(r.x0 - main.x) <= 2 * _SNAP_PT]
    if near and main.ruled:
        rule = max(near, key=lambda r: r.y1 - r.y0)
        return main._replace(x=rule.x0)
    x = main.x
    crossing, paired = tally(page.spans, x)
    gap = strip(page.spans, x - 3 * _SNAP_PT, x + 3 * _SNAP_PT)
    if gap is not None and gap.crossing + _SHIFTED <= crossing:
        x = gap.x
        crossing, paired = tally(page.spans, x)
    sides = len(page.rows) - crossing - paired
    if not paired and (main.ruled or not goes_on):
        return None
    return main._replace(x=x, ruled=False) if paired + sides > crossing else None
