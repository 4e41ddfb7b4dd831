"""Block heads between clauses: （具体的な取組）, 【内容点検】; each is shown once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plandiff.report.spans import plain_spans
from plandiff.report.view_model import Cell, Paragraph, Row
from plandiff.report.visible import visible
from plandiff.text.fold import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plandiff.model import Clause, ClauseDiff, Section, SectionDiff
    from plandiff.report.words import Words


@dataclass(slots=True)
class Labels:
    """Walks along the clauses of a section and says which head stands before the next one."""

    words: Words
    both_sides: bool
    """The section is on both sides, so that a head on one only is new or gone."""
    on_current: Mapping[str, str]
    on_previous: Mapping[str, str]
    """Printed head by its key."""
    above: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Heads right above a head that hold no clause themselves: （具体的な取組） above 【点検】."""
    last: dict[str, str] = field(default_factory=dict)
    """Key of the head shown last, per side."""
    shown: set[str] = field(default_factory=set)
    strangers: frozenset[Clause] = frozenset()
    """Last year's clauses that stood in other sections: their heads stayed behind."""

    @classmethod
    def of(cls, diff: SectionDiff, words: Words) -> Labels:
        """Labels of one section."""
        strangers = frozenset(_strangers(diff))
        current = _printed([c for clause in diff.clauses for c in clause.current])
        previous = _printed(
            [c for clause in diff.clauses for c in clause.previous if c not in strangers]
        )
        return cls(
            words=words,
            both_sides=diff.current is not None and diff.previous is not None,
            on_current=_all(diff.current) | current,
            on_previous=_all(diff.previous) | previous,
            above=_above(diff.previous, previous) | _above(diff.current, current),
            strangers=strangers,
        )

    def before(self, diff: ClauseDiff) -> Iterator[Row]:
        """Give the row of a head that begins here, if one does."""
        for side, clauses in (("current", diff.current), ("previous", diff.previous)):
            is_known = bool(clauses) and clauses[0] not in self.strangers
            name = _key(clauses[0]) if is_known else ""
            if name and self.last.get(side) != name:
                yield from (self._row(over) for over in self.above.get(name, ()) if self._new(over))
                yield self._row(name)

    def _new(self, name: str) -> bool:
        return name not in self.shown

    def _row(self, name: str) -> Row:
        self.shown.add(name)
        for side, printed in (("current", self.on_current), ("previous", self.on_previous)):
            if name in printed:
                self.last[side] = name
        return Row(
            id="",
            kind="label",
            current=self._cell(self.on_current.get(name), "row.removed"),
            previous=self._cell(self.on_previous.get(name), "row.added"),
        )

    def _cell(self, text: str | None, filler: str) -> Cell:
        if text is None:
            return Cell((), self.words.say(filler) if self.both_sides else "")
        return Cell((Paragraph("label", "", marker_changed=False, spans=plain_spans(text)),))


def _strangers(diff: SectionDiff) -> Iterator[Clause]:
    own = frozenset(diff.previous.clauses) if diff.previous is not None else frozenset()
    for item in diff.clauses:
        if item.current and item.relation == "moved":
            yield from (clause for clause in item.previous if clause not in own)


def _all(section: Section | None) -> dict[str, str]:
    labels = section.labels if section is not None else ()
    return {key(label.text): visible(label.text) for label in labels}


def _above(section: Section | None, printed: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Give, for each head that holds clauses, those right above it that hold none."""
    found: dict[str, tuple[str, ...]] = {}
    waiting: list[str] = []
    for label in section.labels if section is not None else ():
        name = key(label.text)
        if name in printed:
            found.setdefault(name, tuple(waiting))
            waiting = []
        else:
            waiting.append(name)
    return found


def _printed(clauses: Sequence[Clause]) -> dict[str, str]:
    return {
        _key(clause): visible(clause.group.text) for clause in clauses if clause.group is not None
    }


def _key(clause: Clause) -> str:
    return key(clause.group.text) if clause.group is not None else ""
