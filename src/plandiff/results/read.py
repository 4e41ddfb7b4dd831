"""From a document to a report: find the frame, read each region, bring the parts together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plandiff.model import Problem
from plandiff.model_results import Measure, ReportDocument, ReportHead, ReportLine, SummaryRow
from plandiff.results import identity
from plandiff.results.block_reader import read_blocks
from plandiff.results.chapters import give_chapters
from plandiff.results.claims import stated_by_grade, stated_by_text
from plandiff.results.context import Context, note_frame
from plandiff.results.detail_reader import read_detail
from plandiff.results.figures import figure_tables
from plandiff.results.lookback import with_previous
from plandiff.results.merge import fold_repeats, join_continued, take_stated
from plandiff.results.next_year import next_year_notes
from plandiff.results.outline import legend
from plandiff.results.overview import read_grade_rules, read_overview
from plandiff.results.regions import cut_regions, date_heads, make_frame
from plandiff.results.rows import split_furniture
from plandiff.results.slide_reader import read_slide
from plandiff.results.slides import column_widths, is_bulleted, read_columns
from plandiff.results.table_reader import read_tables
from plandiff.results.targets import build
from plandiff.results.wide_reader import read_wide
from plandiff.text.fold import fold
from plandiff.text.spans import line_ranges

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import Document
    from plandiff.model_results import GradeRule, OverviewRow, ResultTarget
    from plandiff.results.drafts import MeasureDraft, TargetDraft
    from plandiff.results.regions import Frame, Region
    from plandiff.results.rows import Row


def read_report(document: Document) -> tuple[ReportDocument, tuple[Problem, ...]]:
    """Take a plan-and-result report apart.

    Never fails on content: what no layout explains is unassigned and named in the problems, and
    a document without any measure gives an empty report with a problem that says so.
    """
    rows, furniture = split_furniture(document)
    context, year = _context(document, rows)
    regions = cut_regions(context.frame)
    _take_figures(context, regions)
    drafts, summary_drafts = _read_regions(context, regions, year)
    overview = tuple(
        row for r in regions if r.kind == "overview" for row in read_overview(context, r)
    )
    rules = tuple(
        rule for r in regions if r.kind == "grades" for rule in read_grade_rules(context, r)
    )
    give_chapters(context, drafts)
    note_frame(context)
    summary = _summary(context, summary_drafts)
    stated = take_stated(_measures(context, drafts, rules, overview), summary)
    measures = with_previous(stated, context.figures, year)
    lines = _ledger(context, furniture)
    problems = (*context.problems, *_problems(measures, lines, year))
    report = ReportDocument(
        source=document.source,
        organization=identity.organization_of(rows),
        fiscal_year=year,
        era=identity.era_of(year),
        title=identity.title_of(rows, context.lines),
        measures=measures,
        summary=summary,
        overview=overview,
        grade_rules=rules,
        next_year=next_year_notes(measures),
        figures=tuple(context.figures),
        heads=_heads(context.frame),
        lines=lines,
        problems=problems,
    )
    return report, problems


def _context(document: Document, rows: tuple[Row, ...]) -> tuple[Context, int | None]:
    """Return the frame of a document with what holds throughout, and its fiscal year."""
    frame = make_frame(rows)
    year = identity.fiscal_year_of(rows, frame.head_rows)
    lines = {line.no: line.text for line in document.lines}
    return Context(lines, date_heads(frame, year), legend(rows), is_bulleted(rows)), year


def _take_figures(context: Context, regions: Sequence[Region]) -> None:
    """Take tables of numbers out of free slides and blocks before their text is read."""
    for region in regions:
        if region.kind not in {"blocks", "detail"}:
            continue
        for table, used in figure_tables(context.rows[region.first : region.last]):
            context.figures.append(table)
            context.note([region.first + i for i in sorted(used)], "table")


def _read_regions(
    context: Context, regions: Sequence[Region], year: int | None
) -> tuple[list[MeasureDraft], list[MeasureDraft]]:
    """Return the drafts of measures, and those of a closing table that repeats them."""
    drafts = _read_columns(context, [r for r in regions if r.kind == "columns"])
    drafts += [read_blocks(context, r) for r in regions if r.kind == "blocks"]
    details = [read_detail(context, r, year) for r in regions if r.kind == "detail"]
    titles = frozenset(fold(draft.title).replace(" ", "") for draft in drafts)
    wide = [d for r in regions if r.kind == "wide" for d in read_wide(context, r, titles)]
    drafts = join_continued(sorted(drafts, key=lambda d: d.line))
    if drafts:
        return [*drafts, *details], wide
    drafts = [*wide, *details]
    fold_repeats(drafts)
    return drafts, []


def _read_columns(context: Context, regions: Sequence[Region]) -> list[MeasureDraft]:
    led = [r for r in regions if r.head and any(t.row < r.head.first for t in r.titles)]
    apart = [r for r in regions if r not in led]
    drafts = [read_slide(context, region) for region in led]
    if apart:
        context.widths = column_widths(
            [
                item
                for r in apart
                if r.head
                for item in read_columns(_body(context, r), r.head.roles)
            ]
        )
        drafts += read_tables(context, apart)
    return drafts


def _body(context: Context, region: Region) -> list[Row]:
    first = region.head.last if region.head else region.first
    return list(context.rows[first : region.last])


def _summary(context: Context, drafts: Sequence[MeasureDraft]) -> tuple[SummaryRow, ...]:
    return tuple(
        SummaryRow(draft.title, _target(context, target))
        for draft in drafts
        for target in draft.targets
    )


def _target(context: Context, draft: TargetDraft) -> ResultTarget:
    target, problems = build(draft, context.lines, context.legend)
    context.problems.extend(problems)
    return target


def _measures(
    context: Context,
    drafts: Sequence[MeasureDraft],
    rules: Sequence[GradeRule],
    overview: Sequence[OverviewRow],
) -> tuple[Measure, ...]:
    groups = {(row.number, row.title): row.group for row in overview}
    return tuple(_measure(context, draft, rules, groups) for draft in drafts)


def _measure(
    context: Context,
    draft: MeasureDraft,
    rules: Sequence[GradeRule],
    groups: dict[tuple[str, str], str],
) -> Measure:
    return Measure(
        chapter=draft.chapter,
        number=draft.number,
        title=draft.title,
        parent=draft.parent,
        group=draft.group or groups.get((draft.number, draft.title), ""),
        grade=draft.grade,
        page=draft.page,
        line=draft.line,
        pieces=draft.pieces,
        plan=tuple(draft.plan),
        results=tuple(draft.results),
        next_year=tuple(draft.next_year),
        targets=_stated(context, draft, rules),
        none_stated=draft.none_stated,
        grade_piece=draft.grade_piece,
    )


def _stated(
    context: Context, draft: MeasureDraft, rules: Sequence[GradeRule]
) -> tuple[ResultTarget, ...]:
    """Build a measure's targets; what neither mark nor table states, text and grade may."""
    by_text = stated_by_text(draft.targets, draft.results) if rules else [None] * len(draft.targets)
    by_grade = stated_by_grade(draft.grade, rules, len(draft.targets))
    targets = []
    for target, said in zip(draft.targets, by_text, strict=True):
        built = _target(context, target)
        if built.achieved_stated is None and rules:
            built = replace(built, achieved_stated=said if said is not None else by_grade)
        targets.append(built)
    return tuple(targets)


