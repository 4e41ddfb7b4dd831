"""Where a run of one column may begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.segment.cells import row_ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.segment.evidence import Evidence
    from plandiff.segment.facts import LineFacts

TURN = 0.6
"""Change in the order of twins from one line to the next that suggests a border in mid-sentence."""
STEPS = (1, 2)
"""Lines from one partner to the next within a box; the other column may wrap earlier."""
POOR_JOIN = 0.25
"""A sentence that reads on this badly may have been cut off by the other column."""


def run_places(facts: Sequence[LineFacts], evidence: Evidence) -> list[int]:
    """Lines at which a run may begin: where something ends or begins, or twins change places."""
    lean = _leans(evidence)
    partners = _partners(evidence)
    ends = row_ends(facts)
    return [
        i
        for i, fact in enumerate(facts)
        if i in evidence.pages
        or i in evidence.gaps
        or i in ends
        or (
            (
                fact.starts_item
                or evidence.joins[i] < POOR_JOIN
                or abs(lean[i - 1] - lean[i]) >= TURN
            )
            and i not in evidence.rows
            and not _in_step(partners[i - 1], partners[i])
        )
    ]


def _partners(evidence: Evidence) -> list[set[int]]:
    """Per line: the lines it clearly repeats or is repeated by."""
    found: list[set[int]] = [set() for _ in range(evidence.count)]
    for second, firsts in evidence.clear.items():
        for first in firsts:
            found[first].add(second)
            found[second].add(first)
    return found


def _in_step(before: set[int], after: set[int]) -> bool:
    """Whether two lines in a row repeat two lines in a row: both then stand within one box."""
    if len(before) != 1 or len(after) != 1:
        return False
    (a,), (b,) = before, after
    return b - a in STEPS


def _leans(evidence: Evidence) -> list[float]:
    """Whether a line's twins come later (positive) or came before."""
    lean = [0.0] * evidence.count
    for earlier in evidence.twins.values():
        for twin in earlier:
            lean[twin.first] += twin.weight
            lean[twin.second] -= twin.weight
    return [max(-1.0, min(1.0, value)) for value in lean]
