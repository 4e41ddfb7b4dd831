"""The sheet 指摘事項: one row for each finding, with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from plandiff.report.view_model import ReportView
    from plandiff.report.xlsx.book import Sheet

_WIDTHS: Final = (5, 8, 56, 70, 20, 18)


def write_findings(sheet: Sheet, view: ReportView) -> None:
    """Write the findings in the order of the report."""
    words = view.words
    sheet.columns(*_WIDTHS)
    heads = ("col.number", "col.severity", "col.message", "evidence", "col.rule", "col.fingerprint")
    sheet.head([words[key] for key in heads])
    for finding in view.findings:
        sheet.count(0, finding.number)
        sheet.text(1, finding.badge.word)
        sheet.text(2, finding.message)
        sheet.text(3, "\n".join(f"{quote.place} {quote.text}" for quote in finding.quotes))
        sheet.text(4, finding.rule)
        sheet.text(5, finding.fingerprint)
        sheet.next()
    if not view.findings:
        sheet.text(2, words["none.findings"])
        sheet.next()
    sheet.filter(len(_WIDTHS))
