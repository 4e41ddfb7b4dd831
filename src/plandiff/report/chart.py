"""The KPI chart: last year's target, this year's target and the last result, one line a KPI.

Each line has a scale of its own, since a step of one point would vanish on a scale from 0 to 100.
Direction is told by a pointed mark, by place and by words; colour only repeats it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from plandiff.report.html_parts import NOTHING, Html, badge, join, tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from plandiff.report.view_model import Promise, ReportView, TargetGroup, TargetRow

_WIDTH, _HEIGHT = 560, 60
_LEFT, _RIGHT = 140, 420
"""Where the least and the greatest value stand; beside them is room for the labels."""
_TARGETS, _RESULT = 18, 44
"""Height of the two lines: targets, and the result below them."""
_LEAST: Final = 2
"""With one value there is nothing to set side by side."""


class _Points(NamedTuple):
    """The figures of a KPI and where they stand."""

    previous: float | None
    current: float | None
    last: float | None


def chart(view: ReportView, words: Mapping[str, str]) -> Html:
    """Draw all KPIs that have two figures or more; nothing if none has."""
    drawn = [(row, points) for row in _rows(view.target_groups) if (points := _points(row))]
    if not drawn:
        return NOTHING
    left = sum(len(group.rows) for group in view.target_groups) - len(drawn)
    return tag(
        "figure",
        tag("figcaption", tag("strong", words["chart.title"]), _legend(view, words)),
        tag("ol", *(_line(row, points, view, words) for row, points in drawn)),
        _notes(left, words),
        cls="chart",
    )


def _rows(groups: Sequence[TargetGroup]) -> Iterator[TargetRow]:
    for group in groups:
        yield from group.rows


def _notes(left: int, words: Mapping[str, str]) -> Html:
    more = " " + words["chart.left"].format(count=left) if left else ""
    return tag("p", words["chart.note"], more, cls="legend")


def _legend(view: ReportView, words: Mapping[str, str]) -> Html:
    marks = (
        (
            _circle(9, 9),
            words["chart.previous"].format(era=view.previous.era or view.previous.short),
        ),
        (
            _pointer(16, 9, 1),
            words["chart.current"].format(era=view.current.era or view.current.short),
        ),
        (_diamond(9, 9), words["chart.last"]),
    )
    return tag(
        "span",
        *(
            tag("span", tag("svg", mark, width=18, height=18, aria_hidden="true"), name)
            for mark, name in marks
        ),
        cls="marks",
    )


def _line(row: TargetRow, points: _Points, view: ReportView, words: Mapping[str, str]) -> Html:
    return tag(
        "li",
        tag("a", row.indicator, cls="name", href=f"#{row.id}"),
        tag(
            "svg",
            *_drawing(row, points),
            viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
            width=_WIDTH,
            height=_HEIGHT,
            role="img",
            aria_label=_said(row, view, words),
            cls=row.badge.tone,
        ),
        tag("span", badge(row.badge), " ", row.amount, cls="verdict"),
    )


def _said(row: TargetRow, view: ReportView, words: Mapping[str, str]) -> str:
    """Tell the drawing in words: what it shows, and which way the target moved."""
    era, before = view.current.era or view.current.short, view.previous.era or view.previous.short
    parts = [
        (words["chart.previous"].format(era=before), row.previous.text if row.previous else ""),
        (words["chart.current"].format(era=era), row.current.text if row.current else ""),
        (words["chart.last"], row.last if _result(row) is not None else ""),
        (row.badge.word, row.amount),
    ]
    named = [words["chart.part"].format(name=name, figure=said) for name, said in parts if said]
    return row.indicator + words["chart.colon"] + words["chart.gap"].join(named)


# ---------------------------------------------------------------- where the marks stand


def _points(row: TargetRow) -> _Points | None:
    """Place the figures between the least and the greatest; None if there is nothing to compare."""
    figures = (_value(row.previous), _value(row.current), _result(row))
    known = [figure for figure in figures if figure is not None]
    if len(known) < _LEAST or (row.previous and row.current and None in figures[:2]):
        return None
    low, high = min(known), max(known)
    return _Points(*(_place(figure, low, high) for figure in figures))


def _value(promise: Promise | None) -> Decimal | None:
    return promise.value if promise else None


def _result(row: TargetRow) -> Decimal | None:
    """Give the result that `row.last` words: this year's reference, else last year's."""
    if row.current is not None and row.current.reference:
        return row.current.reference_value
    return row.previous.reference_value if row.previous else None


def _place(figure: Decimal | None, low: Decimal, high: Decimal) -> float | None:
    if figure is None:
        return None
    if high == low:
        return (_LEFT + _RIGHT) / 2
    return round(_LEFT + (_RIGHT - _LEFT) * float((figure - low) / (high - low)), 1)


# ---------------------------------------------------------------- marks


def _drawing(row: TargetRow, points: _Points) -> Iterator[Html]:
    yield _rail(_TARGETS)
    if points.last is not None:
        yield _rail(_RESULT)
        yield tag("path", d=f"M{points.last} {_TARGETS}V{_RESULT}", cls="guide")
    yield _targets(row, points)
    if points.last is not None:
        yield _diamond(points.last, _RESULT)
        yield _label(row.last, points.last, _RESULT, 1 if points.last < _WIDTH / 2 else -1)


def _targets(row: TargetRow, points: _Points) -> Html:
    """Draw one mark for a target that stayed, two and the way between for one that moved."""
    before, now = points.previous, points.current
    if before is None or now is None or before == now:
        place = now if now is not None else before
        if place is None:
            return NOTHING
        said = row.current or row.previous
        mark = _circle(place, _TARGETS) if now is None else _dot(place, _TARGETS)
        return join((mark, _label(said.text if said else "", place, _TARGETS, 1)))
    way = 1 if now > before else -1
    return join(
        (
            tag("path", d=f"M{before} {_TARGETS}H{now}", cls="way"),
            _circle(before, _TARGETS),
            _pointer(now, _TARGETS, way),
            _label(row.previous.text if row.previous else "", before, _TARGETS, -way),
            _label(row.current.text if row.current else "", now, _TARGETS, way, "now"),
        )
    )


def _rail(y: int) -> Html:
    return tag("path", d=f"M{_LEFT} {y}H{_RIGHT}", cls="rail")


def _circle(x: float, y: int) -> Html:
    return tag("circle", cx=str(x), cy=y, r=6, cls="before")


def _dot(x: float, y: int) -> Html:
    return tag("circle", cx=str(x), cy=y, r=6, cls="now")


def _pointer(x: float, y: int, way: int) -> Html:
    """Point the way the figure went, the tip at the figure."""
    return tag("path", d=f"M{x:g} {y}l{-13 * way} -8v16Z", cls="now")


def _diamond(x: float, y: int) -> Html:
    return tag("path", d=f"M{x:g} {y - 7}l7 7l-7 7l-7 -7Z", cls="last")


def _label(text: str, x: float, y: int, way: int, cls: str = "") -> Html:
    anchor = "start" if way > 0 else "end"
    return tag("text", text, x=f"{x + 12 * way:g}", y=y + 5, text_anchor=anchor, cls=cls)
