"""The course of an indicator as SVG: a dot a year for the result, a bar for the target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from plandiff.kpi.format import figure
from plandiff.text.years import era_name

if TYPE_CHECKING:
    from decimal import Decimal

    from plandiff.model_results import Series, YearPoint

WIDTH: Final = 250
HEIGHT: Final = 78
_LEFT, _RIGHT = 30, 30
_TOP, _BOTTOM = 20, 22


@dataclass(frozen=True, slots=True)
class Spot:
    """One year: result and target, heights as text; None where not known."""

    x: str
    head: str
    y: str | None
    value: str
    missed: bool
    goal: str | None
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Course:
    """What the picture shows, and the same in words."""

    label: str
    line: str
    spots: tuple[Spot, ...]
    floor: str
    text_y: str


def course(series: Series, years: tuple[int, ...]) -> Course | None:
    """Return the course over all years; None with fewer than two figures to show."""
    points = [p for p in series.points if p.actual is not None or _goal(p) is not None]
    values = [v for p in points for v in (p.actual, _goal(p)) if v is not None]
    if sum(p.actual is not None for p in points) < 1 or len(values) < 2:
        return None
    low, high = min(values), max(values)
    spots = tuple(_spot(p, years, low, high) for p in points)
    line = " ".join(f"{s.x},{s.y}" for s in spots if s.y is not None)
    return Course(_label(series), line, spots, _number(HEIGHT - _BOTTOM + 6), str(HEIGHT - 4))


def _goal(point: YearPoint) -> Decimal | None:
    told = point.plan or point.report
    if told is None:
        return None
    return told.target.value if told.target.value is not None else told.target.baseline


def _spot(point: YearPoint, years: tuple[int, ...], low: Decimal, high: Decimal) -> Spot:
    x = _across(point.fiscal_year, years)
    goal = _goal(point)
    return Spot(
        _number(x),
        era_name(point.fiscal_year).replace("令和", "R").replace("平成", "H").removesuffix("年度"),
        None if point.actual is None else _height(point.actual, low, high),
        "" if point.actual is None else figure(point.actual),
        point.achieved is False,
        None if goal is None else _height(goal, low, high),
        _number(x - 11),
        _number(x + 11),
    )


def _across(year: int, years: tuple[int, ...]) -> float:
    if len(years) < 2:
        return WIDTH / 2
    return _LEFT + (year - years[0]) / (years[-1] - years[0]) * (WIDTH - _LEFT - _RIGHT)


def _height(value: Decimal, low: Decimal, high: Decimal) -> str:
    share = 0.5 if high == low else float((value - low) / (high - low))
    return _number(HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM))


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _label(series: Series) -> str:
    parts = []
    for point in series.points:
        goal = _goal(point)
        told = [f"目標{figure(goal, series.unit)}"] if goal is not None else []
        told += [f"実績{figure(point.actual, series.unit)}"] if point.actual is not None else []
        if told:
            parts.append(f"{era_name(point.fiscal_year)}は{'、'.join(told)}")
    return "。".join(parts)
