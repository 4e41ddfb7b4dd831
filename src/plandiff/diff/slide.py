"""Slide insertions and deletions to the phrase border where a person would mark them.

In 「Aを、Bを」 against 「Bを」 the words 「Aを、」 and 「を、B」 + … are equally right for the
machine; a reader marks the first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.diff.changes import Change
from plandiff.text.scripts import are_ideographs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_KANA = re.compile(r"[ぁ-ん]+$")
_OPENING = "「『（(【［[〔"
_CLOSING = "」』）)】］]〕"


def slide(changes: Sequence[Change], one: Sequence[str], other: Sequence[str]) -> list[Change]:
    """Return the changes with every pure one moved to its best border; the rest as they are."""
    found: list[Change] = []
    for at, change in enumerate(changes):
        floor = found[-1] if found else Change(0, 0, 0, 0)
        ceiling = changes[at + 1] if at + 1 < len(changes) else None
        room = (
            change.a0 - floor.a1,
            (ceiling.a0 if ceiling else len(one)) - change.a1,
        )
        found.append(_best(change, one, other, room) if change.is_pure else change)
    return found


# What bends a noun into a verb: 実施|し, 検討|する, 活用|される.
_BENT = re.compile(r"[しすさせ][ぁ-ん]*")


def keep_verbs(changes: Sequence[Change], one: Sequence[str], other: Sequence[str]) -> list[Change]:
    """Give a verb its ending back: 実施|し、…を検討|する against 実施|する.

    The ending that stays is the one of the verb that goes; both endings are marked.
    """
    found = list(changes)
    for at, change in enumerate(found):
        words, start, end = _words_of(change, one, other)
        nearest = found[at + 1].a0 if at + 1 < len(found) else len(one)
        if (
            change.is_pure
            and change.a1 < nearest
            and 0 < start < end
            and all(_ends_noun(words[p - 1]) and _BENT.fullmatch(words[p]) for p in (start, end))
        ):
            found[at] = Change(change.a0, change.a1 + 1, change.b0, change.b1 + 1)
    return found


def _ends_noun(word: str) -> bool:
    last = word[-1:]
    return are_ideographs(last) or "ァ" <= last <= "ヺ" or last == "ー"


def _words_of(
    change: Change, one: Sequence[str], other: Sequence[str]
) -> tuple[Sequence[str], int, int]:
    """Return the words put in or taken out, as a stretch of their side."""
    if change.a0 == change.a1:
        return other, change.b0, change.b1
    return one, change.a0, change.a1


def _best(
    change: Change, one: Sequence[str], other: Sequence[str], room: tuple[int, int]
) -> Change:
    """Try every place the same words could stand at; at equal worth stay, then go left."""
    words, start, end = _words_of(change, one, other)
    shifts = [0]
    for step in range(1, room[0] + 1):
        if words[start - step] != words[end - step]:
            break
        shifts.append(-step)
    for step in range(1, room[1] + 1):
        if words[start + step - 1] != words[end + step - 1]:
            break
        shifts.append(step)
    best = max(shifts, key=lambda s: (_worth(words, start + s, end + s), -abs(s), -s))
    return Change(*(value + best for value in change))


def _worth(words: Sequence[str], start: int, end: int) -> float:
    return _border(words, start) + _border(words, end)


def _border(words: Sequence[str], at: int) -> float:
    """Return how clear a border stands before word `at`."""
    if at in (0, len(words)):
        return 5.0
    left, right = words[at - 1], words[at]
    return next((worth for worth, holds in _BORDERS if holds(left, right)), 0.5)


_BORDERS: tuple[tuple[float, Callable[[str, str], bool]], ...] = (
    (5.0, lambda left, _: left[-1] in "。\n"),
    (4.0, lambda left, _: left[-1] in "、，,;；"),
    (3.0, lambda left, right: left[-1] in _CLOSING or right[0] in _OPENING),
    (2.0, lambda left, right: right[0] in "。、，," or left.isspace() or right.isspace()),
    (2.5, lambda left, right: bool(_KANA.search(left) and not _KANA.match(right))),
)
"""What stands at a border, clearest first, and how clear it is."""
