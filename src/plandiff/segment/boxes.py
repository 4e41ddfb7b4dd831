"""How exactly two runs are the boxes of one row: their first or last lines say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.segment.weights import LEFT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ALIKE = 0.9
"""Match kept per line that has no twin on either side."""
NEAR = 3
"""Lines from the top or bottom of a box in which its twin's may stand."""
MATCH = tuple(
    tuple(0.5 ** abs(offset - away) * ALIKE ** min(offset, away) for away in range(NEAR))
    for offset in range(NEAR)
)
"""Match by the lines from the edge of the one box and of the other."""


class Boxes:
    """How well runs match the run before them, 0 to 1, looked up by where they begin and end.

    After a left run: the right run at its end begins like it. After a right run: it ends like the
    left run before it. A line more or less on one side than on the other halves the match; lines
    that have no twin on either side (a renamed heading) take little from it.
    """

    def __init__(self, clear: Mapping[int, tuple[int, ...]]) -> None:
        self._clear = clear
        self._known: tuple[dict[int, dict[int, float]], dict[int, dict[int, float]]] = ({}, {})

    def matches(self, side: int, end: int) -> Mapping[int, float]:
        """Return the match of each beginning of a run of `side` that ends at `end`, 0 left out."""
        known = self._known[side].get(end)
        if known is None:
            known = self._known[side][end] = {}
            for start, match in self._tops(end) if side == LEFT else self._bottoms(end):
                known[start] = max(match, known.get(start, 0.0))
        return known

    def _tops(self, end: int) -> Iterator[tuple[int, float]]:
        for offset in range(NEAR):
            for first in self._clear.get(end + offset, ()):
                for away in range(NEAR):
                    yield first - away, MATCH[offset][away]

    def _bottoms(self, end: int) -> Iterator[tuple[int, float]]:
        for offset in range(NEAR):
            line = end - 1 - offset
            for first in self._clear.get(line, ()):
                for away in range(NEAR):
                    if first + 1 + away <= line:
                        yield first + 1 + away, MATCH[offset][away]
