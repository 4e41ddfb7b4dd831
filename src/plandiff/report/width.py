"""Columns a terminal takes: full-width characters count two, combining ones none."""

from __future__ import annotations

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


def wrap(text: str, width: int) -> Iterator[str]:
    """Break a text into lines of at most `width` columns, one column more to keep a full stop.

    Latin words stay whole where they fit; Japanese breaks anywhere but before closing and after
    opening punctuation.
    """
    line = ""
    used = 0
    for unit in _units(text):
        size = text_width(unit)
        if line and used + size > width + _HANGS * (unit[0] in NOT_AT_START):
            kept, carried = _carry(line)
            yield kept.rstrip()
            line, used = carried, text_width(carried)
            if not line:
                unit = unit.lstrip()  # noqa: PLW2901  # a line does not begin with a blank
                size = text_width(unit)
        line += unit
        used += size
    if line.strip():
        yield line.rstrip()


def _carry(line: str) -> tuple[str, str]:
    """Move opening brackets at the end of a line to the next one."""
    end = len(line)
    while end > 1 and line[end - 1] in NOT_AT_END:
        end -= 1
    return line[:end], line[end:]


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
