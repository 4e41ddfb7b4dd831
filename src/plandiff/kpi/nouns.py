"""What a KPI sentence says, as one value: a promise."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from plandiff.model import Basis, Comparator, Direction


class Promise(NamedTuple):
    """What a KPI sentence, or the target cell of a table, asks for."""

    indicator: str
    """The measured thing as printed, blanks, marks, comparator and figure off; empty for a cell."""
    value: Decimal | None
    """The printed figure, the baseline's for 対前年度（0.54％）以下; None when there is none."""
    unit: str
    """Canonical (％, か月) or as printed; empty when none is printed."""
    comparator: Comparator
    basis: Basis
    baseline: Decimal | None
    direction: Direction
    """Which way is better; `none` when neither comparator nor wording tells."""
    notes: tuple[str, ...] = ()
    """Footnotes and provisos printed in the same clause."""
    understood: bool = True
    """False when the end of the sentence promises nothing this package can read."""
