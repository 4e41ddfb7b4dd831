"""Which of the two columns is the newer plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.model import Problem
from plandiff.segment.furniture import newer_first
from plandiff.text.years import fiscal_years

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import Line

UNSURE = (
    "左右どちらの段が新しい計画か、見出しにも本文の年度にも手がかりがありません。"
    "左を新として扱いました。"
)


def left_is_current(
    heads: Sequence[Line], left: Sequence[Line], right: Sequence[Line]
) -> tuple[bool, tuple[Problem, ...]]:
    """Read the column heads, else the years the two columns speak of; left when nothing tells."""
    for head in heads:
        told = _from_head(head.text)
        if told is not None:
            return told, ()
    a, b = _typical_year(left), _typical_year(right)
    if a is not None and b is not None and a != b:
        return a > b, ()
    return True, (Problem("undecided", UNSURE),)


def _from_head(text: str) -> bool | None:
    years = [mention.year for mention in fiscal_years(text)]
    if len(years) == 2 and years[0] != years[1]:
        return years[0] > years[1]
    return newer_first(text)


def _typical_year(lines: Sequence[Line]) -> float | None:
    """Mean of the years a column names; plans shift all their years by one."""
    years = [mention.year for line in lines for mention in fiscal_years(line.text)]
    return sum(years) / len(years) if years else None
