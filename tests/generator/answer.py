"""What a careful reader finds in a generated document, on the line numbers of its text."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from tests.generator.revise import numbers
from tests.generator.typeset import Press, clause_body

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from tests.generator.editor import Revision, TargetEdit
    from tests.generator.nouns import Clause, Kpi, Link, Plan, SectionPair, SideName
    from tests.generator.printing import Placed
    from tests.generator.profiles import Profile


@dataclass(frozen=True, slots=True)
class ColumnAnswer:
    """The column of one line that holds text."""

    line: int
    page: int
    column: str
    """current, previous or furniture."""


@dataclass(frozen=True, slots=True)
class HeadingAnswer:
    """One heading."""

    number: str
    title: str
    level: int
    page: int
    line: int
    """First line; titles may wrap."""


@dataclass(frozen=True, slots=True)
class PairAnswer:
    """Two headings that correspond, by their first lines."""

    current: int | None
    previous: int | None
    change: str


@dataclass(frozen=True, slots=True)
class ClauseAnswer:
    """One clause of one side."""

    text: str
    lines: tuple[int, ...]
    """Every line that holds text of it."""


@dataclass(frozen=True, slots=True)
class LinkAnswer:
    """Clauses that correspond, or one without counterpart."""

    kind: str
    change: str
    relation: str | None
    edit: str
    """The planted edit; empty if none."""
    optional: bool
    """A careful reader may judge otherwise: not counted either way."""
    swapped: bool
    """Changed places with a neighbour; which of the two moved is in the eye of the reader."""
    current: tuple[ClauseAnswer, ...]
    previous: tuple[ClauseAnswer, ...]


@dataclass(frozen=True, slots=True)
class TargetAnswer:
    """One KPI on one side."""

    text: str
    value: Decimal | None
    unit: str
    comparator: str
    basis: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TargetLink:
    """KPIs that correspond, in the body or in the table."""

    source: str
    change: str
    current: TargetAnswer | None
    previous: TargetAnswer | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything planted."""

    columns: tuple[ColumnAnswer, ...]
    current: tuple[HeadingAnswer, ...]
    previous: tuple[HeadingAnswer, ...]
    pairs: tuple[PairAnswer, ...]
    clauses: tuple[LinkAnswer, ...]
    targets: tuple[TargetLink, ...]
    table_from: int | None
    """First line of the KPI table's pages."""
    notation_only: bool
    """Both plans use different year styles: unmarked clauses with years differ in notation."""

    def to_json(self) -> dict[str, object]:
        """Return plain values for json.dumps (figures as strings)."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Index:
    """Where everything of the document stands."""

    lines: dict[tuple[str, int], tuple[int, ...]]
    """By role and key: clause and heading lines, table rows."""
    pages: dict[int, int]
    clauses: dict[int, tuple[Clause, Press]]
    profile: Profile
    swapped: frozenset[int]

    def at(self, role: str, key: int | None) -> tuple[int, ...]:
        return self.lines.get((role, key or 0), ())


def assemble(
    placed: list[Placed],
    plans: tuple[Plan, Plan],
    presses: tuple[Press, ...],
    revision: Revision,
    profile: Profile,
) -> Answer:
    """Join the record of edits with the places of the printed lines."""
    index = _index(placed, plans, presses, profile, frozenset(revision.swapped))
    tabled = any(p.printed.role == "row" for p in placed)
    return Answer(
        columns=tuple(ColumnAnswer(p.line, p.page, p.printed.side or "furniture") for p in placed),
        current=_headings(plans[0], index),
        previous=_headings(plans[1], index),
        pairs=tuple(_pair(pair, index) for pair in revision.pairs),
        clauses=tuple(_link(link, index) for link in revision.links),
        targets=tuple(
            _target_link(edit, source, role, index)
            for source, role in (("body", "clause"), ("table", "row"))
            if source == "body" or tabled
            for edit in revision.targets
        ),
        table_from=min((p.line for p in placed if p.printed.role == "table"), default=None),
        notation_only=presses[0].style.years != presses[1].style.years,
    )


def _index(
    placed: list[Placed],
    plans: tuple[Plan, Plan],
    presses: tuple[Press, ...],
    profile: Profile,
    swapped: frozenset[int],
) -> _Index:
    lines: dict[tuple[str, int], tuple[int, ...]] = {}
    for p in placed:
        place = (p.printed.role, p.printed.key)
        lines[place] = (*lines.get(place, ()), p.line)
    clauses = {
        clause.key: (clause, press)
        for plan, press in zip(plans, presses, strict=True)
        for section in plan.sections()
        for clause in section.clauses()
    }
    pages = {p.line: p.page for p in placed}
    return _Index(lines, pages, clauses, profile, swapped)


def _headings(plan: Plan, index: _Index) -> tuple[HeadingAnswer, ...]:
    number = numbers(plan, index.profile)
    found = []
    for section in plan.sections():
        line = index.at("heading", section.key)[0]
        found.append(
            HeadingAnswer(
                number[section.key], section.title, section.level, index.pages[line], line
            )
        )
    return tuple(found)


def _pair(pair: SectionPair, index: _Index) -> PairAnswer:
    first = {
        side: index.at("heading", key)[0] if key else None
        for side, key in (("current", pair.current), ("previous", pair.previous))
    }
    return PairAnswer(first["current"], first["previous"], pair.change)


def _clauses(keys: Iterable[int], index: _Index) -> tuple[ClauseAnswer, ...]:
    return tuple(
        ClauseAnswer(clause_body(*index.clauses[key]), index.at("clause", key)) for key in keys
    )


def _link(link: Link, index: _Index) -> LinkAnswer:
    kind = index.clauses[(link.current or link.previous)[0]][0].kind
    return LinkAnswer(
        kind,
        link.change,
        link.relation,
        link.edit,
        link.optional,
        bool(index.swapped.intersection(link.current)),
        _clauses(link.current, index),
        _clauses(link.previous, index),
    )


def _target_link(edit: TargetEdit, source: str, role: str, index: _Index) -> TargetLink:
    return TargetLink(
        source,
        edit.change,
        _target(edit.current, role, index),
        _target(edit.previous, role, index),
    )


def _target(key: int | None, role: str, index: _Index) -> TargetAnswer | None:
    if key is None:
        return None
    clause, press = index.clauses[key]
    kpi: Kpi | None = clause.kpi
    if kpi is None:
        raise ValueError("a target without KPI")
    comparator = {"higher": "以上", "lower": "以下", "exact": "とする"}[kpi.better]
    return TargetAnswer(
        text=clause_body(clause, press),
        value=kpi.value,
        unit=kpi.unit,
        comparator=comparator,
        basis="previous_year" if kpi.relative else "absolute",
        lines=index.at(role, key),
    )


def side_lines(answer: Answer, side: SideName) -> frozenset[int]:
    """Return the lines of one column."""
    return frozenset(c.line for c in answer.columns if c.column == side)
