"""Pieces of source lines: join them into one text, print their lines as ranges."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from plandiff.model import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = ["join_pieces", "line_ranges", "trimmed"]

_OPENING = "([{<'\""
_CLOSING = ".,;:!?)]}>%'\""
_NO_PLACES: Mapping[int, object] = MappingProxyType({})


def _is_latin(char: str) -> bool:
    """Tell letters and digits of scripts that put blanks between words (all below U+0250)."""
    return char.isalnum() and (char < "\u0250" or "０" <= char <= "９" or "Ａ" <= char <= "ｚ")


def _glue(left: str, right: str) -> str:
    """Return the blank that a line end stood for, or nothing as between Japanese characters."""
    a, b = left[-1:], right[:1]
    if not a or not b:
        return ""
    if a.isdigit() and b.isdigit() and _ends_in_cut_figure(left):
        return ""
    if _is_latin(a):
        return " " if _is_latin(b) or b in _OPENING else ""
    if a in _CLOSING and b.isascii() and b.isalpha():
        return " "
    return ""


def _ends_in_cut_figure(text: str) -> bool:
    """Tell whether a figure amid Japanese ends a line, which may break within it: 率を5 / 6.8％."""
    before = text.rstrip("0123456789０１２３４５６７８９,，.．").rstrip()
    return bool(before) and before[-1] >= "\u2e80"


def join_pieces(
    lines: Mapping[int, str],
    pieces: Iterable[Piece],
    places: Mapping[int, object] = _NO_PLACES,
) -> str:
    """Join `pieces` of `lines` (line number to text) into one text, outer white space off each.

    Nothing stands between two pieces, save one space where both edges are letters or digits
    of words that blanks divide ("annual" + "plan", "FY" + "2025"), or where the lines stand in
    different `places` (line number to cell or paragraph): "第一月曜日" + "1Mo" of one table row.
    """
    text = ""
    last: object = None
    for piece in pieces:
        part = lines[piece.line][piece.start : piece.end].strip()
        place = places.get(piece.line)
        is_next = None not in (last, place) and last != place and bool(text and part)
        text += (" " if is_next else _glue(text, part)) + part
        last = place
    return text


def line_ranges(
    where: Iterable[Piece | int], bridge: Callable[[int, int], bool] | None = None
) -> tuple[tuple[int, int], ...]:
    """Return the line ranges of `where`, sorted, first and last inclusive.

    `bridge(last, first)` says whether two ranges may become one over the lines between them
    (because these are blank, say); without it only neighbouring lines join.
    """
    numbers = sorted({place if isinstance(place, int) else place.line for place in where})
    ranges: list[tuple[int, int]] = []
    for number in numbers:
        last = ranges[-1][1] if ranges else None
        if last is not None and (number == last + 1 or (bridge and bridge(last, number))):
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return tuple(ranges)


def trimmed(line_no: int, text: str, start: int = 0) -> Piece:
    """Return the piece of line `line_no` from `start` on without outer white space.

    A line with nothing but blanks there gives the empty piece at `start`.
    """
    rest = text[start:]
    body = rest.strip()
    if not body:
        return Piece(line_no, start, start)
    first = start + len(rest) - len(rest.lstrip())
    return Piece(line_no, first, first + len(body))
