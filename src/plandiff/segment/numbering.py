"""Numbers that only their context shows to be enumerators: 「２）年度末の…」 after １）.

Read alone such a line may as well be a date or a figure, so `text.markers` leaves it unmarked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.text.fold import fold
from plandiff.text.markers import Marker
from plandiff.text.numerals import quantities
from plandiff.text.sentences import finished

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.segment.row import Row

__all__ = ["first_item", "next_number", "with_chapters"]

_LAST_NUMBER = re.compile(r"(?P<before>.*?)(?P<number>[0-9]{1,2})(?P<after>[^0-9]*)")
_FIRST_ITEM = re.compile(r"\s*(?P<item>[(]?1[).])(?=\s*\S)")
# 1 目的 (the blank may be any)
_CHAPTER = re.compile(r"\s*(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2}){0,3})\s+(?=\S)")
FEWEST_CHAPTERS = 3
_CHAPTER_STYLE = "第#"
BREAKS_OFF = 0.1
"""At most this finished, a line breaks off in mid-sentence."""
ENDS = 0.5
"""At least this finished, a line ends its sentence."""
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
    """Mark bare numbers that head chapters: 「1 目的」.

    A figure with its unit has the same look. So the next number printed must be 1.1, or the first
    item of another count stand right below, or the line stand out by its print, or at least three
    such lines count on from 1 through the plan.
    """
    found = list(rows)
    following: Marker | None = None
    for place in range(len(rows) - 1, -1, -1):
        row = rows[place]
        marker = None if row.markers or row.is_listed else _bare_number(row.line.text)
        below = found[place + 1] if place + 1 < len(rows) else None
        if marker is not None and (
            _is_first_under(following, marker) or row.stands_out or _opens_list(row, below)
        ):
            found[place] = row = row._replace(markers=(marker,))
        if row.markers:
            following = row.markers[0]
    has_decimals = any(row.markers and row.markers[0].style == "#.#" for row in rows)
    return tuple(found) if has_decimals else _with_counted(found)


def _is_first_under(following: Marker | None, chapter: Marker) -> bool:
    if following is None or following.style != "#.#" or chapter.style != "#":
        return False
    return following.ordinal in {(*chapter.ordinal, 1), (*chapter.ordinal, 1, 1)}


def _opens_list(row: Row, below: Row | None) -> bool:
    """Whether the first item of another count stands right below a title: 1 目的 /（１）範囲."""
    marker = below.marker if below else None
    if marker is None or marker.kind != "enumerator" or marker.style in {"#", "#.#"}:
        return False
    return marker.ordinal == (1,) and _is_title(row, None)


def _with_counted(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Mark the bare numbers that count 1, 2, 3, each a title of its own.

    They count through the plan, or anew in each 第１章.
    """
    chapters: list[tuple[int, Marker]] = []
    count = 0
    for place, row in enumerate(rows):
        if _is_chapter(row):
            count = 0
        elif row.markers and row.markers[0].style == "#":
            count = row.markers[0].ordinal[-1]
        marker = None if row.markers or row.is_listed else _bare_number(row.line.text)
        is_next = marker is not None and marker.ordinal == (count + 1,)
        if marker is not None and is_next and _is_title(row, rows[place - 1] if place else None):
            chapters.append((place, marker))
            count += 1
    found = list(rows)
    for place, marker in chapters if len(chapters) >= FEWEST_CHAPTERS else ():
        found[place] = rows[place]._replace(markers=(marker,))
    return tuple(found)


def _is_title(row: Row, before: Row | None) -> bool:
    """Whether a row that begins with a number is no sentence and no figure with its unit."""
    if "。" in row.text or finished(row.text) <= BREAKS_OFF:
        return False
    figures = quantities(row.text)
    is_figure = bool(figures) and figures[0].start == 0 and bool(figures[0].unit)
    is_free = before is None or finished(before.text) >= ENDS or _is_chapter(before)
    return not is_figure and is_free


def _is_chapter(row: Row) -> bool:
    return bool(row.markers) and row.markers[0].style.startswith(_CHAPTER_STYLE)


def _bare_number(text: str) -> Marker | None:
    if not text.lstrip()[:1].isdecimal():
        return None
    match = _CHAPTER.match(fold(text[:16]))
    if match is None:
        return None
    ordinal = tuple(int(part) for part in match["number"].split("."))
    return _marker(text, match.span("number"), "#" if len(ordinal) == 1 else "#.#", ordinal)


def _marker(text: str, span: tuple[int, int], style: str, ordinal: tuple[int, ...]) -> Marker:
    return Marker("enumerator", style, ordinal, text[span[0] : span[1]], *span)
