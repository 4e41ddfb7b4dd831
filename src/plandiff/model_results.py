"""The nouns of reports that set targets beside results: frozen, typed, no behaviour.

Apart from `model`, so that a comparison of plans need not load them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal  # noqa: TC003  inspected with its types
from typing import Literal

from plandiff.model import Direction, Finding, Piece, Problem, Severity, Side, Source, Target

# ---------------------------------------------------------------- one year

ReportClauseKind = Literal["clause", "sub", "figure", "heading", "note"]
ReportRole = Literal[
    "chapter",
    "title",
    "group",
    "grade",
    "head",
    "plan",
    "result",
    "assessment",
    "issue",
    "target",
    "indicator",
    "actual",
    "previous",
    "achieved",
    "next_year",
    "note",
    "none",
    "table",
    "furniture",
    "unassigned",
]
"""What a stretch of a report says: the columns and blocks every layout is made of."""


@dataclass(frozen=True, slots=True)
class ReportClause:
    """One statement of a plan or result column, bullet off, lines joined."""

    kind: ReportClauseKind
    """`heading` is a block head between clauses, `sub` a line under a clause, `figure` a labelled
    number, `note` a remark."""
    text: str
    pieces: tuple[Piece, ...]
    page: int
    block: str = ""
    """The block head it stands under (実施内容, 自己評価, 課題); empty in a plain column."""


@dataclass(frozen=True, slots=True)
class ResultTarget(Target):
    """A target with what came of it."""

    label: str
    """The indicator's name as the result cell or KPI table prints it; may be empty."""
    actual: Decimal | None
    actual_text: str
    """As printed: 98.7％, 実施; empty when none is printed."""
    actual_pieces: tuple[Piece, ...]
    previous_actual: Decimal | None
    previous_actual_text: str
    previous_pieces: tuple[Piece, ...]
    achieved_stated: bool | None
    """What a mark (◎ ●), a word (達成) or a grade rule states."""
    achieved_pieces: tuple[Piece, ...]
    achieved_computed: bool | None
    """Value, comparator and actual weighed; None where there is no figure to weigh."""
    head_pieces: tuple[Piece, ...] = ()
    """Heads of the table its figures stand in."""
    next_year: tuple[str, ...] = ()
    """Remarks on the coming year as printed: ※左記KPIは令和6年度より廃止."""
    other_pieces: tuple[Piece, ...] = ()
    """Further places where the same target is printed."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One 具体的施策 of a report with its plan, its results and its targets."""

    chapter: str
    number: str
    title: str
    parent: str
    """The heading between chapter and measure, number included; mostly empty."""
    group: str
    grade: str
    page: int
    line: int
    pieces: tuple[Piece, ...]
    plan: tuple[ReportClause, ...] = ()
    results: tuple[ReportClause, ...] = ()
    next_year: tuple[ReportClause, ...] = ()
    targets: tuple[ResultTarget, ...] = ()
    none_stated: bool = False
    """The document says that no KPI is set."""
    grade_piece: Piece | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed number with the words that say what it counts."""

    labels: tuple[str, ...]
    """Row label, then column head: (受診率, R5全国)."""
    value: Decimal
    unit: str
    text: str
    piece: Piece
    page: int


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table of numbers: months, years side by side, numerator over denominator."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Figure, ...], ...]
    page: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One row of a closing 一覧表."""

    measure: str
    target: ResultTarget


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One row of a table of grades: 具体的施策 | 自己評価 | 担当."""

    number: str
    title: str
    grade: str
    group: str
    page: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class GradeRule:
    """One row of the document's own table of grades."""

    scope: str
    """【KPI設定あり】; empty if the table has no scope."""
    grade: str
    kpi_achieved: bool | None
    """What the row asks of the KPI; None when it asks nothing."""
    text: str
    page: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ReportHead:
    """A column or block head, with the year it names."""

    role: ReportRole
    text: str
    year: int | None
    page: int
    pieces: tuple[Piece, ...]
    """One entry per line the head is printed on."""


@dataclass(frozen=True, slots=True)
class NextYearNote:
    """What the document says will become of an indicator next year."""

    indicator: str
    note: str
    page: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """Where one line of text went."""

    line: int
    page: int
    role: ReportRole


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A plan-and-result report taken apart."""

    source: Source
    organization: str
    fiscal_year: int | None
    era: str
    title: str
    measures: tuple[Measure, ...]
    summary: tuple[SummaryRow, ...]
    overview: tuple[OverviewRow, ...]
    grade_rules: tuple[GradeRule, ...]
    next_year: tuple[NextYearNote, ...]
    figures: tuple[FigureTable, ...]
    heads: tuple[tuple[ReportHead, ...], ...]
    """Every row of heads, in reading order."""
    lines: tuple[ReportLine, ...]
    """One per line that holds text."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditedReport:
    """A report with what the audit rules found in it."""

    report: ReportDocument
    findings: tuple[Finding, ...] = ()


# ---------------------------------------------------------------- results over years


@dataclass(frozen=True, slots=True)
class YearSource:
    """One year's plan or report among the documents that are set side by side."""

    kind: Literal["plan", "report"]
    source: Source
    side: Side | None
    """The column of a two-column plan it was read from; None for a document of one column."""
    organization: str
    fiscal_year: int | None
    era: str
    printed: tuple[int, ...] = ()
    """Lines that hold text, growing."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one plan or report says of an indicator."""

    document: int
    """Index into the sources."""
    section: str
    """Number and title of the section or measure."""
    target: Target
    """A `ResultTarget` where a report tells it."""


@dataclass(frozen=True, slots=True)
class YearPoint:
    """An indicator in one fiscal year."""

    fiscal_year: int
    plan: Told | None
    report: Told | None
    actual: Decimal | None
    actual_text: str
    """As printed; empty if no document tells a result of this year."""
    actual_from: Literal["report", "later", "reference", "none"]
    """The year's own report, a later report's 前年度実績, a plan's reference column, or nothing."""
    achieved: bool | None
    """The actual weighed against the plan's target, else against the report's."""
    targets_differ: bool = False
    """Plan and report ask for different things."""


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator through the years, oldest first."""

    indicator: str
    section: str
    unit: str
    direction: Direction
    points: tuple[YearPoint, ...]
    trend: Literal["better", "worse", "same", "unknown"]
    """The last known actual against the one known before it."""


@dataclass(frozen=True, slots=True)
class DocumentEvidence:
    """A quotation with its place, in one of several documents."""

    document: int
    page: int
    lines: tuple[tuple[int, int], ...]
    text: str


@dataclass(frozen=True, slots=True)
class AcrossFinding:
    """A judgement by a rule about several documents."""

    rule: str
    severity: Severity
    message: str
    fingerprint: str
    evidence: tuple[DocumentEvidence, ...]


@dataclass(frozen=True, slots=True)
class YearResults:
    """Plans and reports set side by side."""

    sources: tuple[YearSource, ...]
    """By fiscal year, plans before reports."""
    series: tuple[Series, ...]
    findings: tuple[AcrossFinding, ...] = ()
    problems: tuple[Problem, ...] = ()
