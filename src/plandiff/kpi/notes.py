"""Which notes explain which target, and what kind of note each is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from plandiff.kpi import words
from plandiff.kpi.likeness import ratio
from plandiff.kpi.tidy import marks, note_body
from plandiff.text.fold import bare, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import Clause, Piece

NoteKind = Literal["method", "scope", "other"]

_TERMS: Final = re.compile(r"[、,・]|及び|および|並びに|と(?=[^す])")
_TERM_ENDS: Final = re.compile(r"(?:を対象(?:とする|)|とする|である|における.*)$")
_NEGATION: Final = re.compile(r"除|含|限|以外|未満|以上|以下")
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")


def note_kind(note: str) -> NoteKind:
    """Sort a note: one on how figures were computed, one on what is measured, or another."""
    folded = fold(note)
    if _any(words.METHOD_WORDS, folded) and _any((*words.CHANGE_WORDS, "定義"), folded):
        return "method"
    if _any(words.SCOPE_WORDS, folded) or "対象" in folded:
        return "scope"
    return "other"


def defines(note: str) -> bool:
    """Tell whether a note says what is measured: a scope, a formula (＝, ÷), a list."""
    folded = fold(note)
    return note_kind(note) == "scope" or any(sign in folded for sign in "=÷") or "、" in folded


def same_meaning(one: str, other: str) -> bool:
    """Tell whether two notes draw the same line, whatever their words.

    Figures, words that turn the sense (除く, 含む, 限る) and the number of listed things must
    agree, and each listed thing must be found on the other side: 調剤 in 調剤レセプト.
    """
    first, second = note_body(one), note_body(other)
    if bare(first) == bare(second):
        return True
    if _NUMBER.findall(fold(first)) != _NUMBER.findall(fold(second)):
        return False
    if _NEGATION.findall(first) != _NEGATION.findall(second):
        return False
    terms, others = _terms(first), _terms(second)
    if len(terms) == len(others) and all(_found(term, others) for term in terms):
        return True
    return ratio(bare(first), bare(second)) >= 0.85


def tie_notes(clauses: Sequence[Clause]) -> dict[tuple[Piece, ...], tuple[Clause, ...]]:
    """Give each KPI clause of a section the notes that explain it, keyed by the KPI's pieces.

    A note goes to the KPI it directly follows when that one carries its mark (※２), else to the
    nearest KPI above that carries it and has no note yet, else to the one it follows. A numbered
    note whose mark no KPI carries explains something else.
    """
    tied: dict[tuple[Piece, ...], list[Clause]] = {}
    kpis: list[Clause] = []
    last: Clause | None = None
    for clause in clauses:
        if clause.kind == "kpi":
            kpis.append(clause)
            last = clause
        elif clause.kind == "note":
            waiting = [kpi for kpi in kpis if kpi.pieces not in tied]
            if owner := _owner(clause, waiting, last):
                tied.setdefault(owner.pieces, []).append(clause)
        else:
            last = None
    return {pieces: tuple(notes) for pieces, notes in tied.items()}


def _owner(note: Clause, waiting: Sequence[Clause], last: Clause | None) -> Clause | None:
    number = next(iter(marks(note.marker or note.text[:6])), 0)
    if last and number in marks(last.text):
        return last
    marked = [kpi for kpi in waiting if number in marks(kpi.text)]
    if last is None:
        return marked[-1] if marked and number else None
    return marked[-1] if marked else None if number else last


def _terms(text: str) -> tuple[str, ...]:
    parts = (_TERM_ENDS.sub("", bare(part)) for part in _TERMS.split(fold(text)))
    return tuple(part for part in parts if part)


def _found(term: str, others: Sequence[str]) -> bool:
    return any(term in other or other in term for other in others)


def _any(choices: Sequence[str], text: str) -> bool:
    return any(word in text.lower() for word in choices)
