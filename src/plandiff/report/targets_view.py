"""A report with its findings in words, ready to be set: computes nothing the formats differ in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from plandiff.report.targets_outcome import (
    SIGNS,
    TONES,
    WORDS,
    actual_figure,
    bar_of,
    disputed,
    gap,
    movement,
    previous_figure,
    shortfall,
    verdict,
)
from plandiff.report.targets_rows import wanted
from plandiff.report.targets_strip import strip
from plandiff.text.spans import line_ranges

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plandiff.model import Evidence, Finding, Problem
    from plandiff.model_results import (
        AuditedReport,
        FigureTable,
        Measure,
        ReportDocument,
        ResultTarget,
    )
    from plandiff.report.targets_outcome import Verdict
    from plandiff.report.targets_strip import Strip

SEVERITIES: Final = {"error": "重要", "warning": "要確認", "note": "参考"}
_SEVERITY_TONES: Final = {"error": "bad", "warning": "changed", "note": "plain"}
RELATIVE: Final = "対前年度"
_SHOWN_LINES: Final = 2
"""Line ranges of one place that are written out; the rest is told by its number."""
QUOTES: Final = {"error": 12, "warning": 12, "note": 3}
"""Quotations shown under one finding."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A word with its mark; the tone only repeats what they say."""

    word: str
    sign: str
    tone: str


@dataclass(frozen=True, slots=True)
class Row:
    """One KPI."""

    id: str
    item: str
    indicator: str
    measure: str
    group: str
    grade: str
    lead: str
    """What stands before the figure a target asks for: 対前年度; mostly empty."""
    target: str
    previous: str
    actual: str
    remark: str
    """What is printed beside the actual's figure; empty if nothing is."""
    gap: str
    movement: str
    trend: str
    badge: Badge
    dispute: str
    strip: Strip | None
    next_year: tuple[str, ...]
    place: str
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The KPIs of one chapter."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Miss:
    """One missed target for the list at the top."""

    row: str
    indicator: str
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its place."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding."""

    number: int
    badge: Badge
    severity: str
    message: str
    quotes: tuple[Quote, ...]
    more: str
    rule: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of numbers the document prints, as printed."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    place: str


@dataclass(frozen=True, slots=True)
class Count:
    """A counted badge."""

    badge: Badge
    number: int
    share: str
    """Width of its part of the bar, of 100."""
    start: str


@dataclass(frozen=True, slots=True)
class ProblemView:
    """What could not be read or decided."""

    message: str
    place: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One report."""

    id: str
    title: str
    source: str
    headline: tuple[str, ...]
    verdicts: tuple[Count, ...]
    findings_count: tuple[Count, ...]
    missed: tuple[Miss, ...]
    groups: tuple[Group, ...]
    graded: bool
    unset: tuple[str, ...]
    """Measures for which the document says that no KPI is set."""
    findings: tuple[FindingView, ...]
    grids: tuple[Grid, ...]
    problems: tuple[ProblemView, ...]


def build(reports: Sequence[AuditedReport]) -> tuple[DocumentView, ...]:
    """Return one view a report, in the order given."""
    return tuple(_document(entry, f"d{n}") for n, entry in enumerate(reports, 1))


def targets_of(report: ReportDocument) -> tuple[ResultTarget, ...]:
    """Return every target of a report, in reading order."""
    return tuple(t for m in report.measures for t in m.targets)


def name_of(report: ReportDocument) -> str:
    """Return whose report it is and of which year; the file's name if neither is known."""
    return " ".join(p for p in (report.organization, report.era) if p) or report.source.name


def bridged(
    lines: Sequence[tuple[int, int]], printed: frozenset[int]
) -> tuple[tuple[int, int], ...]:
    """Join ranges with nothing but empty lines between them."""
    numbers = [n for first, last in lines for n in range(first, last + 1)]
    return line_ranges(
        numbers, lambda first, last: not any(n in printed for n in range(first + 1, last))
    )


