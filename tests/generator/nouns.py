"""The nouns of the generator: plans as their authors have them in mind, before any printing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

Kind = Literal["lead", "policy", "action", "kpi", "importance", "difficulty", "note"]
SideName = Literal["current", "previous"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement as slots, so that an edit can change a phrase as an author would."""

    object: str
    verb: str
    aim: str = ""
    means: str = ""
    audience: str = ""
    frequency: str = ""
    """With its figure filled in: 年4回."""
    year: int | None = None
    """A fiscal year named in the sentence; printed in the year style of its plan."""
    aside: str = ""
    about: bool = False
    """Japanese: 「…について、…」 in place of 「…を…」; English: the aim comes first."""


@dataclass(frozen=True, slots=True)
class Kpi:
    """A promise with a figure."""

    name: str
    unit: str
    value: Decimal | None
    better: Literal["higher", "lower", "exact"]
    relative: bool = False
    """対前年度以上 in place of a figure; `value` is then the baseline in brackets, if any."""
    short_relative: bool = False
    """前年度以上 in place of 対前年度以上: notation only."""
    scope: str = ""
    """A note that limits what is counted."""
    scope_inline: bool = False
    """The scope stands in brackets after the name, not in a note below."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The smallest unit: a bullet, a KPI, a block, a note."""

    key: int
    kind: Kind
    sentences: tuple[Sentence, ...] = ()
    joined: bool = False
    """Two sentences as one with とともに."""
    kpi: Kpi | None = None
    raw: str = ""
    """Text of clauses that are not built from slots."""
    note_of: int | None = None
    """Key of the KPI a note explains."""


@dataclass(slots=True)
class Section:
    """A heading with its clauses; `closing` is printed after the children."""

    key: int
    level: int
    title: str
    opening: list[Clause] = field(default_factory=list)
    children: list[Section] = field(default_factory=list)
    closing: list[Clause] = field(default_factory=list)
    topic: int = -1
    """Index into the topic bank; -1 for chapters and groups."""

    def clauses(self) -> list[Clause]:
        """Return own clauses in printed order."""
        return [*self.opening, *self.closing]

    def walk(self) -> list[Section]:
        """Return itself and everything below, in printed order of the headings."""
        return [self, *(s for child in self.children for s in child.walk())]


@dataclass(slots=True)
class Plan:
    """One fiscal year's plan."""

    year: int
    body: str
    """The organisation."""
    chapters: list[Section] = field(default_factory=list)

    def sections(self) -> list[Section]:
        """Return all sections in printed order."""
        return [s for chapter in self.chapters for s in chapter.walk()]


@dataclass(frozen=True, slots=True)
class Link:
    """Clauses of both sides that correspond, or one that has no counterpart."""

    current: tuple[int, ...]
    previous: tuple[int, ...]
    change: Literal["unchanged", "modified", "added", "removed"]
    relation: Literal["moved", "split", "merged"] | None = None
    edit: str = ""
    """Which planted edit this is; empty if none."""
    optional: bool = False
    """A careful reader may well judge otherwise (a swap of neighbours, a far-reaching rewrite)."""


@dataclass(frozen=True, slots=True)
class SectionPair:
    """Sections of both sides that correspond."""

    current: int | None
    previous: int | None
    change: Literal["same", "renamed", "renumbered", "moved", "added", "removed"]


def rekey(clause: Clause, key: int) -> Clause:
    """Return the clause under another key."""
    return replace(clause, key=key)
