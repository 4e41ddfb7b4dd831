"""Phrase-level edits between two texts, as a person would mark them.

The texts are cut into words; the words are compared; then what a reader would not mark apart is
put together: no equal particle between two edits, no half of a pair of brackets, no tail of a
word. The edits replay exactly, blanks and widths included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.diff.brackets import keep_brackets
from plandiff.diff.changes import Change, compare_words
from plandiff.diff.crumbs import sweep
from plandiff.diff.slide import keep_verbs, slide
from plandiff.diff.words import cut_both, shared_ends
from plandiff.model import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import EditOp


def diff_text(previous: str, current: str) -> tuple[Edit, ...]:
    """Return the edits that turn `previous` into `current`.

    The texts of equal and delete edits joined are `previous`, those of equal and insert edits
    `current`; neighbours differ in kind, a delete stands before its insert, no text is empty.
    `diff_text(b, a)` is `diff_text(a, b)` with delete and insert exchanged.
    """
    if previous == current:
        return (Edit("equal", current),) if current else ()
    head, tail = shared_ends(previous, current)
    before = previous[head : len(previous) - tail]
    after = current[head : len(current) - tail]
    if before > after:  # of two equally good answers, the same for either direction
        middle = [(gone, come) for come, gone in _changed(after, before)]
    else:
        middle = _changed(before, after)
    ending = previous[len(previous) - tail :]
    return tuple(_edits([(previous[:head], previous[:head]), *middle, (ending, ending)]))


def _changed(before: str, after: str) -> list[tuple[str, str]]:
    """Return (text before, text after) runs in order; equal runs have equal texts."""
    if not before or not after:
        return [(before, after)]
    one, other = cut_both(before, after)
    changes = compare_words(one, other)
    for improve in (slide, sweep, keep_verbs, keep_brackets):
        changes = improve(changes, one, other)
    return _runs(changes, one, other)


def _runs(
    changes: Sequence[Change], one: Sequence[str], other: Sequence[str]
) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    a = b = 0
    for change in (*changes, Change(len(one), len(one), len(other), len(other))):
        rows += zip(one[a : change.a0], other[b : change.b0], strict=True)
        rows.append(("".join(one[change.a0 : change.a1]), "".join(other[change.b0 : change.b1])))
        a, b = change.a1, change.b1
    return rows


def _edits(rows: Sequence[tuple[str, str]]) -> list[Edit]:
    """Write runs as edits, joining neighbours of one kind."""
    found: list[Edit] = []
    pending: list[str] = ["", "", ""]  # equal, delete, insert
    ops: tuple[EditOp, ...] = ("equal", "delete", "insert")

    def flush(*kinds: int) -> None:
        for kind in kinds:
            if pending[kind]:
                found.append(Edit(ops[kind], pending[kind]))
                pending[kind] = ""

    for before, after in rows:
        if before == after:
            if before:
                flush(1, 2)
                pending[0] += before
        else:
            flush(0)
            pending[1] += before
            pending[2] += after
    flush(0, 1, 2)
    return found
