"""Read a KPI table under its heads: indicator, target, actual, previous, one row a KPI."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plandiff.results import forms
from plandiff.results.atoms import parse_bullet
from plandiff.results.heads import parse_heads
from plandiff.results.rows import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import Piece
    from plandiff.model_results import ReportRole
    from plandiff.results.heads import HeadRow
    from plandiff.results.rows import Row

LABEL_LINES = 4
"""An indicator's name wraps over this many lines at most."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's folded text with its place."""

    text: str
    piece: Piece


@dataclass(frozen=True, slots=True)
class KpiRow:
    """One row of a KPI table."""

    label: str
    """Folded, lines joined."""
    pieces: tuple[Piece, ...]
    """The label's lines."""
    cells: tuple[tuple[ReportRole, Cell], ...]

    def cell(self, role: ReportRole) -> Cell | None:
        """Return the first cell of a column."""
        return next((cell for name, cell in self.cells if name == role), None)


def is_kpi_head(head: HeadRow) -> bool:
    """Tell the heads of a KPI table inside a slide."""
    roles = head.roles
    return "title" not in roles and "plan" not in roles and "indicator" in roles


def read_kpi_table(rows: Sequence[Row], head: HeadRow, last: int) -> tuple[tuple[KpiRow, ...], int]:
    """Return the rows below `head` and the index after the last of them."""
    roles = head.roles[head.roles.index("indicator") + 1 :]
    found: list[KpiRow] = []
    label: list[Row] = []
    index = end = head.last
    while index < last and len(label) < LABEL_LINES:
        row = rows[index]
        cells = _cells(row, len(roles))
        if cells is not None:
            start = cells[0].piece.start - row.piece.start
            found.append(_row(row, label, start, tuple(zip(roles, cells, strict=True))))
            label, end = [], index + 1
        elif _may_be_label(row):
            label.append(row)
        else:
            break
        index += 1
    return tuple(found), end


def _row(
    row: Row, label: Sequence[Row], start: int, cells: tuple[tuple[ReportRole, Cell], ...]
) -> KpiRow:
    own = row.text[:start].rstrip()
    pieces = [r.piece for r in label] + ([cut(row, 0, len(own))] if own else [])
    return KpiRow("".join(r.text for r in label) + own, tuple(pieces), cells)


def _cells(row: Row, count: int) -> tuple[Cell, ...] | None:
    """Return the last `count` cells of a line if they hold values, else None."""
    tokens = list(re.finditer(r"\S+", row.text))
    if len(tokens) < count or row.text.endswith("。"):
        return None
    taken = tokens[-count:]
    valued = [_is_cell(t[0]) for t in taken]
    if not all(valued[1:]) or (len(tokens) == count and not valued[0] and count > 1):
        return None
    if not valued[0] and len(taken[0][0]) > 14:
        return None
    return tuple(Cell(t[0], cut(row, t.start(), t.end())) for t in taken)


def _is_cell(text: str) -> bool:
    return forms.is_value(text) or forms.is_word_value(text) or text in {"-", "ー", "―", "－"}


def _may_be_label(row: Row) -> bool:
    marker, _ = parse_bullet(row.text)
    if marker not in {"", "number", "bracket"} or row.text.endswith("。") or len(row.text) > 45:
        return False
    if all(forms.is_value(token) for token in row.text.split()):
        return False
    return not (
        parse_heads(row.text) or forms.ends_promise(row.text) or forms.is_none_stated(row.text)
    )
