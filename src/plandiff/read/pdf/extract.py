"""One page of a PDF as runs of characters, through pdfium.

Every character is asked for its loose box: tight ones put 、 and 。 on the wrong line. Blanks
that the library makes up are left out; those that the file holds are kept.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from plandiff.read.pdf.raw import Run, Style

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plandiff.read.pdf.library import Pdfium

HOLE = "\ufffd"
"""Stands where a character is drawn that its font does not name."""

_SPLIT_EMS = 0.15
"""A wider gap (in box heights) ends a run; whether it means a blank is decided line by line."""

_INVISIBLE_MODES = (3, 7)
"""Text rendering modes that draw nothing: invisible, and clipping only."""

_BOLD_NAMES = ("bold", "heavy", "black", "demi", "-w6", "-w7", "-w8", "-w9")


class Frame(NamedTuple):
    """How user space becomes the page as it is read."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int
    """Degrees counter-clockwise that the main text is turned in user space."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is read."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (high, wide) if self.turn in (90, 270) else (wide, high)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Turn a user space rectangle into x0, y0, x1, y1 from the top left."""
        if self.turn == 90:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.turn == 180:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        if self.turn == 270:
            return self.top - y1, self.right - x1, self.top - y0, self.right - x0
        return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0


class Boxes(NamedTuple):
    """Boxes of characters as parallel lists, from the top left."""

    x0: list[float]
    y0: list[float]
    x1: list[float]
    y1: list[float]


class Drawn(NamedTuple):
    """Characters as pdfium lists them: parallel sequences."""

    codes: list[int]
    owners: list[int]
    """Handle of the text object each belongs to; 0 for one that the library made up."""
    edges: Sequence[float]
    """left, top, right, bottom of each, in user space."""
    angles: dict[int, int]
    """Quarter turn of each text object."""


def draw(lib: Pdfium, text_page: int) -> Drawn:
    """Ask the library for every character of a page."""
    every = range(max(0, lib["FPDFText_CountChars"](text_page)))
    box, owner = lib["FPDFText_GetLooseCharBox"], lib["FPDFText_GetTextObject"]
    angle = lib["FPDFText_GetCharAngle"]
    edges = (ctypes.c_float * (4 * len(every)))()
    base = ctypes.addressof(edges)
    owners = [owner(text_page, k) or 0 for k in every]
    for k, address in enumerate(range(base, base + 16 * len(every), 16)):
        box(text_page, k, address)
    firsts = dict(zip(reversed(owners), reversed(every), strict=True))
    angles = {o: _quarter(-angle(text_page, k)) for o, k in firsts.items() if o}
    flat = memoryview(edges).cast("B").cast("f").tolist()
    return Drawn(_codes(lib, text_page, len(every)), owners, flat, angles)


def _codes(lib: Pdfium, text_page: int, count: int) -> list[int]:
    """Return the value of every character; 0 where its font names none."""
    wrong = lib["FPDFText_HasUnicodeMapError"]
    lost = [k for k in range(count) if wrong(text_page, k) == 1]
    buffer = (ctypes.c_ushort * (count + 1))()
    written = lib["FPDFText_GetText"](text_page, 0, count, ctypes.addressof(buffer))
    codes = buffer[:count]
    # The whole text at once counts as the characters do, unless it leaves some out or takes two
    # units for one.
    if written != count + 1 or any(0xD800 <= code < 0xE000 for code in codes):
        codes = [lib["FPDFText_GetUnicode"](text_page, k) for k in range(count)]
    for k in lost:
        codes[k] = 0
    return codes


def _quarter(radians: float) -> int:
    if not math.isfinite(radians):
        return 0
    return round(math.degrees(radians) / 90) % 4 * 90


def main_turn(drawn: Drawn) -> int:
    """Degrees by which most characters of the page are turned (0 when there are none)."""
    turns: Counter[int] = Counter()
    for owner, count in Counter(drawn.owners).items():
        if owner:
            turns[drawn.angles[owner]] += count
    return min(turns, key=lambda turn: (-turns[turn], turn)) if turns else 0


