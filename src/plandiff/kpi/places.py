"""Where a clause stands, as line ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.text.spans import line_ranges

if TYPE_CHECKING:
    from plandiff.model import Clause


def clause_lines(clause: Clause) -> tuple[tuple[int, int], ...]:
    """Return the line ranges of a clause with its marker, sorted.

    Blank lines in between divide ranges: only a report, which knows the printed lines, joins them.
    """
    marker = (clause.marker_piece,) if clause.marker_piece else ()
    return line_ranges((*marker, *clause.pieces))
