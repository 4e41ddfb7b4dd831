"""Which tables of a Word document set two plans side by side.

Such a table has two neighbouring columns that its heads name, or that are of like width and hold
running text, and tables of that kind hold a good part of the document. A table of terms or figures
is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from plandiff.read.docx.tags import W
from plandiff.read.tables import hold_plans, is_prose
from plandiff.text.sides import side_heads

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from plandiff.model import Lane

_LIKE_WIDTH = 1.45
_PAIR_SHARE = 0.55
_STRONG_SHARE = 0.6
"""An edge is a column edge when rows with this share of the text have a cell end there."""

_SIDE_SHARE = 0.15
_DOCUMENT_SHARE = 0.4
_HEAD_ROWS = 3
"""Rows of a table in which the two columns may be named."""
_MOST_ROWS = 2_000
"""Rows looked at under the heads."""
_NEAR = 0.04
"""Edges this close (as a share of the table's width) are one."""


@dataclass(frozen=True, slots=True)
class TableLanes:
    """The two columns of a layout table, as shares of its width."""

    left: float
    middle: float
    right: float

    def lane(self, start: float, end: float) -> Lane | None:
        """Return the lane of a cell; None for a narrow column beside the two."""
        if start < self.middle - _NEAR and end > self.middle + _NEAR:
            return "full"
        if start >= self.middle - _NEAR:
            return "right" if start < self.right - _NEAR else None
        return "left" if end > self.left + _NEAR else None


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A table cell with its place in the grid."""

    element: etree._Element
    column: int
    start: float
    """Left and right edge as shares of the table's width."""
    end: float


def cells(table: etree._Element, row: etree._Element) -> Iterator[CellPlace]:
    """Yield the cells of a row with their grid column and edges."""
    edges = _edges(table)
    column = _skipped(row)
    for cell in _children(row, "tc"):
        span = _integer(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
        yield CellPlace(cell, column, _edge(edges, column), _edge(edges, column + span))
        column += span


def _edge(edges: Sequence[float], column: int) -> float:
    return edges[min(column, len(edges) - 1)]


def _edges(table: etree._Element) -> list[float]:
    """Return the column edges of a table as shares of its width, from 0 to 1."""
    widths = [max(1, _width(item)) for item in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    needed = max(
        (sum(_integer(c.find(f"{W}tcPr/{W}gridSpan"), 1) for c in _children(row, "tc"))
         for row in _children(table, "tr")),
        default=1,
    )  # fmt: skip
    if len(widths) < needed:
        widths = [1] * min(needed, 1000)
    total = sum(widths)
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + width / total)
    return edges


def _skipped(row: etree._Element) -> int:
    return min(1000, _integer(row.find(f"{W}trPr/{W}gridBefore"), 0))


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield rows or cells, also those in content controls and tracked moves."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}del"):
            yield from _children(child, name)


def table_rows(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table."""
    return _children(table, "tr")


def _integer(item: etree._Element | None, default: int) -> int:
    value = "" if item is None else item.get(f"{W}val", "")
    return max(0, min(1000, int(value))) if value.isdecimal() else default


def _width(item: etree._Element) -> int:
    value = item.get(f"{W}w", "")
    return int(value) if value.isdecimal() and len(value) < 8 else 0


def layout_tables(tables: Sequence[etree._Element], characters: int) -> dict[int, TableLanes]:
    """Return the lanes of the layout tables, by place in `tables`.

    `characters` is the length of the whole document.
    """
    named = {k: lanes for k, table in enumerate(tables) if (lanes := _by_heads(table)) is not None}
    shaped = {k: lanes for k, table in enumerate(tables) if (lanes := _lanes(table)) is not None}
    found = {k: (shaped | named)[k] for k in sorted({*shaped, *named})}
    prose = [k for k, lanes in found.items() if k in named or _is_prose(tables[k], lanes)]
    held = sum(_length(tables[k]) for k in prose)
    if not prose or held < _DOCUMENT_SHARE * characters:
        return {}
    shapes = [found[k] for k in prose]
    return {k: lanes for k, lanes in found.items() if any(_is_same(lanes, s) for s in shapes)}


def _is_same(first: TableLanes, second: TableLanes) -> bool:
    return abs(first.middle - second.middle) <= _NEAR and abs(first.left - second.left) <= _NEAR


def _by_heads(table: etree._Element) -> TableLanes | None:
    """Find two columns by the cells that name them in one of the first rows."""
    rows = list(islice(table_rows(table), _MOST_ROWS))
    for at, row in enumerate(rows[:_HEAD_ROWS], 1):
        heads = side_heads(_texts(table, row))
        if heads is not None and hold_plans(heads, (_texts(table, below) for below in rows[at:])):
            places = {cell.column: cell for cell in cells(table, row)}
            left, right = places[heads.left], places[heads.right]
            return TableLanes(left.start, right.start, right.end)
    return None


def _texts(table: etree._Element, row: etree._Element) -> list[tuple[int, str]]:
    """Return column and text of the cells of a row that hold any."""
    found = ((cell.column, _text(cell.element)) for cell in cells(table, row))
    return [(column, text) for column, text in found if text.strip()]


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def _lanes(table: etree._Element) -> TableLanes | None:
    """Find two neighbouring columns of like width."""
    strong = _strong_edges(table)
    pairs = [
        TableLanes(left, middle, right)
        for left, middle, right in zip(strong, strong[1:], strong[2:], strict=False)
        if max(middle - left, right - middle) <= _LIKE_WIDTH * min(middle - left, right - middle)
        and right - left >= _PAIR_SHARE
    ]
    if len(pairs) == 1:
        return pairs[0]
    return _mirrored(strong)


def _mirrored(strong: Sequence[float]) -> TableLanes | None:
    """Find a middle whose two halves are parted alike: a table of each year side by side."""
    middle = next((edge for edge in strong if abs(edge - 0.5) <= _NEAR), None)
    if middle is None or len(strong) < 5:
        return None
    halves = [[e for e in strong if e < middle - _NEAR], [e - middle for e in strong if e > middle]]
    left, right = halves[0][1:], halves[1][:-1]
    if len(left) != len(right) or any(abs(a - b) > _NEAR for a, b in zip(left, right, strict=True)):
        return None
    return TableLanes(0.0, middle, 1.0)


def _strong_edges(table: etree._Element) -> list[float]:
    weights: dict[float, int] = {}
    total = 0
    for row in table_rows(table):
        length = _length(row)
        total += length
        for cell in cells(table, row):
            edge = round(cell.end, 4)
            weights[edge] = weights.get(edge, 0) + length
    inner = [e for e, weight in weights.items() if weight >= _STRONG_SHARE * total and 0 < e < 1]
    return [0.0, *sorted(inner), 1.0]


def _is_prose(table: etree._Element, lanes: TableLanes) -> bool:
    sides: dict[str, list[int]] = {"left": [], "right": []}
    for row in table_rows(table):
        for cell in cells(table, row):
            lane = lanes.lane(cell.start, cell.end)
            length = _length(cell.element)
            if lane in sides and length:
                sides[lane].append(length)
    total = sum(map(sum, sides.values()))
    return all(is_prose(counts) and sum(counts) >= _SIDE_SHARE * total for counts in sides.values())


def _length(element: etree._Element) -> int:
    return sum(len(text.text or "") for text in element.iter(f"{W}t", f"{W}delText"))


def document_length(body: etree._Element) -> int:
    """Count the characters of a body."""
    return _length(body)
