"""Take last year's result from a table that sets two years side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plandiff.text.years import fiscal_years

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model_results import Figure, FigureTable, Measure, ResultTarget


def with_previous(
    measures: Sequence[Measure], tables: Sequence[FigureTable], fiscal_year: int | None
) -> tuple[Measure, ...]:
    """Fill in previous actuals from the row that holds a target's own actual.

    Where this year's column has the actual, last year's column of the same place has its previous.
    Nothing is filled in where two rows would do.
    """
    if fiscal_year is None or not tables:
        return tuple(measures)
    rows = [row for table in tables for row in table.rows]
    return tuple(
        replace(m, targets=tuple(_filled(t, rows, fiscal_year) for t in m.targets))
        for m in measures
    )


def _filled(
    target: ResultTarget, rows: Sequence[Sequence[Figure]], fiscal_year: int
) -> ResultTarget:
    if target.previous_actual is not None or target.actual is None:
        return target
    found = [f for row in rows for f in _before(row, target, fiscal_year)]
    if len(found) != 1:
        return target
    return replace(
        target,
        previous_actual=found[0].value,
        previous_actual_text=found[0].text,
        previous_pieces=(found[0].piece,),
    )


def _before(row: Sequence[Figure], target: ResultTarget, fiscal_year: int) -> list[Figure]:
    now = [
        f
        for f in row
        if f.value == target.actual and f.unit == target.unit and _column(f)[0] == fiscal_year
    ]
    places = {_column(f)[1] for f in now}
    return [f for f in row if _column(f)[0] == fiscal_year - 1 and _column(f)[1] in places]


def _column(figure: Figure) -> tuple[int | None, str]:
    """Return the year and the place that a column head names: R4全国."""
    head = figure.labels[-1]
    years = fiscal_years(head)
    if not years:
        return None, head
    return years[0].year, head[: years[0].start] + head[years[0].end :]
