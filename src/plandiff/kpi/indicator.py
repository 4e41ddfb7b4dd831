"""When two sentences measure the same thing: a key for equality, a likeness for the rest."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from plandiff.kpi import words
from plandiff.kpi.likeness import ratio
from plandiff.kpi.tidy import is_latin, strip_marks, tidy
from plandiff.text.fold import bare, fold

SAME: Final = 0.72
"""From this likeness on two indicators are one. Measured on the pairs of the real plan: the least
like true pair has 0.91, the most like false one 0.65 (the ceiling for another measure or group);
in 17,000 generated targets no false pair reached it."""

_ASIDE: Final = re.compile(r"\([^()]*\)")
_PARTICLES: Final = re.compile(r"(?:に係る|に関する|における|における|等の|等|の|を|は|が|、|・|,)")
_HEAD: Final = re.compile(r"[^のをにではがる、。()]+$")
_SAME_HEAD: Final = 0.8
_BORDERS: Final = "のをにではがて、・ "
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")


def _one_word(text: str) -> str:
    for word, kept in words.SYNONYMS:
        text = text.replace(word, kept)
    return text


@lru_cache(maxsize=4096)
def indicator_key(text: str) -> str:
    """Return what two wordings of one indicator share; never shown, only compared.

    Marks, asides that say no scope, particles, punctuation and synonyms fall away:
    現金給付等の申請にかかる郵送化率（※） and 現金給付の申請に係る郵送化率 have one key.
    """
    folded = _group_first(_one_word(fold(tidy(strip_marks(text))).lower()))
    without = _ASIDE.sub(_kept, folded)
    return bare(_PARTICLES.sub("", without)) or bare(folded)


def _group_first(text: str) -> str:
    """Write 実施率(会員) as 会員の実施率, when the aside names nothing but a group."""
    found = _ASIDE.search(text)
    if found and any(found.group()[1:-1] in row for row in words.CONTRASTS):
        return f"{found.group()[1:-1]}の{text[: found.start()]}{text[found.end() :]}"
    return text


def _kept(aside: re.Match[str]) -> str:
    text = aside.group()
    limits = has_scope(text) or any(word in text for row in words.CONTRASTS for word in row)
    return text if limits else ""


def has_scope(text: str) -> bool:
    """Tell whether words say which part of the world is measured: （75歳以上を除く）."""
    return any(word in text.lower() for word in words.SCOPE_WORDS)


@lru_cache(maxsize=4096)
def head(text: str) -> str:
    """Return the last noun of an indicator: 健康保険証回収率 of 1か月以内の健康保険証回収率."""
    folded = _ASIDE.sub("", _one_word(fold(tidy(strip_marks(text)))))
    found = _HEAD.search(folded)
    return found.group() if found else folded


def same_head(one: str, other: str) -> bool:
    """Tell whether two indicators end in the same kind of measure (回収率, 保険証回収率).

    受付率 and 郵送化率 share only 率, 健診実施率 and 保健指導実施率 are rates of different things:
    two measures. の割合 alone tells nothing and is let pass, and so are English indicators,
    whose measure has no fixed place.
    """
    first, second = head(one), head(other)
    if is_latin(one) and is_latin(other):
        return True
    if first in words.GENERIC_HEADS or second in words.GENERIC_HEADS:
        return first[-1:] == second[-1:]
    shared = 0
    while shared < min(len(first), len(second)) and first[-1 - shared] == second[-1 - shared]:
        shared += 1
    if shared < 2:
        return first == second
    # Either head ends in the other, or the things before the measure are nearly the same word.
    return shared in (len(first), len(second)) or ratio(first, second) >= _SAME_HEAD


def contrasts(one: str, other: str) -> bool:
    """Tell whether the two name groups that exclude each other: 被保険者 against 被扶養者."""
    for row in words.CONTRASTS:
        first = {word for word in row if word in one}
        second = {word for word in row if word in other}
        if first and second and not first & second:
            return True
    return False


@lru_cache(maxsize=4096)
def indicator_similarity(a: str, b: str) -> float:
    """Measure from 0 to 1 how far two indicators are one; from `SAME` on they are.

    Another kind of measure or an excluding group keeps it under `SAME`, whatever else is alike.
    """
    first, second = indicator_key(a), indicator_key(b)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    likeness = _common(a, b) if is_latin(a) and is_latin(b) else ratio(first, second)
    if _extends(a, b):
        likeness = max(likeness, 0.85 + 0.1 * _size(first, second))
    if not same_head(a, b) or contrasts(a, b):
        return min(0.65, 0.8 * likeness)
    return likeness


def _extends(a: str, b: str) -> bool:
    """Tell whether one is the other with words before it or an aside in it.

    未治療者において受診した者の割合 extends 受診した者の割合; 情報安全研修の受講率 does not extend
    研修の受講率, for 情報安全研修 is another thing.
    """
    shorter, longer = sorted((_core(a), _core(b)), key=len)
    start = len(longer) - len(shorter)
    if len(shorter) < 3 or not longer.endswith(shorter):
        return False
    return start == 0 or longer[start - 1] in _BORDERS


@lru_cache(maxsize=4096)
def _core(text: str) -> str:
    return tidy(_ASIDE.sub("", _one_word(fold(tidy(strip_marks(text))).lower())))


def numbers_in(text: str) -> tuple[str, ...]:
    """List the figures inside an indicator: 10 of 10か月以内に医療機関を受診した者の割合."""
    return tuple(_NUMBER.findall(fold(tidy(strip_marks(text)))))


def _size(first: str, second: str) -> float:
    return min(len(first), len(second)) / max(len(first), len(second))


def _common(a: str, b: str) -> float:
    """Measure how many words two English indicators have in common.

    Squared, as one word makes another thing: attendance at training, at security training.
    """
    first, second = (set(_one_word(fold(x).lower()).split()) - words.FILLERS for x in (a, b))
    return (2 * len(first & second) / max(1, len(first) + len(second))) ** 2
