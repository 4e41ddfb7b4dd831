"""Words that stand for other text in columns without cells: what they mean by what is around them.

Between two pairs of items that answer to each other, 同左 stands for what only the other column has
there, and （新設） for its being there alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from plandiff.model import Problem
from plandiff.segment.ditto import OPEN_DITTO, StandIns, ditto_problem
from plandiff.segment.ditto_items import gaps_between, items_of, paired_items, word_of
from plandiff.text.spans import line_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.model import Line
    from plandiff.segment.ditto import Meaning
    from plandiff.segment.ditto_items import Gap, Item

__all__ = ["run_stand_ins"]

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


class _There(NamedTuple):
    """What the other column has in a gap."""

    lines: tuple[Line, ...]
    is_all: bool
    """The own column has nothing there but words for it."""


def run_stand_ins(left: Sequence[Line], right: Sequence[Line]) -> StandIns:
    """Put in what 同左 and 〃 stand for and take claims out, where no cell tells.

    What cannot be told is read as printed, and said.
    """
    if not any(word_of(line)[0] for line in (*left, *right)):
        return StandIns(tuple(left), tuple(right), frozenset())
    a, b = items_of(left), items_of(right)
    pairs = paired_items(a, b)
    turned = [(j, i) for i, j in pairs]
    sides = (
        _Side(a, b, gaps_between(pairs, len(a), len(b))),
        _Side(b, a, gaps_between(turned, len(b), len(a))),
    )
    read = [tuple(side.lines()) for side in sides]
    kept = {line.no for lines in read for line in lines}
    words = {item.lines[0].no for item in (*a, *b) if item.word}
    problems = tuple(problem for side in sides for problem in side.problems)
    left_out = sorted(no for side in sides for no in side.left_out)
    if left_out:
        problems += (Problem("skipped", ABRIDGED, lines=line_ranges(left_out)),)
    return StandIns(read[0], read[1], frozenset(words - kept), problems)


class _Side:
    """One column as it is read; `problems` grow with its lines."""

    def __init__(self, own: Sequence[Item], other: Sequence[Item], gaps: Sequence[Gap]) -> None:
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

    def _paired(self, gap: Gap) -> tuple[Line, ...]:
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

    def _there(self, gap: Gap) -> _There:
        """Tell once for a gap what its words may stand for."""
        said = [self._said[at] for at in gap.own]
        if not any(said):
            return _There((), is_all=False)
        return _There(self._texts(gap.other), all(word in ("other", "above") for word in said))

    def _read(self, place: int, gap: Gap, there: _There) -> tuple[Line, ...]:
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

    def _for_other(self, place: int, gap: Gap, there: _There) -> tuple[Line, ...]:
        """Return the other column's lines that a word stands for."""
        if there.is_all:
            return there.lines if place == gap.own[0] else ()
        if len(gap.own) == len(gap.other):
            at = gap.other[place - gap.own[0]]
            return self._texts(range(at, at + 1))
        self.problems.append(ditto_problem(MIXED, self._own[place].lines[0]))
        return self._own[place].lines
