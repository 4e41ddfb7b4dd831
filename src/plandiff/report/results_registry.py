"""Formats of `plandiff results`: name, suffixes, and how each is made.

A new format is one file and one row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.report.registry import Format

if TYPE_CHECKING:
    from plandiff.model_results import YearResults


def _table(results: YearResults) -> bytes:
    from plandiff.report.results_text import render_table  # noqa: PLC0415 - loaded when asked for

    return render_table(results)


def _json(results: YearResults) -> bytes:
    from plandiff.report.results import render_json  # noqa: PLC0415 - as above

    return render_json(results)


def _markdown(results: YearResults) -> bytes:
    from plandiff.report.results_text import render_markdown  # noqa: PLC0415 - as above

    return render_markdown(results)


def _html(results: YearResults) -> bytes:
    from plandiff.report.results_html import render  # noqa: PLC0415 - as above

    return render(results)


def _xlsx(results: YearResults) -> bytes:
    from plandiff.report.results_xlsx import render  # noqa: PLC0415 - as above

    return render(results)


RESULT_FORMATS: Final[tuple[Format[YearResults], ...]] = (
    Format("table", (".txt", ".text"), _table),
    Format("json", (".json",), _json),
    Format("markdown", (".md", ".markdown"), _markdown),
    Format("html", (".html", ".htm"), _html),
    Format("xlsx", (".xlsx",), _xlsx),
)
"""What `plandiff results` writes."""

RESULT_DEFAULT: Final = "table"
"""What is written to standard output when nothing else is asked for."""
