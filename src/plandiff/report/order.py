"""The order in which a comparison is printed: that of the documents.

A section's closing blocks (■ KPI, （具体的な取組）) stand after its sub-sections, as they are
printed: where they went before them, a reader could no longer tell what belongs to which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plandiff.model import Clause, ClauseDiff, Comparison, Section, SectionDiff, Side


class Stretch(NamedTuple):
    """Clauses of one section that are printed together; all counted from 0."""

    section: int
    clauses: tuple[int, ...]
    continued: bool = False
    """Sub-sections stand before it: the heading was printed above them."""


def stretches(comparison: Comparison) -> tuple[Stretch, ...]:
    """Give every section, in the comparison's order, and what of it follows its sub-sections."""
    return tuple(_stretches(comparison.sections))


def _stretches(sections: Sequence[SectionDiff]) -> Iterator[Stretch]:
    trees = (_Tree.of(sections, "current"), _Tree.of(sections, "previous"))
    late: dict[int, list[Stretch]] = {}
    for at, diff in enumerate(sections):
        own = (_clauses(diff.current), _clauses(diff.previous))
        places = [_place(at, clause, own, trees) for clause in diff.clauses]
        yield Stretch(at, tuple(k for k, place in enumerate(places) if place == at))
        for last in sorted({place for place in places if place > at}):
            found = tuple(k for k, place in enumerate(places) if place == last)
            late.setdefault(last, []).append(Stretch(at, found, continued=True))
        # Of sections that end together the inner one is told to its end first.
        yield from reversed(late.pop(at, ()))


def _clauses(section: Section | None) -> frozenset[Clause]:
    """Give a section's own clauses; a tuple would be searched from its start for each of them."""
    return frozenset(section.clauses) if section is not None else frozenset()


def _place(
    at: int, diff: ClauseDiff, own: Sequence[frozenset[Clause]], trees: tuple[_Tree, _Tree]
) -> int:
    """Give the section after whose clauses this one is printed; `at` is before all others.

    A clause that came from another section stands where this year's plan has it.
    """
    places = [
        tree.place(at, clauses[0])
        for tree, home, clauses in zip(trees, own, (diff.current, diff.previous), strict=True)
        if clauses and clauses[0] in home
    ]
    return at if min(places, default=at) == at else max(places)


class _Tree(NamedTuple):
    """Which sections lie in which on one side."""

    children: Mapping[int, Sequence[tuple[int, int]]]
    """First line and number of each sub-section, by the section that holds it."""
    last: Mapping[int, int]
    """Number of the last section within a section, or its own."""

    @classmethod
    def of(cls, sections: Sequence[SectionDiff], side: Side) -> _Tree:
        """Find out how the sections of a side are nested."""
        numbers = {
            _name(section): at
            for at, diff in enumerate(sections)
            if (section := _on(diff, side)) is not None
        }
        children: dict[int, list[tuple[int, int]]] = {}
        last: dict[int, int] = {}
        for at, diff in enumerate(sections):
            section = _on(diff, side)
            inner = list(_within(section, numbers)) if section is not None else []
            last[at] = max([at, *inner])
            # One that is printed above the section it lay in once came from there.
            children[at] = [
                (child.line, numbers[_name(child)])
                for child in (section.sections if section is not None else ())
                if numbers.get(_name(child), -1) > at
            ]
        return cls(children, last)

    def place(self, at: int, clause: Clause) -> int:
        """Give the last section printed before a clause, in the section it belongs to."""
        line = clause.pieces[0].line if clause.pieces else 0
        before = [child for first, child in self.children.get(at, ()) if first < line]
        return max((self.last[child] for child in before), default=at)


def _on(diff: SectionDiff, side: Side) -> Section | None:
    return diff.current if side == "current" else diff.previous


def _name(section: Section) -> tuple[object, int]:
    return section.path, section.line


def _within(section: Section, numbers: Mapping[tuple[object, int], int]) -> Iterator[int]:
    for child in section.sections:
        if _name(child) in numbers:
            yield numbers[_name(child)]
        yield from _within(child, numbers)


def in_order(section: Section) -> Iterator[tuple[Clause, ...] | Section]:
    """Give a section's clauses and sub-sections as they are printed."""
    waiting = list(section.clauses)
    for child in section.sections:
        before = tuple(c for c in waiting if not c.pieces or c.pieces[0].line < child.line)
        waiting = [clause for clause in waiting if clause not in before]
        if before:
            yield before
        yield child
    if waiting:
        yield tuple(waiting)
