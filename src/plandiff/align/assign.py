"""Choosing among candidates: the best one-to-one pairing, and what stands out of order."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Candidate = tuple[int, int, float]
"""(current index, previous index, value above nought)."""

_EXACT_UP_TO = 24
"""Larger knots of candidates than this are untied greedily: exact cost grows with the cube."""


def best_pairs(candidates: Sequence[Candidate]) -> list[tuple[int, int]]:
    """Return the one-to-one pairs with the highest total value, sorted by current index."""
    found: list[tuple[int, int]] = []
    for knot in _knots(candidates):
        if len(knot) == 1:
            found.append(knot[0][:2])
        elif max(len({c[0] for c in knot}), len({c[1] for c in knot})) > _EXACT_UP_TO:
            found += _greedy(knot)
        else:
            found += _exact(knot)
    return sorted(found)


def _knots(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Group candidates that compete with one another, in order of first appearance."""
    leader: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        while (up := leader.setdefault(node, node)) != node:
            leader[node] = leader[up]
            node = up
        return node

    for i, j, _ in candidates:
        leader[find(("c", i))] = find(("p", j))
    knots: dict[tuple[str, int], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        knots[find(("c", candidate[0]))].append(candidate)
    return list(knots.values())


def _greedy(knot: Sequence[Candidate]) -> list[tuple[int, int]]:
    taken_current: set[int] = set()
    taken_previous: set[int] = set()
    found = []
    for i, j, _ in sorted(knot, key=lambda c: (-c[2], c[0] + c[1], c[0])):
        if i not in taken_current and j not in taken_previous:
            taken_current.add(i)
            taken_previous.add(j)
            found.append((i, j))
    return found


def _exact(knot: Sequence[Candidate]) -> list[tuple[int, int]]:
    """Solve one knot as a linear assignment; a pair that is no candidate is worth nothing."""
    rows = sorted({c[0] for c in knot})
    columns = sorted({c[1] for c in knot})
    value = {(i, j): v for i, j, v in knot}
    flipped = len(rows) > len(columns)
    if flipped:
        rows, columns = columns, rows
    costs = [[-value.get((c, r) if flipped else (r, c), 0.0) for c in columns] for r in rows]
    pairs = [(rows[r], columns[c]) for r, c in _assignment(costs)]
    pairs = [(j, i) for i, j in pairs] if flipped else pairs
    return [pair for pair in pairs if pair in value]


def _assignment(costs: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return (row, column) pairs of least total cost; no more rows than columns.

    Shortest augmenting paths with potentials; row and column 0 are sentinels.
    """
    height, width = len(costs), len(costs[0])
    row_potential, column_potential = [0.0] * (height + 1), [0.0] * (width + 1)
    row_of = [0] * (width + 1)
    for row in range(1, height + 1):
        row_of[0] = row
        column = 0
        least = [float("inf")] * (width + 1)
        came_from = [0] * (width + 1)
        used = [False] * (width + 1)
        while row_of[column]:
            used[column] = True
            here, step, nearest = row_of[column], float("inf"), 0
            for c in range(1, width + 1):
                if used[c]:
                    continue
                slack = costs[here - 1][c - 1] - row_potential[here] - column_potential[c]
                if slack < least[c]:
                    least[c], came_from[c] = slack, column
                if least[c] < step:
                    step, nearest = least[c], c
            for c in range(width + 1):
                if used[c]:
                    row_potential[row_of[c]] += step
                    column_potential[c] -= step
                else:
                    least[c] -= step
            column = nearest
        while column:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    return [(row_of[c] - 1, c - 1) for c in range(1, width + 1) if row_of[c]]


def out_of_order(ranks: Sequence[int], sizes: Sequence[int]) -> list[int]:
    """Return the positions that break the rising order of `ranks`, as few as possible.

    Among equally few, those with the smallest total of `sizes` move: the short clause is said to
    have moved past the long one. Ranks are distinct.
    """
    if all(a < b for a, b in pairwise(ranks)):
        return []
    kept = set(_heaviest_rise(ranks, [(1 << 40) + size for size in sizes]))
    return [position for position in range(len(ranks)) if position not in kept]


def _heaviest_rise(ranks: Sequence[int], weights: Sequence[int]) -> Iterable[int]:
    """Return the positions of the rising subsequence of greatest weight (by Fenwick tree)."""
    place = {rank: at for at, rank in enumerate(sorted(ranks), start=1)}
    best: list[tuple[int, int]] = [(0, -1)] * (len(ranks) + 1)
    before: list[int] = []
    top = (0, -1)
    for position, rank in enumerate(ranks):
        below, at = (0, -1), place[rank] - 1
        while at:
            below = max(below, best[at])
            at &= at - 1
        before.append(below[1])
        reached = (below[0] + weights[position], position)
        top, at = max(top, reached), place[rank]
        while at < len(best):
            best[at] = max(best[at], reached)
            at += at & -at
    position = top[1]
    while position >= 0:
        yield position
        position = before[position]
