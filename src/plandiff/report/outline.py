"""How sections are called in a report, and which section a line stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import east_asian_width

from plandiff.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plandiff.model import Clause, Plan, Section, Target

Path = tuple[str, ...]

_DOTS: Final = ".．"
_PARTS: Final = (".", "．", "-", "－")
"""Signs between the parts of a number that counts its parents: 6.2, ６－２."""


class Outline(NamedTuple):
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
    for section, numbers in _walk(plan.sections, ()):
        labels[section.path] = label = _chained((*numbers, heading(section)))
        for clause in section.clauses:
            for piece in clause.pieces:
                at_line[piece.line] = label
    return Outline(labels, at_line)


def _walk(
    sections: tuple[Section, ...], above: tuple[str, ...]
) -> Iterator[tuple[Section, tuple[str, ...]]]:
    for section in sections:
        number = visible(section.number).strip()
        numbers = _not_repeated(above, number)
        yield section, numbers
        yield from _walk(section.sections, (*numbers, number) if number else numbers)


def _not_repeated(above: tuple[str, ...], number: str) -> tuple[str, ...]:
    """Leave out a number that the next one repeats: 6 before 6.2."""
    stem = above[-1].rstrip(_DOTS) if above else ""
    repeats = stem != "" and number.startswith(stem) and number[len(stem) : len(stem) + 1] in _PARTS
    return above[:-1] if repeats else above


def _chained(parts: tuple[str, ...]) -> str:
    """Join numbers and heading; a blank stands where figures would run into one another."""
    text = ""
    for part in parts:
        text += " " + part if text[-1:].isdigit() and part[:1].isdigit() else part
    return text


def heading(section: Section) -> str:
    """Write number and title as people do: １．総則, （２）概要, ② 窓口の応対, 第１章　総則.

    A number that ends in a full stop or bracket needs no space; a bare one does, as wide as itself:
    １ 件 is an amount, １　件名 a heading.
    """
    number, title = visible(section.number).strip(), visible(section.title).strip()
    if not number or not title:
        return number or title
    if number[-1] in "．）、。」】":
        return number + title
    gap = "\N{IDEOGRAPHIC SPACE}" if east_asian_width(number[-1]) in "WF" else " "
    return f"{number}{gap}{title}"
