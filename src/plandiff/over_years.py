"""The flow over several years: read plans and reports, follow each indicator, judge."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plandiff.errors import OptionError
from plandiff.model_results import Told, YearResults, YearSource
from plandiff.options import ReadLimits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from plandiff.model import Document, Plan, Problem, Side, Target
    from plandiff.model_results import ReportDocument

NO_REPORT = "実績を載せた報告が一つもありません。計画どうしなら `plandiff compare` で比べてください"
TOO_FEW = "計画と報告、または二つ以上の年度の報告を指定してください"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One year's plan or report with what it asks for, by section."""

    source: YearSource
    targets: tuple[tuple[str, Target], ...]
    lines: Mapping[int, str]
    problems: tuple[Problem, ...]


def follow_documents(paths: Sequence[Path | str], limits: ReadLimits | None = None) -> YearResults:
    """Set plans and reports of several years side by side, indicator by indicator.

    A document with results is a report, any other a plan; of a two-column plan both years count.
    Raises ReadError when a file cannot be read, OptionError when there is nothing to follow.
    """
    from plandiff.read import read_document  # noqa: PLC0415 - rooms are entered when needed

    if len(paths) < 2:
        raise OptionError(TOO_FEW)
    return follow_read([read_document(path, limits or ReadLimits()) for path in paths])


def follow_read(documents: Sequence[Document]) -> YearResults:
    """Do the same with documents that have been read."""
    from plandiff.results.series import follow  # noqa: PLC0415 - as above
    from plandiff.rules.across import AcrossFacts, run_across  # noqa: PLC0415 - as above

    entries = sorted(
        (entry for document in documents for entry in _entries(document)),
        key=lambda entry: (entry.source.fiscal_year or 0, entry.source.kind),
    )
    if not any(entry.source.kind == "report" for entry in entries):
        raise OptionError(NO_REPORT)
    sources = tuple(entry.source for entry in entries)
    told = [
        [Told(number, section, target) for section, target in entry.targets]
        for number, entry in enumerate(entries)
    ]
    series, problems = follow(sources, told)
    facts = AcrossFacts(sources, series, tuple(entry.lines for entry in entries))
    unread = dict.fromkeys(
        replace(problem, message=f"{entry.source.source.name}: {problem.message}")
        for entry in entries
        for problem in entry.problems
    )
    return YearResults(sources, series, run_across(facts), (*problems, *unread))


def is_report(report: ReportDocument) -> bool:
    """Tell a report from a plan: it sets results beside what was planned."""
    results = any(measure.results for measure in report.measures)
    actuals = any(t.actual_text for measure in report.measures for t in measure.targets)
    return bool(report.measures) and (results or actuals)


def _entries(document: Document) -> Iterator[_Entry]:
    from plandiff.results.read import read_report  # noqa: PLC0415 - as above

    lines = {line.no: line.text for line in document.lines}
    report, _ = read_report(document)
    if is_report(report):
        yield _of_report(report, lines)
    else:
        for side, plan, problems in _plans(document):
            yield _of_plan(document, side, plan, lines, problems)


def _of_report(report: ReportDocument, lines: Mapping[int, str]) -> _Entry:
    source = YearSource(
        "report",
        report.source,
        None,
        report.organization,
        report.fiscal_year,
        report.era,
        tuple(line.line for line in report.lines),
    )
    targets = tuple((f"{m.number}{m.title}", t) for m in report.measures for t in m.targets)
    return _Entry(source, targets, lines, report.problems)


def _plans(document: Document) -> Iterator[tuple[Side | None, Plan, tuple[Problem, ...]]]:
    """Yield the plans of a document: two when it sets two years side by side."""
    from plandiff.pipeline import one_plan, segment  # noqa: PLC0415 - as above
    from plandiff.segment.columns import assign_columns  # noqa: PLC0415 - as above

    if assign_columns(document).is_two_columns:
        found = segment(document)
        yield "current", found.current, found.problems
        yield "previous", found.previous, ()
    else:
        yield None, *one_plan(document, "current")


def _of_plan(
    document: Document,
    side: Side | None,
    plan: Plan,
    lines: Mapping[int, str],
    problems: tuple[Problem, ...],
) -> _Entry:
    source = YearSource(
        "plan",
        document.source,
        side,
        plan.organization,
        plan.fiscal_year,
        plan.era,
        tuple(no for no, text in lines.items() if text.strip()),
    )
    return _Entry(source, tuple(_promises(plan)), lines, problems)


def _promises(plan: Plan) -> Iterator[tuple[str, Target]]:
    """Yield a plan's targets by section: those of its body, then rows of its table alone."""
    from plandiff.diff.targets_collect import collect_targets  # noqa: PLC0415 - as above
    from plandiff.kpi.link import link_rows  # noqa: PLC0415 - as above

    found = collect_targets(plan)
    linked = link_rows(
        [(f.target.indicator, f.place) for f in found.body],
        [(f.target.indicator, f.place) for f in found.table],
    )
    taken = {row for _, row in linked}
    for entry in found.body:
        yield entry.place, entry.target
    for number, entry in enumerate(found.table):
        if number not in taken:
            yield entry.place, entry.target
