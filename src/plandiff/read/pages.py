"""Where the pages of a flattened text begin.

Form feeds decide where there are any. Without them a page begins, as extractors print it, with
a line of one leading space straight after a line of text, or after three empty lines where the
document uses single ones between lines. Such gaps part table cells as well: where they are many
beside lines of one leading space, they count only if running heads come after them. Then a line of
one leading space begins a page only if it is such a head too, and else a box within a page.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["page_numbers"]

_LED = re.compile(r" [^ ]")
# A row of figures is the label of a chart; a lone number is a page number.
_FIGURES_ONLY = re.compile(r"[0-9０-９.,％%\s]+")
_LONE_NUMBER = re.compile(r"\s*[0-9０-９]{1,4}\s*")
_GAP = 3
_MOST_GAPS = 2
_COMMON_HEAD = 3
_ALIKE = 0.6
"""Share of the lines after wide gaps that begin alike where these are running heads."""
_ELSEWHERE = 0.25
"""Other lines that may begin so, as a share of the heads."""


def _is_led(text: str) -> bool:
    """Tell a line that begins with exactly one space and holds text."""
    return _LED.match(text) is not None and not text.isspace()


def _after_gaps(texts: Sequence[str]) -> set[int]:
    """Return the lines after three empty ones, if such come only singly or in threes."""
    runs = [(is_text, len(list(run))) for is_text, run in groupby(texts, key=bool)]
    if {length for is_text, length in runs[1:-1] if not is_text} != {1, _GAP}:
        return set()
    return {i for i, text in enumerate(texts) if text.strip() and _is_after_gap(texts, i)}


def _is_after_gap(texts: Sequence[str], at: int) -> bool:
    return at >= _GAP and not any(texts[at - _GAP : at])


def _can_lead(texts: Sequence[str], at: int) -> bool:
    """Tell a line led by one space that comes straight after a line not led so."""
    text, before = texts[at], texts[at - 1]
    if not _is_led(text) or not before.strip() or _is_led(before):
        return False
    return not _FIGURES_ONLY.fullmatch(text) or _LONE_NUMBER.fullmatch(text) is not None


def _head_sign(texts: Sequence[str], after_gap: set[int], led: Sequence[int]) -> str:
    """Return the sign that running heads after wide gaps begin with, and hardly another line."""
    signs = Counter(texts[i].strip()[0] for i in sorted(after_gap))
    sign, times = signs.most_common(1)[0] if signs else ("", 0)
    if times < max(_COMMON_HEAD, _ALIKE * len(after_gap)):
        return ""
    opened = {i for i, text in enumerate(texts) if text.lstrip()[:1] == sign}
    return sign if len(opened - after_gap - set(led)) <= _ELSEWHERE * times else ""


def _starts(texts: Sequence[str]) -> list[int]:
    """Return the indexes of lines that begin a page, the first line that holds text aside."""
    first = next((i for i, text in enumerate(texts) if text.strip()), 0)
    led = [i for i in range(first + 1, len(texts)) if texts[i][:1] == " " and _can_lead(texts, i)]
    after_gap = _after_gaps(texts)
    sign = _head_sign(texts, after_gap, led)
    if sign:
        led = [i for i in led if texts[i].lstrip()[0] == sign]  # others are boxes within a page
    elif len(after_gap) > _MOST_GAPS * len(led) > 0:
        after_gap = set()  # wide gaps part table cells here, and led lines the pages
    led = [i for i in led if i - 1 not in after_gap]
    heads = Counter(texts[i].strip() for i in [first, *after_gap, *led])
    # A page's running head may be printed last, before a box of the same page; a page number
    # after it still opens the next page.
    common = {head for head, times in heads.items() if times >= _COMMON_HEAD}
    led = [i for i in led if texts[i - 1].strip() not in common or _LONE_NUMBER.fullmatch(texts[i])]
    return sorted({*after_gap, *led} - {first})


def page_numbers(texts: Sequence[str]) -> tuple[int, ...]:
    """Return the page, from 1, of each line; `texts` are lines with their form feeds."""
    if any("\f" in text for text in texts):
        return _by_form_feed(texts)
    starts = set(_starts(texts))
    pages, page = [], 1
    for i in range(len(texts)):
        page += i in starts
        pages.append(page)
    return tuple(pages)


def _by_form_feed(texts: Sequence[str]) -> tuple[int, ...]:
    """Count form feeds: at a line's beginning they open its page, elsewhere the next line's."""
    pages = []
    page = 0 if texts[0].startswith("\f") else 1
    for text in texts:
        leading = len(text) - len(text.lstrip("\f"))
        page += leading
        pages.append(page)
        page += text.count("\f", leading)
    return tuple(pages)
