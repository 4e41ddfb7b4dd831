"""Frozen settings of the stages; a stage takes its own and no other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["ReadLimits", "Revisions"]

Revisions = Literal["final", "original"]
"""Which state of a document's tracked changes is read."""

_MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """How much of a source is read before it is refused; far above any real plan."""

    max_bytes: int = 200 * _MEGA
    """Of the file as stored."""
    max_characters: int = 20 * _MEGA
    max_pages: int = 5_000
    max_zip_entries: int = 2_000
    max_zip_ratio: int = 100
    """Unpacked to packed size, of any entry."""
    max_zip_bytes: int = 500 * _MEGA
    """All entries unpacked."""
    max_xml_depth: int = 256
    max_table_cells: int = 200_000
    """Of one table, merged cells counted out."""
    revisions: Revisions = "final"
