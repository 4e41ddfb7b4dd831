"""The KPI table of the HTML page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.report.chart import chart
from plandiff.report.html_actions import actions
from plandiff.report.html_parts import NOTHING, Html, badge, lines, links, tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plandiff.report.view_model import Promise, ReportView, TargetGroup, TargetRow

COLUMNS = 6


def targets_part(view: ReportView, words: Mapping[str, str]) -> Html:
    """Every KPI with last year's and this year's target, chart first."""
    if not view.target_groups:
        return tag("p", view.words["none.targets"])
    return Html(chart(view, words) + _table(view, words))


def _table(view: ReportView, words: Mapping[str, str]) -> Html:
    groups = (_group(group, view, words) for group in view.target_groups)
    # Wide content scrolls in its own frame, which the keyboard must be able to reach.
    return tag(
        "div",
        tag("table", _head(view.words), *groups, cls="targets"),
        cls="wide",
        role="group",
        tabindex=0,
        aria_labelledby="h-targets",
    )


def _head(words: Mapping[str, str]) -> Html:
    names = ("indicator", "previous", "current", "change", "last", "note")
    classes = {"indicator": "name", "note": "remarks"}
    return tag(
        "thead",
        tag(
            "tr",
            *(
                tag("th", words[f"col.{name}"], scope="col", cls=classes.get(name))
                for name in names
            ),
        ),
    )


def _group(group: TargetGroup, view: ReportView, words: Mapping[str, str]) -> Html:
    title = NOTHING
    if group.title:
        head = tag("th", group.title, colspan=COLUMNS, scope="rowgroup")
        title = tag("tr", head, cls="group")
    return tag("tbody", title, *(_row(row, view, words) for row in group.rows))


def _row(row: TargetRow, view: ReportView, words: Mapping[str, str]) -> Html:
    return tag(
        "tr",
        tag("th", *_name(row, view), scope="row"),
        tag("td", _promise(row.previous, view), cls="figure"),
        tag("td", _promise(row.current, view), cls="figure now"),
        tag("td", badge(row.badge), lines((row.amount,) if row.amount else ()), cls="change"),
        tag("td", row.last, lines((row.before,) if row.before else (), "former"), cls="last"),
        tag("td", *_remarks(row, words), cls="remarks"),
        id=row.id,
        cls=f"kpi is-{row.badge.key}",
    )


def _name(row: TargetRow, view: ReportView) -> Iterator[str]:
    if row.item:
        yield tag("span", row.item, cls="item")
    yield tag("span", row.indicator, cls="subject")
    if row.indicator_previous:
        former = view.previous.short + view.words["key.colon"] + row.indicator_previous
        yield tag("p", former, cls="former")


def _promise(promise: Promise | None, view: ReportView) -> str:
    return promise.text if promise else view.words["none.cell"]


def _remarks(row: TargetRow, words: Mapping[str, str]) -> Iterator[Html]:
    yield lines(row.remarks)
    if row.findings:
        yield tag("p", links(row.findings))
    yield actions(row.id, row.places, words)
