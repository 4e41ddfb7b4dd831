"""Which target of this year answers which of last year, in the body and in the KPI table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.kpi.link import best_titles
from plandiff.kpi.pairing import Entry, Pairing, pair_entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.diff.targets_collect import Found
    from plandiff.model import Piece, Section, SectionDiff

_SAME_CELL: Final = 0.6
"""Likeness from which two section cells of the KPI tables correspond."""


def pair_body(
    now: Sequence[Found], before: Sequence[Found], sections: Sequence[SectionDiff]
) -> tuple[Pairing, ...]:
    """Pair body targets: within corresponding sections, then anywhere.

    A pair of clauses that the alignment made is preferred among pairs about as good.
    """
    aligned = {
        (current.pieces, previous.pieces)
        for diff in sections
        for clauses in diff.clauses
        if clauses.kind == "kpi"
        for current in clauses.current
        for previous in clauses.previous
    }

    def hint(left: int, right: int) -> bool:
        one, other = now[left].target.clause, before[right].target.clause
        return (one.pieces, other.pieces) in aligned

    current_places = _places(diff.current for diff in sections)
    previous_places = _places(diff.previous for diff in sections)
    left = [_entry(found, current_places.get(found.section.pieces, -1)) for found in now]
    right = [_entry(found, previous_places.get(found.section.pieces, -2)) for found in before]
    return pair_entries(left, right, hint=hint, related=True)


def pair_rows(now: Sequence[Found], before: Sequence[Found]) -> tuple[Pairing, ...]:
    """Pair the rows of two KPI tables; their section cells say which belong together."""
    cells = list(dict.fromkeys(found.place for found in now))
    numbers = {cell: number for number, cell in enumerate(cells)}
    homes = best_titles(dict.fromkeys(f.place for f in before), cells, _SAME_CELL)
    left = [_entry(found, numbers[found.place]) for found in now]
    right = [_entry(found, homes[found.place]) for found in before]
    return pair_entries(left, right, related=True)


def _places(sections: Iterator[Section | None]) -> dict[tuple[Piece, ...], int]:
    return {section.pieces: at for at, section in enumerate(sections) if section}


def _entry(found: Found, place: int) -> Entry:
    return Entry(found.target.indicator, place, found.target.item)
