"""Two orders of the same units as one: what stays in place, goes, comes and moves."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plandiff.report.units import Unit, Units

_KEPT: Final = 0.5
"""Share of the longer text that a move keeps."""

Event = Literal["stay", "delete", "insert", "move_from", "move_to"]


class Happening(NamedTuple):
    """What becomes of a unit at this point of the text."""

    event: Event
    unit: Unit
    move: int = 0
    """Number of the move, the same where it leaves and where it arrives."""


def sequence(units: Units) -> Iterator[Happening]:
    """Give last year's order with what leaves before what arrives, around what stays."""
    old = sorted(units.of_previous)
    new = sorted(units.of_current)
    places = {id(units.of_current[at]): at for at in new}
    common = [(at, places[id(units.of_previous[at])]) for at in old
              if id(units.of_previous[at]) in places]  # fmt: skip
    stays = [common[k] for k in longest_growing([place for _, place in common])]
    kept = {was for was, _ in stays}
    moves = _moves(units, [was for was, _ in common if was not in kept])
    i = j = 0
    for was, now in (*stays, (None, None)):
        while i < len(old) and old[i] != was:
            yield _left(units.of_previous[old[i]], moves)
            i += 1
        while j < len(new) and new[j] != now:
            yield _arrived(units.of_current[new[j]], moves)
            j += 1
        if was is not None:
            yield Happening("stay", units.of_previous[was])
            i, j = i + 1, j + 1


def _moves(units: Units, gone: Sequence[int]) -> Mapping[int, int]:
    """Give each move a number; a unit of which little is left leaves and arrives as other text."""
    kept = [units.of_previous[at] for at in gone]
    moved = [unit for unit in kept if unit.is_unchanged or _is_reworded(unit)]
    return {id(unit): number for number, unit in enumerate(moved, 1)}


def _is_reworded(unit: Unit) -> bool:
    """Whether one paragraph became one other and kept the better part of its text."""
    if (len(unit.previous), len(unit.current)) != (1, 1):
        return False
    kept = sum(len(text) for op, text in unit.steps if op == "equal")
    longer = max(len(unit.previous[0].text), len(unit.current[0].text))
    return kept >= _KEPT * longer


def _left(unit: Unit, moves: Mapping[int, int]) -> Happening:
    number = moves.get(id(unit), 0)
    return Happening("move_from" if number else "delete", unit, number)


def _arrived(unit: Unit, moves: Mapping[int, int]) -> Happening:
    number = moves.get(id(unit), 0)
    return Happening("move_to" if number else "insert", unit, number)


def longest_growing(values: Sequence[int]) -> Sequence[int]:
    """Give the places of a longest growing run of values, not necessarily neighbours."""
    ends: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            ends.append(place)
        else:
            tails[at] = value
            ends[at] = place
    found = []
    place = ends[-1] if ends else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]
