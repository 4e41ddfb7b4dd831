"""Every noun of plandiff: frozen, typed, no behaviour.

Positions: lines and pages count from 1; text offsets count code points from 0, half-open.
A `Piece` is the only way to point into a source, so that evidence can always be quoted
exactly as printed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal  # noqa: TC003  pickled and inspected with its types
from typing import Literal

# ---------------------------------------------------------------- read

Lane = Literal["left", "right", "full"]
"""Where geometry or a table cell puts a line; absent for flattened text."""

MarkKind = Literal["underline", "bold", "colour", "strike", "highlight", "inserted", "deleted"]

ProblemKind = Literal["unreadable", "undecided", "unassigned", "skipped", "suspect"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or decided, said aloud."""

    kind: ProblemKind
    message: str
    """One Japanese sentence for people: what, and what it means for the result."""
    page: int | None = None
    lines: tuple[tuple[int, int], ...] = ()
    """Line ranges, first and last inclusive."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points, origin at the top left, y growing downwards."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: all counted from 0 in reading order of the document."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A character style the document itself uses, over `Line.text[start:end]`."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. `text` is untouched but for the line end (and page break) characters."""

    no: int
    """1-based, unique and growing over the document; for text files the line of the file."""
    page: int
    text: str
    lane: Lane | None = None
    box: Box | None = None
    cell: Cell | None = None
    marks: tuple[Mark, ...] = ()
    furniture: bool = False
    """The reader knows it as page header, page number or the like."""
    ends_paragraph: bool | None = None
    """Whether the file ends a paragraph with it; None where lines are all it holds."""


@dataclass(frozen=True, slots=True)
class Account:
    """Where every character went: `read == placed + sum of ignored + sum of unread`."""

    read: int
    placed: int
    ignored: tuple[tuple[str, int], ...] = ()
    """(reason, characters)."""
    unread: tuple[tuple[str, int], ...] = ()
    """(region or part, characters)."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from."""

    name: str
    """The file's name without folders; `-` for standard input."""
    sha256: str
    format: str
    """text, pdf, docx, xlsx, html ..."""
    pages: int
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One source as lines with page and position, in reading order of the source."""

    source: Source
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...] = ()
    account: Account | None = None


# ---------------------------------------------------------------- segment

Side = Literal["current", "previous"]
Column = Literal["current", "previous", "both", "furniture"]
ClauseKind = Literal["lead", "policy", "action", "kpi", "importance", "difficulty", "note"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one source line: `line.text[start:end]`."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LineColumn:
    """The column decided for one line that holds text (blank lines have none)."""

    line: int
    page: int
    column: Column


@dataclass(frozen=True, slots=True)
class Label:
    """A block head, neither heading nor clause: （具体的な取組）, １） 回収率の向上."""

    text: str
    pieces: tuple[Piece, ...]
    page: int


@dataclass(frozen=True, slots=True)
class Clause:
    """The smallest unit compared: a bullet with its continuation lines, one KPI item, one note."""

    kind: ClauseKind
    marker: str
    """As printed, outer blanks off: ・, １）, ■ KPI：１）, ※1; empty for a bare paragraph."""
    text: str
    """Body without marker: `text.spans.join_pieces` of `pieces`, so it quotes the source.

    Where it is a row of a table, one blank parts its cells.
    """
    pieces: tuple[Piece, ...]
    """The body's stretches in reading order; may cross pages."""
    page: int
    """Page of the first line."""
    marker_piece: Piece | None = None
    group: Label | None = None
    """The label it stands under, if any."""


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered heading with its clauses and sub-sections."""

    number: str
    """As printed: １．, （１）, ①, ⅰ）; empty for a heading without number (KPI一覧表)."""
    title: str
    level: int
    """1 is the outermost; a child may be more than one level below its parent."""
    path: tuple[str, ...]
    """`number + title` of every ancestor and of itself."""
    page: int
    line: int
    pieces: tuple[Piece, ...]
    """The heading as printed, number included; several when the title wraps."""
    clauses: tuple[Clause, ...] = ()
    sections: tuple[Section, ...] = ()
    labels: tuple[Label, ...] = ()
    """Every block head that stands directly in this section, in reading order."""
    table: Table | None = None
    """The KPI 一覧表, when this section is one; its rows are targets, not clauses."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One KPI of a KPI 一覧表."""

    chapter: str
    """The level-1 line printed above the table part; may be empty."""
    section: str
    """具体的施策 as printed, lines joined."""
    kpi: Clause
    """Kind `kpi`."""
    reference_label: str
    """Head of the reference column: 参考：令和５年度末."""
    reference: str
    """The reference cell as printed, without its item number; empty if none."""
    reference_pieces: tuple[Piece, ...]
    notes: tuple[Clause, ...] = ()
    """Kind `note`: those that explain this KPI or its reference."""


@dataclass(frozen=True, slots=True)
class Table:
    """The KPI 一覧表 of one side."""

    rows: tuple[TableRow, ...]
    pieces: tuple[Piece, ...] = ()
    """Heads and section cells: every stretch that belongs to no row."""
    notes: tuple[Clause, ...] = ()
    """Notes that no row could be found for."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One fiscal year's plan."""

    organization: str
    fiscal_year: int | None
    """Gregorian year in which the fiscal year begins; None if nowhere printed."""
    era: str
    """As a head would print it: 令和7年度."""
    title: str
    sections: tuple[Section, ...]
    preamble: tuple[Clause, ...] = ()
    """Text before the first heading."""
    labels: tuple[Label, ...] = ()
    """Title lines before the first heading: part of no section, nothing to compare."""


@dataclass(frozen=True, slots=True)
class Segmentation:
    """A two-column document taken apart."""

    source: Source
    lines: tuple[LineColumn, ...]
    """One per line that holds text, in line order."""
    current: Plan
    previous: Plan
    problems: tuple[Problem, ...] = ()


