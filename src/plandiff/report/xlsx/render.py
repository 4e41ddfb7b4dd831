"""The workbook: one sheet for each question, all from the same view as every other format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plandiff.report.view_model import ReportView


def render(view: ReportView) -> bytes:
    """Make the report an Excel workbook: 概要, KPI, 変更一覧, 新旧対照表, 指摘事項."""
    from plandiff.report.xlsx.book import Book  # noqa: PLC0415  # only this format needs it
    from plandiff.report.xlsx.changes import write_changes  # noqa: PLC0415
    from plandiff.report.xlsx.comparison import write_comparison  # noqa: PLC0415
    from plandiff.report.xlsx.findings import write_findings  # noqa: PLC0415
    from plandiff.report.xlsx.glance import write_glance  # noqa: PLC0415
    from plandiff.report.xlsx.targets import write_targets  # noqa: PLC0415

    words = view.words
    book = Book(view)
    glance = book.sheet(words["h.glance"])
    write_targets(book.sheet(words["sheet.targets"]), view)
    write_changes(book.sheet(words["sheet.changes"]), view)
    write_comparison(book.sheet(words["sheet.comparison"]), view)
    write_findings(book.sheet(words["h.findings"]), view)
    # Last, because it says how many cells could not hold their text.
    write_glance(glance, view, book.shortened)
    return book.finish()
