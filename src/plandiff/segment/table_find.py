"""Where in a plan its KPI 一覧表 stands: the title, the head line of its columns, and its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from plandiff.segment.table_values import is_value
from plandiff.segment.words import block_name
from plandiff.text.fold import fold, key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.segment.row import Row

__all__ = ["COLUMN_HEADS", "Head", "Region", "find_tables", "is_title"]

LOOK_BACK = 4
"""Lines above the head line in which the title and a chapter line may stand."""
LONGEST_HEAD = 60
LONGEST_WORD = 12
"""Longest head of one column."""
LOOK_AHEAD = 12
"""Lines after a heading in which bullets show that the table has ended."""

_SECTION = (
    r"(?:具体的な?)?(?:施策|取組|取り組み)(?:等|名|事項|項目)?|重点(?:施策|事項)|事業名?|項目|分野"
    r"|measures?|sections?|programmes?"
)
_KPI = (
    r"(?:KPI|重要業績評価指標|成果指標|評価指標|数値目標|指標|目標値?|indicators?|targets?)"
    r"(?:\s*[(][^()]*[)])?"
)
_REFERENCE = (
    r"(?:[(]?参考|現状|基準|直近|実績|前年度|(?:令和|平成)\s?[0-9元]|[RH]\s?[0-9]|20[0-9]{2}"
    r"|reference|baseline|latest|result).*"
)
_BLANK = re.compile(r"\S\s+\S")
_KPI_WORD = re.compile(r"[KＫ][PＰ][IＩ]|指標|目標|indicator|target", re.IGNORECASE)
_HEAD = re.compile(
    rf"(?P<section>{_SECTION})\s+(?P<kpi>{_KPI})(?:\s+(?P<reference>{_REFERENCE}))?"
    rf"|(?P<kpi2>{_KPI})\s+(?P<reference2>{_REFERENCE})",
    re.IGNORECASE,
)
COLUMN_HEADS = tuple(re.compile(p, re.IGNORECASE) for p in (_SECTION, _KPI, _REFERENCE))
"""What heads the column of sections, of KPIs, of references, over folded text."""
_TITLE = re.compile(
    r".*(?:KPI|指標|目標).*(?:一覧表?|表)|.*一覧表|.*KPI\s*(?:table|list).*", re.IGNORECASE
)


_TITLE_WORD = re.compile(r"一覧|表|table|list", re.IGNORECASE)


class Head(NamedTuple):
    """The line or lines that name the columns."""

    rows: tuple[Row, ...]
    reference: str
    """Head of the reference column as printed; empty if it has none."""
    has_sections: bool = True
    """It names a column of sections; without one a table stands within its section."""


class Region(NamedTuple):
    """The rows of one KPI 一覧表, title first."""

    start: int
    end: int
    """Places in the plan's rows, half-open."""
    title: int | None
    """Place of the title row, if it is printed."""


def find_tables(rows: Sequence[Row]) -> tuple[Region, ...]:
    """Return the KPI tables of a plan in order, not overlapping."""
    regions: list[Region] = []
    at = 0
    while at < len(rows):
        head = head_at(rows, at)
        floor = regions[-1].end if regions else 0
        start, title = _start(rows, at, floor) if head else (at, None)
        if head is None or not (head.has_sections or title is not None):
            at += 1
            continue
        end = _end(rows, at, title)
        regions.append(Region(start, end, title))
        at = end
    return tuple(regions)


def head_at(rows: Sequence[Row], at: int) -> Head | None:
    """Return the head line of the columns that begins at a place, in one line or one a column."""
    text = rows[at].text
    if len(text) > LONGEST_HEAD or text[-1] in "。、":
        return None
    if len(text) <= LONGEST_WORD:
        return _stacked_head(rows, at)
    if not (_BLANK.search(text) and _KPI_WORD.search(text)):
        return None
    match = _HEAD.fullmatch(fold(text))
    if match is not None:
        reference = match["reference"] or match["reference2"] or ""
        printed = text[len(text) - len(reference) :] if reference else ""
        return Head((rows[at],), printed, has_sections=match["section"] is not None)
    return None


def _stacked_head(rows: Sequence[Row], at: int) -> Head | None:
    """Read a head whose columns come one a line, as cells do."""
    parts = rows[at : at + len(COLUMN_HEADS)]
    texts = [fold(row.text) for row in parts]
    if not texts or not COLUMN_HEADS[0].fullmatch(texts[0]):
        return None
    count = 1
    while count < len(texts) and COLUMN_HEADS[count].fullmatch(texts[count]):
        count += 1
    if count < 2:
        return None
    return Head(tuple(parts[:count]), parts[2].text if count == len(COLUMN_HEADS) else "")


def is_title(row: Row) -> bool:
    """Tell the title of a KPI table: …KPI一覧表."""
    if len(row.text) > LONGEST_HEAD or not _TITLE_WORD.search(row.text):
        return False
    is_free = row.marker is None or row.marker.kind in {"block", "bullet"}
    return is_free and _TITLE.fullmatch(fold(row.text)) is not None


def _start(rows: Sequence[Row], head: int, floor: int) -> tuple[int, int | None]:
    above = range(head - 1, max(floor, head - LOOK_BACK) - 1, -1)
    title = next((i for i in above if is_title(rows[i])), None)
    if title is not None:
        return title, title
    is_chapter = head > floor and _is_enumerated(rows[head - 1]) and rows[head - 1].text[-1] != "。"
    return (head - 1 if is_chapter else head), None


def _end(rows: Sequence[Row], head: int, title: int | None) -> int:
    name = key(rows[title].text) if title is not None else ""
    for at in range(head + 1, len(rows)):
        if is_title(rows[at]) and key(rows[at].text) != name and _head_follows(rows, at):
            return at
        if rows[at].table_row is None and _is_enumerated(rows[at]) and _text_follows(rows, at + 1):
            return at
    return len(rows)


def _head_follows(rows: Sequence[Row], at: int) -> bool:
    return any(head_at(rows, i) for i in range(at + 1, min(at + LOOK_BACK, len(rows))))


def _text_follows(rows: Sequence[Row], start: int) -> bool:
    """Whether bullets or block heads come before any figure of a table: it is the text again."""
    for at in range(start, min(start + LOOK_AHEAD, len(rows))):
        is_cell = rows[at].table_row is not None
        if is_cell or is_value(rows[at]) or head_at(rows, at) is not None:
            return False
        if _is_bullet(rows[at]) or block_name(rows[at].text):
            return True
    return False


def _is_bullet(row: Row) -> bool:
    return row.marker is not None and row.marker.kind == "bullet"


def _is_enumerated(row: Row) -> bool:
    return row.marker is not None and row.marker.kind == "enumerator"
