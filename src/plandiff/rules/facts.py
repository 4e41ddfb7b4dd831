"""What the rules look at: the targets of a comparison, body and table brought together.

A KPI stands in the body and in the KPI table; a rule that objects to it objects once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plandiff.kpi.indicator import indicator_key
from plandiff.kpi.link import link_rows, section_words
from plandiff.kpi.notes import tie_notes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from plandiff.model import Clause, Comparison, Piece, Plan, Section, Side, Target, TargetDiff

    ClauseKey = tuple[Side, tuple[Piece, ...]]


class Topic(NamedTuple):
    """What became of one KPI, in the body and in the table."""

    body: TargetDiff | None
    table: tuple[TargetDiff, ...] = ()
    section: str = ""
    """Where it stands, as last year's plan prints it if it is there."""

    @property
    def diffs(self) -> tuple[TargetDiff, ...]:
        """Return all that is known of it, the body's first."""
        return (self.body, *self.table) if self.body else self.table

    @property
    def main(self) -> TargetDiff:
        """Return the body's, else the table's."""
        return self.diffs[0]

    @property
    def key(self) -> tuple[str, str]:
        """Return section and indicator, for fingerprints; by last year's words if there are any."""
        target = self.main.previous or self.main.current
        section = section_words(self.section or self.main.section)
        return section, indicator_key(target.indicator if target else "")

    def first(self, holds: Callable[[TargetDiff], bool]) -> TargetDiff | None:
        """Return the first that holds, the body's before the table's."""
        return next((diff for diff in self.diffs if holds(diff)), None)

    def targets(self, side: Side) -> tuple[Target, ...]:
        """Return its targets on one side."""
        both = (diff.current if side == "current" else diff.previous for diff in self.diffs)
        return tuple(target for target in both if target)


class Placed(NamedTuple):
    """A target of one side with its section as printed."""

    target: Target
    section: str
    heading: Section | None = None
    """The section of a body target."""


class Twin(NamedTuple):
    """One KPI of one side: in the body, in the table, or in both."""

    body: Placed | None
    table: Placed | None


class Facts(NamedTuple):
    """A comparison, looked at by KPI."""

    comparison: Comparison
    topics: tuple[Topic, ...]
    current: tuple[Twin, ...]
    previous: tuple[Twin, ...]
    notes: Mapping[ClauseKey, tuple[Clause, ...]]
    """The notes that explain a KPI clause, by side and pieces."""

    def twins(self, side: Side) -> tuple[Twin, ...]:
        """Return the KPIs of one side, the body's order first."""
        return self.current if side == "current" else self.previous

    def notes_of(self, topic: Topic, side: Side) -> tuple[Clause, ...]:
        """Return the notes that explain a KPI on one side, the body's first, each once."""
        found = (self.notes.get((side, target.clause.pieces), ()) for target in topic.targets(side))
        return tuple(dict.fromkeys(note for notes in found for note in notes))

    def year(self, side: Side) -> str:
        """Name a side's year as a head would: 令和7年度; 今年度 or 前年度 when it is unknown."""
        plan = self.comparison.current if side == "current" else self.comparison.previous
        return plan.era or ("今年度" if side == "current" else "前年度")


def gather(comparison: Comparison) -> Facts:
    """Bring a comparison's targets together by KPI."""
    body = [diff for diff in comparison.targets if diff.source == "body"]
    table = [diff for diff in comparison.targets if diff.source == "table"]
    places = dict(_places(comparison))
    current = _joined(body, table, "current", places)
    previous = _joined(body, table, "previous", places)
    topics = _topics(body, table, (*current.links, *previous.links))
    topics = tuple(topic._replace(section=_section_of(topic.main, places)) for topic in topics)
    return Facts(comparison, topics, current.twins, previous.twins, dict(_notes(comparison)))


def walk(sections: Sequence[Section]) -> Iterator[Section]:
    """Yield sections and their sub-sections in reading order."""
    for section in sections:
        yield section
        yield from walk(section.sections)


def _plans(comparison: Comparison) -> tuple[tuple[Side, Plan], tuple[Side, Plan]]:
    return ("current", comparison.current), ("previous", comparison.previous)


def _notes(comparison: Comparison) -> Iterator[tuple[ClauseKey, tuple[Clause, ...]]]:
    for side, plan in _plans(comparison):
        for section in walk(plan.sections):
            for pieces, notes in tie_notes(section.clauses).items():
                yield (side, pieces), notes
            for row in section.table.rows if section.table else ():
                yield (side, row.kpi.pieces), row.notes


def _places(comparison: Comparison) -> Iterator[tuple[ClauseKey, tuple[str, Section | None]]]:
    for side, plan in _plans(comparison):
        for section in walk(plan.sections):
            title = section.path[-1] if section.path else section.number + section.title
            for clause in section.clauses:
                if clause.kind == "kpi":
                    yield (side, clause.pieces), (title, section)
            for row in section.table.rows if section.table else ():
                yield (side, row.kpi.pieces), (row.section, None)


class _Joined(NamedTuple):
    """Body and table of one side."""

    links: tuple[tuple[int, int], ...]
    """Indices of the diffs of one KPI, body's and table's."""
    twins: tuple[Twin, ...]


def _section_of(diff: TargetDiff, places: Mapping[ClauseKey, tuple[str, Section | None]]) -> str:
    """Return the section's title on the side whose words do not change any more: last year's."""
    sides: tuple[tuple[Side, Target | None], ...] = (
        ("previous", diff.previous),
        ("current", diff.current),
    )
    homes = (places.get((side, target.clause.pieces)) for side, target in sides if target)
    return next((home[0] for home in homes if home), "")


def _joined(
    body: Sequence[TargetDiff],
    table: Sequence[TargetDiff],
    side: Side,
    places: Mapping[ClauseKey, tuple[str, Section | None]],
) -> _Joined:
    left, right = _on(body, side, places), _on(table, side, places)
    rows, cells = list(left), list(right)
    pairs = link_rows(
        [(left[at].target.indicator, left[at].section) for at in rows],
        [(right[at].target.indicator, right[at].section) for at in cells],
    )
    links = {rows[i]: cells[j] for i, j in pairs}
    taken = frozenset(links.values())
    both = (Twin(placed, right.get(links.get(at, -1))) for at, placed in left.items())
    lone = (Twin(None, placed) for at, placed in right.items() if at not in taken)
    return _Joined(tuple(links.items()), (*both, *lone))


def _on(
    diffs: Sequence[TargetDiff],
    side: Side,
    places: Mapping[ClauseKey, tuple[str, Section | None]],
) -> dict[int, Placed]:
    found = {}
    for at, diff in enumerate(diffs):
        target = diff.current if side == "current" else diff.previous
        if target:
            place = places.get((side, target.clause.pieces), (diff.section, None))
            found[at] = Placed(target, *place)
    return found


def _topics(
    body: Sequence[TargetDiff], table: Sequence[TargetDiff], links: Iterable[tuple[int, int]]
) -> tuple[Topic, ...]:
    owner: dict[int, int] = {}
    for at, row in links:
        owner.setdefault(row, at)
    rows: dict[int, list[TargetDiff]] = {}
    for row, at in sorted(owner.items()):
        rows.setdefault(at, []).append(table[row])
    own = (Topic(diff, tuple(rows.get(at, ()))) for at, diff in enumerate(body))
    return (*own, *(Topic(None, (diff,)) for at, diff in enumerate(table) if at not in owner))
