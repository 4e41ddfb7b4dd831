"""Indicators: what a plan promises in its text and what its KPI table says of the same thing.

A reader counts a KPI once though the document prints it twice. Whether the two places agree is
for the rules to say; here they are only brought together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plandiff.kpi.likeness import part_ratio
from plandiff.text.fold import bare

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from plandiff.model import Reference, Target, TargetDiff

ALIKE = 0.75
"""Least likeness of two names with the same promise in text and table."""


class Indicator(NamedTuple):
    """One KPI; at least one of the two places is there."""

    body: TargetDiff | None
    table: TargetDiff | None

    @property
    def main(self) -> TargetDiff:
        """The place that is quoted: the text, where the KPI stands in its context."""
        found = self.body or self.table
        if found is None:
            message = "an indicator stands in the text, in the table or in both"
            raise ValueError(message)
        return found

    @property
    def places(self) -> tuple[TargetDiff, ...]:
        """Every place it is printed in."""
        return tuple(diff for diff in (self.body, self.table) if diff is not None)

    def reference(self) -> Reference | None:
        """Give the latest result the document prints for it, this year's plan first."""
        return self.current_reference() or self.previous_reference()

    def current_reference(self) -> Reference | None:
        """Give the result printed beside this year's target."""
        return _first(diff.current for diff in self.places)

    def previous_reference(self) -> Reference | None:
        """Give the result printed beside last year's target."""
        return _first(diff.previous for diff in self.places)


def _first(targets: Iterable[Target | None]) -> Reference | None:
    return next((found.reference for found in targets if found and found.reference), None)


def indicators(diffs: Sequence[TargetDiff]) -> tuple[Indicator, ...]:
    """Bring text and table together, in the order of the text; table-only ones keep their place.

    Surest evidence first: same names on both sides, then on one side, then names that are alike
    and promise the same figures.
    """
    bodies = [_Named.of(diff) for diff in diffs if diff.source == "body"]
    tables = [_Named.of(diff) for diff in diffs if diff.source == "table"]
    partner: dict[int, int] = {}
    _match_by(lambda named: named.names, bodies, tables, partner)
    _match_by(lambda named: named.names[0], bodies, tables, partner)
    _match_by(lambda named: named.names[1], bodies, tables, partner)
    _match_alike(bodies, tables, partner)
    return tuple(_in_order(bodies, tables, partner))


class _Named(NamedTuple):
    """A target change with the bare names of its indicator, current and previous."""

    diff: TargetDiff
    names: tuple[str | None, str | None]

    @classmethod
    def of(cls, diff: TargetDiff) -> _Named:
        return cls(diff, (_name(diff.current), _name(diff.previous)))


def _name(target: Target | None) -> str | None:
    return None if target is None else bare(target.indicator)


def _match_by(
    sort: Callable[[_Named], Hashable],
    bodies: Sequence[_Named],
    tables: Sequence[_Named],
    partner: dict[int, int],
) -> None:
    """Give every table row without partner the first free body row of the same sort."""
    taken = frozenset(partner.values())
    free: dict[Hashable, list[int]] = {}
    for index in reversed(range(len(bodies))):
        if index not in taken:
            free.setdefault(sort(bodies[index]), []).append(index)
    free.pop(None, None)
    for row, table in enumerate(tables):
        if row not in partner and (found := free.get(sort(table))):
            partner[row] = found.pop()


def _match_alike(
    bodies: Sequence[_Named], tables: Sequence[_Named], partner: dict[int, int]
) -> None:
    """Match what is left by likeness; few rows ever get here."""
    taken = frozenset(partner.values())
    free = [index for index in range(len(bodies)) if index not in taken]
    for row, table in enumerate(tables):
        if row not in partner:
            found = next((index for index in free if _alike(bodies[index], table)), None)
            if found is not None:
                partner[row] = found
                free.remove(found)


def _alike(one: _Named, other: _Named) -> bool:
    sides = ((one.diff.current, other.diff.current), (one.diff.previous, other.diff.previous))
    return all(
        (a is None and b is None)
        or (a is not None and b is not None and _same_promise(a, b) and _alike_names(a, b))
        for a, b in sides
    )


def _same_promise(one: Target, other: Target) -> bool:
    return (one.value, one.unit, one.comparator) == (other.value, other.unit, other.comparator)


def _alike_names(one: Target, other: Target) -> bool:
    return part_ratio(bare(one.indicator), bare(other.indicator)) >= ALIKE


def _in_order(
    bodies: Sequence[_Named], tables: Sequence[_Named], partner: dict[int, int]
) -> Iterator[Indicator]:
    """Text order; a row that only the table has follows the row printed above it there."""
    row_of = {body: row for row, body in partner.items()}
    follows: dict[int, list[Indicator]] = {}
    above = -1
    for row, table in enumerate(tables):
        above = partner.get(row, above)
        if row not in partner:
            follows.setdefault(above, []).append(Indicator(None, table.diff))
    yield from follows.get(-1, ())
    for index, body in enumerate(bodies):
        table_row = tables[row_of[index]].diff if index in row_of else None
        yield Indicator(body.diff, table_row)
        yield from follows.get(index, ())
