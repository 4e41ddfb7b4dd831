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

    Where it is a row of a table, one blank parts its cells and their paragraphs.
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
