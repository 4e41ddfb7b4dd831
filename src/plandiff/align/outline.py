"""A plan as flat lists: what alignment works on instead of nested sections.

Index 0 is the room before the first heading; it stands for the whole plan as a parent.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from plandiff.model import Section
from plandiff.text.fold import key
from plandiff.text.years import same_years

if TYPE_CHECKING:
    from plandiff.model import Clause, Plan

ROOT = 0


class Outline(NamedTuple):
    """Sections in reading order (parents before children) and clauses in reading order."""

    sections: tuple[Section, ...]
    parents: tuple[int, ...]
    """By section; the root is its own parent."""
    children: tuple[tuple[int, ...], ...]
    ends: tuple[int, ...]
    """By section: the index after its last descendant."""
    titles: tuple[str, ...]
    """`key` of every title, its years left out: the plan's own year is no part of a name."""
    numbers: tuple[str, ...]
    """`key` of every number."""
    clauses: tuple[Clause, ...]
    homes: tuple[int, ...]
    """By clause: the section it stands in."""
    keys: tuple[str, ...]
    """`key` of every clause's text."""
    owned: tuple[range, ...]
    """By section: its own clauses."""

    def subtree(self, section: int) -> range:
        """Return the clauses of a section and of all sections under it."""
        return range(self.owned[section].start, self.owned[self.ends[section] - 1].stop)


_YEAR = re.compile(r"[0-9]{4}年度?")


def _name(title: str) -> str:
    return _YEAR.sub("年度", key(same_years(title)))


def _front(plan: Plan) -> Section:
    """Return the section without heading that holds what stands before the first heading."""
    first = plan.preamble[0] if plan.preamble else None
    line = first.pieces[0].line if first and first.pieces else 1
    return Section("", "", 0, (), first.page if first else 1, line, (), clauses=plan.preamble)


def outline(plan: Plan) -> Outline:
    """Flatten a plan."""
    sections: list[Section] = []
    parents: list[int] = []
    ends: list[int] = []
    children: list[list[int]] = []

    def visit(section: Section, inner: tuple[Section, ...], parent: int) -> None:
        index = len(sections)
        sections.append(section)
        parents.append(parent)
        ends.append(0)
        children.append([])
        if index:
            children[parent].append(index)
        for child in inner:
            visit(child, child.sections, index)
        ends[index] = len(sections)

    visit(_front(plan), plan.sections, ROOT)
    clauses: list[Clause] = []
    owned: list[range] = []
    for section in sections:
        owned.append(range(len(clauses), len(clauses) + len(section.clauses)))
        clauses += section.clauses
    return Outline(
        sections=tuple(sections),
        parents=tuple(parents),
        children=tuple(map(tuple, children)),
        ends=tuple(ends),
        titles=tuple(_name(section.title) for section in sections),
        numbers=tuple(key(section.number) for section in sections),
        clauses=tuple(clauses),
        homes=tuple(index for index, own in enumerate(owned) for _ in own),
        keys=tuple(key(clause.text) for clause in clauses),
        owned=tuple(owned),
    )
