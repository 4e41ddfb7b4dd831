"""Parts a page's printed text from what a reader of the paper cannot see.

Left out with a reason, and counted: ruby, text drawn twice, off the page, invisible, white on
white, too small to read. Text that lies under a picture or a filled box is kept, but told.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from plandiff.read.account import characters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plandiff.read.pdf.raw import Fill, RawPage, Run

RUBY = "ルビ"
TWICE = "重ね打ち"
OFF_PAGE = "紙面の外の文字"
INVISIBLE = "透明な文字"
WHITE = "背景と同じ色の文字"
TINY = "極小の文字"

SECRET = (OFF_PAGE, INVISIBLE, WHITE, TINY)
"""Reasons that are worth a warning: someone may have meant the text not to be seen."""

_TINY_PT = 2.5
_RUBY_SCALE = 0.62
"""Ruby is set at half the size of its base; a word processor may ask for a little more."""

_MOST_LOOKS = 300_000
"""Pairs of text and cover that are compared on a page."""

_RUBY_RAISE = 0.6
"""Ruby stands at most so far (in heights of its base) above the base."""

_WHITE_FROM = 0xF4
"""A colour whose three parts are at least this much is white on paper."""

_PICTURE_SHARE = 0.5
"""Share of the page a picture covers when the page is taken for a scan."""


class Seen(NamedTuple):
    """A page's runs, parted."""

    runs: tuple[Run, ...]
    ignored: Counter[str]
    covered: int
    """Characters kept although something is drawn over them."""
    is_scan_text: bool
    """The page is a picture with an invisible text layer (character recognition)."""


def part(page: RawPage) -> Seen:
    """Part a page's runs into what is printed and what is not."""
    ignored: Counter[str] = Counter()
    scan = _is_scan_text(page)
    kept: list[Run] = []
    for run in page.runs:
        reason = _reason(run, page, scan=scan)
        if reason:
            ignored[reason] += characters(run.text)
        else:
            kept.append(run)
    once = _without(kept, _twice(kept), TWICE, ignored)
    plain = _without(once, _ruby(once), RUBY, ignored)
    over = [] if scan else _covers(plain, page.fills)
    covered = sum(characters(run.text) for run in plain if _is_covered(run, over))
    return Seen(tuple(plain), ignored, covered, scan)


def _without(
    runs: Sequence[Run], out: frozenset[int], reason: str, ignored: Counter[str]
) -> list[Run]:
    """Drop the runs at the places given, counting them."""
    if out:
        ignored[reason] += sum(characters(runs[k].text) for k in out)
    return [run for k, run in enumerate(runs) if k not in out]


def _is_scan_text(page: RawPage) -> bool:
    if not any(run.style.invisible for run in page.runs):
        return False
    area = page.width * page.height * _PICTURE_SHARE
    has_picture = any(
        fill.colour < 0 and (fill.x1 - fill.x0) * (fill.y1 - fill.y0) >= area for fill in page.fills
    )
    hidden = sum(len(run.text) for run in page.runs if run.style.invisible)
    return has_picture and 2 * hidden > sum(len(run.text) for run in page.runs)


def _reason(run: Run, page: RawPage, *, scan: bool) -> str:
    """Say why a run cannot be seen by itself; empty when it can."""
    x, y = (run.x0 + run.x1) / 2, run.middle
    if not (-1 <= x <= page.width + 1 and -1 <= y <= page.height + 1):
        return OFF_PAGE
    if run.style.invisible:
        return "" if scan else INVISIBLE
    if min(run.height, run.x1 - run.x0 if run.turn in (90, 270) else run.height) < _TINY_PT:
        return TINY
    if _is_white(run.style.colour) and not scan and _is_white(_ground(run, x, y, page.fills)):
        return WHITE
    return ""


def _is_white(colour: int) -> bool:
    return colour >= 0 and min(colour >> 16, colour >> 8 & 0xFF, colour & 0xFF) >= _WHITE_FROM


def _ground(run: Run, x: float, y: float, fills: Iterable[Fill]) -> int:
    """Return the colour behind a run: that of the last thing drawn there before it."""
    colour = 0xFFFFFF
    for fill in fills:
        if fill.covers(x, y) and (run.order < 0 or fill.order < run.order):
            colour = fill.colour
    return colour


def _covers(runs: Sequence[Run], fills: Sequence[Fill]) -> list[Fill]:
    """Return what may hide text, the largest first; of very many only the largest are looked at."""
    first = min((run.order for run in runs if run.order >= 0), default=0)
    over = [fill for fill in fills if fill.opaque and fill.order > first]
    over.sort(key=lambda f: (f.x0 - f.x1) * (f.y1 - f.y0))
    return over[: _MOST_LOOKS // max(1, len(runs))]


def _is_covered(run: Run, fills: Sequence[Fill]) -> bool:
    if run.order < 0:
        return False
    x, y = (run.x0 + run.x1) / 2, run.middle
    return any(f.order > run.order and f.opaque and f.covers(x, y) for f in fills)


def _twice(runs: Sequence[Run]) -> frozenset[int]:
    """Find runs that repeat an earlier one at (nearly) the same place."""
    seen: dict[str, list[Run]] = defaultdict(list)
    out: set[int] = set()
    for k, run in enumerate(runs):
        near = max(0.25 * run.height, 1.0)
        if any(
            o.order != run.order and abs(o.x0 - run.x0) < near and abs(o.y0 - run.y0) < near
            for o in seen[run.text]
        ):
            out.add(k)
        else:
            seen[run.text].append(run)
    return frozenset(out)


def _ruby(runs: Sequence[Run]) -> frozenset[int]:
    """Find small kana that stand right over larger ideographs."""
    bases = [run for run in runs if any(_is_ideograph(char) for char in run.text)]
    tallest = max((base.height for base in bases), default=0.0)
    bases.sort(key=lambda base: base.y0)
    tops = [base.y0 for base in bases]
    out: set[int] = set()
    for k, run in enumerate(runs):
        if run.height > _RUBY_SCALE * tallest or run.turn or not _is_kana(run.text):
            continue
        first = bisect_left(tops, run.y1 - 0.5 * tallest)
        last = bisect_right(tops, run.y1 + _RUBY_RAISE * tallest)
        over = any(_is_over(run, base) for base in bases[first:last])
        if over and not any(_is_in_line(run, other) for other in runs):
            out.add(k)
    return frozenset(out)


def _is_in_line(run: Run, other: Run) -> bool:
    """Whether a run stands in a line of larger print (kana of a font with low boxes)."""
    if other.height * _RUBY_SCALE < run.height:
        return False
    shared = min(run.y1, other.y1) - max(run.y0, other.y0)
    apart = max(run.x0 - other.x1, other.x0 - run.x1)
    return shared > 0.6 * run.height and apart < 1.5 * other.height


def _is_over(run: Run, base: Run) -> bool:
    if run.height > _RUBY_SCALE * base.height:
        return False
    gap = base.y0 - run.y1
    if not -0.5 * base.height < gap < _RUBY_RAISE * base.height or run.middle > base.middle:
        return False
    return base.x0 - run.height <= run.x0 and run.x1 <= base.x1 + run.height


def _is_kana(text: str) -> bool:
    letters = [char for char in text if not char.isspace()]
    return all("\u3041" <= char <= "\u30ff" and char != "・" for char in letters)


def _is_ideograph(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"
