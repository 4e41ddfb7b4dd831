"""Weigh a target against its actual by the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from plandiff.model import Basis, Comparator, Direction


def achieved(  # noqa: PLR0913, PLR0917 - the six facts a verdict stands on
    value: Decimal | None,
    comparator: Comparator,
    basis: Basis,
    direction: Direction,
    actual: Decimal | None,
    previous: Decimal | None,
) -> bool | None:
    """Return whether `actual` meets the target; None where there are no figures to weigh.

    A relative target is weighed against its printed baseline, else against last year's actual.
    「100％とする」 is met from above when higher is better, from below when lower is.
    """
    bar = value if value is not None or basis == "absolute" else previous
    if actual is None or bar is None:
        return None
    if comparator == "以上" or (comparator == "とする" and direction == "higher"):
        return actual >= bar
    if comparator in {"以下", "以内"} or (comparator == "とする" and direction == "lower"):
        return actual <= bar
    if comparator == "維持":
        return actual >= bar if direction != "lower" else actual <= bar
    return actual == bar if comparator == "とする" else None
