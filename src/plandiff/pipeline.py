"""The whole flow on one screen: read, segment, align, diff, judge.

Imports the rooms inside the functions, so that a command loads only what it needs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plandiff.errors import OptionError, SegmentError
from plandiff.model import Problem
from plandiff.options import ReadLimits

if TYPE_CHECKING:
    from pathlib import Path

    from plandiff.model import Comparison, Document, Line, Plan, Segmentation, Side, Source
    from plandiff.model_results import AuditedReport

ONE_COLUMN = (
    "二段組（新旧の計画が左右に並ぶ文書）ではないようです。"
    "一年度分の計画なら、今年度と前年度の二つのファイルを "
    "`plandiff compare CURRENT PREVIOUS` で比べてください"
)
BOTH_COLUMNS = "{name}: 新旧二段の文書なので、新しい方の段だけを計画として読みました。"
WRONG_ORDER = (
    "{name} は{era}、{other} は{other_era}の計画です。新しい年度の文書を先に指定してください"
    "（この順のまま比べるには --current と --previous で指定する）"
)


def segment_document(path: Path | str, limits: ReadLimits | None = None) -> Segmentation:
    """Take a two-column document apart into two plans.

    Raises ReadError when the file cannot be read, SegmentError when it has one column only.
    """
    from plandiff.read import read_document

    return segment(read_document(path, limits or ReadLimits()))


def segment(document: Document) -> Segmentation:
    """Take a document that has been read apart into two plans."""
    from plandiff.model import Segmentation
    from plandiff.segment.abridged import abridged
    from plandiff.segment.columns import assign_columns
    from plandiff.segment.order import reading_order
    from plandiff.segment.plan import build_plan

    columns = assign_columns(document)
    if not columns.is_two_columns:
        raise SegmentError(_one_column(document))
    left, moved = reading_order(columns.current, columns.previous, column="新")
    right, moved_too = reading_order(columns.previous, columns.current, column="旧")
    current, problems = build_plan(left, columns.heads, "current")
    previous, more = build_plan(right, columns.heads, "previous")
    met = (*document.problems, *abridged(document), *columns.problems)
    found = (*met, *moved, *moved_too, *problems, *more)
    return Segmentation(document.source, columns.lines, current, previous, found)


def _one_column(document: Document) -> str:
    """Say that a document has no two columns, after what was wrong with the whole of the file."""
    doubts = [p.message for p in document.problems if p.kind == "suspect" and p.page is None]
    return f"{document.source.name}: {'。'.join([*doubts[:1], ONE_COLUMN])}"


def compare_document(path: Path | str, limits: ReadLimits | None = None) -> Comparison:
    """Compare the two plans of a two-column document."""
    from plandiff.read import read_document

    return compare_columns(read_document(path, limits or ReadLimits()))


def compare_columns(document: Document) -> Comparison:
    """Compare the two plans of a two-column document that has been read."""
    found = segment(document)
    comparison = compare_plans(
        found.current,
        found.previous,
        source=found.source,
        problems=found.problems,
        lines=frozenset(line.line for line in found.lines if line.column != "furniture"),
        source_lines=document.lines,
    )
    return replace(comparison, printed=tuple(line.line for line in found.lines))


def compare_documents(
    current: Path | str,
    previous: Path | str,
    limits: ReadLimits | None = None,
    *,
    as_given: bool = False,
) -> Comparison:
    """Compare two documents that hold one plan each, in any formats.

    Raises OptionError when the fiscal years printed in them say that `previous` is the newer one,
    unless the order is to be taken `as_given`.
    """
    from plandiff.read import read_document

    limits = limits or ReadLimits()
    new, old = read_document(current, limits), read_document(previous, limits)
    return compare_pair(new, old, as_given=as_given)


def compare_pair(new: Document, old: Document, *, as_given: bool = False) -> Comparison:
    """Compare two documents that have been read and hold one plan each."""
    (plan, problems), (before, more) = one_plan(new, "current"), one_plan(old, "previous")
    if not as_given:
        _check_years(new.source.name, plan, old.source.name, before)
    return _compare_read(new, old, (plan, before), (*problems, *more))


def compare_revisions(new: Document, old: Document) -> Comparison:
    """Compare two states of one document, whatever years it names; problems are the new one's."""
    (plan, problems), (before, _) = one_plan(new, "current"), one_plan(old, "current")
    return _compare_read(new, old, (plan, before), problems)


