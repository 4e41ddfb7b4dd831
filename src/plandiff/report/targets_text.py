"""Targets as plain text and as Markdown: counts first, then the table, then what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from plandiff.report.targets_rows import tally, target_rows, weighed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import Finding
    from plandiff.model_results import AuditedReport

_SHOWN = (4, 6, 7, 8, 9)
"""Columns of the flat row that people read: measure, KPI, target, last year, actual."""
_HEADS = ("施策", "KPI", "目標", "前年度実績", "実績", "判定")
_LIMITS = (22, 34, 22, 12, 14, 6)
_SEVERITIES = {"error": "重要", "warning": "要確認", "note": "参考"}


def render_table(reports: Sequence[AuditedReport]) -> bytes:
    """Return aligned plain text."""
    parts = [_plain(entry) for entry in reports]
    return ("\n\n".join(parts) + "\n").encode("utf-8", "backslashreplace")


def render_markdown(reports: Sequence[AuditedReport]) -> bytes:
    """Return Markdown tables; cells are escaped."""
    parts = [_markdown(entry) for entry in reports]
    return ("\n\n".join(parts) + "\n").encode("utf-8", "backslashreplace")


def _headline(entry: AuditedReport) -> str:
    report = entry.report
    name = " ".join(part for part in (report.organization, report.era) if part)
    return f"{name or report.source.name}（{report.source.name}）"


def _counts(entry: AuditedReport) -> str:
    met, missed, open_ = tally(entry)
    return (
        f"施策{len(entry.report.measures)}、KPI{met + missed + open_}"
        f"（達成{met}・未達成{missed}・判定なし{open_}）、指摘{len(entry.findings)}件"
    )


def _plain(entry: AuditedReport) -> str:
    rows = [(*(row[i] for i in _SHOWN), weighed(row)) for row in target_rows([entry])]
    table = [_aligned(_HEADS), *(_aligned(row) for row in rows)]
    findings = [f"[{_SEVERITIES[f.severity]}] {_place(f)} {f.message}" for f in entry.findings]
    problems = [f"[注意] {problem.message}" for problem in entry.report.problems]
    return "\n".join([_headline(entry), _counts(entry), "", *table, "", *findings, *problems])


def _aligned(cells: Sequence[str]) -> str:
    return "  ".join(
        _padded(_cut(cell, limit), limit) for cell, limit in zip(cells, _LIMITS, strict=True)
    ).rstrip()


def _width(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WFA" else 1 for c in text)


def _cut(text: str, limit: int) -> str:
    if _width(text) <= limit:
        return text
    while text and _width(text) > limit - 2:
        text = text[:-1]
    return text + "…"


def _padded(text: str, limit: int) -> str:
    return text + " " * max(0, limit - _width(text))


def _place(finding: Finding) -> str:
    if not finding.evidence:
        return ""
    first = finding.evidence[0]
    lines = "・".join(str(a) if a == b else f"{a}-{b}" for a, b in first.lines[:2])
    return f"p.{first.page} {lines}行:"


def _markdown(entry: AuditedReport) -> str:
    rows = [(*(row[i] for i in _SHOWN), weighed(row)) for row in target_rows([entry])]
    table = [
        "| " + " | ".join(_HEADS) + " |",
        "|" + " --- |" * len(_HEADS),
        *("| " + " | ".join(escape(cell) for cell in row) + " |" for row in rows),
    ]
    findings = [
        f"- **{_SEVERITIES[f.severity]}** {escape(_place(f))} {escape(f.message)}"
        for f in entry.findings
    ]
    return "\n".join(
        [f"## {escape(_headline(entry))}", "", _counts(entry), "", *table, "", *findings]
    )


def escape(text: str) -> str:
    """Return text that Markdown prints as it is, in a table cell too."""
    out = text.replace("\\", "\\\\")
    for char in "|*_`<>[]#~":
        out = out.replace(char, "\\" + char)
    return " ".join(out.split())
