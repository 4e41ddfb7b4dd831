"""How well plandiff reads a generated document, measured against its answer."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plandiff.model import Clause, ClauseDiff, Comparison, Section, Segmentation, TargetDiff
    from tests.generator.answer import Answer, LinkAnswer, TargetLink

Edge = tuple[int, int]
"""Indices of a current and a previous clause of the answer."""


@dataclass(frozen=True, slots=True)
class Count:
    """Hits among what was wanted and among what was found."""

    recalled: int = 0
    wanted: int = 0
    right: int = 0
    found: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.recalled + other.recalled,
            self.wanted + other.wanted,
            self.right + other.right,
            self.found + other.found,
        )

    @property
    def recall(self) -> float:
        """Share of the wanted that was found; 1 if nothing was wanted."""
        return self.recalled / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """Share of the found that is right; 1 if nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        total = self.recall + self.precision
        return 2 * self.recall * self.precision / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """All measures of one document, or of many added up."""

    columns: Count = Count()
    headings: Count = Count()
    pairs: Count = Count()
    links: Count = Count()
    targets: Count = Count()
    """Planted target changes found with the right class; `right` of those reported."""
    edits: Count = Count()
    """Planted clause edits."""
    misses: tuple[str, ...] = field(default=())

    def __add__(self, other: Score) -> Score:
        sums = {f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)}
        return Score(**sums)


def norm(text: str) -> str:
    """Return NFKC without white space and outer stop: what counts as the same wording."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).strip("。")


def score_columns(answer: Answer, segmentation: Segmentation) -> Score:
    """Score the column of every line, and the headings of both plans."""
    got = {line.line: line.column for line in segmentation.lines}
    misses = []
    right = 0
    for want in answer.columns:
        column = got.get(want.line)
        fair = {"furniture", "both"} if want.column == "furniture" else {want.column}
        if column in fair:
            right += 1
        else:
            misses.append(
                f"column: line {want.line} page {want.page} is {want.column}, got {column}"
            )
    total = len(answer.columns)
    headings, more = _score_headings(answer, segmentation)
    return Score(
        columns=Count(right, total, right, total), headings=headings, misses=(*misses, *more)
    )


def _walk(sections: Iterable[Section]) -> Iterable[Section]:
    for section in sections:
        yield section
        yield from _walk(section.sections)


def _body(answer: Answer, line: int | None) -> bool:
    return line is None or answer.table_from is None or line < answer.table_from


def _score_headings(answer: Answer, segmentation: Segmentation) -> tuple[Count, list[str]]:
    total, misses = Count(), []
    for side, wanted, plan in (
        ("current", answer.current, segmentation.current),
        ("previous", answer.previous, segmentation.previous),
    ):
        found = {s.line: norm(s.title) for s in _walk(plan.sections) if _body(answer, s.line)}
        lines = {h.line for h in wanted}
        hits = [h for h in wanted if found.get(h.line) == norm(h.title)]
        misses += [
            f"heading: {side} line {h.line} {h.number}{h.title}: got {found.get(h.line)}"
            for h in wanted
            if h not in hits
        ]
        misses += [
            f"heading: {side} line {line} {title} is no heading"
            for line, title in found.items()
            if line not in lines
        ]
        total += Count(len(hits), len(wanted), len(hits), len(found))
    return total, misses


def score_comparison(answer: Answer, comparison: Comparison) -> Score:
    """Score section pairs, clause links, planted clause edits and target changes."""
    pairs, misses = _score_pairs(answer, comparison)
    clauses = _Clauses(answer, comparison)
    links, more = clauses.links()
    edits, even_more = clauses.edits()
    targets, last = _score_targets(answer, comparison)
    return Score(
        pairs=pairs,
        links=links,
        edits=edits,
        targets=targets,
        misses=(*misses, *more, *even_more, *last),
    )


def _score_pairs(answer: Answer, comparison: Comparison) -> tuple[Count, list[str]]:
    wanted = {(p.current, p.previous): p.change for p in answer.pairs}
    found = {}
    for s in comparison.sections:
        key = (s.current.line if s.current else None, s.previous.line if s.previous else None)
        if _body(answer, key[0]) and _body(answer, key[1]) and key != (None, None):
            found[key] = s.change
    hits = [key for key in wanted if key in found]
    misses = [f"section pair {k} ({v}) not found" for k, v in wanted.items() if k not in found]
    misses += [f"section pair {k} ({v}) is wrong" for k, v in found.items() if k not in wanted]
    return Count(len(hits), len(wanted), len(hits), len(found)), misses


# ---------------------------------------------------------------- clauses


@dataclass(slots=True)
class _Row:
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


class _Clauses:
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
            _Row(
                diff,
                tuple(self._id("current", c) for c in diff.current),
                tuple(self._id("previous", c) for c in diff.previous),
            )
            for section in comparison.sections
            for diff in section.clauses
            if all(
                _body(answer, piece.line)
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


# ---------------------------------------------------------------- targets


def _score_targets(answer: Answer, comparison: Comparison) -> tuple[Count, list[str]]:
    rows = [
        (t, _target_lines(t, "current"), _target_lines(t, "previous")) for t in comparison.targets
    ]
    planted = [t for t in answer.targets if t.change != "unchanged"]
    misses, hits = [], 0
    for want in planted:
        got = _classes(want, rows)
        if _agrees(want.change, got):
            hits += 1
        else:
            side = want.current or want.previous
            at = side.lines[0] if side else 0
            misses.append(f"target {want.source} line {at}: {want.change}, got {got}")
    changed = [(t, c, p) for t, c, p in rows if t.change != "unchanged"]
    right = sum(1 for _, c, p in changed if any(_touches(w, c, p) for w in planted))
    return Count(hits, len(planted), right, len(changed)), misses


def _target_lines(target: TargetDiff, side: str) -> frozenset[int]:
    found = target.current if side == "current" else target.previous
    if found is None:
        return frozenset()
    return frozenset(n for first, last in found.lines for n in range(first, last + 1))


def _touches(want: TargetLink, c: frozenset[int], p: frozenset[int]) -> bool:
    return bool(
        (want.current and c.intersection(want.current.lines))
        or (want.previous and p.intersection(want.previous.lines))
    )


Row = tuple["TargetDiff", frozenset[int], frozenset[int]]


def _classes(want: TargetLink, rows: list[Row]) -> tuple[str, ...]:
    """Return the changes told of a target: of the pair itself, or of its two halves."""
    whole, halves = [], []
    for target, c, p in rows:
        on_c = bool(want.current and c.intersection(want.current.lines))
        on_p = bool(want.previous and p.intersection(want.previous.lines))
        if (on_c or not want.current) and (on_p or not want.previous):
            whole.append(target.change)
        elif on_c or on_p:
            halves.append(target.change)
    return tuple(whole or sorted(halves))


def _agrees(change: str, got: tuple[str, ...]) -> bool:
    if change == "replaced":
        return got in {("replaced",), ("added", "removed")}
    if change in {"added", "removed"}:
        # dropping one and setting up another beside it may be read as a replacement
        return got in {(change,), ("replaced",)}
    return got == (change,)
