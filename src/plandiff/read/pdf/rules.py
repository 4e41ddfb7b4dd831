"""Ruling lines as a person sees them: pieces joined, levels and uprights apart."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from plandiff.read.pdf.raw import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SAME_PT = 1.5
"""Lines closer than this are one (double strokes, both edges of adjoining cells)."""

_BRIDGE_PT = 3.0
"""Gaps up to this within a line are bridged (dashes, corners)."""


def merged(rules: Iterable[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Return level and upright lines, pieces on one line joined, in page order."""
    levels: list[Rule] = []
    uprights: list[Rule] = []
    for rule in rules:
        (uprights if rule.is_vertical else levels).append(rule)
    joined_levels = [Rule(a, at, b, at) for at, a, b in _joined((r.y0, r.x0, r.x1) for r in levels)]
    joined_uprights = [
        Rule(at, a, at, b) for at, a, b in _joined((r.x0, r.y0, r.y1) for r in uprights)
    ]
    return joined_levels, joined_uprights


def _joined(lines: Iterable[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Join (position, from, to) stretches that lie on one line and touch."""
    found: list[tuple[float, float, float]] = []
    for group in _near(sorted(lines)):
        at = group[0][0]
        stretches = sorted((a, b) for _, a, b in group)
        start, end = stretches[0]
        for a, b in stretches[1:]:
            if a > end + _BRIDGE_PT:
                found.append((at, start, end))
                start, end = a, b
            else:
                end = max(end, b)
        found.append((at, start, end))
    return found


def _near(lines: Sequence[tuple[float, float, float]]) -> list[list[tuple[float, float, float]]]:
    """Group sorted lines by position."""
    groups: list[list[tuple[float, float, float]]] = []
    for at, same in groupby(lines, key=lambda line: line[0]):
        if groups and at - groups[-1][0][0] <= _SAME_PT:
            groups[-1].extend(same)
        else:
            groups.append(list(same))
    return groups
