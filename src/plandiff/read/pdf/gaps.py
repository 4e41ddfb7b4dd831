"""The gutter of a document that parts its columns by white alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.read.pdf.bodies import Gutter, are_like, extent
from plandiff.read.pdf.strips import strip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.read.pdf.bodies import Body
    from plandiff.read.pdf.strips import Span, Strip

_LEAST_GAP_PT = 7.0
_LEAST_CLEAN_PT = 3.0
"""Least gap where hardly a line crosses it and every second one has text on both sides."""

_STRAY_SHARE = 0.03

_OUTER_SHARE = 0.05
"""Share of lines that may cross the strip before a column of remarks or items: titles."""

CROSSING_SHARE = 0.25
"""Share of lines that may cross a gutter: titles, notes."""

_PAIRED_SHARE = 0.3


def gapped(pages: Sequence[Body]) -> Gutter | None:
    """Take the upright strip that fewest lines cross while many have text on both sides.

    A narrow column may stand beside the two (remarks, the names of items): it is parted off where
    that leaves two columns more alike.
    """
    # What is set beyond the paper's edge, or drawn out for miles, bounds no column.
    left = max(0.0, min(extent(page)[0] for page in pages))
    right = min(max(page.width for page in pages), max(extent(page)[2] for page in pages))
    lines = [row for page in pages for row in page.spans]
    found = [
        gutter._replace(has_outer=(low > left, high < right))
        for low, high in ((left, right), *_without_outer(lines, left, right))
        if (gutter := _gap_between(_inside(lines, low, high), low, high)) is not None
    ]
    return min(found, key=_unlikeness, default=None)


def _unlikeness(gutter: Gutter) -> float:
    """Return how many times wider one column is than the other."""
    widths = (gutter.x - gutter.left, gutter.right - gutter.x)
    return max(widths) / max(1.0, min(widths))


def _without_outer(
    lines: Sequence[Sequence[Span]], left: float, right: float
) -> Iterator[tuple[float, float]]:
    """Yield where the two columns may begin and end when a narrow one stands beside them."""
    width = right - left
    low = _clear(lines, left + 0.05 * width, left + 0.3 * width)
    high = _clear(lines, left + 0.7 * width, left + 0.95 * width)
    if high is not None:
        yield left, high
    if low is not None:
        yield low, right
    if low is not None and high is not None:
        yield low, high


def _clear(lines: Sequence[Sequence[Span]], start: float, end: float) -> float | None:
    """Return where hardly any line crosses a stretch of the page."""
    gap = strip(lines, start, end)
    if gap is None or gap.x1 - gap.x0 < _LEAST_GAP_PT:
        return None
    return gap.x if gap.crossing <= _OUTER_SHARE * len(lines) else None


def _inside(lines: Sequence[Sequence[Span]], low: float, high: float) -> list[list[Span]]:
    """Return what stands between two edges, line by line."""
    kept = ([s for s in line if low <= (s[0] + s[1]) / 2 <= high] for line in lines)
    return [line for line in kept if line]


def _gap_between(lines: Sequence[Sequence[Span]], left: float, right: float) -> Gutter | None:
    gap = strip(lines, left + (right - left) * 0.3, left + (right - left) * 0.7)
    if gap is None or gap.x1 - gap.x0 < _least_gap(gap, len(lines)):
        return None
    if gap.crossing > CROSSING_SHARE * len(lines):
        return None
    if gap.paired < max(3, _PAIRED_SHARE * len(lines)):
        return None
    gutter = Gutter(gap.x, left, right, ruled=False, start=gap.x1)
    return gutter if are_like(gap.x0 - left, right - gap.x1) else None


def _least_gap(gap: Strip, lines: int) -> float:
    """Return how wide a gap must be: a narrow one will do where nearly all lines keep to it."""
    is_clean = gap.crossing <= _STRAY_SHARE * lines and gap.paired >= lines / 2
    return _LEAST_CLEAN_PT if is_clean else _LEAST_GAP_PT
