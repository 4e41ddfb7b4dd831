"""Find the KPI table's row for each KPI of the body, by section and indicator."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from plandiff.kpi.likeness import ratio
from plandiff.kpi.pairing import Entry, pair_entries
from plandiff.text.fold import bare
from plandiff.text.markers import parse_markers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_NEAREST: Final = 5
"""So many titles are looked at closely for a cell that names none exactly."""
SAME_SECTION: Final = 0.7
"""A section cell so like a heading names that heading; it may also hold the parents' titles."""


def link_rows(
    body: Sequence[tuple[str, str]], rows: Sequence[tuple[str, str]]
) -> tuple[tuple[int, int], ...]:
    """Pair body KPIs with table rows, each given as (indicator, section as printed).

    The table abbreviates section titles, so a cell is matched to the likest heading; a KPI may
    also be found under another heading when its indicator says so.
    """
    titles = list(dict.fromkeys(section for _, section in body))
    numbers = {title: number for number, title in enumerate(titles)}
    homes = best_titles(dict.fromkeys(section for _, section in rows), titles)
    left = [Entry(indicator, numbers[section]) for indicator, section in body]
    right = [Entry(indicator, homes[section]) for indicator, section in rows]
    return tuple((pair.left, pair.right) for pair in pair_entries(left, right))


def best_titles(
    cells: Iterable[str], titles: Sequence[str], floor: float = SAME_SECTION
) -> dict[str, int]:
    """Give each section cell the index of the title it names, -1 when none is like it.

    A title the cell ends in is found by look-up; only other cells are compared, with the few
    titles that share the most character pairs.
    """
    words_of = [section_words(title) for title in titles]
    exact = {words: at for at, words in reversed(list(enumerate(words_of))) if words}
    return {cell: _best(cell, titles, words_of, exact, floor) for cell in cells}


def _best(
    cell: str,
    titles: Sequence[str],
    words_of: Sequence[str],
    exact: Mapping[str, int],
    floor: float,
) -> int:
    whole = bare(cell)
    for start in range(len(whole)):
        if whole[start:] in exact:
            return exact[whole[start:]]
    near = _nearest(whole, words_of)
    best = max(near, key=lambda at: (section_likeness(cell, titles[at]), -at), default=-1)
    return best if best >= 0 and section_likeness(cell, titles[best]) >= floor else -1


def _nearest(whole: str, words_of: Sequence[str]) -> list[int]:
    """Return the few titles that share the most character pairs with a cell."""
    pairs = _pairs(whole)
    shared = [len(pairs & _pairs(words)) for words in words_of]
    return sorted(range(len(words_of)), key=lambda at: (-shared[at], at))[:_NEAREST]


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


@lru_cache(maxsize=4096)
def section_likeness(cell: str, title: str) -> float:
    """Measure from 0 to 1 how far a section cell names a heading: 1 when it holds its words."""
    whole, wanted = bare(cell), section_words(title)
    if not whole or not wanted:
        return 0.0
    if whole.endswith(wanted):
        return 1.0
    if wanted in whole:
        return 0.99
    return 0.98 * max(ratio(wanted, whole[-len(wanted) :]), ratio(wanted, whole))


@lru_cache(maxsize=4096)
def section_words(title: str) -> str:
    """Return a heading's title without number and punctuation: サービス水準 of ②サービス水準."""
    leading = parse_markers(title)
    return bare(title[leading[-1].end :] if leading else title)
