"""Items of two columns, words like 同左 among them, and which answer to each other.

Items that say the same, or nearly, are set beside one another; what stands between two such pairs
is a gap.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from plandiff.segment.ditto import ABOVE, BRACKETS, CLAIMS, OTHER_SIDE
from plandiff.text.fold import key
from plandiff.text.markers import parse_marker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import Line
    from plandiff.segment.ditto import Meaning
    from plandiff.text.markers import Marker

__all__ = ["Gap", "Item", "gaps_between", "items_of", "paired_items", "stand_in_word", "word_of"]

LONGEST: Final = 16
"""Characters of a line that holds nothing but such a word, its number included."""
PLAIN: Final = frozenset(
    (
        *("同左", "同右", "左に同じ", "右に同じ", "変更なし", "変更無し", "現行どおり"),
        *("現行のとおり", "〃", "同上", "上に同じ", "ditto"),
    )
)
"""What means something without brackets; 削除 or 略 alone may be any line's end."""
ROUND: Final = {"(": ")", "[": "]", "〔": "〕"}
"""Not 【新設】: tables of figures say so of a figure."""
ALIKE: Final = 0.5
"""From this likeness on two items are one item, changed."""
MOST: Final = 40_000
"""Pairs of items compared at most between two equal ones."""
MOST_EQUAL: Final = 1_600_000_000
"""Pairs of items among which equal ones are sought (200 MB of one bit each); beyond, what words
stand for is told of none."""


@dataclass(frozen=True)
class Item:
    """Lines of an item with its marker, or of a paragraph; or such a word alone."""

    lines: tuple[Line, ...]
    word: Meaning | None
    marker: Marker | None

    @cached_property
    def key(self) -> str:
        """Return its folded wording."""
        return key("".join(line.text for line in self.lines))


class Gap(NamedTuple):
    """Items of the own and of the other column between two pairs, the pair before included."""

    before: tuple[int, int] | None
    own: range
    other: range


def stand_in_word(text: str) -> Meaning | None:
    """Tell what a line of one such word, brackets where it needs them, stands for."""
    folded = key(text).casefold()
    word = folded.strip(BRACKETS)
    is_bracketed = ROUND.get(folded[:1]) == folded[-1:] and len(folded) > 2
    if not (is_bracketed or word in PLAIN):
        return None
    if word in OTHER_SIDE:
        return "other"
    if word in ABOVE:
        return "above"
    return "nothing" if word in CLAIMS else None


def word_of(line: Line) -> tuple[Meaning | None, Marker | None]:
    """Tell what a line stands for, and the number before the word: （２） （略）."""
    if line.cell is not None or len(line.text.strip()) > LONGEST:
        return None, None
    meaning = stand_in_word(line.text)
    if meaning is not None:
        return meaning, None
    marker = parse_marker(line.text)
    if marker is None or marker.kind not in ("enumerator", "bullet"):
        return None, None
    return stand_in_word(line.text[marker.end :]), marker


def items_of(lines: Sequence[Line]) -> list[Item]:
    """Cut a column into items, paragraphs and words that stand for others."""
    items: list[Item] = []
    run: list[Line] = []

    def close() -> None:
        if run:
            items.append(Item(tuple(run), None, parse_marker(run[0].text)))
            run.clear()

    for line in lines:
        word, marker = word_of(line)
        if word is not None:
            close()
            items.append(Item((line,), word, marker))
            continue
        if parse_marker(line.text) is not None or (run and _is_over(run)):
            close()
        run.append(line)
    close()
    return items


def _is_over(run: Sequence[Line]) -> bool:
    """Whether lines without marker are a whole paragraph; an item may go on after a full stop."""
    last = run[-1]
    ends = last.ends_paragraph or last.text.rstrip().endswith(("。", "．", "."))
    return bool(ends) and parse_marker(run[0].text) is None


# ---------------------------------------------------------------- pairs of items


def paired_items(a: Sequence[Item], b: Sequence[Item]) -> list[tuple[int, int]]:
    """Pair equal items, then like ones between them, in the order of both."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415  # few documents hold such words

    if len(a) * len(b) > MOST_EQUAL:
        return []
    # A word that stands for text is equal to nothing, not even to itself.
    first = [item.key if item.word is None else f"\0{i}" for i, item in enumerate(a)]
    second = [item.key if item.word is None else f"\1{j}" for j, item in enumerate(b)]
    equal = [
        (op.src_start + step, op.dest_start + step)
        for op in Indel.opcodes(first, second)
        if op.tag == "equal"
        for step in range(op.src_end - op.src_start)
    ]
    found = list(equal)
    for gap in gaps_between(equal, len(a), len(b)):
        if any(a[i].word for i in gap.own) or any(b[j].word for j in gap.other):
            found += _like(a, b, gap)
    return sorted(found)


def gaps_between(pairs: Sequence[tuple[int, int]], own: int, other: int) -> list[Gap]:
    """Return what stands between pairs of items; `own` and `other` count the items."""
    return [
        Gap(
            before if before[0] >= 0 else None,
            range(before[0] + 1, after[0]),
            range(before[1] + 1, after[1]),
        )
        for before, after in pairwise([(-1, -1), *pairs, (own, other)])
    ]


def _like(a: Sequence[Item], b: Sequence[Item], gap: Gap) -> list[tuple[int, int]]:
    """Return the chain of like items between two pairs that is most alike in all."""
    if len(gap.own) * len(gap.other) > MOST:
        return []
    none: tuple[float, tuple[tuple[int, int], ...]] = (0.0, ())
    row = [none] * (len(gap.other) + 1)
    for i in gap.own:
        above, row = row, [none]
        for at, j in enumerate(gap.other):
            score = _likeness(a[i], b[j])
            best = max(above[at + 1], row[at], key=lambda chain: chain[0])
            if score and above[at][0] + score > best[0]:
                best = (above[at][0] + score, (*above[at][1], (i, j)))
            row.append(best)
    return list(row[-1][1])


def _likeness(a: Item, b: Item) -> float:
    """Score two items; a numbered word is the item with its number."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # see above

    if a.word or b.word:
        numbers = [item.marker.ordinal if item.marker else () for item in (a, b)]
        styles = [item.marker.style if item.marker else "" for item in (a, b)]
        return 1.0 if numbers[0] and numbers[0] == numbers[1] and styles[0] == styles[1] else 0.0
    score = ratio(a.key, b.key) / 100
    return score if score >= ALIKE else 0.0
