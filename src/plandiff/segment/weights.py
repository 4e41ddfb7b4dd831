"""What each kind of evidence about columns is worth: one table, calibrated together.

The unit is the clear twin: a line whose counterpart stands in the other column on the same page
counts 1. The values were fitted on generated documents (see tests/bench) and tried on real ones.
"""

from __future__ import annotations

from typing import Final, NamedTuple

LEFT: Final = 0
RIGHT: Final = 1


class Weights(NamedTuple):
    """Gains are positive, costs negative."""

    to_left: float = -2.54
    """A left run begins within a page."""
    to_right: float = -1.97
    """A right run begins within a page."""
    to_left_after_tail: float = -0.83
    """A left run begins after the right column's tail at the top of a page."""
    to_note: float = -0.3
    """A run of notes begins: notes are printed wherever there was room."""
    level: float = 2.03
    """A right run begins, or ends, like the left run before it: a row's boxes match."""
    gap: float = 1.11
    """The source leaves more room than between lines."""
    at_heading: float = 0.23
    """The run begins with a heading."""
    at_block: float = 0.25
    """The run begins with a block head."""
    at_bullet: float = -0.38
    at_text: float = -0.2
    """The run begins with unmarked text."""
    at_value: float = -1.5
    """The run begins with a reference cell, which ends a table row."""
    inside_row: float = -2.5
    """A run begins inside a table row, before the values that end it."""
    after_heading: float = -1.3
    """The run before ends with a heading or block head, which ought to head something."""
    cut: float = -0.97
    """The run ends in mid-sentence before text that would read on."""
    cut_seen: float = -1.0
    """... and that is seen to read on elsewhere."""

    top_left_after_left: float = -1.62
    """A page opens with the left column though the page before had no right one after it."""
    top_right_after_right: float = -1.44
    """A page opens with the right column's tail."""
    top_right_after_left: float = -2.99

    twin_left_right: float = 0.58
    twin_left_right_far: float = 1.13
    """The same on another page; its weight is already less."""
    twin_right_left: float = -0.0
    twin_right_left_far: float = 0.63
    """The right column may run a page ahead."""
    twin_same: float = -0.84
    """Twins in one column."""

    parted: float = -2.0
    """Heads of one year in both columns, where each column names its own."""
    mixed: float = -2.0
    """Heads of both years in one column."""

    reads_on: float = 0.82
    """An unfinished sentence goes on, or a finished one is followed by a new item."""
    breaks_off: float = -2.07
    """An unfinished full line is followed by a new item."""
    bare_start: float = -0.79
    """A finished sentence is followed by unmarked text."""
    seen_elsewhere: float = 1.09
    """The two halves of the join stand together inside another line."""
    otherwise: float = -0.83
    """The end of the line stands elsewhere too and goes on there with another character."""

    number_next: float = 0.98
    number_one_again: float = 0.28
    number_first: float = 0.5
    number_not_first: float = -1.0
    number_repeated: float = -2.04
    number_skipped: float = -2.2
    block_again: float = -2.0
    """A block that comes once a section comes again."""

    years: float = 1.08
    """Per unit of log ratio beyond doubt."""
    marks: float = 2.0
    """Per unit of log ratio beyond doubt, of a numbered note's mark on its page."""
    spelling: float = 0.3
    """Per unit of log ratio beyond doubt."""
    echoes: float = 1.0
    """A line of the KPI table that only one column's body says, too."""
    words: float = 0.28
    widths: float = 0.89
    """Per unit of log ratio beyond doubt."""

    def twin(self, first: int, second: int, *, one_page: bool) -> float:
        """Worth of a full twin by the side codes of its earlier and later line."""
        if first == second:
            return self.twin_same
        if first == LEFT:
            return self.twin_left_right if one_page else self.twin_left_right_far
        return self.twin_right_left if one_page else self.twin_right_left_far


WEIGHTS = Weights()
