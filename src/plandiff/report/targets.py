"""The `plandiff.targets/1` contract: measures with plan, results, targets and findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.report.json import dump
from plandiff.report.json_parts import finding_head, line_spans, problem_dict
from plandiff.text.spans import line_ranges

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from plandiff.model import Finding, Piece
    from plandiff.model_results import (
        AuditedReport,
        Figure,
        FigureTable,
        GradeRule,
        Measure,
        OverviewRow,
        ReportClause,
        ResultTarget,
        SummaryRow,
    )
    from plandiff.report.json_parts import Json

SCHEMA = "plandiff.targets/1"


def render_json(reports: Sequence[AuditedReport]) -> bytes:
    """`plandiff.targets/1` as UTF-8."""
    return dump({"schema": SCHEMA, "documents": [document_dict(entry) for entry in reports]})


def document_dict(entry: AuditedReport) -> Json:
    """Return one report as plain values."""
    report = entry.report
    text_lines = frozenset(line.line for line in report.lines)
    return {
        "source": report.source.name,
        "sha256": report.source.sha256,
        "organization": report.organization,
        "fiscal_year": report.fiscal_year,
        "era": report.era,
        "title": report.title,
        "kind": "report",
        "measures": [_measure(m, text_lines) for m in report.measures],
        "summary_table": [_summary(row, text_lines) for row in report.summary],
        "overview": [_overview(row) for row in report.overview],
        "grade_rules": [_rule(rule) for rule in report.grade_rules],
        "next_year": [
            {"indicator": n.indicator, "note": n.note, "page": n.page, "lines": _lines(n.pieces)}
            for n in report.next_year
        ],
        "figures": [_table(table) for table in report.figures],
        "findings": [finding_dict(finding) for finding in entry.findings],
        "problems": [problem_dict(problem) for problem in report.problems],
    }


def _measure(measure: Measure, text_lines: frozenset[int]) -> Json:
    return {
        "chapter": measure.chapter,
        "number": measure.number,
        "title": measure.title,
        "parent": measure.parent,
        "group": measure.group,
        "grade": measure.grade or None,
        "page": measure.page,
        "line": measure.line,
        "none_stated": measure.none_stated,
        "plan": _statements(measure.plan, text_lines),
        "results": _statements(measure.results, text_lines),
        "next_year": _statements(measure.next_year, text_lines),
        "headings": [
            _clause(c, text_lines)
            for c in (*measure.plan, *measure.results)
            if c.kind in {"heading", "note"}
        ],
        "targets": [target_dict(target, text_lines) for target in measure.targets],
    }


def _statements(clauses: Iterable[ReportClause], text_lines: frozenset[int]) -> list[Json]:
    return [_clause(c, text_lines) for c in clauses if c.kind not in {"heading", "note"}]


def _clause(clause: ReportClause, text_lines: frozenset[int]) -> Json:
    return {
        "kind": clause.kind,
        "text": clause.text,
        "block": clause.block,
        "page": clause.page,
        "lines": _lines(clause.pieces, text_lines),
    }


def target_dict(target: ResultTarget, text_lines: frozenset[int] = frozenset()) -> Json:
    """Return a target with its result."""
    return {
        "indicator": target.indicator,
        "label": target.label,
        "item": target.item,
        "text": target.text,
        "value": _number(target.value),
        "unit": target.unit,
        "comparator": target.comparator,
        "basis": target.basis,
        "baseline": _number(target.baseline),
        "direction": target.direction,
        "notes": list(target.notes),
        "actual": _number(target.actual),
        "actual_text": target.actual_text,
        "previous_actual": _number(target.previous_actual),
        "previous_actual_text": target.previous_actual_text,
        "achieved_stated": target.achieved_stated,
        "achieved_computed": target.achieved_computed,
        "next_year": list(target.next_year),
        "page": target.page,
        "lines": _bridged(
            (n for first, last in target.lines for n in range(first, last + 1)), text_lines
        ),
    }


def _summary(row: SummaryRow, text_lines: frozenset[int]) -> Json:
    return {"measure": row.measure, **target_dict(row.target, text_lines)}


def _overview(row: OverviewRow) -> Json:
    return {
        "number": row.number,
        "title": row.title,
        "grade": row.grade,
        "group": row.group,
        "page": row.page,
        "lines": _lines(row.pieces),
    }


def _rule(rule: GradeRule) -> Json:
    return {
        "scope": rule.scope,
        "grade": rule.grade,
        "kpi_achieved": rule.kpi_achieved,
        "text": rule.text,
        "page": rule.page,
        "lines": _lines(rule.pieces),
    }


def _table(table: FigureTable) -> Json:
    return {
        "title": table.title,
        "columns": list(table.columns),
        "rows": [[_figure(figure) for figure in row] for row in table.rows],
        "page": table.page,
        "lines": _lines(table.pieces),
    }


def _figure(figure: Figure) -> Json:
    return {
        "labels": list(figure.labels),
        "value": str(figure.value),
        "unit": figure.unit,
        "text": figure.text,
        "line": figure.piece.line,
    }


def finding_dict(finding: Finding) -> Json:
    """Return a finding with its evidence."""
    return {
        **finding_head(finding),
        "evidence": [
            {
                "side": quote.side,
                "page": quote.page,
                "lines": line_spans(quote.lines),
                "text": quote.text,
            }
            for quote in finding.evidence
        ],
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _lines(pieces: Iterable[Piece], text_lines: frozenset[int] = frozenset()) -> list[list[int]]:
    return _bridged((piece.line for piece in pieces), text_lines)


def _bridged(numbers: Iterable[int], text_lines: frozenset[int]) -> list[list[int]]:
    """Return line ranges; runs with nothing but blank lines between them are one."""

    def bridge(last: int, first: int) -> bool:
        return bool(text_lines) and not any(n in text_lines for n in range(last + 1, first))

    return line_spans(line_ranges(numbers, bridge))
