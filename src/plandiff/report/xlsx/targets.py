"""The sheet KPI: every target, last year's and this year's figure as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.report.xlsx.numbers import number_in, signed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.report.view_model import Promise, ReportView, TargetRow
    from plandiff.report.xlsx.book import Sheet

_HEADS: Final = (
    "section", "no", "indicator", "previous", "current", "delta", "class",
    "last", "before", "note", "place", "findings",
)  # fmt: skip
_WIDTHS: Final = (18, 5, 34, 15, 15, 13, 13, 14, 17, 26, 18, 8)


def write_targets(sheet: Sheet, view: ReportView) -> None:
    """Write one row for each target, in the order of the plan."""
    sheet.columns(*_WIDTHS)
    sheet.head([view.words[f"col.{name}"] for name in _HEADS])
    for group in view.target_groups:
        for row in group.rows:
            _write(sheet, group.title, row, view)
    if not view.target_groups:
        sheet.text(0, view.words["none.targets"])
        sheet.next()
    sheet.filter(len(_HEADS))


def _write(sheet: Sheet, title: str, row: TargetRow, view: ReportView) -> None:
    none = view.words["none.cell"]
    sheet.text(0, title)
    sheet.text(1, row.item)
    sheet.text(2, "\n".join(_names(row, view)), "name")
    _promise(sheet, 3, row.previous, none)
    _promise(sheet, 4, row.current, none)
    sheet.number(5, signed(row.delta, row.delta_unit), "" if row.delta is None else row.amount)
    sheet.text(6, row.badge.sign + row.badge.word)
    known = [side.reference_value for side in (row.current, row.previous) if side]
    sheet.number(7, number_in(row.last, known), row.last)
    sheet.number(8, number_in(row.before, known[::-1]), row.before)
    sheet.text(9, "\n".join(part for part in (row.meaning, *row.remarks) if part))
    sheet.text(10, "\n".join(row.places))
    sheet.text(11, "\n".join(link.text for link in row.findings))
    sheet.next()


def _names(row: TargetRow, view: ReportView) -> Iterator[str]:
    yield row.indicator
    if row.indicator_previous:
        yield f"{view.previous.short}：{row.indicator_previous}"


def _promise(sheet: Sheet, column: int, promise: Promise | None, none: str) -> None:
    if promise is None:
        sheet.text(column, none)
        return
    sheet.number(column, number_in(promise.text, (promise.value,)), promise.text)
