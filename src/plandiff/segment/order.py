"""The reading order of one column: extractors may print the boxes of a page in the wrong order.

Only boxes of one page change places, and only where the printed order breaks the outline (② before
①, a second （具体的な取組） in one section) and another order mends more than it disturbs.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from plandiff.model import Problem
from plandiff.segment.counting import RECURS, counts_on
from plandiff.segment.facts import DOUBTFUL, LineFacts, line_facts, usual_width
from plandiff.text.markers import parse_markers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.model import Line
    from plandiff.text.markers import Marker

TABLE = re.compile(r"KPI|一覧|table|targets", re.IGNORECASE)
BAD_NUMBER = 1.0
BAD_START = 1.0
TWICE = 1.5
WRONG_RANK = 0.5
EMPTY = 0.6
"""A recurring block right under a heading that has no text of its own yet."""
BROKEN = 2.0
"""A sentence cut off where the next block begins with an item."""
WRAPPED = 0.8
"""Share of the usual width from which a line may have been wrapped."""
BARE = 0.5
"""A finished sentence before unmarked text, which may be its next sentence."""
TURNED = 0.1
"""Cost of each pair of blocks in another order than printed."""
MOST_TURNED = 0.5
"""What a great turn costs at most: one box moved past many is one move all the same."""
TORN = 1.0
"""Cost of parting a block from the one right above it in its column's run."""
GAIN = 1.0
"""A new order must mend at least this much."""
MOST_BLOCKS = 14
"""Pages with more blocks are left as printed: too many orders would do."""


class _Block(NamedTuple):
    """Lines that stay together: a heading or block head and what follows it."""

    facts: tuple[LineFacts, ...]
    rank: int
    """Place in printed order within the page."""
    kind: str
    """Key of a recurring block head; empty for others."""

    runs_on: bool
    """Whether nothing of the other column was printed between it and the block before it."""

    heading: Marker | None
    """The number it opens with, when it is a heading's."""


def reading_order(
    lines: Sequence[Line], other: Sequence[Line], *, column: str = ""
) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """Put the boxes of each page in the order a person reads them.

    `lines` are one column's, in printed order; `other` the other column's, whose lines between
    them show where one box ends. `column` (新, 旧) is the name problems call this column by; empty
    where there is one. Returns all lines and a problem per page that was reordered.
    Lines whose place on the page is known stand in that order already.
    """
    if any(line.lane for line in lines):
        return tuple(lines), ()
    facts = line_facts(lines)
    kinds, items = _recurring_kinds(facts), _kpi_items(facts)
    table = next((i for i, fact in enumerate(facts) if _opens_table(fact)), len(facts))
    between = sorted(line.no for line in other)
    pages = [_blocks(page, kinds, items, _borders(page, between)) for page in _pages(facts[:table])]
    state = _Reader(_kind_order(pages), WRAPPED * usual_width(facts))
    ordered: list[LineFacts] = []
    problems: list[Problem] = []
    for index, page in enumerate(pages):
        following = pages[index + 1][0].facts[0] if index + 1 < len(pages) else None
        best = _best_order(state, page, following)
        if best != page:
            problems.append(_reordered(best, column))
        state = _read_all(state, best)
        ordered.extend(fact for block in best for fact in block.facts)
    ordered.extend(facts[table:])  # cells have an order of their own
    return tuple(fact.line for fact in ordered), tuple(problems)


def _opens_table(fact: LineFacts) -> bool:
    return fact.is_title and TABLE.search(fact.key) is not None


