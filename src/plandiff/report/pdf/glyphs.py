"""Which characters the fonts can print: for another one there is a mark and not a hole."""

from __future__ import annotations

import re
from struct import unpack_from
from typing import TYPE_CHECKING, Final

from plandiff.report.visible import mark_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_WHOLE_RANGE: Final = 12
"""Format of the character map that holds all of Unicode."""
_BRACKETS: Final = frozenset(map(ord, "⟦⟧"))
"""Those of the marks; the typesetter's own fonts have them."""
_SELECTORS: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""They choose a glyph and have none."""


def code_points(fonts: Iterable[Path]) -> frozenset[int]:
    """Give what any of the fonts can print."""
    runs = (run for path in fonts for run in _of_font(path))
    return _BRACKETS.union(code for first, last in runs for code in range(first, last + 1))


def _of_font(path: Path) -> Iterator[tuple[int, int]]:
    with path.open("rb") as file:
        head = file.read(12)
        (tables,) = unpack_from(">H", head, 4)
        directory = file.read(16 * tables)
        for at in range(0, len(directory), 16):
            tag, _, offset, length = unpack_from(">4sLLL", directory, at)
            if tag == b"cmap":
                file.seek(offset)
                yield from _of_map(file.read(length))


def _of_map(table: bytes) -> Iterator[tuple[int, int]]:
    (count,) = unpack_from(">H", table, 2)
    for at in range(count):
        (offset,) = unpack_from(">L", table, 4 + 8 * at + 4)
        (form,) = unpack_from(">H", table, offset)
        if form == _WHOLE_RANGE:
            (groups,) = unpack_from(">L", table, offset + 12)
            for group in range(groups):
                yield unpack_from(">LL", table, offset + 16 + 12 * group)
            return


def printable(text: str, known: frozenset[int]) -> str:
    """Give text with a mark, ⟦U+1F469⟧, for each character no font has a glyph for."""
    if text.isascii():
        return text
    return "".join(char if _has(char, known) else mark_of(char) for char in text)


def _has(char: str, known: frozenset[int]) -> bool:
    return ord(char) in known or _SELECTORS.match(char) is not None
