"""Where the lines of a document leave an upright strip open."""

from __future__ import annotations

from itertools import accumulate, pairwise
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.read.pdf.raw import Run

_GUTTER_EMS = 0.6
"""A gap narrower than this (in box heights) is one between words, no gutter."""

_SLACK = 2
"""Titles that cross the gutter may leave a hole between two letters; so many lines more (or one
in a hundred) may cross the strip that is taken."""

OVER_PT = 2.0
"""A stretch reaching over the gutter by less does not cross it."""

Span = tuple[float, float]
"""Left and right end of a stretch of print."""


def spans(row: Sequence[Run], walls: Sequence[float] = ()) -> list[Span]:
    """Join the runs of a row that stand close together, unless a wall stands between them.

    `walls` are the positions of the upright rules that run past the row: print fills a cell up
    to its rule, so that the gap to the next cell may be as narrow as one between words.
    """
    found: list[Span] = []
    for run in row:
        near = found and run.x0 - found[-1][1] < _GUTTER_EMS * run.height
        if near and not _is_parted(found[-1][1], run.x0, walls):
            found[-1] = (found[-1][0], max(found[-1][1], run.x1))
        else:
            found.append((run.x0, run.x1))
    return found


def _is_parted(end: float, start: float, walls: Sequence[float]) -> bool:
    """Whether a wall stands where one run ends and the next begins."""
    low, high = min(end, start) - OVER_PT, max(end, start) + OVER_PT
    return any(low <= wall <= high for wall in walls)


def tally(lines: Sequence[Sequence[Span]], x: float) -> tuple[int, int]:
    """Count the lines that cross x, and those with text on both sides of it."""
    sides = [side(line, x) for line in lines]
    return sides.count("full"), sides.count("pair")


def side(line: Sequence[Span], x: float) -> str:
    """Say how a line stands to a gutter: full (crosses it), pair (text on both sides), side."""
    if any(left < x - OVER_PT and right > x + OVER_PT for left, right in line):
        return "full"
    return "pair" if line[0][1] <= x + OVER_PT and line[-1][0] >= x - OVER_PT else "side"


class Tally(NamedTuple):
    """A position, the lines that cross it, and those with text on both sides."""

    x: float
    crossing: int
    paired: int


class Strip(NamedTuple):
    """An upright strip that hardly any line crosses."""

    x: float
    """Where the gutter runs: as near to the strip's middle as the fewest lines cross."""
    x0: float
    x1: float
    crossing: int
    paired: int


def strip(lines: Sequence[Sequence[Span]], start: float, end: float) -> Strip | None:
    """Return the widest strip between two positions that the fewest lines cross."""
    tallies = _tallies(lines, start, int(end - start) + 1)
    least = min((place.crossing for place in tallies if place.paired), default=None)
    if least is None:
        return None
    wide = _widest(tallies, least + max(_SLACK, len(lines) // 100))
    x0, x1 = wide[0].x, wide[-1].x
    best = min(wide, key=lambda place: (place.crossing, abs(2 * place.x - x0 - x1)))
    return Strip(best.x, x0, x1, best.crossing, max(place.paired for place in wide))


def _widest(tallies: Sequence[Tally], most: int) -> list[Tally]:
    """Return the longest run of positions that at most so many lines cross."""
    best: list[Tally] = []
    here: list[Tally] = []
    for place in tallies:
        here = [*here, place] if place.crossing <= most and place.paired else []
        best = here if len(here) > len(best) else best
    return best


def _tallies(lines: Sequence[Sequence[Span]], start: float, count: int) -> list[Tally]:
    """Tally positions a point apart."""
    crossing, paired = [0] * (count + 1), [0] * (count + 1)
    for line in lines:
        for left, right in line:
            _raise(crossing, left + OVER_PT - start, right - OVER_PT - start)
        for (_, left), (right, _) in pairwise(line):
            _raise(paired, left - OVER_PT - start, right + OVER_PT - start)
    sums = zip(accumulate(crossing[:-1]), accumulate(paired[:-1]), strict=True)
    return [Tally(start + k, across, around) for k, (across, around) in enumerate(sums)]


def _raise(steps: list[int], low: float, high: float) -> None:
    """Count one more at every whole position from low to high."""
    first, last = max(0, ceil(low)), min(len(steps) - 2, floor(high))
    if first <= last:
        steps[first] += 1
        steps[last + 1] -= 1
