"""Targets as CSV: UTF-8 with BOM, so that spreadsheets show Japanese, and no cell a formula."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from plandiff.report.targets_rows import HEADS, target_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import AuditedReport

_FORMULA = re.compile("^[\\s\u00a0\u200b-\u200f\u2060\ufeff]*[=+\\-@＝＋－＠\t\r\n]")
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
    if _FORMULA.match(cell) and not _NUMBER.match(cell.strip()):
        return "'" + cell
    return cell