def _kpi_items(facts: Sequence[LineFacts]) -> frozenset[int]:
    """Line numbers of １）２） under a KPI head: items, not headings."""
    found = set()
    style: str | None = None
    for before, fact in pairwise([None, *facts]):
        assert fact is not None  # noqa: S101  only the first of all is None
        if fact.block_kind == "KPI":
            markers = parse_markers(fact.line.text)
            style = markers[1].style if len(markers) > 1 else None
        elif fact.block_kind or (fact.marker and fact.marker.kind == "bullet"):
            style = None
        elif fact.marker is not None and fact.marker.kind == "enumerator":
            first = before is not None and before.block_kind == "KPI" and style is None
            if first and fact.marker.ordinal == (1,):
                style = fact.marker.style
            if fact.marker.style == style:
                found.add(fact.line.no)
            else:
                style = None
    return frozenset(found)


def _pages(facts: Sequence[LineFacts]) -> list[list[LineFacts]]:
    pages: dict[int, list[LineFacts]] = {}
    for fact in facts:
        pages.setdefault(fact.line.page, []).append(fact)
    return list(pages.values())


def _borders(page: Sequence[LineFacts], between: Sequence[int]) -> frozenset[int]:
    """Line numbers at which a new run begins: the other column was printed in between."""
    return frozenset(
        after.line.no
        for before, after in pairwise(page)
        if bisect_right(between, before.line.no) < bisect_left(between, after.line.no)
    )


def _recurring_kinds(facts: Sequence[LineFacts]) -> frozenset[str]:
    counts = Counter(fact.block_kind for fact in facts)
    return frozenset(kind for kind, count in counts.items() if kind and count >= RECURS)


def _blocks(
    page: Sequence[LineFacts],
    kinds: frozenset[str],
    items: frozenset[int],
    borders: frozenset[int],
) -> tuple[_Block, ...]:
    groups: list[list[LineFacts]] = []
    for fact in page:
        opens = fact.block_kind in kinds or _heading(fact, items) is not None
        if not groups or fact.line.no in borders or opens:
            groups.append([])
        groups[-1].append(fact)
    return tuple(
        _block(group, rank, kinds, items, runs_on=rank > 0 and group[0].line.no not in borders)
        for rank, group in enumerate(groups)
    )


def _block(
    group: Sequence[LineFacts],
    rank: int,
    kinds: frozenset[str],
    items: frozenset[int],
    *,
    runs_on: bool,
) -> _Block:
    first = group[0]
    kind = first.block_kind if first.block_kind in kinds else ""
    return _Block(tuple(group), rank, kind, runs_on, _heading(first, items))


def _heading(fact: LineFacts, items: frozenset[int]) -> Marker | None:
    if fact.is_heading_like and fact.marker and fact.marker.ordinal and fact.line.no not in items:
        return fact.marker
    return None


def _kind_order(pages: Sequence[Sequence[_Block]]) -> frozenset[tuple[str, str]]:
    """Pairs (kind, seen) in the wrong order: the kind usually comes before the seen one."""
    counts: Counter[tuple[str, str]] = Counter()
    seen: list[str] = []
    for block in (block for page in pages for block in page):
        if block.heading is not None:
            seen = []
        elif block.kind:
            counts.update((earlier, block.kind) for earlier in seen if earlier != block.kind)
            seen.append(block.kind)
    return frozenset(pair for pair, n in counts.items() if n > 2 * counts[pair[::-1]])


class _Reader(NamedTuple):
    """What has been read so far, as far as it matters for what may come next."""

    wrong: frozenset[tuple[str, str]]
    width: float
    """Characters from which a line may have been wrapped."""
    numbers: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """Open headings: style and last number, outermost first."""
    kinds: tuple[str, ...] = ()
    """Kinds of block seen since the last heading."""
    last: LineFacts | None = None
    bare_heading: bool = False
    """The last block is a heading without text."""

    def cost(self, block: _Block) -> float:
        return self._join(block.facts[0]) + self._number(block) + self._blocks(block)

    def _join(self, first: LineFacts) -> float:
        if self.last is None or self.last.is_heading_like:
            return 0.0
        if first.starts_item:
            return BROKEN * (1 - self.last.finished) * self._was_cut(self.last)
        return BARE * self.last.finished

    def _was_cut(self, last: LineFacts) -> bool:
        """Whether a line was wrapped and reads like a beginning; a full line may be both."""
        return len(last.key) >= self.width and last.finished < DOUBTFUL

    def _number(self, block: _Block) -> float:
        heading = block.heading
        if heading is None:
            return 0.0
        known = dict(self.numbers)
        if heading.style not in known:
            return BAD_START if heading.ordinal[-1] != 1 else 0.0
        return 0.0 if counts_on(known[heading.style], heading.ordinal) else BAD_NUMBER

    def _blocks(self, block: _Block) -> float:
        if not block.kind:
            return 0.0
        wrong = WRONG_RANK * any((block.kind, seen) in self.wrong for seen in self.kinds)
        empty = EMPTY * self.bare_heading
        return TWICE * (block.kind in self.kinds) + wrong + empty

    def read(self, block: _Block) -> _Reader:
        heading = block.heading
        numbers, kinds = self.numbers, self.kinds
        if heading is not None:
            styles = [style for style, _ in numbers]
            depth = styles.index(heading.style) if heading.style in styles else len(styles)
            numbers = (*numbers[:depth], (heading.style, heading.ordinal))
            kinds = ()
        elif block.kind:
            kinds = (*kinds, block.kind)
        bare = heading is not None and len(block.facts) == 1
        return _Reader(self.wrong, self.width, numbers, kinds, block.facts[-1], bare)


def _read_all(state: _Reader, blocks: Sequence[_Block]) -> _Reader:
    for block in blocks:
        state = state.read(block)
    return state


def _cost(state: _Reader, blocks: Sequence[_Block], following: LineFacts | None) -> float:
    total = 0.0
    for block in blocks:
        total += state.cost(block)
        state = state.read(block)
    if following is not None:
        total += state._join(following)  # noqa: SLF001  same module, same class
    return total + _disorder(blocks)


def _disorder(blocks: Sequence[_Block]) -> float:
    """Cost of an order other than the printed one."""
    ranks = [block.rank for block in blocks]
    turned = sum(a > b for i, a in enumerate(ranks) for b in ranks[i + 1 :])
    torn = sum(
        block.runs_on and block.rank != before + 1
        for before, block in zip([-1, *ranks], blocks, strict=False)
    )
    return min(TURNED * turned, MOST_TURNED) + TURNED / 10 * turned + TORN * torn


def _best_order(
    state: _Reader, page: tuple[_Block, ...], following: LineFacts | None
) -> tuple[_Block, ...]:
    """Climb by moving one group of neighbours at a time while that mends enough."""
    best, cost = page, _cost(state, page, following)
    printed = cost
    if printed < GAIN:
        return page
    while len(page) <= MOST_BLOCKS and cost > 0:
        candidates = [(_cost(state, order, following), order) for order in _moves(best)]
        lowest = min(candidates, key=lambda c: (c[0], [b.rank for b in c[1]]), default=None)
        if lowest is None or lowest[0] >= cost:
            break
        cost, best = lowest
    return best if printed - cost >= GAIN else page


def _moves(blocks: tuple[_Block, ...]) -> Iterator[tuple[_Block, ...]]:
    """Every order got by exchanging two neighbouring groups."""
    n = len(blocks)
    for i in range(n):
        for j in range(i + 1, n):
            for k in range(j + 1, n + 1):
                yield (*blocks[:i], *blocks[j:k], *blocks[i:j], *blocks[k:])


def _reordered(blocks: Sequence[_Block], column: str) -> Problem:
    lines = sorted(fact.line.no for block in blocks for fact in block.facts)
    page = blocks[0].facts[0].line.page
    where = f"{page}ページの{column}の段" if column else f"{page}ページ"
    return Problem(
        "suspect",
        f"{where}の枠の順を、番号と見出しが続くように入れ替えて読みました。",
        page=page,
        lines=((lines[0], lines[-1]),),
    )
