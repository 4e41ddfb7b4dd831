"""Page furniture: lines that come back at the same height on page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.read.pdf.raw import Run

_MARGIN = 0.13
"""Share of the page's height at head and foot where furniture stands."""

_EDGE_LINES = 3
"""Furniture is among the first or last rows of its page."""

_HEIGHT_PT = 4.0
_SHARE = 0.4
"""A line must come back on this share of the pages, and on three at least; a page number on
two."""

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

_PAGE_FORM = "#page#"
_DIGITS = re.compile(r"[0-9０-９]+")


class PageRows(NamedTuple):
    """The rows of one page, its columns not yet told apart."""

    height: float
    rows: Sequence[Sequence[Run]]


_Place = tuple[int, int, float]
"""Page index, row index, top."""


def furniture(pages: Sequence[PageRows]) -> list[set[int]]:
    """Return the rows of each page, by index, that are page furniture."""
    groups: dict[str, list[_Place]] = defaultdict(list)
    for p, page in enumerate(pages):
        for k in _edge_rows(page):
            row = page.rows[k]
            form = _form(" ".join(run.text for run in row))
            groups[form].append((p, k, min(run.y0 for run in row)))
    found: list[set[int]] = [set() for _ in pages]
    for form, places in groups.items():
        least = 2 if form == _PAGE_FORM else max(3, round(_SHARE * len(pages)))
        for near in _same_height(places):
            if len({p for p, _, _ in near}) >= least:
                for p, k, _ in near:
                    found[p].add(k)
    return found


def _edge_rows(page: PageRows) -> list[int]:
    """Return the rows near the head or foot of the page."""
    margin = _MARGIN * page.height
    count = len(page.rows)
    heads = [k for k in range(min(count, _EDGE_LINES)) if page.rows[k][0].y1 <= margin]
    feet = [
        k
        for k in range(max(0, count - _EDGE_LINES), count)
        if page.rows[k][0].y0 >= page.height - margin
    ]
    return sorted({*heads, *feet})


def _form(text: str) -> str:
    """Return what must be equal on other pages: page numbers may count on."""
    if _PAGE_NUMBER.match(text):
        return _PAGE_FORM
    return _DIGITS.sub("#", "".join(text.split()))


def _same_height(places: Sequence[_Place]) -> list[list[_Place]]:
    groups: list[list[_Place]] = []
    for place in sorted(places, key=lambda item: item[2]):
        if groups and place[2] - groups[-1][0][2] <= _HEIGHT_PT:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups
