"""Cut a text into the units a person would mark in a comparison: words, phrases, figures.

Nothing is lost or changed: the tokens joined are the text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from plandiff.text.numerals import COMPARATORS, quantities
from plandiff.text.scripts import are_ideographs, is_ideograph
from plandiff.text.years import fiscal_years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["tokenize"]

# ---------------------------------------------------------------- figures

_COMPARATOR = re.compile(rf"[ 　]?(?:{'|'.join(COMPARATORS)})")
# 12月１日, 第３回, 第2期: no quantities, but read as one.
_NAMED = re.compile(
    r"[0-9０-９]{1,2}[ 　]?月(?:[ 　]?[0-9０-９]{1,2}[ 　]?日)?(?!分)"
    r"|第[ 　]?[0-9０-９一二三四五六七八九十]+(?:[ 　]?(?:四半期|[回期次章節条項編号部版]))?"
)
_ANY_FIGURE = re.compile(r"[0-9０-９〇一二三四五六七八九十百千万]|FY|元年")


def _figure_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of years, dates and quantities with comparator; they may overlap."""
    yield from (match.span() for match in _NAMED.finditer(text))
    for year in fiscal_years(text):
        yield year.start, year.end
    for quantity in quantities(text):
        comparator = _COMPARATOR.match(text, quantity.end)
        yield quantity.start, comparator.end() if comparator else quantity.end


def _figures(text: str) -> list[tuple[int, int]]:
    """Return the figure spans in order, overlapping ones made one."""
    if not _ANY_FIGURE.search(text):
        return []
    spans: list[tuple[int, int]] = []
    for start, end in sorted(_figure_spans(text)):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


# ---------------------------------------------------------------- words

_ALNUM = "0-9A-Za-z０-９Ａ-Ｚａ-ｚÀ-ɏ"
_WORD = re.compile(
    rf"""
      (?P<blank>\s+)
    | # HbA1c, e-Gov, COVID-19, 1,290, 3.5, users'
      (?P<latin>[{_ALNUM}]+(?:[-－.．,，'’&＆_@/][{_ALNUM}]+)*)
    | (?P<katakana>[ァ-ヺーｦ-ﾟ・]*[ァ-ヺｦ-ﾟ][ァ-ヺーｦ-ﾟ\u3099\u309a]*)
    | (?P<phrase>[ぁ-ゖゝゞ一-鿿々〆ヵヶ\u3099\u309a㐀-䶿\uf900-\ufaff\U00020000-\U0003ffff]+)
    | (?P<sign>.[\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]*)
    """,
    re.VERBOSE | re.DOTALL,
)
_HIRAGANA = re.compile("[ぁ-ゖゝゞ]")
_PARTICLES = "やとのをにはがもへで"


_SEEN = 3
"""Characters on either side of a border that the phrase model looks at."""


@cache
def _model() -> Mapping[str, Mapping[str, int]]:
    """Load the phrase model once, and only when a text needs it.

    The package itself is left alone: it would load an HTML parser that nothing here needs.
    """
    import json  # noqa: PLC0415
    from importlib.util import find_spec  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    package = find_spec("budoux")
    if package is None or package.origin is None:
        raise ModuleNotFoundError(name="budoux")
    path = Path(package.origin).with_name("models") / "ja.json"
    model: Mapping[str, Mapping[str, int]] = json.loads(path.read_bytes())
    return model


@cache
def _features() -> tuple[tuple[Callable[[str, int], int], int, int], ...]:
    """Return the model's tables, each with the window it looks at around a border."""
    widths = {"UW": 1, "BW": 2, "TW": 3}
    firsts = {"UW": -4, "BW": -3, "TW": -4}
    found = []
    for name, table in sorted(_model().items()):
        first = firsts[name[:2]] + int(name[2])
        found.append((table.get, first, first + widths[name[:2]]))
    return tuple(found)


@cache
def _threshold() -> int:
    return sum(sum(table.values()) for table in _model().values())


def _begins_phrase(text: str, at: int) -> bool:
    """Tell whether a phrase begins at `at`, by the model's score of the characters around."""
    return _is_border(text[max(0, at - _SEEN) : at + _SEEN], min(at, _SEEN))


@lru_cache(8192)
def _is_border(window: str, at: int) -> bool:
    score = 0
    for weight, first, last in _features():
        if at + first >= 0:
            score += weight(window[at + first : at + last], 0)
    return 2 * score > _threshold()


def _phrases(text: str, start: int, end: int) -> Iterator[str]:
    """Cut a run of ideographs and hiragana at phrase borders and after nouns.

    A noun of ideographs ends before what it is bent with: 実施|する, 推進|を. A single ideograph
    is rather a verb's stem (図る, 行う) and stays whole.
    """
    for match in _HIRAGANA.finditer(text, start, end):
        at, after = match.span()
        is_bent = at > 1 and are_ideographs(text[at - 2 : at])
        if is_bent and at > start and text[at] not in "ゝゞ":
            yield text[start:at]
            start = at
        is_particle = is_bent and text[at] in _PARTICLES and is_ideograph(text[after : after + 1])
        if after < end and (is_particle or _begins_phrase(text, after)):
            yield text[start:after]
            start = after
    yield text[start:end]


def _words(text: str, start: int, end: int) -> Iterator[str]:
    for match in _WORD.finditer(text, start, end):
        if match.lastgroup == "phrase":
            yield from _phrases(text, *match.span())
        else:
            yield match[0]


def tokenize(text: str) -> tuple[str, ...]:
    """Return the tokens of `text`; joined they are `text` again.

    A figure with its unit and comparator (56.6％以上), a year (2025（令和７）年度) and a Latin
    word are one token each; brackets and punctuation stand alone.
    """
    tokens: list[str] = []
    at = 0
    for start, end in _figures(text):
        tokens += [*_words(text, at, start), text[start:end]]
        at = end
    return (*tokens, *_words(text, at, len(text)))
