"""The best cut of the printed lines into left and right runs: one explanation of the whole document.

A dynamic programme with a small beam over the places where a run may begin (after Viterbi 1967).
A hypothesis knows the side of every line so far, hence how well a run reads on from its own
column's last line, however many runs lie between, and whether each line's twin stands in the
other column.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plandiff.segment.continuity import Continuity
    from plandiff.segment.twins import Twin

PrintSide = Literal["left", "right"]
OTHER: dict[PrintSide, PrintSide] = {"left": "right", "right": "left"}
LEFT, RIGHT = 0, 1
CODES: dict[PrintSide, int] = {"left": LEFT, "right": RIGHT}

SWITCH = {"left": -2.5, "right": -2.0}
"""Cost of a run that begins within a page, by its side: left after right needs more reason."""
FLOAT = -0.7
"""Cost where the run begins with a note: notes are printed wherever there was room."""
LEVEL = 2.0
"""Gain of a right run that begins like the left run before it: boxes of a row start level."""
GAP = 1.2
"""Gain of a border where the source leaves more room than between lines."""
LEVEL_LINES = 3
"""Lines from the top of a box in which its twin's beginning may stand."""
PAGE_TOP: dict[tuple[PrintSide, PrintSide], float] = {
    ("right", "left"): 0.0,  # the rule: a page opens with the left column
    ("right", "right"): -1.5,  # the right column's tail runs over
    ("left", "left"): -1.5,  # the page before had no right column
    ("left", "right"): -3.0,
}
TWINS = {
    # (side of the earlier line, side of the later one, on one page): what a full twin is worth
    (LEFT, RIGHT, True): 1.0,
    (LEFT, RIGHT, False): 1.0,
    (RIGHT, LEFT, True): -0.4,
    (RIGHT, LEFT, False): 0.6,  # the right column may run a page ahead
    (LEFT, LEFT, True): -0.7,
    (LEFT, LEFT, False): -0.7,
    (RIGHT, RIGHT, True): -0.7,
    (RIGHT, RIGHT, False): -0.7,
}
HOPES = {
    (code, one_page): max(TWINS[(code, other, one_page)] for other in (LEFT, RIGHT))
    for code in (LEFT, RIGHT)
    for one_page in (True, False)
}
"""The most that a twin still to come can be worth: counted at once, corrected when it comes."""
KEPT = 3
"""Hypotheses kept per place and side."""
WINDOW = 60
"""Places looked ahead where a document has no page breaks."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the decision weighs."""

    votes: Sequence[float]
    """Per line what its words say: -1 (right) to +1 (left)."""
    continuity: Continuity
    pages: frozenset[int]
    """Lines that open a page."""
    floats: frozenset[int]
    """Lines that begin a note."""
    notes: Sequence[bool]
    """Whether a line belongs to a note."""
    gaps: frozenset[int]
    """Lines before which the source leaves room."""
    twins: Mapping[int, tuple[Twin, ...]]
    """By the later line: the earlier lines that say the same."""
    hopes: tuple[Sequence[float], Sequence[float]]
    """Per side code and line: the most its twins still to come can be worth (`twin_hopes`)."""


@dataclass(frozen=True, slots=True)
class _State:
    score: float
    side: PrintSide
    start: int
    """Where the current run begins."""
    other_end: int | None
    """Last line of the other side."""
    own_end: int | None
    """Last line of this side before the run."""
    sides: bytes
    """Side codes of all lines before the run."""


def decide(evidence: Evidence, places: Sequence[int], count: int) -> list[PrintSide]:
    """Give each of `count` lines a side; a run may begin at `places` (sorted, 0 included)."""
    arrived: dict[int, list[_State]] = {0: _openings()}
    ends = [*places, count]
    for index, place in enumerate(places):
        reach = _reach(ends[index + 1 : index + 1 + WINDOW], evidence.pages)
        for state in _best(arrived.pop(place, [])):
            for end, score in _runs(evidence, state, reach):
                arrived.setdefault(end, []).extend(_leave(evidence, state, end, count, score))
    final = max(arrived[count], key=lambda state: state.score)
    return ["left" if code == LEFT else "right" for code in final.sides]