def _compare_read(
    new: Document, old: Document, plans: tuple[Plan, Plan], problems: tuple[Problem, ...]
) -> Comparison:
    from plandiff.coverage import coverage, joined

    comparison = compare_plans(
        *plans, source=new.source, previous_source=old.source, problems=problems
    )
    own = coverage((plans[0],), body_lines(new))
    other = coverage((plans[1],), body_lines(old))
    return replace(
        comparison,
        coverage=joined(own, other),
        printed=_text_lines(new),
        previous_printed=_text_lines(old),
    )


def body_lines(document: Document) -> frozenset[int]:
    """Lines that ought to stand in a plan: those with text that are no page furniture."""
    from plandiff.segment.furniture import find_furniture

    lines = [line for line in document.lines if line.text.strip()]
    return frozenset(line.no for line in lines) - find_furniture(lines).lines


def _text_lines(document: Document) -> tuple[int, ...]:
    return tuple(line.no for line in document.lines if line.text.strip())


def is_two_columns(document: Document) -> bool:
    """Tell whether a document that has been read holds two plans side by side."""
    from plandiff.segment.columns import assign_columns

    return assign_columns(document).is_two_columns


def is_report(document: Document) -> bool:
    """Tell whether a document of one column sets targets beside results."""
    from plandiff.results.read import read_report

    return bool(read_report(document)[0].measures)


def one_plan(document: Document, side: Side) -> tuple[Plan, tuple[Problem, ...]]:
    """Read a document as one plan; of two columns the newer one counts, and that is said."""
    from plandiff.segment.columns import assign_columns
    from plandiff.segment.order import reading_order
    from plandiff.segment.plan import build_plan

    columns = assign_columns(document)
    lines, moved = reading_order(columns.current, columns.previous)
    # Of two columns it is the newer one's year that is wanted, whichever side the document is on.
    year_of: Side = "current" if columns.is_two_columns else side
    plan, problems = build_plan(lines, columns.heads, year_of)
    found = (*document.problems, *columns.problems, *moved, *problems)
    if columns.is_two_columns:
        found = (Problem("skipped", BOTH_COLUMNS.format(name=document.source.name)), *found)
    return plan, found


def _check_years(name: str, current: Plan, other: str, previous: Plan) -> None:
    a, b = current.fiscal_year, previous.fiscal_year
    if a is not None and b is not None and a < b:
        raise OptionError(
            WRONG_ORDER.format(name=name, era=current.era, other=other, other_era=previous.era)
        )


def compare_plans(  # noqa: PLR0913  what two documents and two columns have in common
    current: Plan,
    previous: Plan,
    *,
    source: Source,
    previous_source: Source | None = None,
    problems: tuple[Problem, ...] = (),
    lines: frozenset[int] = frozenset(),
    source_lines: tuple[Line, ...] = (),
) -> Comparison:
    """Align, diff and judge two plans; `lines` are those that ought to be accounted for."""
    from plandiff.align.plans import align_plans
    from plandiff.coverage import coverage
    from plandiff.diff.sections import diff_alignment
    from plandiff.diff.targets import diff_targets
    from plandiff.model import Comparison
    from plandiff.rules.table import run_rules

    alignment = align_plans(current, previous)
    sections = diff_alignment(alignment)
    targets, unclear = diff_targets(sections, current, previous)
    comparison = Comparison(
        source=source,
        previous_source=previous_source,
        current=current,
        previous=previous,
        sections=sections,
        targets=targets,
        problems=(*problems, *alignment.problems, *unclear),
        coverage=coverage((current, previous), lines),
        source_lines=source_lines,
    )
    return replace(comparison, findings=run_rules(comparison))


def audit_document(path: Path | str, limits: ReadLimits | None = None) -> AuditedReport:
    """Read a plan-and-result report and look for what does not agree in it.

    Raises ReadError when the file cannot be read.
    """
    from plandiff.read import read_document

    return audit(read_document(path, limits or ReadLimits()))


def audit(document: Document) -> AuditedReport:
    """Take apart and audit a report that has been read."""
    from plandiff.model_results import AuditedReport
    from plandiff.results.read import read_report
    from plandiff.rules.audit.table import run_audit

    report, _ = read_report(document)
    return AuditedReport(report, run_audit(report, document))
