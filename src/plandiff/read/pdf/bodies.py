"""A page's print as far as columns are concerned, and the gutter that parts two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plandiff.read.pdf.rows import rows
from plandiff.read.pdf.strips import spans

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from plandiff.read.pdf.raw import Rule, Run
    from plandiff.read.pdf.strips import Span

_LIKE_WIDTH = 1.45
"""The wider column is at most this many times the narrower."""


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
    start: float = 0.0
    """Where the right column's text begins; 0 when a rule tells the columns apart."""
    has_outer: tuple[bool, bool] = (False, False)
    """Whether a rule parts a further, narrow column off on the left and on the right."""


def body(
    no: int, width: float, runs: Sequence[Run], levels: list[Rule], uprights: list[Rule]
) -> Body:
    """Gather what decides about the columns of a page."""
    found = rows(run for run in runs if not run.turn)
    lines = [spans(row, _walls(row, uprights)) for row in found]
    return Body(no, width, found, lines, levels, uprights)


def _walls(row: Sequence[Run], uprights: Sequence[Rule]) -> list[float]:
    """Return where upright rules run past a row."""
    middle = row[0].middle
    return [rule.x0 for rule in uprights if rule.y0 <= middle <= rule.y1]


def extent(page: Body) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the print of a page."""
    runs = page.runs
    return (
        min(run.x0 for run in runs),
        min(run.y0 for run in runs),
        max(run.x1 for run in runs),
        max(run.y1 for run in runs),
    )


def are_like(first: float, second: float) -> bool:
    """Whether two columns may be of one document by their widths."""
    return 0 < max(first, second) <= _LIKE_WIDTH * min(first, second)