def twin_hopes(
    twins: Mapping[int, tuple[Twin, ...]], count: int
) -> tuple[list[float], list[float]]:
    """Per side code and line: what its later twins are worth at best."""
    hopes = ([0.0] * count, [0.0] * count)
    for earlier in twins.values():
        for twin in earlier:
            for code in (LEFT, RIGHT):
                hopes[code][twin.first] += twin.weight * HOPES[(code, twin.one_page)]
    return hopes


def _openings() -> list[_State]:
    return [
        _State(0.0, "left", 0, None, None, b""),
        _State(-1.5, "right", 0, None, None, b""),
    ]


def _reach(ends: Sequence[int], pages: frozenset[int]) -> list[int]:
    """Where a run may end: nowhere beyond its page."""
    found = []
    for end in ends:
        found.append(end)
        if end in pages:
            break
    return found


def _runs(evidence: Evidence, state: _State, ends: Sequence[int]) -> list[tuple[int, float]]:
    """Score of the run from `state.start` to each of `ends`, its first join aside."""
    sign = 1.0 if state.side == "left" else -1.0
    code, sides, start = CODES[state.side], state.sides, state.start
    votes, twins, score_join = evidence.votes, evidence.twins, evidence.continuity.next_score
    hopes = evidence.hopes[code]
    owed = SWITCH[state.side] - FLOAT if start in evidence.floats else 0.0
    score, line, found = state.score, start, []
    for end in ends:
        while line < end:
            score += sign * votes[line] + hopes[line]
            if line > start:
                score += score_join(line)
            if owed and not evidence.notes[line]:
                score, owed = score + owed, 0.0
            for twin in twins.get(line, ()):
                earlier = code if twin.first >= start else sides[twin.first]
                worth = TWINS[(earlier, code, twin.one_page)] - HOPES[(earlier, twin.one_page)]
                score += twin.weight * worth
            line += 1
        found.append((end, score))
    return found


def _leave(evidence: Evidence, state: _State, end: int, count: int, score: float) -> list[_State]:
    sides = state.sides + bytes([CODES[state.side]]) * (end - state.start)
    if end == count:
        return [_State(score, state.side, end, None, None, sides)]
    switched = OTHER[state.side]
    follow = evidence.continuity.score
    if end not in evidence.pages:
        cost = _switch(evidence, state, end) + follow(state.other_end, end)
        return [_State(score + cost, switched, end, end - 1, state.other_end, sides)]
    stay = PAGE_TOP[(state.side, state.side)] + follow(end - 1, end)
    turn = PAGE_TOP[(state.side, switched)] + follow(state.other_end, end)
    return [
        _State(score + stay, state.side, end, state.other_end, end - 1, sides),
        _State(score + turn, switched, end, end - 1, state.other_end, sides),
    ]


def _switch(evidence: Evidence, state: _State, end: int) -> float:
    gap = (GAP if end in evidence.gaps else 0.0) + evidence.continuity.cut(end)
    if end in evidence.floats:
        return max(FLOAT, SWITCH[OTHER[state.side]] + gap)
    if state.side == "right":
        return SWITCH["left"] + gap
    top = range(state.start, state.start + LEVEL_LINES)
    level = any(twin.first in top and twin.clear for twin in evidence.twins.get(end, ()))
    return SWITCH["right"] + LEVEL * level + gap


def _best(states: list[_State]) -> list[_State]:
    """Keep the best state per side and break-off point, and few of those."""
    best: dict[tuple[PrintSide, int | None], _State] = {}
    for state in states:
        name = (state.side, state.other_end)
        if name not in best or state.score > best[name].score:
            best[name] = state
    ranked = sorted(best.values(), key=lambda s: (-s.score, s.side, s.other_end or -1))
    return [s for side in OTHER for s in [r for r in ranked if r.side == side][:KEPT]]
