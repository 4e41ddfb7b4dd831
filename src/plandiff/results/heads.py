"""Recognise column heads and block heads, with the year each one names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from plandiff.results.layouts import BLOCK_WORDS, HEAD_WORDS
from plandiff.results.rows import cut
from plandiff.text.years import fiscal_years

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import Piece
    from plandiff.model_results import ReportRole
    from plandiff.results.rows import Row

MAX_HEAD_LINES = 10
"""A row of heads set in narrow columns wraps over this many lines at most."""


@dataclass(frozen=True, slots=True)
class Head:
    """One head as printed, with the role its words and year give it."""

    role: ReportRole
    text: str
    year: int | None
    word: str


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A row of heads: rows[first:last] of the document."""

    first: int
    last: int
    heads: tuple[Head, ...]

    @property
    def roles(self) -> tuple[ReportRole, ...]:
        """Return the roles in printed order."""
        return tuple(head.role for head in self.heads)


def plain(text: str) -> str:
    """Return a folded text as heads are written: no blanks, one spelling of 取組."""
    return re.sub(r"取り組み?|取組み", "取組", text.replace(" ", ""))


_YEAR = r"(?:令和|平成|R|H)(?:\d+|元)年?度?末?の?|\d{4}年度の?|(?:前|翌|次|本|当)年度末?の?"


@cache
def _grammar() -> re.Pattern[str]:
    words = sorted((w for _, ws in HEAD_WORDS for w in ws), key=len, reverse=True)
    names = "|".join(map(re.escape, words))
    aside = r"[(<\[【]参考[)>\]】]|参考[::]?"
    return re.compile(rf"(?:{aside})?(?P<year>{_YEAR})?(?P<word>{names})(?:{aside})?", re.VERBOSE)


@cache
def _chain() -> re.Pattern[str]:
    unit = re.sub(r"[?]P<[a-z]+>", "?:", _grammar().pattern)
    return re.compile(rf"(?:{unit})(?:\|?(?:{unit}))*", re.VERBOSE)


@cache
def _roles() -> dict[str, ReportRole]:
    return {word: role for role, words in HEAD_WORDS for word in words}


def parse_heads(text: str) -> tuple[Head, ...]:
    """Return the heads that `text` consists of, or none if it holds anything else.

    Blanks part heads where that gives heads throughout; else they are set inside one.
    """
    if not text or len(text) > 160 or "。" in text:
        return ()
    parted = plain("|".join(text.split()))
    flat = parted if _chain().fullmatch(parted) else parted.replace("|", "")
    if not _chain().fullmatch(flat):
        return ()
    return tuple(_head(match) for match in _grammar().finditer(flat))


def _head(match: re.Match[str]) -> Head:
    word, printed = match["word"], match["year"] or ""
    mentions = fiscal_years(printed) if printed else ()
    role = _roles()[word]
    if printed.startswith("前") and role == "actual":
        role = "previous"
    if printed.startswith(("翌", "次")) and role == "result":
        role = "next_year"
    return Head(role, match[0], mentions[0].year if mentions else None, word)


def find_head_rows(rows: Sequence[Row]) -> tuple[HeadRow, ...]:
    """Return every row of two heads or more, wrapped ones whole, in reading order."""
    found: list[HeadRow] = []
    index = 0
    while index < len(rows):
        row = _longest(rows, index)
        if row is None:
            index += 1
        else:
            found.append(row)
            index = row.last
    return tuple(found)


def _longest(rows: Sequence[Row], first: int) -> HeadRow | None:
    best: HeadRow | None = None
    if not _may_open(rows[first].text):
        return None
    text = ""
    for last in range(first + 1, min(first + MAX_HEAD_LINES, len(rows)) + 1):
        row = rows[last - 1]
        if row.page != rows[first].page or len(row.text) > 60 or _starts_anew(rows, first, last):
            break
        text += row.text
        heads = parse_heads(text)
        if len(heads) > 1:
            best = HeadRow(first, last, heads)
    return best


def _may_open(text: str) -> bool:
    """Tell a line that begins as some head does."""
    return _grammar().match(plain(text)[:24]) is not None or len(text) <= 8


def _starts_anew(rows: Sequence[Row], first: int, last: int) -> bool:
    """Tell whether the row before `last` is a whole row of heads itself (KPI above 指標 ...)."""
    whole = parse_heads(rows[last - 1].text)
    if last - first < 2 or len(whole) < 2:
        return False
    above = [head.role for head in parse_heads(rows[first].text)]
    return above != ["title"] or "title" in {head.role for head in whole}


def dated(heads: tuple[Head, ...], fiscal_year: int | None) -> tuple[Head, ...]:
    """Give heads that name years their role: 実績 of an earlier year is `previous`."""
    years = [h.year for h in heads if h.year is not None and h.role in {"actual", "previous"}]
    current = fiscal_year if fiscal_year is not None else max(years, default=None)
    return tuple(_dated(head, current) for head in heads)


def _dated(head: Head, current: int | None) -> Head:
    role = head.role
    if current is None or head.year is None:
        return head
    if role == "actual" and head.year < current:
        role = "previous"
    if role == "result" and head.year > current:
        role = "next_year"
    return Head(role, head.text, head.year, head.word)


@cache
def _block_pattern() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, BLOCK_WORDS), key=len, reverse=True))
    return re.compile(rf"(?:^|(?<=\s))[【\[]?(?P<word>{words})[】\]]?(?=\s|$)")


def block_heads(row: Row) -> tuple[tuple[Head, Piece], ...]:
    """Return the block heads of one line with where they stand: `KPI目標 ... KPI結果 ...`.

    A head counts at the start of a line only, or after one that does.
    """
    found: list[tuple[Head, Piece]] = []
    for match in _block_pattern().finditer(row.text):
        if not found and match.start() > 0:
            break
        head = Head(_roles()[match["word"]], match[0], None, match["word"])
        found.append((head, cut(row, match.start(), match.end())))
    return tuple(found)