# ---------------------------------------------------------------- align

MatchedBy = Literal[
    "path", "title", "content", "text", "marker", "position", "split", "merge", "none"
]


@dataclass(frozen=True, slots=True)
class SectionMatch:
    """Two sections that correspond, or one that has no counterpart (score 0, `none`)."""

    current: Section | None
    previous: Section | None
    matched_by: MatchedBy
    score: float
    moved: bool = False


@dataclass(frozen=True, slots=True)
class ClauseMatch:
    """Clauses that correspond: one to one, one to many (split), many to one (merged), or alone."""

    current: tuple[Clause, ...]
    previous: tuple[Clause, ...]
    matched_by: MatchedBy
    score: float
    """0 to 1."""
    moved: bool = False
    """To another section, or out of order within its own."""


@dataclass(frozen=True, slots=True)
class SectionAlignment:
    """A section match with the clause matches shown under it.

    A match stands under the section of its current side, a removed one under its previous.
    """

    match: SectionMatch
    clauses: tuple[ClauseMatch, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Sections flat, in the current plan's order, removed ones where they stood."""

    sections: tuple[SectionAlignment, ...]
    problems: tuple[Problem, ...] = ()


# ---------------------------------------------------------------- diff

EditOp = Literal["equal", "delete", "insert"]
SectionChange = Literal["same", "renamed", "renumbered", "moved", "added", "removed"]
ClauseChange = Literal["unchanged", "modified", "added", "removed"]
Relation = Literal["moved", "split", "merged"]
TargetChange = Literal[
    "unchanged", "raised", "lowered", "reworded", "redefined", "replaced", "added", "removed"
]
Stringency = Literal["tighter", "looser", "same", "unclear"]
Comparator = Literal["以上", "以下", "以内", "とする", "維持", "実施"]
Basis = Literal["absolute", "previous_year"]
Direction = Literal["higher", "lower", "none"]
"""Which way is better."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of a script that turns the previous text into the current one."""

    op: EditOp
    text: str


@dataclass(frozen=True, slots=True)
class ClauseDiff:
    """What became of a clause (or of the clauses that were split or merged)."""

    change: ClauseChange
    relation: Relation | None
    kind: ClauseKind
    current: tuple[Clause, ...]
    previous: tuple[Clause, ...]
    matched_by: MatchedBy
    score: float
    edits: tuple[Edit, ...]
    """equal + delete rebuild the previous texts, equal + insert the current ones, clause texts
    of one side joined with a line feed."""
    notation_only: bool = False
    """The difference is one of notation (width, spaces, era beside year), not of substance."""
    renumbered: bool = False
    """The marker changed (１） to ２））."""


@dataclass(frozen=True, slots=True)
class SectionDiff:
    """What became of a section."""

    change: SectionChange
    current: Section | None
    previous: Section | None
    matched_by: MatchedBy
    score: float
    clauses: tuple[ClauseDiff, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """The last result a document gives beside a target."""

    label: str
    """参考：令和５年度末."""
    value: Decimal | None
    text: str
    """As printed: 50.8%（※１）, 【新設】（令和６年度からKPIとして設定）."""
    lines: tuple[tuple[int, int], ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What a KPI clause promises."""

    indicator: str
    """サービススタンダードの達成状況: the measured thing, without comparator and value."""
    item: str
    """Its number as printed: １）; empty if it has none."""
    text: str
    value: Decimal | None
    unit: str
    comparator: Comparator
    basis: Basis
    baseline: Decimal | None
    """The figure given in 対前年度（x）以上."""
    reference: Reference | None
    notes: tuple[str, ...]
    """Scope notes and footnotes that define it, as printed."""
    direction: Direction
    page: int
    lines: tuple[tuple[int, int], ...]
    clause: Clause


@dataclass(frozen=True, slots=True)
class TargetDiff:
    """What became of a target."""

    change: TargetChange
    stringency: Stringency
    source: Literal["body", "table"]
    section: str
    """number + title of the section (body) or the 具体的施策 cell (table), current side first."""
    current: Target | None
    previous: Target | None
    delta: Decimal | None = None
    """current value minus previous value, when both are figures of one unit."""
    reason: str = ""
    """One Japanese sentence: why this class (範囲を限る注が加わった, 指標が替わった ...)."""


# ---------------------------------------------------------------- rules and result

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quotation with its place. `text` equals the source over `lines` up to line joining."""

    side: Side | Literal["both"]
    page: int
    lines: tuple[tuple[int, int], ...]
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A judgement by a rule about changes or about one document."""

    rule: str
    """Id in the rule table: target-lowered."""
    severity: Severity
    message: str
    """One Japanese sentence a secretary can act on."""
    fingerprint: str
    """16 hex digits over rule, section key, indicator and values; never wording or page."""
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the source the result accounts for."""

    lines: int
    """Lines that hold text."""
    assigned: int
    unassigned: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole answer to "what changed"."""

    source: Source
    """The document (two columns) or the current one (two documents)."""
    previous_source: Source | None
    """The other document when there are two."""
    current: Plan
    previous: Plan
    sections: tuple[SectionDiff, ...]
    targets: tuple[TargetDiff, ...]
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    coverage: Coverage = field(default_factory=lambda: Coverage(0, 0))
    printed: tuple[int, ...] = ()
    """Lines of `source` that hold text, growing: line ranges bridge blank lines, never these."""
    previous_printed: tuple[int, ...] = ()
    """The same for `previous_source`; empty when there is only one document."""
    source_lines: tuple[Line, ...] = ()
    """Lines of a document of two columns as read: what it marks and claims itself."""


# ---------------------------------------------------------------- results

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
