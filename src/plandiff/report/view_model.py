"""The neutral view: what a report says, in order and in words, before any format is chosen.

All text in it may be shown as it is: hidden characters are marks already. A renderer walks the
view and escapes; it neither counts, ranks, shortens nor words anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from plandiff.model import ClauseKind, Severity

Lang = Literal["ja", "en"]

MarkClass = Literal["same", "deleted", "inserted"]

Tone = Literal["bad", "good", "new", "gone", "changed", "plain"]
"""What a sign tells apart from its words: asks less, asks more, new, ended, other, nothing."""


# ---------------------------------------------------------------- parts


class Span(NamedTuple):
    """A stretch of text and what became of it."""

    text: str
    mark: MarkClass = "same"


class Badge(NamedTuple):
    """A class of change as people see it; the word says all, sign and tone only help the eye."""

    key: str
    """raised, lowered, modified ...: for filters and style."""
    sign: str
    word: str
    tone: Tone


class Link(NamedTuple):
    """A reference to another part of the report."""

    target: str
    """The `id` it leads to."""
    text: str


# ---------------------------------------------------------------- 1 at a glance


class Count(NamedTuple):
    """One figure of a tile."""

    badge: Badge
    number: int


class Tile(NamedTuple):
    """The counts of one kind of thing."""

    title: str
    total: str
    """The sum with its unit: 25件."""
    counts: tuple[Count, ...]
    """Classes that occur, most telling first."""


class KeyChange(NamedTuple):
    """One change a reviewer should see first."""

    id: str
    badge: Badge
    where: str
    """Section, short: （２）② サービス水準の向上; may be empty."""
    subject: str
    """What changed: the indicator, the duty, the section."""
    statement: str
    """What became of it: ：58.8％以上 → 57.7％以上, を新設."""
    remark: str
    """By how much, the last result, the reason, in brackets; may be empty."""
    place: str
    """〔新 p.28 2947行／旧 p.29 3009行〕."""
    row: str
    """Id of the row that shows it in full."""
    findings: tuple[Link, ...] = ()

    @property
    def sentence(self) -> str:
        """The four parts in a row are one sentence."""
        return self.subject + self.statement + self.remark + self.place


class KeyGroup(NamedTuple):
    """Key changes of one kind, weightiest first."""

    key: str
    title: str
    changes: tuple[KeyChange, ...]
    more: str
    """How many are left out here and where they stand; empty if none."""


# ---------------------------------------------------------------- 2 targets


class Promise(NamedTuple):
    """A target as one side of a row."""

    text: str
    """57.7％以上."""
    value: Decimal | None
    unit: str
    item: str
    """Its number as printed."""
    reference: str
    """The result printed beside it: 令和5年度末実績 58.3％; empty if none."""
    reference_value: Decimal | None


class TargetRow(NamedTuple):
    """One KPI, last year and this year."""

    id: str
    item: str
    """Its number as printed, this year's first."""
    indicator: str
    indicator_previous: str
    """Last year's name where it is another one; else empty."""
    current: Promise | None
    previous: Promise | None
    badge: Badge
    amount: str
    """1.1ポイント; with what it means where the figure misleads; empty if it did not move."""
    last: str
    """The latest result the documents print: 令和5年度末実績 58.3％; — if none."""
    before: str
    """The result printed beside last year's target; empty if none, or if it is the latest."""
    remarks: tuple[str, ...]
    """Reason, scope notes, where it is printed if not in both places."""
    places: tuple[str, ...]
    """新 p.28 2947行, then 旧 p.29 3009行."""
    findings: tuple[Link, ...]
    delta: Decimal | None = None
    """This year's figure minus last year's; None if that says nothing."""
    delta_unit: str = ""
    """ポイント between percentages."""
    meaning: str = ""
    """目標としては緩和, where the figure's way alone would mislead."""


class TargetGroup(NamedTuple):
    """The KPIs of one section."""

    title: str
    rows: tuple[TargetRow, ...]


# ---------------------------------------------------------------- 3 section by section


class Paragraph(NamedTuple):
    """One clause on one side."""

    kind: ClauseKind | Literal["label"]
    marker: str
    marker_changed: bool
    spans: tuple[Span, ...]


class Cell(NamedTuple):
    """One side of a row."""

    paragraphs: tuple[Paragraph, ...]
    filler: str = ""
    """What stands there instead: （新設）, （削る）."""


class Row(NamedTuple):
    """Clauses that correspond."""

    id: str
    kind: Literal["label", "change", "same", "folded"]
    """A block head; a change; an unchanged clause; a run of unchanged clauses."""
    current: Cell
    previous: Cell
    badges: tuple[Badge, ...] = ()
    what: str = ""
    """The kind of clause in words: 方針, 具体的な取組."""
    merged: tuple[Span, ...] = ()
    """Both texts as one, for formats with one column."""
    places: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    findings: tuple[Link, ...] = ()
    folded: tuple[Row, ...] = ()
    """The rows of a folded run."""
    fold_text: str = ""
    """（略）変更のない3項目."""
    targets: tuple[str, ...] = ()
    """Ids of the target rows this clause promises."""
    promise: str = ""
    """Of a row of the KPI table that changed: 55.4％以上 → 57.2％以上（1.8ポイント）."""


class SectionView(NamedTuple):
    """A section with its rows."""

    id: str
    level: int
    title: str
    """As a heading: this year's number and title, last year's if it is gone."""
    current: tuple[Span, ...]
    previous: tuple[Span, ...]
    current_filler: str
    previous_filler: str
    badge: Badge | None
    """None if nothing happened to the heading."""
    changed: int
    """Rows that are changes of substance or of notation."""
    summary: str
    """変更4項目（修正3、新設1）・変更なし2項目."""
    place: str
    rows: tuple[Row, ...]
    table: tuple[Row, ...] = ()
    """The rows of the KPI table, where the section is one: label, change or same."""
    continued: bool = False
    """What of a section is printed below its sub-sections: its heading stands above them."""


# ---------------------------------------------------------------- 4 to 6


class Quote(NamedTuple):
    """Evidence: where, and what is printed there."""

    place: str
    text: str


class FindingView(NamedTuple):
    """A finding of a rule."""

    id: str
    number: int
    severity: Severity
    badge: Badge
    rule: str
    message: str
    quotes: tuple[Quote, ...]
    fingerprint: str


class ProblemView(NamedTuple):
    """What could not be read or decided."""

    kind: str
    message: str
    place: str


class SideView(NamedTuple):
    """One of the two documents compared."""

    label: str
    """新（令和7年度）."""
    short: str
    """新."""
    era: str
    title: str
    source: str
    """File name and how it was read."""


class ReportView(NamedTuple):
    """The whole report."""

    lang: Lang
    title: str
    organization: str
    current: SideView
    previous: SideView
    headline: tuple[str, ...]
    """A few sentences that can stand alone."""
    tiles: tuple[Tile, ...]
    key_groups: tuple[KeyGroup, ...]
    target_groups: tuple[TargetGroup, ...]
    sections: tuple[SectionView, ...]
    findings: tuple[FindingView, ...]
    problems: tuple[ProblemView, ...]
    coverage: tuple[str, ...]
    words: Mapping[str, str]
    """Heads, captions and legends a renderer prints, by key."""
