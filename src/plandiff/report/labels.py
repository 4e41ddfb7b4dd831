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

    from plandiff.model import Clause, ClauseDiff, SectionDiff
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
    last: dict[str, str] = field(default_factory=dict)
    """Key of the head shown last, per side."""

    @classmethod
    def of(cls, diff: SectionDiff, words: Words) -> Labels:
        """Labels of one section."""
        return cls(
            words=words,
            both_sides=diff.current is not None and diff.previous is not None,
            on_current=_printed([c for clause in diff.clauses for c in clause.current]),
            on_previous=_printed([c for clause in diff.clauses for c in clause.previous]),
        )

    def before(self, diff: ClauseDiff) -> Iterator[Row]:
        """Give the row of a head that begins here, if one does."""
        for side, clauses in (("current", diff.current), ("previous", diff.previous)):
            name = _key(clauses[0]) if clauses else ""
            if name and self.last.get(side) != name:
                yield self._row(name)

    def _row(self, name: str) -> Row:
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


def _printed(clauses: Sequence[Clause]) -> Mapping[str, str]:
    return {
        _key(clause): visible(clause.group.text) for clause in clauses if clause.group is not None
    }


def _key(clause: Clause) -> str:
    return key(clause.group.text) if clause.group is not None else ""
