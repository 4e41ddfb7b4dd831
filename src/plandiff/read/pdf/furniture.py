"""Page furniture: lines that come back at the same height on page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.read.pdf.raw import Run

_MARGIN = 0.2
"""Share of the page's height at head and foot where furniture stands."""

_EDGE_LINES = 4
"""Furniture is among the first or last rows of its page."""

_HEIGHT_PT = 4.0
_SHARE = 0.4
"""A row must come back on this share of the pages, and on three at least; a page number on two."""

_PAGE_NUMBER = re.compile(
    r"""
    ^ [\s\-‐‑–—―−－・~〜～(（\[]*      # - 12 -
    (?: p\.? | page | 第 )? \s*
    [0-9０-９]{1,4}
    \s* (?: 頁 | ページ | [/／] \s* [0-9０-９]{1,4} | of \s+ [0-9]{1,4} )?
    [\s\-‐‑–—―−－・~〜～)）\]]* $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DIGITS = re.compile(r"[0-9０-９]+")
_LONGEST = 40
"""A header with the page's number in it is no longer than this."""


class PageRows(NamedTuple):
    """The rows of one page, its columns not yet told apart."""

    height: float
    rows: Sequence[Sequence[Run]]


class _Place(NamedTuple):
    page: int
    row: int
    top: float


def furniture(pages: Sequence[PageRows]) -> list[set[int]]:
    """Return the rows of each page, by index, that are page furniture.

    A row counts only if the rows between it and the page's edge do.
    """
    found: list[set[int]] = [set() for _ in pages]
    for at_head in (True, False):
        groups = [
            (near, least)
            for least, places in _groups(pages, at_head=at_head)
            for near in _same_height(places)
        ]
        groups.sort(key=lambda group: group[0][0].top if at_head else -group[0][0].top)
        for near, least in groups:
            outermost = [
                place for place in near if _is_outermost(place, pages, found, at_head=at_head)
            ]
            if len({p.page for p in near}) >= least and 2 * len(outermost) >= len(near):
                for place in near:
                    found[place.page].add(place.row)
    return found


def _is_outermost(
    place: _Place, pages: Sequence[PageRows], found: Sequence[set[int]], *, at_head: bool
) -> bool:
    """Whether all rows between a row and the edge of its page are known as furniture."""
    count = len(pages[place.page].rows)
    beyond = range(place.row) if at_head else range(place.row + 1, count)
    return all(k in found[place.page] for k in beyond)


def _groups(pages: Sequence[PageRows], *, at_head: bool) -> list[tuple[int, list[_Place]]]:
    """Group the rows at heads or feet that say the same; with the pages each group needs."""
    usual = max(3, round(_SHARE * len(pages)))
    groups: dict[tuple[str, int | None], list[_Place]] = defaultdict(list)
    for p, page in enumerate(pages):
        for k in _edge_rows(page, at_head=at_head):
            row = page.rows[k]
            text = "".join("".join(run.text.split()) for run in row)
            for form in _forms(text, p):
                groups[form].append(_Place(p, k, min(run.y0 for run in row)))
    return [(2 if form == "#" else usual, places) for (form, _), places in groups.items()]


def _edge_rows(page: PageRows, *, at_head: bool) -> list[int]:
    """Return the rows near the head or foot of the page."""
    margin = _MARGIN * page.height
    count = len(page.rows)
    if at_head:
        return [k for k in range(min(count, _EDGE_LINES)) if page.rows[k][0].y1 <= margin]
    low = page.height - margin
    return [k for k in range(max(0, count - _EDGE_LINES), count) if page.rows[k][0].y0 >= low]


def _forms(text: str, page: int) -> list[tuple[str, int | None]]:
    """Return what must be equal on other pages: the words, or all but a number that counts along.

    A page number needs no words about it; that of a running head is its last number.
    """
    numbers = list(_DIGITS.finditer(text))
    if _PAGE_NUMBER.match(text):
        return [("#", int(numbers[0][0]) - page)]
    forms: list[tuple[str, int | None]] = [(text, None)]
    if numbers and len(text) <= _LONGEST and len(numbers[-1][0]) <= 4:
        start, end = numbers[-1].span()
        forms.append((f"{text[:start]}#{text[end:]}", int(numbers[-1][0]) - page))
    return forms


def _same_height(places: Sequence[_Place]) -> list[list[_Place]]:
    groups: list[list[_Place]] = []
    for place in sorted(places, key=lambda item: item.top):
        if groups and place.top - groups[-1][0].top <= _HEIGHT_PT:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups
