"""What an editor of a plan carries around, and the record it leaves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.generator.nouns import Clause, Link, Plan, Section, SectionPair

if TYPE_CHECKING:
    import random

    from tests.generator.profiles import Profile
    from tests.generator.voice import Voice


@dataclass(frozen=True, slots=True)
class Rates:
    """How often each edit is made, per clause, KPI or section; the rest stays as it is."""

    reword: float = 0.22
    figure: float = 0.4
    """Of the clauses that hold a figure."""
    add: float = 0.06
    drop: float = 0.05
    move: float = 0.02
    swap: float = 0.03
    split: float = 0.15
    """Of the clauses with two sentences."""
    merge: float = 0.08
    """Of the neighbours with one sentence each."""
    kpi: float = 0.6
    section_add: float = 0.05
    section_drop: float = 0.04
    section_swap: float = 0.04
    section_rename: float = 0.06


@dataclass(frozen=True, slots=True)
class TargetEdit:
    """What was done to a KPI; `added` and `removed` lack a side."""

    current: int | None
    previous: int | None
    change: str


@dataclass(slots=True)
class Revision:
    """The new plan and the record of the edits, by key."""

    current: Plan
    links: list[Link] = field(default_factory=list)
    pairs: list[SectionPair] = field(default_factory=list)
    targets: list[TargetEdit] = field(default_factory=list)
    swapped: set[int] = field(default_factory=set)
    """Keys of current clauses that changed places with a neighbour."""


@dataclass(slots=True)
class Editor:
    """One revision in the making."""

    voice: Voice
    profile: Profile
    rates: Rates
    out: Revision
    topics_taken: set[int]
    cut: list[tuple[Clause, int, str]] = field(default_factory=list)
    """Clauses taken out to be put in elsewhere: the new clause, the key of the new section it
    left, the edit made on the way."""

    @property
    def rng(self) -> random.Random:
        """The dice."""
        return self.voice.rng

    def hit(self, rate: float) -> bool:
        """Return whether an edit of this rate happens now."""
        return self.rng.random() < rate

    def stock(self, clause: Clause) -> bool:
        """Whether the same words stand elsewhere too, so that dropping here and adding there
        may well be read as a move: boilerplate, notes."""
        return clause.kind == "note" or clause.raw in self.voice.bank.BOILERPLATE

    def added(self, clause: Clause) -> None:
        """Record a clause without counterpart in the previous plan."""
        link = Link((clause.key,), (), "added", edit="add", optional=self.stock(clause))
        self.out.links.append(link)
        if clause.kpi:
            self.out.targets.append(TargetEdit(clause.key, None, "added"))

    def removed(self, clause: Clause) -> None:
        """Record a clause without counterpart in the current plan."""
        link = Link((), (clause.key,), "removed", edit="drop", optional=self.stock(clause))
        self.out.links.append(link)
        if clause.kpi:
            self.out.targets.append(TargetEdit(None, clause.key, "removed"))

    def kept(self, new: Clause, old: Clause, edit: str = "", *, optional: bool = False) -> None:
        """Record a clause that stayed where it was, with the edit made to it, if any."""
        link = Link(
            (new.key,),
            (old.key,),
            "modified" if edit else "unchanged",
            edit=edit,
            optional=optional,
        )
        self.out.links.append(link)


def begin_section(voice: Voice, section: Section) -> None:
    """Let the voice know which phrases the section uses already."""
    voice.begin_section()
    for clause in section.clauses():
        for s in clause.sentences:
            voice.used |= {s.object, s.verb, s.aim, s.means, s.audience, s.aside}
    voice.used.discard("")
