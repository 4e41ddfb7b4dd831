"""A KPI sentence made ready for reading: loose blanks out, notes and provisos set apart.

Printed text stays printed text: nothing is folded here, only blanks and asides leave.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

NOTE_MARK: Final = (
    r"(?:[（(]\s*[※＊*注]\s*[0-9０-９]*\s*[）)]"
    r"|[※＊](?:[0-9０-９]{1,2}(?![0-9０-９年月日かカヶ件人社歳回名円点以％%．.,，]))?)"
)
"""（※）, ※２, （注１）, (*); of ※2025年度から only the sign."""

_BLANKS: Final = re.compile(r"[\s\u3000]+")
_MARK: Final = re.compile(NOTE_MARK)
_MARK_NUMBER: Final = re.compile(r"[0-9０-９]+")
_NOTE_START: Final = re.compile(
    r"""
    (?:(?<=。)|(?<=する)|(?<=以上)|(?<=以下)|(?<=以内)|(?<=行う))  # the sentence before is complete
    (?: [（(]?[※＊][0-9０-９]*+[）)]?+ | [（(]注[0-9０-９]*+[）)] ) # 以上とする※医科、調剤
    (?=[^とをにのでへ、。])                                        # but 以上（※）とする goes on
    """,
    re.VERBOSE,
)
_PROVISO: Final = re.compile(
    r"(?<=。)\s*(?=ただし|但し|なお|[（(])|\s*(?=[（(][^（()）]*場合[^（()）]*[）)]\s*$)"
)
"""（見込みが4件以下の場合は、1件以下とする） and ただし ... behind the sentence."""


class Sentence(NamedTuple):
    """A promise and what stands beside it."""

    text: str
    notes: tuple[str, ...]


def tidy(text: str) -> str:
    """Take out blanks, but keep one between two Latin words or numbers."""
    return _BLANKS.sub(_blank, text.strip())


def split_notes(text: str) -> Sentence:
    """Set the sentence apart from footnotes and provisos printed in the same clause.

    `text` is tidy; the notes keep their printed words: 割合を60％以上とする ※速報値による.
    """
    rest, notes = text, list[str]()
    for pattern in (_NOTE_START, _PROVISO):
        found = pattern.search(rest)
        if found and found.start() > 0:
            notes.insert(0, rest[found.start() :].strip())
            rest = rest[: found.start()]
    return Sentence(rest.strip(), tuple(note for note in notes if note))


def strip_marks(text: str) -> str:
    """Remove footnote marks: 割合（※２）を becomes 割合を."""
    return _MARK.sub("", text)


def marks(text: str) -> tuple[int, ...]:
    """List the numbers of the footnote marks in a text; 0 for a mark without a number."""
    found = (_MARK_NUMBER.search(mark.group()) for mark in _MARK.finditer(text))
    return tuple(int(number.group()) if number else 0 for number in found)


def note_body(text: str) -> str:
    """Return what a note says, without its mark and outer brackets."""
    body = tidy(_MARK.sub("", text.strip(), count=1))
    return body[1:-1] if body[:1] in "（(" and body[-1:] in "）)" else body


def is_latin(text: str) -> bool:
    """Tell whether a sentence is written in Latin letters."""
    # Japanese is looked for first: most texts have it at their very beginning.
    if any("\u3040" <= char <= "\u30ff" or "\u4e00" <= char <= "\u9fff" for char in text):
        return False
    return any(char.isascii() and char.isalpha() for char in text)


def _blank(found: re.Match[str]) -> str:
    before, after = found.string[found.start() - 1], found.string[found.end()]
    return " " if before.isascii() and after.isascii() and after not in "%,." else ""
