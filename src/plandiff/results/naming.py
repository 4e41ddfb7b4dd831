"""Give table rows their titles where titles stand apart from them."""

from __future__ import annotations

from itertools import pairwise, permutations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.results.outline import Title

MANY = 6
"""More rows than this are named in printed order; trying every order would cost too much."""
IN_ORDER = 0.1
"""Bonus for each pair of numbers that rise with the rows."""


def likeness(title: str, text: str) -> float:
    """Return the share of a title's character pairs that a text holds."""
    pairs = {title[i : i + 2] for i in range(len(title) - 1)}
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0


def match_titles(titles: Sequence[Title], texts: Sequence[str]) -> tuple[Title | None, ...]:
    """Return the title of each row: the assignment with the best likeness over all rows.

    With fewer titles than rows, the rows that fit worst stay without.
    """
    padded: list[Title | None] = [*titles, *([None] * (len(texts) - len(titles)))]
    if len(padded) > MANY:
        return tuple(padded[: len(texts)])
    likely = {
        (i, j): likeness(title.text, text)
        for i, title in enumerate(titles)
        for j, text in enumerate(texts)
    }

    def total(order: tuple[int, ...]) -> float:
        score = sum(likely.get((i, j), 0.0) for j, i in enumerate(order))
        numbers = [titles[i].ordinal for i in order if i < len(titles)]
        return score + IN_ORDER * sum(a < b for a, b in pairwise(numbers))

    best = max(permutations(range(len(padded)), len(texts)), key=total)
    return tuple(padded[i] for i in best)


def choose(
    trailing: Sequence[Title],
    leading: Sequence[Title],
    count: int,
    following: Title | None,
    parents: frozenset[str],
) -> tuple[list[Title], list[Title]]:
    """Return the titles of `count` rows and the titles above them.

    Titles after the table come first; where they are too few, headings at its beginning fill up.
    Where they are too many, kinds of number that are parents elsewhere, then kinds that the next
    table does not count on, are parents.
    """
    pool = [*leading, *trailing] if len(trailing) < count else list(trailing)
    if len(pool) <= count:
        return pool, []
    ranked = sorted(pool, key=lambda t: _rank(t, trailing, following, parents))
    own = {t.row for t in ranked[:count]}
    return [t for t in pool if t.row in own], [
        t for t in pool if t.row not in own and _is_above(t, pool, own)
    ]


def _rank(
    title: Title, trailing: Sequence[Title], following: Title | None, parents: frozenset[str]
) -> tuple[bool, bool, bool]:
    counts_on = (
        following is not None
        and following.style == title.style
        and following.ordinal == title.ordinal + 1
    )
    return title.style in parents, title not in trailing, not counts_on


def _is_above(title: Title, pool: Sequence[Title], own: set[int]) -> bool:
    """Tell a parent from a heading inside a plan: no title of its own kind was chosen."""
    return all(t.style != title.style for t in pool if t.row in own)