def printable(codes: Sequence[int]) -> list[str]:
    """Turn UTF-16 or UTF-32 values into characters; what has no meaning becomes a hole.

    A high surrogate takes its partner along, whose own place is left empty.
    """
    texts = [chr(code) if 0x20 <= code < 0xD800 else _rare(code) for code in codes]
    for k, code in enumerate(codes[:-1]):
        if 0xD800 <= code < 0xDC00 and 0xDC00 <= codes[k + 1] < 0xE000:
            texts[k] = chr(0x10000 + ((code - 0xD800) << 10) + codes[k + 1] - 0xDC00)
            texts[k + 1] = ""
    return texts


def _rare(code: int) -> str:
    if code in (0x2, 0xFFFE):  # how pdfium reports a hyphen at a line end
        return "-"
    if code in (0x9, 0xA, 0xD):
        return " "
    if code < 0x20 or 0xD800 <= code < 0xE000 or code >= 0x110000 or code == 0xFFFF:
        return HOLE
    return chr(code)


class Styles:
    """Styles of text objects, asked once each; fonts asked once a page."""

    def __init__(self, lib: Pdfium) -> None:
        self._lib = lib
        self._bold: dict[int, bool] = {}
        self._colour = tuple(ctypes.c_uint() for _ in range(4))

    def of(self, handle: int) -> Style:
        """Return the style of a text object."""
        red, green, blue, alpha = self._colour
        known = self._lib["FPDFPageObj_GetFillColor"](handle, red, green, blue, alpha)
        mode = self._lib["FPDFTextObj_GetTextRenderMode"](handle)
        colour = red.value << 16 | green.value << 8 | blue.value if known else 0
        invisible = mode in _INVISIBLE_MODES or (bool(known) and alpha.value == 0)
        return Style(mode == 2 or self._is_bold(handle), colour, invisible)

    def _is_bold(self, handle: int) -> bool:
        font = self._lib["FPDFTextObj_GetFont"](handle) or 0
        if font not in self._bold:
            self._bold[font] = bool(font) and _has_bold_name(self._lib, font)
        return self._bold[font]


def _has_bold_name(lib: Pdfium, font: int) -> bool:
    if lib["FPDFFont_GetWeight"](font) >= 600:
        return True
    buffer = ctypes.create_string_buffer(256)
    lib["FPDFFont_GetBaseFontName"](font, buffer, 256)
    name = buffer.value.decode("utf-8", "replace").lower()
    return any(word in name for word in _BOLD_NAMES)


def boxes(edges: Sequence[float], frame: Frame) -> Boxes:
    """Turn the edges of all characters of a page into boxes."""
    left, top, right, bottom = (edges[k::4] for k in range(4))
    if frame.turn == 0:
        return Boxes(
            [x - frame.left for x in left],
            [frame.top - y for y in top],
            [x - frame.left for x in right],
            [frame.top - y for y in bottom],
        )
    turned = [frame.box(*box) for box in zip(left, bottom, right, top, strict=True)]
    return (
        Boxes(*(list(side) for side in zip(*turned, strict=True)))
        if turned
        else Boxes([], [], [], [])
    )


def runs(lib: Pdfium, drawn: Drawn, frame: Frame, orders: Mapping[int, int]) -> tuple[Run, ...]:
    """Group characters into runs, in the order in which the file draws them.

    Blanks at the ends of a run stay in its text, but do not count for its box.
    """
    styles = Styles(lib)
    looks = {
        owner: (styles.of(owner), (turn - frame.turn) % 360) for owner, turn in drawn.angles.items()
    }
    place = boxes(drawn.edges, frame)
    texts = _without_false_blanks(printable(drawn.codes), place)
    found: list[Run] = []
    for start, end in pairwise(_breaks(drawn.owners, looks, place)):
        owner = drawn.owners[start] if end > start else 0
        if not owner:
            continue
        style, turn = looks[owner]
        piece = Boxes(*(side[start:end] for side in place))
        run = _run(texts[start:end], piece, style, orders.get(owner, -1), turn)
        if run is not None:
            found.append(run)
        elif found and "".join(texts[start:end]) and _is_beside(found[-1], piece):
            before = found[-1]
            found[-1] = before._replace(text=before.text + " ", lefts=(*before.lefts, before.x1))
    return tuple(found)


