"""Where changed text at the end of a paragraph runs on into paragraphs that came or went whole.

Written apart, LibreOffice takes the two for one change and swallows the paragraph end between
them. So the change runs through: the end of the paragraph belongs to it, and the end of the last
paragraph takes its place, as word processors themselves write text that was typed there.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plandiff.report.blocks import Block
    from plandiff.report.sequence import Event, Happening
    from plandiff.report.units import Op, Unit

_EVENTS: Final[dict[Op, Event]] = {"insert": "insert", "delete": "delete"}


def chained_ends(happenings: Sequence[Happening]) -> Mapping[int, Op]:
    """Tell, by place, how a paragraph end is marked that is not marked as its text.

    `insert` and `delete` stand for a paragraph that stays and whose end runs on, `equal` for the
    last one of the run.
    """
    ends: dict[int, Op] = {}
    for at, happening in enumerate(happenings):
        op = _last_change(happening.unit) if happening.event == "stay" else None
        if op is None:
            continue
        event = _EVENTS[op]
        run = list(takewhile(lambda item: item.event == event, happenings[at + 1 :]))  # noqa: B023
        if run and _alike(happening.unit.current[-1], _blocks(run[-1])[-1]):
            ends[at], ends[at + len(run)] = op, "equal"
    return ends


def _last_change(unit: Unit) -> Op | None:
    """Give how the last paragraph's text ends, if it ends in a change."""
    op, text = unit.steps[-1] if unit.steps else ("equal", "")
    return op if op in _EVENTS and not text.endswith("\n") else None


def _blocks(happening: Happening) -> Sequence[Block]:
    return happening.unit.current or happening.unit.previous


def _alike(one: Block, other: Block) -> bool:
    """Compare looks: the end that is left decides how the paragraph that stays will look."""
    return (one.kind, one.level) == (other.kind, other.level)
