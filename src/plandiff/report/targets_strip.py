"""A strip of SVG for one target: last year's dot, this year's dot, and the target's line.

All strips share one axis, the distance from the target as a share of the target, turned so that
right of the line is always the better side. It is finer near the target (a square-root scale):
missing by 0.5 % and missing by 5 % are different stories.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import copysign, sqrt
from typing import TYPE_CHECKING, Final

from plandiff.report.targets_outcome import (
    WORDS,
    actual_figure,
    bar_of,
    lower_is_better,
    previous_figure,
    verdict,
)
from plandiff.report.targets_rows import wanted

if TYPE_CHECKING:
    from plandiff.model_results import ResultTarget
    from plandiff.report.targets_outcome import Verdict

WIDTH: Final = 240
HEIGHT: Final = 26
MARGIN: Final = 12
SPAN: Final = 50
"""Half width of the axis in per cent of the target; beyond it an arrow stands at the end."""
TICKS: Final = (5, 20, 50)
"""Per cent of the target at which the axis has a tick on either side."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot, or an arrow at an end of the axis when it lies beyond (`off` -1 or 1)."""

    x: str
    off: int


@dataclass(frozen=True, slots=True)
class Strip:
    """What one strip shows; lengths in SVG units as text."""

    label: str
    """The same in words, for those who do not see it."""
    verdict: Verdict
    actual: Dot
    previous: Dot | None
    centre: str
    ticks: tuple[str, ...]


def strip(target: ResultTarget) -> Strip | None:
    """Return the strip of a target; None where there is no figure to show."""
    share = _share(target)
    if share is None:
        return None
    before = _share(target, previous=True)
    return Strip(
        _label(target),
        verdict(target),
        _dot(share),
        None if before is None else _dot(before),
        _number(WIDTH / 2),
        tuple(_number(_place(side * tick)) for side in (-1, 1) for tick in TICKS),
    )


def _share(target: ResultTarget, *, previous: bool = False) -> float | None:
    bar = bar_of(target)
    value = target.previous_actual if previous else target.actual
    if not bar or value is None:
        return None
    share = float((value - bar) / abs(bar)) * 100
    return -share if lower_is_better(target) else share


def _dot(share: float) -> Dot:
    off = 1 if share > SPAN else -1 if share < -SPAN else 0
    return Dot(_number(_place(max(-SPAN, min(SPAN, share)))), off)


def _place(share: float) -> float:
    """Return where on the axis so many per cent stand."""
    reach = copysign(sqrt(abs(share) / SPAN), share)
    return WIDTH / 2 + reach * (WIDTH / 2 - MARGIN)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _label(target: ResultTarget) -> str:
    parts = [f"目標{wanted(target)}", f"実績{actual_figure(target)}"]
    if target.previous_actual is not None:
        parts.append(f"前年度{previous_figure(target)}")
    return "、".join((*parts, WORDS[verdict(target)]))
