"""Where a run of one column may begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.segment.evidence import Evidence
    from plandiff.segment.facts import LineFacts

TURN = 0.6
"""Change in the order of twins from one line to the next that suggests a border in mid-sentence."""
POOR_JOIN = 0.25
"""A sentence that reads on this badly may have been cut off by the other column."""


def run_places(facts: Sequence[LineFacts], evidence: Evidence) -> list[int]:
    """Lines at which a run may begin: where something ends or begins, or twins change places."""
    lean = _leans(evidence)
    return [
        i
        for i, fact in enumerate(facts)
        if i in evidence.pages
        or fact.starts_item
        or evidence.joins[i] < POOR_JOIN
        or abs(lean[i - 1] - lean[i]) >= TURN
    ]


def _leans(evidence: Evidence) -> list[float]:
    """Whether a line's twins come later (positive) or came before."""
    lean = [0.0] * evidence.count
    for earlier in evidence.twins.values():
        for twin in earlier:
            lean[twin.first] += twin.weight
            lean[twin.second] -= twin.weight
    return [max(-1.0, min(1.0, value)) for value in lean]
