"""Which KPI of a table a note explains: by its sign, by its place, by its words."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from plandiff.segment.table_values import note_marks
from plandiff.text.fold import key

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["explained_by_sign", "explained_by_words", "note_sign"]

SHARED_WORDS = 4
"""Characters in a row that a note and what it explains share at least."""
MARGIN = 2
"""By so many more than the next candidate."""


def note_sign(marker: str) -> str:
    """Return the sign of a note's marker, brackets off: ※1 for （※１）."""
    return next(iter(note_marks(marker)), "")


def explained_by_sign(
    sign: str, texts: Sequence[str], explained: Sequence[bool]
) -> tuple[int, ...]:
    """Return the places of `texts` that carry the sign of a note printed apart from them.

    A bare ※ explains only those not `explained` yet, since each of several notes uses it anew.
    """
    carriers = [i for i, text in enumerate(texts) if sign in note_marks(text)]
    if sign not in {"※", "＊"}:
        return tuple(carriers)
    return tuple(i for i in carriers if not explained[i])


def explained_by_words(note: str, texts: Sequence[str]) -> int | None:
    """Return the place of the text that shares clearly the longest wording with a note."""
    words = key(note)
    shared = sorted(((_shared(words, key(text)), -i) for i, text in enumerate(texts)), reverse=True)
    if not shared or shared[0][0] < SHARED_WORDS:
        return None
    if len(shared) > 1 and shared[0][0] - shared[1][0] < MARGIN:
        return None
    return -shared[0][1]


def _shared(a: str, b: str) -> int:
    return SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size
