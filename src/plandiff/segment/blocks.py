"""Blocks: the rows of one heading, bullet, note, KPI or paragraph, before anything is nested."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from plandiff.text.spans import join_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plandiff.model import Cell, Piece
    from plandiff.segment.row import Row
    from plandiff.text.markers import Marker

__all__ = ["Block", "Role", "cell_places", "names_headings"]

Role = Literal["enumerated", "bullet", "text", "note", "kpi", "kpi_head", "label", "rating"]

_MARK = r"(?:[①-⑳][）)]?|[ⅰ-ⅻⅠ-Ⅻ][）)]?|[（(]?(?:[0-9０-９]{1,2}|[ア-ン]|[a-z]{1,4}|[A-Z])[）)])"
# ⅰ）～ⅲ）の取組については、 上記（１）及び（２）の
_NAMED = re.compile(
    rf"""(?:上記|前記|以上|これら)?の?\s*(?P<first>{_MARK})\s*
        (?:[～~〜\-－、，,・]|から|及び|と|並びに)\s*{_MARK}""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Rows that belong together; equal only to itself."""

    role: Role
    rows: tuple[Row, ...]

    @property
    def row(self) -> Row:
        """Return the row it begins with."""
        return self.rows[0]

    @property
    def marker(self) -> Marker | None:
        """Return the first marker printed, whether or not it stands before the body."""
        return self.row.marker

    @property
    def lead(self) -> tuple[Marker, ...]:
        """Return the markers before the body: ■ KPI： with １）; one at most for the rest."""
        if self.role in {"text", "label"}:
            return ()
        first = self.row.markers[:1]
        if first and first[0].kind == "kpi":
            return first + tuple(m for m in self.row.markers[1:2] if m.kind == "enumerator")
        return first

    def pieces(self) -> tuple[Piece, ...]:
        """Return the body's stretches, markers off, empty ones left out."""
        lead = self.lead
        first = self.row.piece(lead[-1].end if lead else 0)
        rest = (row.piece() for row in self.rows[1:])
        return tuple(piece for piece in (first, *rest) if piece.end > piece.start)

    def text(self) -> str:
        """Return the body as one text."""
        return self.joined(self.pieces())

    def joined(self, pieces: Iterable[Piece]) -> str:
        """Return some stretches of its rows as one text."""
        lines = {row.line.no: row.line.text for row in self.rows}
        return join_pieces(lines, pieces, cell_places(self.rows))


def cell_places(rows: Iterable[Row]) -> Mapping[int, tuple[Cell | None, int]]:
    """Return cell and paragraph of each line of a table row: a blank parts them when joined."""
    places: dict[int, tuple[Cell | None, int]] = {}
    paragraph = 0
    for row in rows:
        if row.table_row:
            places[row.line.no] = (row.line.cell, paragraph)
        paragraph += row.line.ends_paragraph is True
    return places


def names_headings(text: str) -> str | None:
    """Return the first enumerator of a sentence that begins by naming several: ⅰ）～ⅲ）の取組は."""
    match = _NAMED.match(text)
    return match["first"] if match else None
