"""Read tables of numbers: months, years side by side, rows whose labels stand below them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from plandiff.model_results import Figure, FigureTable
from plandiff.results import forms
from plandiff.results.atoms import parse_bullet
from plandiff.results.rows import cut
from plandiff.text.numerals import canonical_unit, parse_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import Piece
    from plandiff.results.rows import Row

_CELL = re.compile(rf"(?:^|(?<=\s))(?P<number>{forms.NUMBER})\s*(?P<unit>{forms.UNIT})?(?=\s|$)")


def figure_tables(rows: Sequence[Row]) -> tuple[tuple[FigureTable, frozenset[int]], ...]:
    """Return every table of numbers with the indices of its rows (heads and labels included).

    A table is two or more rows of one count of figures under a line with as many heads.
    """
    found: list[tuple[FigureTable, frozenset[int]]] = []
    index = 0
    while index < len(rows):
        body = _body(rows, index)
        table = _table(rows, index, body) if _is_table(rows, index, body) else None
        if table is not None:
            found.append(table)
            index = body[-1] + 1
        else:
            index += 1
    return tuple(found)


def _is_table(rows: Sequence[Row], first: int, body: Sequence[int]) -> bool:
    """Tell a table: two rows, or one under heads that end in a total."""
    if len(body) > 1:
        return True
    return bool(body) and first > 0 and rows[first - 1].text.endswith(("合計", "計"))


def _cells(row: Row) -> list[re.Match[str]]:
    found = list(_CELL.finditer(row.text))
    return found if all(parse_number(m["number"]) is not None for m in found) else []


def _label(row: Row, cells: Sequence[re.Match[str]]) -> str | None:
    """Return the words before a row's figures; None when other words stand among them."""
    if not cells or row.text[cells[-1].end() :].strip():
        return None
    between = [row.text[a.end() : b.start()] for a, b in pairwise(cells)]
    if any(text.strip() for text in between):
        return None
    label = row.text[: cells[0].start()].strip()
    return label if len(label) <= 24 and not label.endswith(("。", "、")) else None


def _body(rows: Sequence[Row], first: int) -> list[int]:
    count = 0
    body: list[int] = []
    for index in range(first, len(rows)):
        cells = _cells(rows[index])
        if _label(rows[index], cells) is None or (body and len(cells) != count):
            break
        if len(cells) < 2:
            break
        count = len(cells)
        body.append(index)
    return body


def _table(
    rows: Sequence[Row], first: int, body: Sequence[int]
) -> tuple[FigureTable, frozenset[int]] | None:
    count = len(_cells(rows[first]))
    heads = rows[first - 1].text.split() if first else []
    if len(heads) != count or any(forms.is_value(head) for head in heads):
        return None
    labels, below = _labels(rows, body)
    used = {first - 1, *body, *below}
    title = ""
    if first > 1 and _is_title(rows[first - 2], rows[first]):
        title = rows[first - 2].text
        used.add(first - 2)
    figures = tuple(
        tuple(
            _figure(rows[i], cell, (label, head))
            for cell, head in zip(_cells(rows[i]), heads, strict=True)
        )
        for i, label in zip(body, labels, strict=True)
    )
    pieces = tuple(rows[i].piece for i in sorted(used))
    table = FigureTable(title, tuple(heads), figures, rows[first].source_page, pieces)
    return table, frozenset(used)


def _is_title(row: Row, first: Row) -> bool:
    marker, _ = parse_bullet(row.text)
    if row.page != first.page or len(row.text) > LONG_TITLE or row.text.endswith("。"):
        return False
    return marker not in {"bullet", "circle", "arrow", "note"}


LONG_TITLE = 60
"""A table's title has no more characters than this."""


def _labels(rows: Sequence[Row], body: Sequence[int]) -> tuple[list[str], list[int]]:
    """Return a label for each row; where rows have none, as many short lines below give them."""
    own = [_label(rows[i], _cells(rows[i])) or "" for i in body]
    if any(own):
        return own, []
    below: list[int] = []
    index = body[-1] + 1
    while index < len(rows) and len(rows[index].text) <= 12 and not _cells(rows[index]):
        below.append(index)
        index += 1
    texts = _merge([rows[i].text for i in below], len(body))
    return (texts, below) if texts else (own, [])


def _merge(texts: Sequence[str], count: int) -> list[str]:
    """Join wrapped labels from the front until as many are left as there are rows."""
    joined = list(texts)
    while len(joined) > count:
        joined[:2] = ["".join(joined[:2])]
    return joined if len(joined) == count else []


def _figure(row: Row, cell: re.Match[str], labels: tuple[str, str]) -> Figure:
    value = parse_number(cell["number"])
    assert value is not None  # noqa: S101 - `_cells` keeps numbers only
    piece: Piece = cut(row, cell.start(), cell.end())
    return Figure(
        labels, value, canonical_unit(cell["unit"] or ""), cell[0], piece, row.source_page
    )
