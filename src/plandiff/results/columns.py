"""Tell apart the columns of a flattened table by the one best explanation of a whole region.

The reading runs cell by cell through a row of the table: every atom continues the statement
before it or opens a new one in the same column, a later column, or the next row. Each choice
has a price from the form of the text; the cheapest path over the region wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plandiff.results.evidence import continue_score, end_score, start_score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model_results import ReportRole
    from plandiff.results.atoms import Atom
    from plandiff.results.evidence import Setting

SKIP = 0.4
"""Price of each column left empty."""
STEP_BACK = 7.0
"""Price of going back a column where no row can end."""
ASIDE = 0.3
"""Price of a statement that belongs to no column (a KPI box, a note)."""
LONE_HEAD = 2.0
"""Price of a block head with nothing under it in its column."""
SECOND = 0.3
"""Price of a second figure in a cell that holds one."""
_SINGLE: frozenset[ReportRole] = frozenset({"actual", "previous", "achieved"})
_TEXT: frozenset[ReportRole] = frozenset({"plan", "result"})
UNFILLED = 3.0
"""Price of a title without the column it cannot do without."""
UNASKED = 1.5
"""Price of a result right after running text where KPI sentences have a column of their own."""
LATE_START = 1.2
"""Price of each column left out at the very beginning of a region."""


@dataclass(frozen=True, slots=True)
class Schema:
    """The columns of a region in reading order, and what may stand between them."""

    steps: tuple[tuple[ReportRole, ...], ...]
    """Alternatives of each step: the last column may hold a result or say that none is set."""
    asides: tuple[ReportRole, ...] = ()
    row_ends: frozenset[ReportRole] = frozenset()
    """Columns after which a new row may begin."""
    restarts: tuple[tuple[int, float], ...] = ((0, 0.3),)
    """Steps at which a new row may begin, with the price of each."""
    needed: ReportRole | None = None
    """A column that a title must not be left without."""
    closing: ReportRole | None = None
    """A column that only follows the end of a row: titles printed after their table."""


@dataclass(frozen=True, slots=True)
class Item:
    """One statement: its column, the step it was found at, and its atoms."""

    role: ReportRole
    step: int
    atoms: tuple[Atom, ...]


State = tuple[int, "ReportRole"]


def assign(atoms: Sequence[Atom], schema: Schema, setting: Setting) -> tuple[Item, ...]:
    """Return the statements of a region, each in its column, in reading order."""
    if not atoms:
        return ()
    states = _states(schema)
    best = {
        s: _enter(schema, s) + start_score(s[1], atoms[0], setting, _next(atoms, 0)) for s in states
    }
    trail: list[dict[State, tuple[State, bool]]] = []
    for index in range(1, len(atoms)):
        best, back = _advance(best, atoms, index, schema, setting)
        trail.append(back)
    final = max(states, key=lambda s: best[s] + end_score(s[1], atoms[-1], setting))
    return _unwind(final, trail, atoms)


def _next(atoms: Sequence[Atom], index: int) -> Atom | None:
    return atoms[index + 1] if index + 1 < len(atoms) else None


def _states(schema: Schema) -> tuple[State, ...]:
    return tuple(
        (step, role) for step, roles in enumerate(schema.steps) for role in (*roles, *schema.asides)
    )


def _enter(schema: Schema, state: State) -> float:
    return -LATE_START * state[0] - ASIDE * (state[1] in schema.asides)


def _advance(
    best: dict[State, float],
    atoms: Sequence[Atom],
    index: int,
    schema: Schema,
    setting: Setting,
) -> tuple[dict[State, float], dict[State, tuple[State, bool]]]:
    before, atom, following = atoms[index - 1], atoms[index], _next(atoms, index)
    closed = {s: score + end_score(s[1], before, setting) for s, score in best.items()}
    scores: dict[State, float] = {}
    back: dict[State, tuple[State, bool]] = {}
    for state, so_far in best.items():
        source = max(closed, key=lambda s: closed[s] - _price(schema, s, state, before))
        opened = closed[source] - _price(schema, source, state, before)
        opened += start_score(state[1], atom, setting, following)
        stayed = so_far + continue_score(state[1], before, atom, setting)
        scores[state] = max(opened, stayed)
        back[state] = (state, True) if stayed >= opened else (source, False)
    return scores, back


def _price(schema: Schema, source: State, target: State, before: Atom) -> float:
    """Return the price of opening a statement of state `target` after one of `source`."""
    price = ASIDE * (target[1] in schema.asides and source[1] != target[1])
    if source[1] != target[1]:
        price += _lone_head(before)
    if schema.needed is not None and source[1] == "title" and target[1] != schema.needed:
        price += UNFILLED
    if target[1] == schema.closing and source[1] not in schema.row_ends:
        return price + STEP_BACK
    if source == target and schema.needed is not None and source[1] in _SINGLE:
        price += SECOND
    if target[1] == "actual" and source[1] in _TEXT and ("target",) in schema.steps:
        price += UNASKED
    steps = target[0] - source[0]
    if steps > 1:
        return price + SKIP * (steps - 1)
    if steps >= 0:
        return price
    restart = dict(schema.restarts).get(target[0]) if source[1] in schema.row_ends else None
    return price + (STEP_BACK if restart is None else restart)


def _lone_head(before: Atom) -> float:
    """Return the price of leaving a column right after a block head."""
    if before.marker == "bracket" or before.head is not None:
        return LONE_HEAD
    return LONE_HEAD / 3 if before.marker == "circle" and not before.ends_sentence else 0.0


def _unwind(
    final: State, trail: Sequence[dict[State, tuple[State, bool]]], atoms: Sequence[Atom]
) -> tuple[Item, ...]:
    items: list[Item] = []
    state, run = final, [atoms[-1]]
    for index in range(len(trail) - 1, -1, -1):
        source, stayed = trail[index][state]
        if stayed:
            run.append(atoms[index])
            continue
        items.append(Item(state[1], state[0], tuple(reversed(run))))
        state, run = source, [atoms[index]]
    items.append(Item(state[1], state[0], tuple(reversed(run))))
    return tuple(reversed(items))
