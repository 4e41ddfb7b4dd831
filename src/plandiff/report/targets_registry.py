"""Formats of `plandiff targets`: name, suffixes, and how each is made.

A new format is one file and one row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.report.registry import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model_results import AuditedReport


def _json(reports: Sequence[AuditedReport]) -> bytes:
    from plandiff.report.targets import render_json  # noqa: PLC0415 - loaded when asked for

    return render_json(reports)


def _table(reports: Sequence[AuditedReport]) -> bytes:
    from plandiff.report.targets_text import render_table  # noqa: PLC0415 - as above

    return render_table(reports)


def _csv(reports: Sequence[AuditedReport]) -> bytes:
    from plandiff.report.targets_csv import render_csv  # noqa: PLC0415 - as above

    return render_csv(reports)


def _markdown(reports: Sequence[AuditedReport]) -> bytes:
    from plandiff.report.targets_text import render_markdown  # noqa: PLC0415 - as above

    return render_markdown(reports)


def _html(reports: Sequence[AuditedReport]) -> bytes:
    from plandiff.report.targets_html import render  # noqa: PLC0415 - as above

    return render(reports)


def _xlsx(reports: Sequence[AuditedReport]) -> bytes:
    from plandiff.report.targets_xlsx import render  # noqa: PLC0415 - as above

    return render(reports)


TARGET_FORMATS: Final[tuple[Format[Sequence[AuditedReport]], ...]] = (
    Format("table", (".txt", ".text"), _table),
    Format("json", (".json",), _json),
    Format("csv", (".csv",), _csv),
    Format("html", (".html", ".htm"), _html),
    Format("xlsx", (".xlsx",), _xlsx),
    Format("markdown", (".md", ".markdown"), _markdown),
)
"""What `plandiff targets` writes."""

TARGET_DEFAULT: Final = "table"
"""What is written to standard output when nothing else is asked for."""
