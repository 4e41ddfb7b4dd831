"""Words that stand for other text in columns without cells: what they mean by what is around them.

Items of the two columns that say the same, or nearly, are set beside one another. Between two such
pairs, 同左 stands for what only the other column has there, and （新設） for its being there alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from plandiff.model import Problem
from plandiff.segment.ditto import (
    ABOVE,
    BRACKETS,
    CLAIMS,
    OPEN_DITTO,
    OTHER_SIDE,
    StandIns,
    ditto_problem,
)
from plandiff.text.fold import key
from plandiff.text.markers import parse_marker
from plandiff.text.spans import line_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.model import Line
    from plandiff.segment.ditto import Meaning
    from plandiff.text.markers import Marker

__all__ = ["run_stand_ins", "stand_in_word"]

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
LOST: Final = (
    "{page}ページ{no}行の「{word}」に当たる文が反対の段に見つかりません。"
    "文がないものとして読みました。"
)
ABRIDGED: Final = (
    "新旧とも（略）とだけある箇所があります。略された文章は読めないので、"
    "そこにある項目は結果に含まれません。"
)
MIXED: Final = (
    "{page}ページ{no}行の「{word}」が反対の段のどの文を指すか決められません。"
    "印刷どおりの文として読みました。"
)


@dataclass(frozen=True)
class _Item:
    """Lines of an item with its marker, or of a paragraph; or such a word alone."""

    lines: tuple[Line, ...]
    word: Meaning | None
    marker: Marker | None

    @cached_property
    def key(self) -> str:
        return key("".join(line.text for line in self.lines))


class _Gap(NamedTuple):
    """Items of the own and of the other column between two pairs, the pair before included."""

    before: tuple[int, int] | None
    own: range
    other: range


class _There(NamedTuple):
    """What the other column has in a gap."""

    lines: tuple[Line, ...]
    is_all: bool
    """The own column has nothing there but words for it."""


def run_stand_ins(left: Sequence[Line], right: Sequence[Line]) -> StandIns:
    """Put in what 同左 and 〃 stand for and take claims out, where no cell tells.

    What cannot be told is read as printed, and said.
    """
    if not any(_word(line)[0] for line in (*left, *right)):
        return StandIns(tuple(left), tuple(right), frozenset())
    a, b = _items(left), _items(right)
    pairs = _pairs(a, b)
    turned = [(j, i) for i, j in pairs]
    sides = (
        _Side(a, b, _gaps(pairs, len(a), len(b))),
        _Side(b, a, _gaps(turned, len(b), len(a))),
    )
    read = [tuple(side.lines()) for side in sides]
    kept = {line.no for lines in read for line in lines}
    words = {item.lines[0].no for item in (*a, *b) if item.word}
    problems = tuple(problem for side in sides for problem in side.problems)
    left_out = sorted(no for side in sides for no in side.left_out)
    if left_out:
        problems += (Problem("skipped", ABRIDGED, lines=line_ranges(left_out)),)
    return StandIns(read[0], read[1], frozenset(words - kept), problems)


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


def _word(line: Line) -> tuple[Meaning | None, Marker | None]:
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


def _items(lines: Sequence[Line]) -> list[_Item]:
    items: list[_Item] = []
    run: list[Line] = []

    def close() -> None:
        if run:
            items.append(_Item(tuple(run), None, parse_marker(run[0].text)))
            run.clear()

    for line in lines:
        word, marker = _word(line)
        if word is not None:
            close()
            items.append(_Item((line,), word, marker))
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


def _pairs(a: Sequence[_Item], b: Sequence[_Item]) -> list[tuple[int, int]]:
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
    for gap in _gaps(equal, len(a), len(b)):
        if any(a[i].word for i in gap.own) or any(b[j].word for j in gap.other):
            found += _like(a, b, gap)
    return sorted(found)


def _gaps(pairs: Sequence[tuple[int, int]], own: int, other: int) -> list[_Gap]:
    return [
        _Gap(
            before if before[0] >= 0 else None,
            range(before[0] + 1, after[0]),
            range(before[1] + 1, after[1]),
        )
        for before, after in pairwise([(-1, -1), *pairs, (own, other)])
    ]


def _like(a: Sequence[_Item], b: Sequence[_Item], gap: _Gap) -> list[tuple[int, int]]:
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


def _likeness(a: _Item, b: _Item) -> float:
    """Score two items; a numbered word is the item with its number."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # see above

    if a.word or b.word:
        numbers = [item.marker.ordinal if item.marker else () for item in (a, b)]
        styles = [item.marker.style if item.marker else "" for item in (a, b)]
        return 1.0 if numbers[0] and numbers[0] == numbers[1] and styles[0] == styles[1] else 0.0
    score = ratio(a.key, b.key) / 100
    return score if score >= ALIKE else 0.0


