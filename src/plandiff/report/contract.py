"""The published JSON contracts as plain values: every noun of the model, nothing made up.

The shapes are those of `plandiff/schemas`; text stands as printed, figures as strings so that
no reader rounds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.report.json_parts import finding_head, line_spans, problem_dict
from plandiff.report.lines import (
    clause_ranges,
    joined,
    printed_of_comparison,
    printed_of_segmentation,
)
from plandiff.report.tally import tally

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from plandiff.model import (
        Clause,
        ClauseDiff,
        Comparison,
        Finding,
        Plan,
        Reference,
        Section,
        SectionDiff,
        Segmentation,
        Source,
        Table,
        TableRow,
        Target,
        TargetDiff,
    )
    from plandiff.report.json_parts import Json
    from plandiff.report.lines import Printed

SEGMENTATION = "plandiff.segmentation/1"
COMPARISON = "plandiff.comparison/1"


def segmentation_dict(segmentation: Segmentation) -> Json:
    """Give a document taken apart, as `plandiff segment --format json` prints it."""
    printed = printed_of_segmentation(segmentation)
    return {
        "schema": SEGMENTATION,
        "source": _source(segmentation.source),
        "lines": [
            {"line": line.line, "page": line.page, "column": line.column}
            for line in segmentation.lines
        ],
        "current": _plan(segmentation.current, printed.current),
        "previous": _plan(segmentation.previous, printed.previous),
        "problems": [problem_dict(problem) for problem in segmentation.problems],
    }


def comparison_dict(comparison: Comparison) -> Json:
    """Give what changed, as `plandiff compare --format json` prints it."""
    printed = printed_of_comparison(comparison)
    return {
        "schema": COMPARISON,
        "current": _meta(comparison.current, comparison.source),
        "previous": _meta(comparison.previous, comparison.previous_source or comparison.source),
        "summary": _summary(comparison),
        "sections": [_section_diff(section, printed) for section in comparison.sections],
        "targets": [_target_diff(target, printed) for target in comparison.targets],
        "findings": [_finding(finding, printed) for finding in comparison.findings],
        "problems": [problem_dict(problem) for problem in comparison.problems],
        "coverage": {
            "lines": comparison.coverage.lines,
            "assigned": comparison.coverage.assigned,
            "unassigned": list(comparison.coverage.unassigned),
        },
    }


# ---------------------------------------------------------------- documents and plans


def _source(source: Source) -> Json:
    return {
        "name": source.name,
        "sha256": source.sha256,
        "format": source.format,
        "pages": source.pages,
        "encoding": source.encoding,
    }


def _meta(plan: Plan, source: Source) -> Json:
    return {"source": _source(source), **_identity(plan)}


def _identity(plan: Plan) -> Json:
    return {
        "organization": plan.organization,
        "fiscal_year": plan.fiscal_year,
        "era": plan.era,
        "title": plan.title,
    }


def _plan(plan: Plan, printed: Sequence[int]) -> Json:
    return {
        **_identity(plan),
        "preamble": [_clause(clause, printed) for clause in plan.preamble],
        "sections": [_section(section, printed) for section in plan.sections],
    }


def _section(section: Section, printed: Sequence[int]) -> Json:
    return {
        "number": section.number,
        "title": section.title,
        "level": section.level,
        "path": list(section.path),
        "page": section.page,
        "line": section.line,
        "clauses": [_clause(clause, printed) for clause in section.clauses],
        "table": None if section.table is None else _table(section.table, printed),
        "sections": [_section(child, printed) for child in section.sections],
    }


def _table(table: Table, printed: Sequence[int]) -> Json:
    return {
        "rows": [_table_row(row, printed) for row in table.rows],
        "notes": [_clause(note, printed) for note in table.notes],
    }


def _table_row(row: TableRow, printed: Sequence[int]) -> Json:
    return {
        "chapter": row.chapter,
        "section": row.section,
        "kpi": _clause(row.kpi, printed),
        "reference_label": row.reference_label,
        "reference": row.reference,
        "notes": [_clause(note, printed) for note in row.notes],
    }


def _clause(clause: Clause, printed: Sequence[int]) -> Json:
    return {
        "kind": clause.kind,
        "marker": clause.marker,
        "text": clause.text,
        "page": clause.page,
        "lines": line_spans(clause_ranges(clause, printed)),
        "group": None if clause.group is None else clause.group.text,
    }


# ---------------------------------------------------------------- changes


def _summary(comparison: Comparison) -> Json:
    counts = tally(comparison)
    return {
        "sections": dict(counts.sections),
        "clauses": dict(counts.clauses),
        "targets": dict(counts.targets),
        "indicators": dict(counts.indicators),
        "findings": dict(counts.findings),
        "problems": counts.problems,
    }


def _section_diff(diff: SectionDiff, printed: Printed) -> Json:
    return {
        "change": diff.change,
        "matched_by": diff.matched_by,
        "score": diff.score,
        "current": _heading(diff.current),
        "previous": _heading(diff.previous),
        "clauses": [_clause_diff(clause, printed) for clause in diff.clauses],
    }


def _heading(section: Section | None) -> Json | None:
    if section is None:
        return None
    return {
        "number": section.number,
        "title": section.title,
        "level": section.level,
        "path": list(section.path),
        "page": section.page,
        "line": section.line,
    }


def _clause_diff(diff: ClauseDiff, printed: Printed) -> Json:
    return {
        "change": diff.change,
        "relation": diff.relation,
        "kind": diff.kind,
        "notation_only": diff.notation_only,
        "renumbered": diff.renumbered,
        "matched_by": diff.matched_by,
        "score": diff.score,
        "current": [_clause(clause, printed.current) for clause in diff.current],
        "previous": [_clause(clause, printed.previous) for clause in diff.previous],
        "edits": [{"op": edit.op, "text": edit.text} for edit in diff.edits],
    }


def _target_diff(diff: TargetDiff, printed: Printed) -> Json:
    return {
        "change": diff.change,
        "stringency": diff.stringency,
        "source": diff.source,
        "section": diff.section,
        "delta": _figure(diff.delta),
        "reason": diff.reason,
        "current": None if diff.current is None else _target(diff.current, printed.current),
        "previous": None if diff.previous is None else _target(diff.previous, printed.previous),
    }


def _target(target: Target, printed: Sequence[int]) -> Json:
    return {
        "indicator": target.indicator,
        "item": target.item,
        "text": target.text,
        "value": _figure(target.value),
        "unit": target.unit,
        "comparator": target.comparator,
        "basis": target.basis,
        "baseline": _figure(target.baseline),
        "direction": target.direction,
        "reference": None if target.reference is None else _reference(target.reference, printed),
        "notes": list(target.notes),
        "page": target.page,
        "lines": line_spans(joined(target.lines, printed)),
    }


def _reference(reference: Reference, printed: Sequence[int]) -> Json:
    return {
        "label": reference.label,
        "value": _figure(reference.value),
        "text": reference.text,
        "page": reference.page,
        "lines": line_spans(joined(reference.lines, printed)),
    }


def _figure(value: Decimal | None) -> str | None:
    """Write a figure plainly: `1E+3` would be valid but nobody's printed figure."""
    return None if value is None else format(value, "f")


# ---------------------------------------------------------------- findings and problems


def _finding(finding: Finding, printed: Printed) -> Json:
    return {
        **finding_head(finding),
        "evidence": [
            {
                "side": evidence.side,
                "page": evidence.page,
                "lines": line_spans(
                    joined(
                        evidence.lines,
                        printed.on("previous" if evidence.side == "previous" else "current"),
                    )
                ),
                "text": evidence.text,
            }
            for evidence in finding.evidence
        ],
    }
