"""The table on which clauses are paired: both outlines, and the groups found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from plandiff.align.outline import ROOT

if TYPE_CHECKING:
    from plandiff.align.grams import Lexicon
    from plandiff.align.outline import Outline
    from plandiff.align.sections import SectionPairs
    from plandiff.model import ClauseKind, MatchedBy

Family = Literal["text", "kpi", "note", "importance", "difficulty"]

FAMILIES: dict[ClauseKind, Family] = {
    "lead": "text",
    "policy": "text",
    "action": "text",
    "kpi": "kpi",
    "note": "note",
    "importance": "importance",
    "difficulty": "difficulty",
}
"""Only clauses of one family may correspond."""

SHORT: dict[Family, int] = {"text": 12, "note": 40}
"""Shorter texts are stock phrases: equal ones in two sections need not have moved."""


@dataclass(slots=True)
class Group:
    """Clauses that correspond, by index, each side in reading order."""

    current: list[int]
    previous: list[int]
    matched_by: MatchedBy
    score: float
    moved: bool = False


@dataclass(slots=True)
class Board:
    """Two plans, what is known of them, and the groups found so far."""

    current: Outline
    previous: Outline
    sections: SectionPairs
    words: Lexicon
    groups: list[Group] = field(default_factory=list)
    of_current: dict[int, Group] = field(default_factory=dict)
    of_previous: dict[int, Group] = field(default_factory=dict)

    def pair(self, i: int, j: int, matched_by: MatchedBy, score: float) -> None:
        """Take two free clauses as a group."""
        group = Group([i], [j], matched_by, score)
        self.groups.append(group)
        self.of_current[i] = self.of_previous[j] = group

    def free(self) -> tuple[list[int], list[int]]:
        """Return the clauses that have no counterpart yet."""
        return (
            [i for i in range(len(self.current.clauses)) if i not in self.of_current],
            [j for j in range(len(self.previous.clauses)) if j not in self.of_previous],
        )

    def likeness(self, i: int, j: int) -> float:
        """Compare the wording of two clauses."""
        bag = self.words.bag
        return self.words.likeness(bag(i), bag(len(self.current.clauses) + j))

    def is_here(self, i: int, j: int) -> bool:
        """Tell whether two clauses stand in paired sections."""
        return self.sections.by_current.get(self.current.homes[i]) == self.previous.homes[j]

    def is_nearby(self, i: int, j: int) -> bool:
        """Tell whether the section of one pairs with the one above, below or beside the other."""
        pairs = self.sections.by_current
        home, away = self.current.homes[i], self.previous.homes[j]
        above, beyond = self.current.parents[home], self.previous.parents[away]
        links = ((above, away), (above, beyond), (home, beyond))
        return any(pairs.get(one) == other for one, other in links if ROOT not in (one, other))