# ---------------------------------------------------------------- what the words mean


class _Side:
    """One column as it is read; `problems` grow with its lines."""

    def __init__(self, own: Sequence[_Item], other: Sequence[_Item], gaps: Sequence[_Gap]) -> None:
        self.problems: list[Problem] = []
        self.left_out: list[int] = []
        """Lines that leave out what the other column leaves out too."""
        self._own, self._other, self._gaps = own, other, gaps
        self._said: list[Meaning | None] = []
        """What each item means, 〃 resolved."""

    def lines(self) -> Iterator[Line]:
        """Yield the column's lines, with what its words stand for in their place."""
        for item in self._own:
            inherits = item.word == "above" and bool(self._said) and self._said[-1] is not None
            self._said.append(self._said[-1] if inherits else item.word)
        for gap in self._gaps:
            if gap.before is not None:
                yield from self._paired(gap)
            there = self._there(gap)
            for place in gap.own:
                yield from self._read(place, gap, there)

    def _paired(self, gap: _Gap) -> tuple[Line, ...]:
        """Read an item that has its like; a numbered word takes what stands under that too."""
        assert gap.before is not None  # noqa: S101  asked before
        own, other = self._own[gap.before[0]], self._other[gap.before[1]]
        if own.word is None or other.word is not None:
            return own.lines
        if own.word != "other":
            return ()
        under = () if gap.own else self._texts(gap.other)
        return (*other.lines, *under)

    def _texts(self, places: range) -> tuple[Line, ...]:
        items = (self._other[j] for j in places)
        return tuple(line for item in items if item.word is None for line in item.lines)

    def _there(self, gap: _Gap) -> _There:
        """Tell once for a gap what its words may stand for."""
        said = [self._said[at] for at in gap.own]
        if not any(said):
            return _There((), is_all=False)
        return _There(self._texts(gap.other), all(word in ("other", "above") for word in said))

    def _read(self, place: int, gap: _Gap, there: _There) -> tuple[Line, ...]:
        item, said = self._own[place], self._said[place]
        if said is None:
            return item.lines
        line = item.lines[0]
        if not gap.other:
            self.problems.append(ditto_problem(LOST, line))
        elif said == "above":
            if not there.lines:
                return self._own[place - 1].lines if place else ()
            self.problems.append(ditto_problem(OPEN_DITTO, line))
        if said == "other" and gap.other and not there.lines:
            self.left_out.append(line.no)
        if said == "nothing" or not there.lines:
            return ()
        return self._for_other(place, gap, there)

    def _for_other(self, place: int, gap: _Gap, there: _There) -> tuple[Line, ...]:
        """Return the other column's lines that a word stands for."""
        if there.is_all:
            return there.lines if place == gap.own[0] else ()
        if len(gap.own) == len(gap.other):
            at = gap.other[place - gap.own[0]]
            return self._texts(range(at, at + 1))
        self.problems.append(ditto_problem(MIXED, self._own[place].lines[0]))
        return self._own[place].lines
