"""Which clauses correspond: equal wording first, then likeness, nearby before far away.

Equal texts meet through a dictionary: within paired sections, then anywhere. What is left is
weighed by likeness, all pairs within a pair of sections, and elsewhere only those that share rare
grams, so that the cost stays near the length of the document.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from plandiff.align.assign import best_pairs
from plandiff.align.candidates import rare_neighbours

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from plandiff.align.assign import Candidate
    from plandiff.align.grams import Lexicon
    from plandiff.align.outline import Outline
    from plandiff.align.sections import SectionPairs
    from plandiff.model import ClauseKind, MatchedBy

Family = Literal["text", "kpi", "note", "importance", "difficulty"]

FAMILIES: dict[ClauseKind, Family] = {
    "lead": "text",
    "policy": "text",
    "action": "text",
    "kpi": "kpi",
    "note": "note",
    "importance": "importance",
    "difficulty": "difficulty",
}
"""Only clauses of one family may correspond."""

# Likeness below which two clauses are two different things, measured on a plan read by hand: within
# paired sections the least alike pair that a reader joins has 0.30 (an action reworded from end
# to end), the most alike that a reader keeps apart and that are both free has 0.22.
_LEAST_HERE = 0.26
_LEAST_KPI = 0.30
"""Indicators share their frame (率を対前年度以上とする)."""
_LEAST_LONELY_LEAD = 0.10
"""The only opening paragraph of both sections."""
_LEAST_NEARBY = 0.40
"""In the section above, below or beside."""
_LEAST_FAR = 0.46
_OTHER_KIND = 0.12
"""Charged when a policy answers to an action."""
_SAME_PLACE = 0.04
"""Granted for each side (before, after) on which the nearest equal clauses are a pair."""
_SHORT = 6
"""Equal texts shorter than this say nothing across sections."""
_ALL_PAIRS_UP_TO = 4096


@dataclass(slots=True)
class Group:
    """Clauses that correspond, by index, each side in reading order."""

    current: list[int]
    previous: list[int]
    matched_by: MatchedBy
    score: float


@dataclass(slots=True)
class Board:
    """Two plans, what is known of them, and the groups found so far."""

    current: Outline
    previous: Outline
    sections: SectionPairs
    words: Lexicon
    groups: list[Group] = field(default_factory=list)
    of_current: dict[int, Group] = field(default_factory=dict)
    of_previous: dict[int, Group] = field(default_factory=dict)

    def pair(self, i: int, j: int, matched_by: MatchedBy, score: float) -> None:
        """Take two free clauses as a group."""
        group = Group([i], [j], matched_by, score)
        self.groups.append(group)
        self.of_current[i] = self.of_previous[j] = group

    def free(self) -> tuple[list[int], list[int]]:
        """Return the clauses that have no counterpart yet."""
        return (
            [i for i in range(len(self.current.clauses)) if i not in self.of_current],
            [j for j in range(len(self.previous.clauses)) if j not in self.of_previous],
        )

    def likeness(self, i: int, j: int) -> float:
        """Compare the wording of two clauses."""
        bag = self.words.bag
        return self.words.likeness(bag(i), bag(len(self.current.clauses) + j))

    def is_here(self, i: int, j: int) -> bool:
        """Tell whether two clauses stand in paired sections."""
        return self.sections.by_current.get(self.current.homes[i]) == self.previous.homes[j]

    def is_nearby(self, i: int, j: int) -> bool:
        """Tell whether the section of one pairs with the one above, below or beside the other."""
        pairs = self.sections.by_current
        home, away = self.current.homes[i], self.previous.homes[j]
        above, beyond = self.current.parents[home], self.previous.parents[away]
        return pairs.get(above) in (away, beyond) or pairs.get(home) == beyond


def match_equal(board: Board) -> None:
    """Pair clauses of equal wording: the same kind before others, here before elsewhere."""
    current, previous = board.current, board.previous
    partner = board.sections.by_previous

    def place(j: int) -> int:
        return partner.get(previous.homes[j], -1)

    def pass_over(
        name_i: Callable[[int], Hashable], name_j: Callable[[int], Hashable], *, single: bool
    ) -> None:
        for i, j in _equal(board, name_i, name_j, single=single):
            board.pair(i, j, "text", 1.0)

    pass_over(
        lambda i: (current.homes[i], current.clauses[i].kind, current.keys[i]),
        lambda j: (place(j), previous.clauses[j].kind, previous.keys[j]),
        single=False,
    )
    for single in (True, False):
        pass_over(
            lambda i: (current.clauses[i].kind, _worth(current.keys[i], i)),
            lambda j: (previous.clauses[j].kind, _worth(previous.keys[j], -1 - j)),
            single=single,
        )
    pass_over(
        lambda i: (FAMILIES[current.clauses[i].kind], _worth(current.keys[i], i)),
        lambda j: (FAMILIES[previous.clauses[j].kind], _worth(previous.keys[j], -1 - j)),
        single=False,
    )


def _worth(text: str, otherwise: int) -> Hashable:
    """Return the text if it is long enough to be known elsewhere, else what equals nothing."""
    return text if len(text) >= _SHORT else otherwise


def _equal(
    board: Board,
    name_i: Callable[[int], Hashable],
    name_j: Callable[[int], Hashable],
    *,
    single: bool,
) -> list[tuple[int, int]]:
    """Pair free clauses of equal name in order; `single`: only names found once a side."""
    current, previous = board.free()
    firsts: dict[Hashable, list[int]] = defaultdict(list)
    seconds: dict[Hashable, list[int]] = defaultdict(list)
    for i in current:
        firsts[name_i(i)].append(i)
    for j in previous:
        seconds[name_j(j)].append(j)
    found: list[tuple[int, int]] = []
    for name, left in firsts.items():
        right = seconds.get(name, [])
        if not single or len(left) == len(right) == 1:
            found += zip(left, right, strict=False)
    return found


def match_alike(board: Board) -> None:
    """Pair the free clauses that are alike, by the best total over the whole document."""
    places = _Places(board)
    candidates: list[Candidate] = []
    likeness: dict[tuple[int, int], float] = {}
    for i, j in _worth_weighing(board):
        alike = board.likeness(i, j)
        value = alike - _least(board, i, j) + places.bonus(i, j)
        if value > 0:
            likeness[i, j] = alike
            candidates.append((i, j, value))
    for i, j in best_pairs(candidates):
        alike = likeness[i, j]
        board.pair(i, j, "content" if alike >= _LEAST_HERE else "position", min(alike, 0.9999))


def _least(board: Board, i: int, j: int) -> float:
    """Return the likeness two clauses need."""
    one, other = board.current.clauses[i].kind, board.previous.clauses[j].kind
    if not board.is_here(i, j):
        least = _LEAST_NEARBY if board.is_nearby(i, j) else _LEAST_FAR
    elif one in ("importance", "difficulty"):
        return -1.0  # a section has one of each: they answer to each other however reworded
    elif one == other == "lead" and _is_only(board, i, j):
        return _LEAST_LONELY_LEAD
    else:
        least = _LEAST_KPI if one == "kpi" else _LEAST_HERE
    return least if one == other else least + _OTHER_KIND


def _is_only(board: Board, i: int, j: int) -> bool:
    """Tell whether each is the only clause of its kind in its section."""
    sides = ((board.current, i), (board.previous, j))
    return all(
        [side.clauses[c].kind for c in side.owned[side.homes[at]]].count(side.clauses[at].kind) == 1
        for side, at in sides
    )


def _worth_weighing(board: Board) -> Iterable[tuple[int, int]]:
    """Return the pairs of free clauses of one family that are worth a look, each once, sorted."""
    current, previous = board.free()
    pairs: set[tuple[int, int]] = set()
    by_home: dict[int, list[int]] = defaultdict(list)
    for j in previous:
        by_home[board.sections.by_previous.get(board.previous.homes[j], -1)].append(j)
    here: dict[int, list[int]] = defaultdict(list)
    for i in current:
        here[board.current.homes[i]].append(i)
    for home, left in here.items():
        right = by_home.get(home, ())
        if len(left) * len(right) <= _ALL_PAIRS_UP_TO:
            pairs.update((i, j) for i in left for j in right)
    pairs.update(rare_neighbours(board.words, len(board.current.clauses), current, previous))
    kinds = [FAMILIES[c.kind] for c in board.current.clauses]
    others = [FAMILIES[c.kind] for c in board.previous.clauses]
    return sorted((i, j) for i, j in pairs if kinds[i] == others[j])


class _Places:
    """Where free clauses stand between those already paired within their sections."""

    def __init__(self, board: Board) -> None:
        self.board = board
        homes = board.sections.by_current
        anchored = [
            (group.current[0], group.previous[0])
            for group in board.groups
            if homes.get(board.current.homes[group.current[0]])
            == board.previous.homes[group.previous[0]]
        ]
        self.current = _neighbours(board.current, {i: i for i, _ in anchored})
        self.previous = _neighbours(board.previous, {j: i for i, j in anchored})

    def bonus(self, i: int, j: int) -> float:
        """Grant something for standing between the same neighbours."""
        if not self.board.is_here(i, j):
            return 0.0
        (before, after), (earlier, later) = self.current[i], self.previous[j]
        return _SAME_PLACE * ((before == earlier) + (after == later))


def _neighbours(side: Outline, anchors: dict[int, int]) -> list[tuple[int, int]]:
    """By clause: the anchors next before and next after it in its section and family, or -1."""
    before = _last_seen(side, anchors, range(len(side.clauses)))
    after = _last_seen(side, anchors, range(len(side.clauses) - 1, -1, -1))
    return list(zip(before, after, strict=True))


def _last_seen(side: Outline, anchors: dict[int, int], order: Sequence[int]) -> list[int]:
    seen: dict[tuple[int, Family], int] = {}
    found = [-1] * len(side.clauses)
    for c in order:
        room = (side.homes[c], FAMILIES[side.clauses[c].kind])
        found[c] = seen.get(room, -1)
        if c in anchors:
            seen[room] = anchors[c]
    return found
