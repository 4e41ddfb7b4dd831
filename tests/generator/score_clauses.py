"""Clause links and planted clause edits of an output, set against the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.generator.counts import Count, in_body

if TYPE_CHECKING:
    from plandiff.model import Clause, ClauseDiff, Comparison
    from tests.generator.answer import Answer, LinkAnswer

Edge = tuple[int, int]
"""Indices of a current and a previous clause of the answer."""


@dataclass(slots=True)
class Row:
    """One ClauseDiff in terms of the answer's clauses."""

    diff: ClauseDiff
    current: tuple[int | None, ...]
    previous: tuple[int | None, ...]

    @property
    def edges(self) -> list[tuple[int | None, int | None]]:
        return [(c, p) for c in self.current for p in self.previous]

    @property
    def changed(self) -> bool:
        """Whether the output calls it a change of substance."""
        d = self.diff
        return (
            d.change in {"added", "removed"}
            or (d.change == "modified" and not d.notation_only)
            or d.relation is not None
        )


class Clauses:
    """The clause rows of an output, set against the links of the answer."""

    def __init__(self, answer: Answer, comparison: Comparison) -> None:
        self.links_wanted = answer.clauses
        self.home: dict[tuple[str, int], tuple[int, int]] = {}
        """(side, line) -> (index of the link, index of the clause within its side)."""
        for at, link in enumerate(answer.clauses):
            for side, clauses in (("current", link.current), ("previous", link.previous)):
                for within, clause in enumerate(clauses):
                    for line in clause.lines:
                        self.home[(side, line)] = (at, within)
        self.rows = [
            Row(
                diff,
                tuple(self._id("current", c) for c in diff.current),
                tuple(self._id("previous", c) for c in diff.previous),
            )
            for section in comparison.sections
            for diff in section.clauses
            if all(
                in_body(answer, piece.line)
                for clause in (*diff.current, *diff.previous)
                for piece in clause.pieces
            )
        ]

    def _id(self, side: str, clause: Clause) -> int | None:
        """Return which clause of the answer an output clause is, by most of its lines."""
        votes: dict[tuple[int, int], int] = {}
        for piece in clause.pieces:
            home = self.home.get((side, piece.line))
            if home:
                votes[home] = votes.get(home, 0) + 1
        if not votes:
            return None
        link, within = max(votes, key=lambda home: (votes[home], (-home[0], -home[1])))
        return link * 10 + within

    def links(self) -> tuple[Count, list[str]]:
        """Count edges: each current clause with each previous clause it corresponds to."""
        wanted: dict[Edge, LinkAnswer] = {}
        loose: set[Edge] = set()
        for at, link in enumerate(self.links_wanted):
            for c in range(len(link.current)):
                for p in range(len(link.previous)):
                    edge = (at * 10 + c, at * 10 + p)
                    wanted[edge] = link
                    if link.optional:
                        loose.add(edge)
        found = [edge for row in self.rows for edge in row.edges]
        seen = set(found)
        strict = [e for e in wanted if e not in loose]
        misses = [f"link {_show(wanted[e])} not found" for e in strict if e not in seen]
        wrong = [e for e in found if e not in wanted and not self._may_link(e)]
        misses += [f"link {self._name(e)} is wrong" for e in wrong]
        counted = [
            e for e in found if e not in loose and not (e not in wanted and self._may_link(e))
        ]
        hits = sum(1 for e in strict if e in seen)
        right = sum(1 for e in counted if e in wanted)
        return Count(hits, len(strict), right, len(counted)), misses

    def _may_link(self, edge: tuple[int | None, int | None]) -> bool:
        """Whether both ends are clauses a careful reader may well link otherwise."""
        return all(i is not None and self.links_wanted[i // 10].optional for i in edge)

    def edits(self) -> tuple[Count, list[str]]:
        """Count planted edits told, and changes told that were planted."""
        planted = [(at, link) for at, link in enumerate(self.links_wanted) if link.edit]
        strict = [(at, link) for at, link in planted if not link.optional]
        told = [at for at, link in strict if self._told(at, link)]
        misses = [
            f"edit {link.edit}: {_show(link)} not told" for at, link in strict if at not in told
        ]
        right = found = 0
        for row in self.rows:
            if not row.changed:
                continue
            homes = {i // 10 for i in (*row.current, *row.previous) if i is not None}
            links = [self.links_wanted[i] for i in sorted(homes)]
            if any(link.optional for link in links):
                continue
            if row.diff.relation == "moved" and any(link.swapped for link in links):
                continue
            found += 1
            good = any(link.edit for link in links)
            right += good
            if not good:
                texts = [c.text[:24] for c in (*row.diff.current[:1], *row.diff.previous[:1])]
                misses.append(
                    f"told {row.diff.change} {row.diff.relation or ''}: {texts} not planted"
                )
        return Count(len(told), len(strict), right, found), misses

    def _told(self, at: int, link: LinkAnswer) -> bool:
        ids = {at * 10 + i for i in range(10)}
        rows = [r for r in self.rows if ids.intersection((*r.current, *r.previous))]
        if link.change in {"added", "removed"}:
            return any(r.diff.change == link.change for r in rows)
        edges = {
            (at * 10 + c, at * 10 + p)
            for c in range(len(link.current))
            for p in range(len(link.previous))
        }
        rows = [r for r in rows if edges.intersection(r.edges)]
        if not edges <= {e for r in rows for e in r.edges}:
            return False
        if link.relation and not any(r.diff.relation == link.relation for r in rows):
            return False
        return link.change == "unchanged" or any(r.changed for r in rows)

    def _name(self, edge: tuple[int | None, int | None]) -> str:
        parts = []
        for i, side in zip(edge, ("current", "previous"), strict=True):
            if i is None:
                parts.append("?")
                continue
            clauses = getattr(self.links_wanted[i // 10], side)
            parts.append(f"{clauses[i % 10].lines[0]} {clauses[i % 10].text[:20]}")
        return " ~ ".join(parts)


def _show(link: LinkAnswer) -> str:
    sides = [
        f"{clauses[0].lines[0]} {clauses[0].text[:24]}" if clauses else "-"
        for clauses in (link.current, link.previous)
    ]
    return " ~ ".join(sides)
