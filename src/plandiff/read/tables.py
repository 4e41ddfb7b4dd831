"""Which columns of a table without widths set two plans side by side, judged by their text."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plandiff.model import Lane

__all__ = ["is_prose", "lanes_by_text"]

_PROSE = 20
"""Characters of a cell that holds running text."""

_PROSE_SHARE = 0.6
"""A column of running text has at least this share of its text in such cells."""

_LIKE = 3.0
"""The fuller of the two columns holds at most this many times the other's text."""

_SHARE = 0.6
"""The two columns hold at least this share of the table's text."""


def lanes_by_text(cells: Iterable[tuple[int, str]]) -> Mapping[int, Lane]:
    """Return the lane of each column of a table given as (column, text) of its cells.

    Empty unless just two columns hold running text, much alike in amount.
    """
    lengths: dict[int, list[int]] = defaultdict(list)
    for column, text in cells:
        lengths[column].append(sum(map(len, text.split())))
    total = sum(map(sum, lengths.values()))
    prose = sorted(column for column, found in lengths.items() if is_prose(found))
    if len(prose) != 2:
        return {}
    left, right = (sum(lengths[column]) for column in prose)
    if max(left, right) > _LIKE * min(left, right) or left + right < _SHARE * total:
        return {}
    return {prose[0]: "left", prose[1]: "right"}


def is_prose(lengths: Iterable[int]) -> bool:
    """Whether cells of these lengths hold running text for the most part; short heads may."""
    found = list(lengths)
    return 0 < _PROSE_SHARE * sum(found) <= sum(length for length in found if length >= _PROSE)
