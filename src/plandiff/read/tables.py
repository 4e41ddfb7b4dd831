"""Which columns of a table set two plans side by side, judged by their heads and text."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plandiff.model import Lane
    from plandiff.text.sides import SideHeads

__all__ = ["hold_plans", "is_prose", "lanes_by_text"]

_WORDS = 2
"""Letters for each digit, from which on a column holds wording rather than figures."""

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


def hold_plans(heads: SideHeads, below: Iterable[Iterable[tuple[int, str]]]) -> bool:
    """Whether two columns with these heads hold two plans; `below` are rows of (column, text).

    Beside a column of items there may be two years' figures under the same heads.
    """
    if not heads.is_plain:
        return False
    if not heads.has_items:
        return True
    texts: dict[int, str] = defaultdict(str)
    for row in below:
        for column, text in row:
            texts[column] += text
    return all(_is_wording(texts[column]) for column in (heads.left, heads.right))


def _is_wording(text: str) -> bool:
    letters = sum(char.isalpha() for char in text)
    return letters > 0 and letters >= _WORDS * sum(char.isdecimal() for char in text)


def is_prose(lengths: Iterable[int]) -> bool:
    """Whether cells of these lengths hold running text for the most part; short heads may."""
    found = list(lengths)
    return 0 < _PROSE_SHARE * sum(found) <= sum(length for length in found if length >= _PROSE)
