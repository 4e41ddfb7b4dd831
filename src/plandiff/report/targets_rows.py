"""One flat row per target, for tables and spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.model_results import AuditedReport, Measure, ReportDocument, ResultTarget

HEADS = (
    "文書",
    "年度",
    "章",
    "番号",
    "施策",
    "評価",
    "KPI",
    "目標",
    "前年度実績",
    "実績",
    "達成（表示）",
    "達成（計算）",
    "頁",
    "行",
)

_WORDS = {True: "達成", False: "未達成", None: ""}


def target_rows(reports: Sequence[AuditedReport]) -> Iterator[tuple[str, ...]]:
    """Walk through all targets of all reports, in reading order, as printed."""
    for entry in reports:
        for measure in entry.report.measures:
            for target in measure.targets:
                yield _row(entry.report, measure, target)


def _row(report: ReportDocument, measure: Measure, target: ResultTarget) -> tuple[str, ...]:
    return (
        report.source.name,
        report.era,
        measure.chapter,
        measure.number,
        measure.title,
        measure.grade,
        target.indicator or target.label,
        wanted(target),
        target.previous_actual_text,
        target.actual_text,
        _WORDS[target.achieved_stated],
        _WORDS[target.achieved_computed],
        str(target.page),
        str(target.lines[0][0]) if target.lines else "",
    )


def wanted(target: ResultTarget) -> str:
    """Return what a target asks for in short: 98.6％以上, 対前年度（0.54％）以下, 実施."""
    value = target.value if target.value is not None else target.baseline
    if value is None:
        return ("対前年度" if target.basis == "previous_year" else "") + target.comparator
    figure = f"{value:,f}{target.unit}"
    if target.basis == "previous_year":
        return f"対前年度（{figure}）{target.comparator}"
    return f"{figure}{target.comparator}"


def weighed(row: Sequence[str]) -> str:
    """Return the verdict of a flat row: by the figures, or else as stated."""
    return row[11] or row[10]


def tally(entry: AuditedReport) -> tuple[int, int, int]:
    """Return how many targets were met, missed and undecided, by the figures or else as stated."""
    verdicts = [
        t.achieved_computed if t.achieved_computed is not None else t.achieved_stated
        for m in entry.report.measures
        for t in m.targets
    ]
    return verdicts.count(True), verdicts.count(False), verdicts.count(None)
