"""Keep a pair of brackets together: both marked, or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.diff.changes import Change

if TYPE_CHECKING:
    from collections.abc import Sequence

PAIRS = {"「": "」", "『": "』", "（": "）", "(": ")", "【": "】", "［": "］", "〔": "〕", "“": "”"}
_CLOSING = {close: opening for opening, close in PAIRS.items()}


def unpaired(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the closing brackets and the opening ones that have no partner in `words`."""
    closing: list[str] = []
    waiting: list[str] = []
    for word in words:
        if word in PAIRS:
            waiting.append(word)
        elif word in _CLOSING:
            if waiting and PAIRS[waiting[-1]] == word:
                waiting.pop()
            else:
                closing.append(word)
    return closing, waiting


def keep_brackets(
    changes: Sequence[Change], one: Sequence[str], other: Sequence[str]
) -> list[Change]:
    """Widen a change by the bracket next to it whose partner it holds.

    In （※） against （数量ベース）（※２） the words between the outer brackets changed; a reader
    marks the brackets too.
    """
    found: list[Change] = []
    for at, change in enumerate(changes):
        floor = found[-1].a1 if found else 0
        ceiling = changes[at + 1].a0 if at + 1 < len(changes) else len(one)
        left, right = _loose(change, one, other)
        before = one[change.a0 - 1] if change.a0 > floor else ""
        after = one[change.a1] if change.a1 < ceiling else ""
        back = int(before in PAIRS and PAIRS[before] in left)
        on = int(after in _CLOSING and _CLOSING[after] in right)
        found.append(Change(change.a0 - back, change.a1 + on, change.b0 - back, change.b1 + on))
    return found


def _loose(change: Change, one: Sequence[str], other: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the closing and the opening brackets without partner on either side of a change."""
    gone, come = unpaired(one[change.a0 : change.a1]), unpaired(other[change.b0 : change.b1])
    return gone[0] + come[0], gone[1] + come[1]