def _without_false_blanks(texts: Sequence[str], place: Boxes) -> list[str]:
    """Leave out blanks that nobody sees: without width, or under the character that follows.

    The library makes up the first where letters are spaced; word processors write the second
    where they set two scripts a little apart.
    """
    found = list(texts)
    for k, text in enumerate(texts):
        if text != " ":
            continue
        width = place.x1[k] - place.x0[k]
        step = place.x0[k + 1] - place.x0[k] if k + 1 < len(texts) else width
        if width == 0 or (abs(step) < width / 4 and place.y1[k] - place.y1[k + 1] < width):
            found[k] = ""
    return found


def _run(texts: list[str], piece: Boxes, style: Style, order: int, turn: int) -> Run | None:
    """Build a run; None when it holds blanks only."""
    text = "".join(texts)
    if not text or text.isspace():
        return None
    if len(text) != len(texts):  # a pair of surrogates became one character
        kept = [k for k, part in enumerate(texts) if part]
        piece = Boxes(*([side[k] for k in kept] for side in piece))
    first = len(text) - len(text.lstrip())
    last = len(text.rstrip())
    return Run(
        text,
        tuple(piece.x0),
        min(piece.x0[first:last]),
        min(piece.y0[first:last]),
        max(piece.x1[first:last]),
        max(piece.y1[first:last]),
        style,
        order,
        turn,
    )


def _is_beside(run: Run, piece: Boxes) -> bool:
    """Whether blanks stand on the run's line, right after it."""
    near = 0.5 * max(run.height, 1.0)
    return (
        not run.text[-1].isspace()
        and abs(run.y1 - piece.y1[0]) < near
        and abs(run.x1 - piece.x0[0]) < near
    )


def _breaks(
    owners: Sequence[int], looks: Mapping[int, tuple[Style, int]], place: Boxes
) -> list[int]:
    """Return where runs begin: a change of style, of the base line or of size, or a gap."""
    nothing = (Style(bold=False, colour=0, invisible=False), -1)
    keys = [looks.get(owner, nothing) for owner in owners]
    breaks = [
        k
        for k, (look, was, x, left, right, base, was_base, top, was_top) in enumerate(
            zip(
                keys[1:], keys, place.x0[1:], place.x0, place.x1,
                place.y1[1:], place.y1, place.y0[1:], place.y0,
                strict=False,
            ),
            1,
        )
        if (look is not was
        and look != was)
        or abs(base - was_base) + abs(top - was_top) > 0.1 * (base - top)
        or x - right > _SPLIT_EMS * (base - top)
        or x - left < 0.1 * (base - top)
    ]  # fmt: skip
    if any(turn for _, turn in looks.values()):
        upright = [k for k in breaks if not keys[k][1] or not keys[k - 1][1]]
        turned = [k for k in range(1, len(owners)) if keys[k][1] and owners[k] != owners[k - 1]]
        breaks = sorted({*upright, *turned})
    return [0, *breaks, len(owners)]


def needs_blank(before: Run, run: Run) -> bool:
    """Whether a blank belongs between two runs of one line."""
    left, right = before.text[-1], run.text[0]
    if left.isspace() or right.isspace():
        return False
    return is_apart(left, right, run.x0 - before.x1, min(before.height, run.height))


def is_apart(left: str, right: str, gap: float, height: float) -> bool:
    """Whether two characters stand so far apart that a blank is meant.

    Latin letters are apart from an eighth of an em on, Japanese ones from half an em on: word
    processors put a quarter em between the two scripts by themselves.
    """
    share = 0.15 if left < "\u2e80" and right < "\u2e80" else 0.45
    return gap > share * max(height, 1.0)
