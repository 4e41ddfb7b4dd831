"""Which tables of a page set two plans side by side, told by their heads.

Several tables under the same heads are one comparison in parts: chapter by chapter, or section by
section so that a browser need not lay out all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plandiff.read.tables import hold_plans
from plandiff.text.fold import key
from plandiff.text.sides import newer_left, side_heads
from plandiff.text.years import fiscal_years

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

    from plandiff.model import Lane

__all__ = ["TableSides", "comparison_tables", "span", "table_rows"]

HEAD_ROWS = 3
"""Rows of a table among which the heads are looked for."""
MOST_SPAN = 1_000


class TableSides(NamedTuple):
    """Where the two plans stand in a table."""

    group: str
    """The heads; tables of one group are one table in parts."""
    head: int
    """Row of the heads."""
    left: int
    right: int
    """Columns."""
    newer: Lane | None
    """The newer plan's column, if the heads tell."""
    is_first: bool
    """The heads stand here for the first time."""

    def lane(self, column: int, wide: int) -> Lane | None:
        """Return the lane of a cell over so many columns."""
        last = column + wide - 1
        if column <= self.left and last >= self.right:
            return "full"
        return "left" if column <= self.left <= last else "right" if column == self.right else None


def comparison_tables(root: HtmlElement) -> Mapping[HtmlElement, TableSides]:
    """Find the tables whose heads name two sides and, beside them, nothing but remarks."""
    found: dict[HtmlElement, TableSides] = {}
    groups: set[str] = set()
    for table in root.iter("table"):
        sides = _sides(table)
        if sides is not None:
            found[table] = sides._replace(is_first=sides.group not in groups)
            groups.add(sides.group)
    return found


def _sides(table: HtmlElement) -> TableSides | None:
    rows = list(table_rows(table))
    for number, row in enumerate(rows[:HEAD_ROWS]):
        cells = list(_cells(row))
        heads = side_heads(cells)
        if heads is None or not hold_plans(heads, map(_cells, rows[number + 1 :])):
            continue
        texts = dict(cells)
        newer = _newer(texts[heads.left], texts[heads.right])
        group = "\n".join(key(text) for _, text in cells)
        return TableSides(group, number, heads.left, heads.right, newer, is_first=True)
    return None


def _newer(left: str, right: str) -> Lane | None:
    told = newer_left(left, right)
    if told is None:
        years = [max((m.year for m in fiscal_years(text)), default=0) for text in (left, right)]
        told = years[0] > years[1] if min(years) > 0 and years[0] != years[1] else None
    return None if told is None else "left" if told else "right"


def _cells(row: HtmlElement) -> Iterator[tuple[int, str]]:
    column = 0
    for cell in row.iterchildren("td", "th"):
        text = " ".join("".join(cell.itertext()).split())
        if text:
            yield column, text
        column += span(cell, "colspan")


def table_rows(table: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the rows of a table, not those of tables within."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def span(cell: HtmlElement, name: str) -> int:
    """Return how many columns or rows a cell spans."""
    text = cell.get(name)
    return min(MOST_SPAN, max(1, int(text))) if text and text.isdecimal() and len(text) < 6 else 1
