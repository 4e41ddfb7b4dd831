"""Targets as CSV: UTF-8 with BOM, so that spreadsheets show Japanese, and no cell a formula."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from plandiff.report.targets_rows import HEADS, target_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model_results import AuditedReport

_FORMULA = re.compile(
    r"^[\s\u00a0\u00ad\u200b-\u200f\u2060-\u2064\ufeff]*"
    r"[=+\-@＝＋－＠\u2212\ufe62\ufe63\ufe66\ufe6b\t\r\n]"
)
"""A sign that starts a formula, full-width and small ones too, after blanks of any kind."""
_DASH = re.compile(r"^\s*[-－−]\s*$")
_NUMBER = re.compile(r"^[+-]?[\d,]*\.?\d+$")


def render_csv(reports: Sequence[AuditedReport]) -> bytes:
    """Return one line per target under a line of heads."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADS)
    for row in target_rows(reports):
        writer.writerow([harmless(cell) for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "backslashreplace")


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; figures stay figures."""
    if _DASH.match(cell):  # 「－」 says that there is nothing
        return cell
    if _FORMULA.match(cell) and not _NUMBER.match(cell.strip()):
        return "'" + cell
    return cell
