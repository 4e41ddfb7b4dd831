"""The sheet 新旧対照表: both plans in full, clause beside clause, changed phrases marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.report.view_model import Span
from plandiff.report.xlsx.strings import cell_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plandiff.report.view_model import Cell, MarkClass, ReportView, Row, SectionView, TargetRow
    from plandiff.report.xlsx.book import Sheet
    from plandiff.report.xlsx.looks import Look

_WIDTHS: Final = (62, 62, 24)
_NOTE: Final = 2


def write_comparison(sheet: Sheet, view: ReportView) -> None:
    """Write every clause of both plans, in the documents' order; nothing is folded."""
    sheet.columns(*_WIDTHS)
    sheet.text(0, view.title, "title")
    sheet.next()
    targets = {row.id: row for group in view.target_groups for row in group.rows}
    sheet.head((view.current.label, view.previous.label, view.words["col.note"]))
    for section in view.sections:
        if not section.continued:
            _heading(sheet, section)
        for row in _unfolded(section.rows):
            promises = [_promise(targets[name], view) for name in row.targets if row.badges]
            _row(sheet, row, "\n", promises)
        for row in section.table:
            # A target, its notes and its result: things of their own, not lines of one.
            _row(sheet, row, "\n\n", [row.promise])
    if not view.sections:
        sheet.text(0, view.words["none.sections"])
        sheet.next()


def _unfolded(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        yield from row.folded or (row,)


def _heading(sheet: Sheet, section: SectionView) -> None:
    """Let a heading span the row; one that differs stands on both sides."""
    if section.badge is None and section.current == section.previous:
        sheet.across(len(_WIDTHS), section.title, "section")
    else:
        for column, (spans, instead) in enumerate(
            ((section.current, section.current_filler), (section.previous, section.previous_filler))
        ):
            sheet.spans(column, (Span(instead),) if instead else spans, "section")
        sheet.text(_NOTE, section.badge.word if section.badge else "", "section")
    sheet.next()


def _promise(target: TargetRow, view: ReportView) -> str:
    """引下げ：57.9％以上 → 56.8％以上."""
    texts = [side.text for side in (target.previous, target.current) if side]
    moved = view.words["arrow"].join(dict.fromkeys(texts))
    return f"{target.badge.word}{view.words['key.colon']}{moved}"


def _row(sheet: Sheet, row: Row, gap: str, promises: Sequence[str]) -> None:
    sides: tuple[tuple[Cell, MarkClass], ...] = (
        (row.current, "inserted"),
        (row.previous, "deleted"),
    )
    for column, (side, mark) in enumerate(sides):
        look: Look = "folded" if side.filler else "text"
        sheet.spans(column, cell_spans(side, mark, gap), look)
    classes = "・".join(badge.word for badge in row.badges)
    said = (classes, *promises, *row.remarks)
    sheet.text(_NOTE, "\n".join(part for part in said if part))
    sheet.next()
