"""Columns a terminal takes: full-width characters count two, combining ones none."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_AT_START: Final = frozenset(
    "、。，．・：；？！゛゜ーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ）〕］｝〉》」』】〟％,.)]}%!?:;"
)
"""Characters a Japanese line does not begin with."""
NOT_AT_END: Final = frozenset("（〔［｛〈《「『【〝([{")
"""Characters a Japanese line does not end with."""


_HANGS: Final = 2
"""Columns by which closing punctuation may stand beyond the edge."""


@lru_cache(maxsize=8192)
def char_width(char: str) -> int:
    """Columns of one character; ambiguous ones count two, as Japanese terminals show them."""
    if char.isascii():
        return 1
    if combining(char):
        return 0
    return 2 if east_asian_width(char) in "WFA" else 1


def text_width(text: str) -> int:
    """Columns of a text."""
    return len(text) if text.isascii() else sum(map(char_width, text))


_OWN_GAP: Final = frozenset("・）］】〕〉》」』．。、：")
"""Full-width signs that end a marker with room of their own after them."""


def gap(marker: str) -> str:
    """Give the space after a marker: ・ and １） bring their own, a), ※1, － and ○ need one."""
    return " " if marker and marker[-1] not in _OWN_GAP else ""


def wrap(text: str, width: int) -> Iterator[str]:
    """Break a text into lines of at most `width` columns; a full stop may stand just beyond.

    Latin words stay whole where they fit; Japanese breaks anywhere but before closing and after
    opening punctuation: the character beside it then moves to the next line as well.
    """
    line, used = "", 0
    for unit in _units(text):
        size = text_width(unit)
        if line and used + size > width + _HANGS * (unit[0] in NOT_AT_START):
            end = _break_at(line, unit)
            yield line[:end].rstrip()
            line = line[end:] + unit if line[end:] else unit.lstrip()
            used = text_width(line)
        else:
            line += unit
            used += size
    if line.strip():
        yield line.rstrip()


def _break_at(line: str, unit: str) -> int:
    """Where to end a line before `unit`; its whole length if no break is allowed in it."""
    end, following = len(line), unit[0]
    while end > 1 and (following in NOT_AT_START or line[end - 1] in NOT_AT_END):
        end -= 1
        following = line[end]
    return end if end > 1 else len(line)


def _units(text: str) -> Iterator[str]:
    """Yield what is not broken: a run of Latin letters and digits, or a single character."""
    run = ""
    for char in text:
        if char.isascii() and char != " ":
            run += char
            continue
        if run:
            yield run
            run = ""
        yield char
    if run:
        yield run