def place(page: int, lines: Sequence[tuple[int, int]]) -> str:
    """Write a place: p.3 113～114行."""
    shown = "、".join(str(a) if a == b else f"{a}～{b}" for a, b in lines[:_SHOWN_LINES])
    more = f"ほか{len(lines) - _SHOWN_LINES}か所" if len(lines) > _SHOWN_LINES else ""
    return f"p.{page} {shown}行{more}" if shown else f"p.{page}"


def _document(entry: AuditedReport, key: str) -> DocumentView:
    report = entry.report
    targets = targets_of(report)
    numbers = _finding_lines(entry.findings)
    printed = frozenset(line.line for line in report.lines)
    rows = [
        (m.chapter, _row(m, t, f"{key}-k{n}", numbers, printed))
        for n, (m, t) in enumerate(((m, t) for m in report.measures for t in m.targets), 1)
    ]
    return DocumentView(
        id=key,
        title=name_of(report),
        source=f"{report.source.name}（{report.source.pages}ページ）",
        headline=tuple(_headline(entry, targets)),
        verdicts=_verdicts(targets),
        findings_count=_severity_counts(entry.findings),
        missed=tuple(_miss(t, row) for t, (_, row) in zip(targets, rows, strict=True) if _lost(t)),
        groups=_groups(rows),
        graded=any(m.grade for m in report.measures),
        unset=tuple(f"{m.number}{m.title}" for m in report.measures if m.none_stated),
        findings=tuple(_finding(f, n, printed) for n, f in enumerate(entry.findings, 1)),
        grids=tuple(_grid(t) for t in report.figures),
        problems=tuple(_problem(p) for p in report.problems),
    )


def _finding_lines(findings: Sequence[Finding]) -> tuple[tuple[int, frozenset[int]], ...]:
    """Return the lines of each finding that is more than a matter of notation."""
    return tuple(
        (n, frozenset(i for e in f.evidence for a, b in e.lines for i in range(a, b + 1)))
        for n, f in enumerate(findings, 1)
        if f.severity != "note"
    )


def _row(
    measure: Measure,
    target: ResultTarget,
    key: str,
    numbers: Sequence[tuple[int, frozenset[int]]],
    printed: frozenset[int],
) -> Row:
    moved, trend = movement(target)
    own = {n for a, b in target.lines for n in range(a, b + 1)}
    shown = actual_figure(target)
    lead = RELATIVE if target.basis == "previous_year" and bar_of(target) is not None else ""
    return Row(
        id=key,
        item=target.item,
        indicator=target.indicator or target.label,
        measure=f"{measure.number}{measure.title}",
        group=measure.group,
        grade=measure.grade,
        lead=lead,
        target=wanted(target).removeprefix(lead),
        previous=previous_figure(target),
        actual=shown,
        remark=remark(target.actual_text, shown),
        gap=gap(target),
        movement=moved,
        trend=trend,
        badge=badge(verdict(target)),
        dispute=_dispute(target),
        strip=strip(target),
        next_year=target.next_year,
        place=place(target.page, bridged(target.lines, printed)),
        findings=tuple(n for n, lines in numbers if lines & own),
    )


def remark(printed: str, shown: str) -> str:
    """Return the words printed after a figure: 【3月末】, （全国平均0.84％）."""
    for opening in ("（", "(", "【", "〔"):
        at = printed.find(opening)
        if at > 0:
            return printed[at:].strip()
    return "" if not printed or shown else printed


def badge(state: Verdict) -> Badge:
    """Return a verdict as a badge."""
    return Badge(WORDS[state], SIGNS[state], TONES[state])


def _dispute(target: ResultTarget) -> str:
    if not disputed(target):
        return ""
    return f"資料の表示は「{'達成' if target.achieved_stated else '未達成'}」"


def _lost(target: ResultTarget) -> bool:
    return verdict(target) == "missed"


def _miss(target: ResultTarget, row: Row) -> Miss:
    lack = shortfall(target)
    text = f"目標{row.lead}{row.target}に対し実績{row.actual}" + (f"（{lack}）" if lack else "")
    return Miss(row.id, row.indicator, text)


