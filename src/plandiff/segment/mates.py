"""Heads that differ in their year alone: each plan's KPI table names its own year of reference.

「具体的施策 KPI 参考：令和５年度末」 stands over every chapter of the one table and the same with
令和４年度末 over every chapter of the other. Where a document prints such a line with two years and
no more, lines of one year are one plan's and lines of the other year the other's.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from plandiff.segment.twins import REACH
from plandiff.text.years import fiscal_years

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plandiff.segment.facts import LineFacts

PLANS = 2
FINISHED = 0.95
"""A line that ends a sentence this surely is no head."""


class Mate(NamedTuple):
    """An earlier line of the same words."""

    first: int
    one_plan: bool
    """Whether it names the same year, too."""


def find_mates(facts: Sequence[LineFacts]) -> dict[int, tuple[Mate, ...]]:
    """By the later line: the last lines before it that differ in the year at most."""
    return {
        line: mates for lines in _families(facts).values() for line, mates in _linked(lines).items()
    }


def _families(facts: Sequence[LineFacts]) -> dict[str, list[tuple[int, int]]]:
    """By the words around the year: each line and its year, of heads with two years."""
    families: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, fact in enumerate(facts):
        mentions = fiscal_years(fact.key) if fact.finished < FINISHED else ()
        if len(mentions) == 1:
            (year,) = mentions
            families[f"{fact.key[: year.start]}|{fact.key[year.end :]}"].append((i, year.year))
    return {words: lines for words, lines in families.items() if _two_plans(lines)}


def _two_plans(lines: Sequence[tuple[int, int]]) -> bool:
    years = {year for _, year in lines}
    return len(years) == PLANS and max(years) - min(years) == 1


def _linked(lines: Sequence[tuple[int, int]]) -> Mapping[int, tuple[Mate, ...]]:
    last: dict[int, int] = {}
    found: dict[int, tuple[Mate, ...]] = {}
    for i, year in lines:
        mates = (Mate(j, y == year) for y, j in sorted(last.items()) if i - j <= REACH)
        found[i] = tuple(mates)
        last[year] = i
    return found
