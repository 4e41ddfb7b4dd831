"""The sheet 変更一覧: one row for each change, changed phrases marked inside the cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.report.view_model import Span
from plandiff.report.xlsx.strings import cell_spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plandiff.report.view_model import ReportView, Row, SectionView
    from plandiff.report.xlsx.book import Sheet

_WIDTHS: Final = (5, 20, 10, 8, 48, 48, 16, 18, 8)


def write_changes(sheet: Sheet, view: ReportView) -> None:
    """Write headings and rows that changed, in the order of the report."""
    words = view.words
    sheet.columns(*_WIDTHS)
    sheet.head(
        (
            words["col.number"],
            words["col.heading"],
            words["col.class"],
            words["col.kind"],
            view.current.label,
            view.previous.label,
            words["col.note"],
            words["col.place"],
            words["col.findings"],
        )
    )
    for section in view.sections:
        if section.badge is not None:
            _heading(sheet, section, view)
        for row in section.rows:
            if row.kind == "change" or _is_one_sided(row):
                _row(sheet, section, row, view)
    if sheet.row == 1:
        sheet.text(1, words["none.sections"])
        sheet.next()
    sheet.filter(len(_WIDTHS))


def _is_one_sided(row: Row) -> bool:
    """Tell a block head that is new or gone; others only repeat what stands in the document."""
    return row.kind == "label" and bool(row.current.filler or row.previous.filler)


def _heading(sheet: Sheet, section: SectionView, view: ReportView) -> None:
    current = (Span(section.current_filler),) if section.current_filler else section.current
    previous = (Span(section.previous_filler),) if section.previous_filler else section.previous
    classes = [section.badge.word] if section.badge else []
    _begin(sheet, section, classes, view.words["kind.heading"])
    _sides(sheet, current, previous)
    _end(sheet, (), section.place.split(view.words["place.gap"]), ())


def _row(sheet: Sheet, section: SectionView, row: Row, view: ReportView) -> None:
    classes = [badge.word for badge in row.badges] or [_label_class(row, view)]
    _begin(sheet, section, classes, row.what or view.words["kind.label"])
    _sides(sheet, cell_spans(row.current, "inserted"), cell_spans(row.previous, "deleted"))
    _end(sheet, row.remarks, row.places, [link.text for link in row.findings])


def _label_class(row: Row, view: ReportView) -> str:
    return view.words["clause.removed" if row.current.filler else "clause.added"]


def _begin(sheet: Sheet, section: SectionView, classes: Iterable[str], kind: str) -> None:
    sheet.count(0, sheet.row)
    sheet.text(1, section.title)
    sheet.text(2, "・".join(classes))
    sheet.text(3, kind)


def _sides(sheet: Sheet, current: Iterable[Span], previous: Iterable[Span]) -> None:
    sheet.spans(4, current)
    sheet.spans(5, previous)


def _end(
    sheet: Sheet, remarks: Iterable[str], places: Iterable[str], findings: Iterable[str]
) -> None:
    sheet.text(6, "\n".join(remarks))
    sheet.text(7, "\n".join(places))
    sheet.text(8, "\n".join(findings))
    sheet.next()
