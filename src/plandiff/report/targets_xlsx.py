"""Targets as a workbook: one sheet of targets, one of findings, one of the document's figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.report.targets_outcome import (
    SIGNS,
    TONES,
    WORDS,
    actual_figure,
    bar_of,
    disputed,
    movement,
    printed_unit,
    verdict,
)
from plandiff.report.targets_rows import wanted
from plandiff.report.targets_sheets import Number, Sheet, Text, columns, workbook
from plandiff.report.targets_view import (
    QUOTES,
    RELATIVE,
    SEVERITIES,
    bridged,
    name_of,
    place,
    remark,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from plandiff.model_results import AuditedReport, Measure, ResultTarget
    from plandiff.report.targets_sheets import Cell

_TARGETS: Final = columns(
    "年度:10 章:12 番号:5 施策:20 項番:5 KPI:30 目標:19 前年度実績:11 実績:11 目標との差:13 判定:9"
    " 前年度との差:13 前年度から:8 表示された判定:9 備考:13 来年度:13 頁:5 行:10"
    " 担当:12 評価:6 文書:20"
)
_PRINTED: Final = 17
"""So many columns of the first sheet go on paper; the rest is there to sort and filter by."""
_FINDINGS: Final = columns("文書:14 番号:6 重さ:8 指摘:60 引用:60 箇所:24 規則:22")
_FIGURES: Final = columns("文書:14 表:30 項目:24 列:16 数値:14 頁:6 行:8")
_PROBLEMS: Final = columns("文書:14 読み取り上の注意:90 箇所:24")
_TONES: Final = {"error": "bad", "warning": "changed", "note": ""}


def render(reports: Sequence[AuditedReport]) -> bytes:
    """Return the workbook of all reports."""
    sheets = [
        Sheet("目標と実績", _TARGETS, tuple(row for r in reports for row in _targets(r)), _PRINTED),
        Sheet("指摘事項", _FINDINGS, tuple(row for r in reports for row in _findings(r))),
        Sheet("数値の表", _FIGURES, tuple(row for r in reports for row in _figures(r))),
        Sheet("読み取り上の注意", _PROBLEMS, tuple(row for r in reports for row in _problems(r))),
    ]
    return workbook(sheets, "、".join(name_of(r.report) for r in reports))


def _targets(entry: AuditedReport) -> Iterator[tuple[Cell, ...]]:
    printed = frozenset(line.line for line in entry.report.lines)
    for measure in entry.report.measures:
        for target in measure.targets:
            yield _target(entry, measure, target, printed)


def _target(
    entry: AuditedReport, measure: Measure, target: ResultTarget, printed: frozenset[int]
) -> tuple[Cell, ...]:
    report, state, bar = entry.report, verdict(target), bar_of(target)
    lines = bridged(target.lines, printed)
    return (
        report.era, measure.chapter, measure.number, measure.title,
        target.item, target.indicator or target.label,
        asked_cell(target),
        actual_cell(target.previous_actual, target.previous_actual_text, target.unit),
        actual_cell(target.actual, target.actual_text, target.unit),
        _difference(target.actual, bar, target.unit),
        Text(f"{SIGNS[state]} {WORDS[state]}", TONES[state]),
        _difference(target.actual, target.previous_actual, target.unit),
        movement(target)[1],
        _stated(target),
        remark(target.actual_text, actual_figure(target)),
        "、".join(target.next_year),
        target.page,
        place(0, lines).removeprefix("p.0 ").removesuffix("行"),
        measure.group, measure.grade, report.source.name,
    )  # fmt: skip


def asked_cell(target: ResultTarget) -> Cell:
    """Return what a target asks for: a number whose format says 以上, or words."""
    figure = target.value if target.value is not None else target.baseline
    if figure is None:
        return wanted(target)
    if target.basis == "previous_year":
        return Number(figure, f"{target.unit}）{target.comparator}", f"{RELATIVE}（")
    return Number(figure, f"{target.unit}{target.comparator}")


def actual_cell(value: Decimal | None, text: str, unit: str) -> Cell:
    """Return a result: a number with its unit, or what is printed in its place."""
    return text if value is None else Number(value, printed_unit(text, unit))


def _difference(value: Decimal | None, other: Decimal | None, unit: str) -> Cell:
    if value is None or other is None:
        return ""
    return Number(value - other, "ポイント" if unit == "％" else unit, signed=True)


def _stated(target: ResultTarget) -> Cell:
    if target.achieved_stated is None:
        return ""
    word = "達成" if target.achieved_stated else "未達成"
    return Text(word, "changed") if disputed(target) else word


def _findings(entry: AuditedReport) -> Iterator[tuple[Cell, ...]]:
    printed = frozenset(line.line for line in entry.report.lines)
    for number, finding in enumerate(entry.findings, 1):
        shown = finding.evidence[: QUOTES[finding.severity]]
        yield (
            entry.report.source.name,
            number,
            Text(SEVERITIES[finding.severity], _TONES[finding.severity]),
            finding.message,
            "\n".join(" ".join(e.text.split()) for e in shown),
            "\n".join(place(e.page, bridged(e.lines, printed)) for e in shown),
            finding.rule,
        )


def _figures(entry: AuditedReport) -> Iterator[tuple[Cell, ...]]:
    for table in entry.report.figures:
        for row in table.rows:
            for figure in row:
                yield (
                    entry.report.source.name,
                    table.title,
                    figure.labels[0] if figure.labels else "",
                    figure.labels[-1] if len(figure.labels) > 1 else "",
                    Number(figure.value, figure.unit),
                    figure.page,
                    figure.piece.line,
                )


def _problems(entry: AuditedReport) -> Iterator[tuple[Cell, ...]]:
    for problem in entry.report.problems:
        where = place(problem.page or 0, problem.lines).removeprefix("p.0 ")
        yield (entry.report.source.name, problem.message, where if where != "p.0" else "")
