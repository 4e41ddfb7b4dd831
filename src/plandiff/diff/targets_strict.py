"""Whether a target asks for more or for less than the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from plandiff.kpi.notes import note_kind
from plandiff.kpi.reference import reference_figure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from plandiff.model import Stringency, Target


class Asked(NamedTuple):
    """The figure a target really asks for."""

    kind: Literal["level", "step"]
    """A level to reach, or a step from last year (5％以上削減)."""
    value: Decimal
    unit: str
    resolved: bool = False
    """The level is last year's result, taken from the reference."""


def asked_figure(target: Target, notes: Sequence[str]) -> Asked | None:
    """Resolve what a target asks for; None when it asks no figure or none can be known.

    A relative target (対前年度以上) asks for last year's result, the reference figure, unless a
    note says that results were computed by different methods.
    """
    if target.comparator == "実施" and target.value is None:
        return None
    if target.basis == "absolute":
        return Asked("level", target.value, target.unit) if target.value is not None else None
    if target.baseline is not None:
        return Asked("level", target.baseline, target.unit)
    if target.value is not None:
        return Asked("step", target.value, target.unit)
    figure = reference_figure(target.reference.text) if target.reference else None
    if figure is None or any(note_kind(note) == "method" for note in notes):
        return None
    return Asked("level", figure.value, figure.unit or target.unit, resolved=True)


def sense(target: Target) -> int:
    """Return 1 when more is asked by a higher figure, -1 by a lower one, 0 when unknown."""
    if target.comparator == "以上":
        return 1
    if target.comparator in ("以下", "以内"):
        return -1
    return {"higher": 1, "lower": -1, "none": 0}[target.direction]


def stringency(
    current: Target, previous: Target, now: Asked | None, before: Asked | None
) -> Stringency:
    """Compare what two targets of one indicator ask; `unclear` when no two figures compare."""
    way = sense(current) or sense(previous)
    if now is None or before is None:
        silent = current.basis == previous.basis == "absolute"
        same = current.comparator == previous.comparator and now is before
        return "same" if silent and same else "unclear"
    if now.kind != before.kind or now.unit != before.unit:
        return "unclear"
    if now.value == before.value:
        return "same" if sense(current) == sense(previous) else "unclear"
    if not way or sense(current) * sense(previous) < 0:
        return "unclear"
    return "tighter" if (now.value > before.value) == (way > 0) else "looser"
