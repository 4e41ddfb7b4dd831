"""Rows of a KPI table in flattened text: name, indicators, then the reference values that end it.

A text without columns prints a table's row cell after cell, so where reference values follow, the
row they end is one piece and a column does not change inside it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.segment.facts import LineFacts

FEWEST = 2
SHARE = 0.06
"""Share of a table page's lines that are values, at least."""
LONGEST = 14
"""Lines a row holds before its first value at most."""


def row_lines(facts: Sequence[LineFacts]) -> frozenset[int]:
    """Lines of table rows: those on whose page values follow soon, and the values."""
    values = _values(facts)
    found: set[int] = set()
    left = page = 0
    for i in range(len(facts) - 1, -1, -1):
        if facts[i].line.page != page:
            left, page = 0, facts[i].line.page
        left = LONGEST if i in values else left - 1
        if left > 0:
            found.add(i)
    return frozenset(found)


def inside_rows(facts: Sequence[LineFacts]) -> frozenset[int]:
    """Lines before which a row has begun on this page and its values are still to come."""
    return frozenset(
        i
        for i in row_lines(facts)
        if i
        and facts[i].line.page == facts[i - 1].line.page
        and (facts[i].is_value or not facts[i - 1].is_value)
    )


def row_ends(facts: Sequence[LineFacts]) -> frozenset[int]:
    """Lines right after the last value of a row."""
    values = _values(facts)
    return frozenset(i + 1 for i in values if i + 1 < len(facts) and i + 1 not in values)


def _values(facts: Sequence[LineFacts]) -> set[int]:
    """Find the reference values of table pages; elsewhere 「３回」 alone is a sentence's end."""
    lines = Counter(fact.line.page for fact in facts)
    values = [i for i, fact in enumerate(facts) if fact.is_value]
    shown = Counter(facts[i].line.page for i in values)
    return {i for i in values if shown[facts[i].line.page] >= _least(lines[facts[i].line.page])}


def _least(lines: int) -> float:
    """Values a page of so many lines holds at least if it is a table's."""
    return max(FEWEST, SHARE * lines)