def _headline(entry: AuditedReport, targets: Sequence[ResultTarget]) -> Iterable[str]:
    states = Counter(verdict(t) for t in targets)
    if not targets:
        yield "KPIを見つけられませんでした。"
        return
    parts = [f"達成{states['met']}件", f"未達成{states['missed']}件"]
    parts += [f"判定なし{states['open']}件"] if states["open"] else []
    yield (
        f"施策は{len(entry.report.measures)}件、KPIは{len(targets)}件です。"
        f"KPIの内訳は、{'、'.join(parts)}です。"
    )
    trends = Counter(movement(t)[1] for t in targets)
    if trends["改善"] or trends["悪化"]:
        told = "、".join(f"{w}{trends[w]}件" for w in ("改善", "悪化", "横ばい") if trends[w])
        yield f"前年度の実績と比べられるKPIは、{told}です。"
    odd = sum(disputed(t) for t in targets)
    if odd:
        yield f"資料の達成・未達成の表示が計算と違うKPIが{odd}件あります。"
    if entry.report.problems:
        yield "読み取りが不確かな箇所があります。末尾の「読み取り上の注意」を確かめてください。"


def _verdicts(targets: Sequence[ResultTarget]) -> tuple[Count, ...]:
    states = Counter(verdict(t) for t in targets)
    order: tuple[Verdict, ...] = ("met", "missed", "open")
    return _counted([(badge(state), states[state]) for state in order])


def _severity_counts(findings: Sequence[Finding]) -> tuple[Count, ...]:
    counts = Counter(f.severity for f in findings)
    return _counted([(severity_badge(s), counts[s]) for s in ("error", "warning", "note")])


def _counted(pairs: Sequence[tuple[Badge, int]]) -> tuple[Count, ...]:
    total = sum(number for _, number in pairs) or 1
    counts: list[Count] = []
    done = 0
    for shown, number in pairs:
        share = f"{100 * number / total:.2f}"
        counts.append(Count(shown, number, share, f"{100 * done / total:.2f}"))
        done += number
    return tuple(counts)


def severity_badge(severity: str) -> Badge:
    """Return a severity as a badge."""
    sign = {"error": "！", "warning": "？", "note": ""}[severity]
    return Badge(SEVERITIES[severity], sign, _SEVERITY_TONES[severity])


def _groups(rows: Sequence[tuple[str, Row]]) -> tuple[Group, ...]:
    chapters = dict.fromkeys(chapter for chapter, _ in rows)
    return tuple(Group(c, tuple(row for chapter, row in rows if chapter == c)) for c in chapters)


def _finding(finding: Finding, number: int, printed: frozenset[int]) -> FindingView:
    most = QUOTES[finding.severity]
    left = len(finding.evidence) - most
    return FindingView(
        number,
        severity_badge(finding.severity),
        finding.severity,
        finding.message,
        tuple(_quote(e, printed) for e in finding.evidence[:most]),
        f"ほか{left}か所" if left > 0 else "",
        finding.rule,
    )


def _quote(evidence: Evidence, printed: frozenset[int]) -> Quote:
    return Quote(
        place(evidence.page, bridged(evidence.lines, printed)), " ".join(evidence.text.split())
    )


def _grid(table: FigureTable) -> Grid:
    rows = tuple(
        (row[0].labels[0] if row and row[0].labels else "", tuple(f.text for f in row))
        for row in table.rows
    )
    lines = sorted({piece.line for piece in table.pieces})
    return Grid(
        table.title,
        table.columns,
        rows,
        place(table.page, [(lines[0], lines[-1])]) if lines else f"p.{table.page}",
    )


def _problem(problem: Problem) -> ProblemView:
    where = place(problem.page, problem.lines) if problem.page else ""
    if not problem.page and problem.lines:
        where = place(0, problem.lines).removeprefix("p.0 ")
    return ProblemView(problem.message, where)
