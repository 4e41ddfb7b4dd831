"""One cell of a KPI table, or one item of a cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from plandiff.segment.row import Row
    from plandiff.text.markers import Marker

__all__ = ["CellKind", "TableCell"]

CellKind = Literal["title", "chapter", "head", "section", "kpi", "note", "reference"]


@dataclass(slots=True, eq=False)
class TableCell:
    """One cell, or one item of it: a KPI, its note, one reference figure."""

    kind: CellKind
    rows: list[Row] = field(default_factory=list)
    reference: str = ""
    """For a head: the words over the reference column."""
    is_sure: bool = True

    @property
    def item(self) -> Marker | None:
        """Return the item number it begins with."""
        marker = self.rows[0].marker
        return marker if marker is not None and marker.kind == "enumerator" else None
