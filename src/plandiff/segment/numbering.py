"""Numbers that only their context shows to be enumerators: 「２）年度末の…」 after １）.

Read alone such a line may as well be a date or a figure, so `text.markers` leaves it unmarked.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from plandiff.text.fold import fold
from plandiff.text.markers import Marker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.segment.rows import Row

__all__ = ["first_item", "next_number", "with_chapters"]

_LAST_NUMBER = re.compile(r"(?P<before>.*?)(?P<number>[0-9]{1,2})(?P<after>[^0-9]*)")
_FIRST_ITEM = re.compile(r"\s*(?P<item>[(]?1[).])(?=\s*\S)")
# 1 目的 (the blank may be any; a figure with its unit has the same look, so 1.1 must follow)
_CHAPTER = re.compile(r"\s*(?P<number>[0-9]{1,2})\s+(?=\S)")
_STYLES = {"1)": "#）", "(1)": "（#）", "1.": "#．"}


def next_number(text: str, last: Marker) -> Marker | None:
    """Return the marker that counts on from `last` at the head of `text`, if it is there."""
    if not last.ordinal:
        return None
    parts = _LAST_NUMBER.fullmatch(fold(last.text))
    if parts is None:
        return None
    ordinal = (*last.ordinal[:-1], last.ordinal[-1] + 1)
    frame = re.escape(parts["before"]) + str(ordinal[-1]) + re.escape(parts["after"])
    border = r"(?![0-9.,])" if parts["after"] else r"(?=\s)"
    match = re.match(rf"\s*(?P<item>{frame}){border}", fold(text[:16]))
    if match is None:
        return None
    return _marker(text, match.span("item"), last.style, ordinal)


def first_item(text: str, start: int) -> Marker | None:
    """Return the item number 1 right after a KPI head that ends at `start`."""
    match = _FIRST_ITEM.match(fold(text[start : start + 8]))
    if match is None:
        return None
    span = (start + match.start("item"), start + match.end("item"))
    return _marker(text, span, _STYLES.get(match["item"], "#）"), (1,))


def with_chapters(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Mark bare numbers that head chapters: 「1 目的」 where the next number printed is 1.1."""
    found = list(rows)
    following: Marker | None = None
    for place in range(len(rows) - 1, -1, -1):
        row = rows[place]
        if following is not None and not row.markers:
            marker = _chapter(row.line.text, following)
            if marker is not None:
                found[place] = row = replace(row, markers=(marker,))
        if row.markers:
            following = row.markers[0]
    return tuple(found)


def _chapter(text: str, following: Marker) -> Marker | None:
    if following.style != "#.#" or following.ordinal[1:] not in {(1,), (1, 1)}:
        return None
    match = _CHAPTER.match(fold(text[:8]))
    if match is None or int(match["number"]) != following.ordinal[0]:
        return None
    return _marker(text, match.span("number"), "#", following.ordinal[:1])


def _marker(text: str, span: tuple[int, int], style: str, ordinal: tuple[int, ...]) -> Marker:
    return Marker("enumerator", style, ordinal, text[span[0] : span[1]], *span)
