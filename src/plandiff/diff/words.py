"""Cut a text into the words that an edit may begin and end with."""

from __future__ import annotations

import re
from functools import lru_cache

from plandiff.text.scripts import are_ideographs
from plandiff.text.tokens import tokenize

# A border no word crosses: after a comma, a full stop, a line feed; between kana and a noun.
_BORDER = re.compile(
    r"(?<=[、。\n]) | (?<=[ぁ-ん])(?<![おご]) (?= (?!方)[一-鿿々]{2} | [ァ-ヺ]{2} )", re.VERBOSE
)
_PHRASE = re.compile(r"[^、。\n]*[、。\n]|[^、。\n]+$")
_LONG = 8
"""Characters of a phrase that is rarely found in both texts by chance."""
_PARTICLES = (
    "は|が|を|に|の|と|で|も|へ|や|か|から|より|まで|など"
    "|への|との|での|では|には|とは|にも|とも|でも|からの|までの"
)
# Where one token holds several words: し|協会本部, 運営委員会|及び|支部, こと|等|に, 県|と.
_INNER = re.compile(
    rf"""
      (?<=[ぁ-ん])(?<!^[おご])(?=[一-鿿々]{{2}})(?!方)
    | (?=及び|並びに|又は|若しくは) | (?<=及び|又は)(?=.)
    | (?<=.)(?=等) | (?<=等)(?=.)
    | (?<=^[一-鿿々])(?=(?:{_PARTICLES})$)
    """,
    re.VERBOSE,
)
# The rest of a word that two ideographs begin: 見込|まれる, 引上|げる, 見直|し. What bends a noun
# (する, した, な, で) or follows it (また, まで, など) does not begin so.
_REST = re.compile(
    rf"(?:[めれりらみむくけげきぐっえびぶち]|ま[れせすな]|し(?={_PARTICLES}))[ぁ-ん]*"
)


def shared_ends(one: str, other: str) -> tuple[int, int]:
    """Return how much of the start and of the end of both texts is equal, in whole phrases."""
    head = _common(one, other)
    head = max((m.end() for m in _BORDER.finditer(one, 0, head)), default=0)
    tail = _common(one[: head - 1 if head else None : -1], other[: head - 1 if head else None : -1])
    cut = _BORDER.search(one, len(one) - tail + 1) if tail else None
    return head, len(one) - cut.end() if cut else 0


def _common(one: str, other: str) -> int:
    """Return the length of the longest start that both texts have, by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


@lru_cache(8192)
def _parts(token: str) -> tuple[str, ...]:
    return tuple(part for part in _INNER.split(token) if part)


def cut_words(text: str) -> list[str]:
    """Cut a text into words: a verb keeps its ending, a note sign its number."""
    words: list[str] = []
    for token in tokenize(text):
        for part in _parts(token):
            if words and _belongs(words[-1], part):
                words[-1] += part
            else:
                words.append(part)
    return words


def cut_both(one: str, other: str) -> tuple[list[str], list[str]]:
    """Cut two texts into words; long phrases that stand in both stay whole, to save the work."""
    phrases = _PHRASE.findall(one), _PHRASE.findall(other)
    whole = {p for p in phrases[0] if len(p) >= _LONG and _is_balanced(p)} & set(phrases[1])
    return _cut_rest(phrases[0], whole), _cut_rest(phrases[1], whole)


def _cut_rest(phrases: list[str], whole: set[str]) -> list[str]:
    words: list[str] = []
    pending = ""
    for phrase in phrases:
        if phrase in whole:
            words += [*cut_words(pending), phrase]
            pending = ""
        else:
            pending += phrase
    return words + cut_words(pending)


def _is_balanced(phrase: str) -> bool:
    return all(phrase.count(a) == phrase.count(b) for a, b in ("「」", "（）", "()", "『』"))


def _belongs(word: str, part: str) -> bool:
    """Tell whether a part is the rest of the word before it: 見込+まれる, ※+2."""
    if word == "※":
        return part[0].isdigit()
    return are_ideographs(word[-1:]) and _REST.fullmatch(part) is not None


@lru_cache(4096)
def content(word: str) -> int:
    """Return how much a word says: 4 a character, 1 for a kana of grammar, nothing for marks."""
    return sum(map(_worth, word))


def _worth(char: str) -> int:
    if "ぁ" <= char <= "ん":
        return 1
    return 4 if char.isalnum() or char in "ー%％" else 0
