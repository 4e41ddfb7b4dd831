"""Read a KPI sentence, or the target cell of a table, into a promise."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from plandiff.kpi import words
from plandiff.kpi.english import read_english
from plandiff.kpi.japanese import read_tail
from plandiff.kpi.nouns import Promise
from plandiff.kpi.patterns import opening_time
from plandiff.kpi.tidy import is_latin, split_notes, strip_marks, tidy
from plandiff.text.fold import fold, fold_with_map
from plandiff.text.markers import parse_markers

if TYPE_CHECKING:
    from plandiff.kpi.japanese import Tail
    from plandiff.model import Direction

_PREAMBLE: Final = re.compile(
    "^.*(?:" + "|".join(sorted(words.PREAMBLE_ENDS, key=len, reverse=True)) + ")[、,]"
)
_RUN_IN: Final = re.compile(
    r"(?:以上|以下|以内|未満|%)(?:\([^()]*\))?(?:とする|を維持する)(?=。?[^たことよのも、。)])"
)
"""The end of a promise with other text behind it, as when a heading was taken for its next line."""
_DONE: Final = re.compile(r"\s*(?::|(?:is|are|be))?\s*(?:carried out|held|done)$")
_LOOSE_END: Final = re.compile(r"(?:[\s、，,:：・]|の(?=$))+$")


@lru_cache(maxsize=4096)
def parse_promise(text: str) -> Promise:
    """Read what a KPI sentence asks for.

    `text` may carry its marker (■ KPI：１）), line-join blanks and footnotes. A target cell without
    indicator (98.6％, 前年度（0.54％）以下) gives a promise with an empty one. When the end of the
    sentence cannot be read, `understood` is False and the comparator 実施.
    """
    sentence, notes = split_notes(tidy(_without_markers(text)))
    if is_latin(sentence):
        return _english(sentence, notes)
    folded = fold_with_map(sentence)
    tail = _read(folded.text)
    if tail is None:
        indicator = _indicator(sentence, doing=True)
        return Promise(
            indicator, None, "", "実施", "absolute", None, "none", notes, understood=False
        )
    indicator = _indicator(
        sentence[folded.offsets[tail.start] : folded.offsets[tail.end]],
        doing=tail.comparator == "実施",
    )
    direction = tail.direction if tail.direction != "none" else direction_of(indicator)
    if tail.comparator == "実施":
        direction = "none"
    unit = tail.unit or _head_unit(indicator, doing=tail.comparator == "実施")
    return Promise(
        indicator, tail.value, unit, tail.comparator, tail.basis, tail.baseline, direction, notes
    )


def _read(folded: str) -> Tail | None:
    """Read the end of the sentence, or of its first promise when other text was run into it."""
    tail = read_tail(folded)
    if tail is None or tail.comparator == "実施":
        run_in = _RUN_IN.search(folded)
        first = read_tail(folded[: run_in.end()]) if run_in else None
        return first if first and first.comparator != "実施" else tail
    return tail


def direction_of(indicator: str) -> Direction:
    """Infer which way is better from the words of an indicator; `none` when they do not tell."""
    folded = fold(indicator).lower()
    if any(word in folded for word in words.LOWER_IS_BETTER):
        return "lower"
    if any(word in folded for word in words.HIGHER_IS_BETTER):
        return "higher"
    return "none"


def _english(sentence: str, notes: tuple[str, ...]) -> Promise:
    tail = read_english(sentence)
    if tail is None:
        indicator = _DONE.sub("", strip_marks(sentence).strip(" ."))
        return Promise(indicator, None, "", "実施", "absolute", None, "none", notes)
    indicator = strip_marks(tail.indicator).strip()
    direction = tail.direction if tail.direction != "none" else direction_of(indicator)
    return Promise(
        indicator,
        tail.value,
        tail.unit,
        tail.comparator,
        tail.basis,
        tail.baseline,
        direction,
        notes,
    )


def _without_markers(text: str) -> str:
    leading = [marker for marker in parse_markers(text) if marker.kind != "note"]
    return text[leading[-1].end :] if leading else text


def _indicator(text: str, *, doing: bool) -> str:
    """Cut preambles and loose ends; what tells how or why is not what is measured."""
    bare = _without_time(_LOOSE_END.sub("", strip_marks(text)))
    rest = _PREAMBLE.sub("", bare)
    if doing and len(rest) < len(bare) // 4:
        return bare
    return rest if len(rest) >= 2 else bare


def _without_time(text: str) -> str:
    """Cut 令和７年度末の: the year rolls on while the measured thing stays."""
    folded = fold_with_map(text)
    found = opening_time().match(folded.text)
    return text[folded.offsets[found.end()] :] if found else text


def _head_unit(indicator: str, *, doing: bool) -> str:
    if doing:
        return ""
    head = re.sub(r"[（(][^（()）]*[）)]", "", indicator)
    return next((unit for word, unit in reversed(words.HEAD_UNITS) if head.endswith(word)), "")
