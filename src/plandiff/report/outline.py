"""How sections are called in a report, and which section a line stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plandiff.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plandiff.model import Clause, Plan, Section, Target

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The names of one plan's sections."""

    labels: Mapping[Path, str]
    at_line: Mapping[int, str]
    """Name of the section in which a clause begins on that line."""

    def label(self, section: Section) -> str:
        """１．（２）② サービス水準の向上."""
        return self.labels.get(section.path) or heading(section)

    def above(self, section: Section) -> str:
        """Name of the section that holds this one; empty for an outermost one."""
        path = section.path[:-1]
        return self.labels.get(path) or (visible(path[-1]).strip() if path else "")

    def of_clause(self, clause: Clause) -> str:
        """Name of the section a clause stands in; empty if unknown."""
        lines = (piece.line for piece in clause.pieces)
        return next((self.at_line[line] for line in lines if line in self.at_line), "")

    def of_target(self, target: Target) -> str:
        """Name of the section a target stands in; empty if unknown."""
        return self.of_clause(target.clause)


def outline(plan: Plan) -> Outline:
    """Name every section of a plan by the numbers on the way to it and its title."""
    labels: dict[Path, str] = {}
    at_line: dict[int, str] = {}
    for section, numbers in _walk(plan.sections, ""):
        labels[section.path] = label = numbers + heading(section)
        for clause in section.clauses:
            for piece in clause.pieces:
                at_line[piece.line] = label
    return Outline(labels, at_line)


def _walk(sections: tuple[Section, ...], numbers: str) -> Iterator[tuple[Section, str]]:
    for section in sections:
        yield section, numbers
        yield from _walk(section.sections, numbers + visible(section.number).strip())


def heading(section: Section) -> str:
    """Write number and title as people do: １．総則, （２）概要, ② サービス水準の向上.

    A number that ends in a full stop or bracket needs no space; a bare sign does.
    """
    number, title = visible(section.number).strip(), visible(section.title).strip()
    if not number or not title:
        return number or title
    gap = "" if number[-1] in "．）、。」】" else " "
    return f"{number}{gap}{title}"