def _heads(frame: Frame) -> tuple[tuple[ReportHead, ...], ...]:
    return tuple(
        tuple(
            ReportHead(
                head.role,
                head.text,
                head.year,
                frame.rows[row.first].source_page,
                tuple(frame.rows[i].piece for i in range(row.first, row.last)),
            )
            for head in row.heads
        )
        for row in frame.head_rows
    )


def _ledger(context: Context, furniture: Sequence[Row]) -> tuple[ReportLine, ...]:
    content = [
        ReportLine(row.no, row.source_page, context.roles.get(row.no, "unassigned"))
        for row in context.rows
    ]
    rest = [ReportLine(row.no, row.source_page, "furniture") for row in furniture]
    return tuple(sorted([*content, *rest], key=lambda line: line.line))


def _problems(
    measures: Sequence[Measure], lines: Sequence[ReportLine], year: int | None
) -> list[Problem]:
    left = [line.line for line in lines if line.role == "unassigned"]
    problems: list[Problem] = []
    if not measures:
        problems.append(
            Problem(
                "undecided",
                "計画と実績を並べた施策を見つけられませんでした。事業報告書の様式ではない可能性があります。",
            )
        )
    elif year is None:
        problems.append(
            Problem(
                "undecided", "報告の年度が文書から分からないため、年度に関わる点検を省きました。"
            )
        )
    if measures and left:
        problems.append(
            Problem(
                "unassigned",
                f"{len(left)}行は、施策のどの欄の文かを決められず、集計に入れていません。",
                None,
                line_ranges(left),
            )
        )
    return problems
