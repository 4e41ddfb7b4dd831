"""What is printed around the columns: title page, page heads naming both plans, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from plandiff.text.fold import fold, key
from plandiff.text.markers import parse_marker
from plandiff.text.sides import newer_word
from plandiff.text.years import fiscal_years

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plandiff.model import Line

PAGE_NUMBER = re.compile(
    r"""[-‐–—−ー\s(（\[]*            # - 3 -
        (?:p\.?|page|ページ|頁)?\s*
        \d{1,4}
        (?:\s*[/／]\s*\d{1,4})?
        \s*(?:ページ|頁)?
        [-‐–—−ー\s)）\]]*""",
    re.VERBOSE | re.IGNORECASE,
)
DASHED = re.compile(r"[-‐–—−ー―](?P<number>\d{1,3})[-‐–—−ー―]")
RUNNING = re.compile(r"(?P<words>\S{4,30})\s+(?P<number>\d{1,3})")
FEWEST_FEET = 3
"""Times a running title with its number is printed at least where pages are not known."""
SHORTEST_PAGE = 5
"""Lines of text from one page number to the next at least."""
WORD_BORDER = re.compile(r"[\s|｜│／/（）()【】\[\]：:]+")
DIGITS = re.compile(r"\d+")
TOP = 3
"""Lines from the top of a page in which a page head may stand."""
HEAD_LENGTH = 100
"""Characters of a head line over both columns at most."""
LIKE_HALVES = 0.5
"""Share of its two halves that must be alike."""
FRONT_LINES = 30
"""A title page holds no more lines than this."""


class Furniture(NamedTuple):
    """Lines outside the columns, and those among them that head the two columns."""

    lines: frozenset[int]
    heads: tuple[Line, ...]


def find_furniture(lines: Sequence[Line]) -> Furniture:
    """Separate page furniture from body lines; `lines` hold text, in line order."""
    pages = _by_page(lines)
    heads = _column_heads(lines, pages)
    found = {line.no for line in lines if line.furniture} | {line.no for line in heads}
    found |= _repeated(pages) | _page_numbers(pages) | _counted_feet(lines)
    found |= _front(lines, found, heads)
    return Furniture(frozenset(found), heads)


def _column_heads(lines: Sequence[Line], pages: Sequence[Sequence[Line]]) -> tuple[Line, ...]:
    """Lines that name both columns: at the top of a page, or the same again further down."""
    top = [line for page in pages for line in page[:TOP] if names_both(line.text)]
    known = {key(line.text) for line in top}
    return tuple(line for line in lines if key(line.text) in known)


def _by_page(lines: Iterable[Line]) -> list[list[Line]]:
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return list(pages.values())


def names_both(text: str) -> bool:
    """Whether a line heads both columns: two fiscal years, or both words of a pair."""
    mentions = fiscal_years(text)
    if len({mention.year for mention in mentions}) == 2 and len(mentions) == 2:
        return _is_head(text, mentions[0].text, mentions[1].text)
    return newer_first(text) is not None


def _is_head(text: str, first: str, second: str) -> bool:
    """Two like halves: what stands around the one year stands around the other too."""
    folded = key(text)
    if len(folded) > HEAD_LENGTH or folded.endswith("。"):
        return False
    before = folded.find(key(first)) + len(key(first))
    start = folded.find(key(second), before)
    if newer_word(*(_word_before(text, year) for year in (first, second))) is not None:
        return True
    return any(
        _are_halves(folded[:at].replace(key(first), "", 1), folded[at:].replace(key(second), "", 1))
        for at in range(start, before - 1, -1)
    )


def _word_before(text: str, year: str) -> str:
    """Return the last word before a year: 改正案 in 「計画　改正案（令和７年度）」."""
    words = [word for word in WORD_BORDER.split(key_words(text[: text.find(year)])) if word]
    return words[-1] if words else ""


def _are_halves(left: str, right: str) -> bool:
    return _alike(left, right) >= LIKE_HALVES * max(len(left), len(right))


def _alike(a: str, b: str) -> int:
    """Length of the common beginning and end of two texts."""
    shorter = min(len(a), len(b))
    head = next((i for i in range(shorter) if a[i] != b[i]), shorter)
    tail = next((i for i in range(shorter - head) if a[-1 - i] != b[-1 - i]), shorter - head)
    return head + tail


def newer_first(text: str) -> bool | None:
    """Read a head of side words: True when the newer plan stands first; None for no such head."""
    words = [word for word in WORD_BORDER.split(key_words(text)) if word]
    return newer_word(*words) if len(words) == 2 else None


def key_words(text: str) -> str:
    """Lower-cased text with blanks kept as word borders."""
    return re.sub(r"\s+", " ", text).casefold()


def _repeated(pages: Sequence[Sequence[Line]]) -> set[int]:
    """First and last lines of pages whose text recurs, digits aside, on a third of the pages."""
    edges = [
        line for page in pages for line in {page[0].no: page[0], page[-1].no: page[-1]}.values()
    ]
    counts = Counter(_masked(line) for line in edges)
    need = max(3, len(pages) // 3)
    return {
        line.no
        for line in edges
        if counts[_masked(line)] >= need and parse_marker(line.text) is None
    }


def _masked(line: Line) -> str:
    return DIGITS.sub("0", key(line.text))


def _page_numbers(pages: Sequence[Sequence[Line]]) -> set[int]:
    """Find bare numbers at the edges of pages; in a table's cell such a number is a figure."""
    edges = (line for page in pages for line in (page[0], page[-1]))
    return {
        line.no for line in edges if line.cell is None and PAGE_NUMBER.fullmatch(key(line.text))
    }


def _counted_feet(lines: Sequence[Line]) -> set[int]:
    """Page numbers that count up, between dashes or behind a running title, page breaks or not."""
    groups: dict[str, list[tuple[int, int]]] = {}
    for place, line in enumerate(lines):
        match = DASHED.fullmatch(key(line.text)) or RUNNING.fullmatch(fold(line.text).strip())
        if match and parse_marker(line.text) is None:
            words = match.groupdict().get("words", "")
            groups.setdefault(words, []).append((place, int(match["number"])))
    return {
        lines[place].no
        for words, found in groups.items()
        if _counts_up(found, FEWEST_FEET if words else 2)
        for place, _ in found
    }


def _counts_up(found: Sequence[tuple[int, int]], fewest: int) -> bool:
    """Whether numbers at these places count up by one, a page's length apart."""
    return len(found) >= fewest and all(
        number == last + 1 and place - before >= SHORTEST_PAGE
        for (before, last), (place, number) in pairwise(found)
    )


def _front(lines: Sequence[Line], found: set[int], heads: Sequence[Line]) -> set[int]:
    """Find the title page: what precedes the first column head, if that comes early."""
    if not heads:
        return set()
    front = [line.no for line in lines if line.no < heads[0].no and line.no not in found]
    return set(front) if len(front) <= FRONT_LINES and heads[0].page <= 3 else set()
