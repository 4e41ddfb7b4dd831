"""The best cut of the printed lines into left and right runs, over the whole document.

A dynamic programme with a small beam over the places where a run may begin (after Viterbi 1967).
A hypothesis knows the side of every line so far, hence how well a run reads on from its own
column's last line, however many runs lie between, whether its numbers count on, and whether each
line's twin stands in the other column.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from plandiff.segment.counting import NOTHING, count_on
from plandiff.segment.twins import REACH
from plandiff.segment.weights import LEFT, RIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.segment.counting import Counts, Step
    from plandiff.segment.evidence import Evidence, Gains

    _Row = tuple[float, Gains, tuple[Step, ...]]

KEPT = 3
"""Hypotheses kept per place and side."""
BEHIND = 4.0
"""A hypothesis this far behind the best at its place is given up."""
LOST = 5.5
"""A run this far behind the best run that ends at the same place is not followed further."""
DOUBTED = 0.1
"""Votes against the sides of a page's lines, summed, from which the page is decided again."""
WINDOW = 60
"""Places looked ahead where a document has no page breaks."""


class _State(NamedTuple):
    """A hypothesis up to the beginning of a run."""

    score: float
    side: int
    start: int
    other_end: int | None
    """Last line of the other side."""
    recent: bytes
    """Side codes of the last lines before the run, as far as twins reach."""
    counts: tuple[Counts, Counts]
    """What each side has counted so far."""
    before: _State | None
    """The run before."""


class _Arrival(NamedTuple):
    """A run that ends here and the side that goes on; becomes a state if it is kept."""

    score: float
    side: int
    other_end: int | None
    state: _State
    counts: Counts
    """Of the run's own side, after it."""


class Decision(NamedTuple):
    """A side code per line, and the hypotheses there were where each page begins."""

    sides: list[int]
    states: dict[int, list[_State]]


def decide(evidence: Evidence, places: Sequence[int]) -> Decision:
    """Give each line a side code; a run may begin at `places` (sorted, 0 included)."""
    search = _Search(evidence, [*places, evidence.count])
    states = {0: _openings()}
    final = search.best(states, 0, evidence.count)
    return Decision(_unwind([LEFT] * evidence.count, final.state, 0, evidence.count), states)


def reconsider(
    evidence: Evidence, places: Sequence[int], before: Decision, votes: Sequence[float]
) -> list[int]:
    """Decide again, with the votes in the evidence, the pages where they speak against a side.

    A vote for the side a line has can change nothing, so all other pages stay as they are.
    """
    search = _Search(evidence, [*places, evidence.count])
    sides = before.sides
    for start, end in _doubted(evidence, sides, votes):
        final = search.best({start: before.states[start]}, start, end, sides[end : end + 1])
        sides = _unwind(sides, final.state, start, end)
    return sides


def _doubted(
    evidence: Evidence, sides: Sequence[int], votes: Sequence[float]
) -> list[tuple[int, int]]:
    """Find the stretches of pages on which votes speak against the sides, each with a page more."""
    found: list[tuple[int, int]] = []
    was_doubted = False
    for start, end in pairwise([*sorted(evidence.pages), evidence.count]):
        page = zip(votes[start:end], sides[start:end], strict=True)
        against = sum(max(0.0, -vote if side == LEFT else vote) for vote, side in page)
        is_doubted = against >= DOUBTED
        if is_doubted or was_doubted:
            first = found.pop()[0] if found and found[-1][1] == start else start
            found.append((first, end))
        was_doubted = is_doubted
    return found


def _openings() -> list[_State]:
    return [
        _State(0.0, LEFT, 0, None, b"", (NOTHING, NOTHING), None),
        _State(-1.5, RIGHT, 0, None, b"", (NOTHING, NOTHING), None),
    ]


def _unwind(sides: Sequence[int], last: _State | None, start: int, end: int) -> list[int]:
    """Give the lines from `start` to `end` the sides of their runs, from the last run back."""
    found, state = list(sides), last
    while state is not None and state.start >= start:
        found[state.start : end] = [state.side] * (end - state.start)
        end, state = state.start, state.before
    return found


def _reach(ends: Sequence[int], pages: frozenset[int]) -> list[int]:
    """Where a run may end: nowhere beyond its page."""
    found = []
    for end in ends:
        found.append(end)
        if end in pages:
            break
    return found


class _Search:
    """Follows the runs of hypotheses to where they may end, and keeps who goes on there."""

    def __init__(self, evidence: Evidence, places: Sequence[int]) -> None:
        self._evidence = evidence
        self._places = places
        self._arrived: dict[int, list[_Arrival]] = {}
        self._best: dict[int, float] = {}
        """Score of the best arrival at each end so far."""
        self._front: dict[int, float] = {}
        """Score of the best run up to each end so far."""
        self._rows = tuple(_rows(evidence, side) for side in (LEFT, RIGHT))

    def best(
        self, states: dict[int, list[_State]], start: int, end: int, goes_on: Sequence[int] = ()
    ) -> _Arrival:
        """Return the best arrival at `end` of what begins at `start`, going on with a known side.

        Adds to `states` the hypotheses at the beginnings of pages on the way.
        """
        pages = self._evidence.pages
        first, last = (bisect_left(self._places, place) for place in (start, end))
        for index, place in enumerate(self._places[first:last], first):
            kept = states.get(place) or _keep(self._arrived.pop(place, []), place)
            if place in pages:
                states[place] = kept
            reach = _reach(self._places[index + 1 : index + 1 + WINDOW], pages)
            for state in kept:
                self._extend(state, reach)
        arrived = self._arrived[end]
        fitting = [arrival for arrival in arrived if arrival.side in goes_on]
        return max(fitting or arrived, key=lambda arrival: arrival.score)

    def _extend(self, state: _State, ends: Sequence[int]) -> None:
        """Let the run of a state end at each of `ends` and note who goes on there."""
        evidence, front = self._evidence, self._front
        side, start = state.side, state.start
        score, counts, line = state.score - evidence.joins[start], state.counts[side], start
        owed = evidence.note_debt[side] if start in evidence.floats else 0.0
        rows, recent = self._rows[side], state.recent
        base = start - len(recent)
        for end in ends:
            for worth, twins, steps in rows[line:end]:
                score += worth
                for step in steps:
                    gain, counts = count_on(counts, step, evidence.weights)
                    score += gain
                for first, gains in twins:
                    score += gains[side if first >= start else recent[first - base]]
            if owed and not all(evidence.notes[line:end]):
                score, owed = score + owed, 0.0
            line = end
            best = front.get(end, score)
            if score < best - LOST:
                return
            front[end] = max(score, best)
            self._arrive(state, end, score, counts, floats=bool(owed) and side == LEFT)

    def _arrive(
        self, state: _State, end: int, score: float, counts: Counts, *, floats: bool
    ) -> None:
        """Note who may go on where a run ends."""
        evidence, side, other_end = self._evidence, state.side, state.other_end
        if end == evidence.count:
            self._note(end, score, side, other_end, state, counts)
            return
        switched, tops, follow = 1 - side, evidence.page_top, evidence.follow
        if end not in evidence.pages:
            worth = score + (self._switch(state, end) + follow(other_end, end))
            self._note(end, worth, switched, end - 1, state, counts)
            return
        runs_on = follow(end - 1, end)
        if floats:
            # A note below the right column: the next page's left column follows as usual.
            self._note(end, score + runs_on, LEFT, other_end, state, counts)
        stay = score + tops[side, side] + runs_on
        self._note(end, stay, side, other_end, state, counts)
        turn = score + tops[side, switched] + follow(other_end, end)
        self._note(end, turn, switched, end - 1, state, counts)

    def _note(  # noqa: PLR0913, PLR0917  # the fields of an arrival, built only if it may be kept
        self,
        end: int,
        score: float,
        side: int,
        other_end: int | None,
        state: _State,
        counts: Counts,
    ) -> None:
        best = self._best.get(end, score)
        if score >= best:
            self._best[end] = score
        elif score <= best - BEHIND:
            return
        self._arrived.setdefault(end, []).append(_Arrival(score, side, other_end, state, counts))

    def _switch(self, state: _State, end: int) -> float:
        evidence, side, start = self._evidence, state.side, state.start
        match = evidence.boxes.matches(side, end).get(start, 0.0)
        cost = evidence.switch[1 - side][end] + evidence.weights.level * match
        if side == RIGHT and start in evidence.pages:
            cost += evidence.after_tail
        return max(evidence.weights.to_note, cost) if end in evidence.floats else cost


def _rows(evidence: Evidence, side: int) -> list[_Row]:
    """Prepare what each line adds to a run of `side` that it does not begin."""
    worth = map(add, evidence.own_scores[side], evidence.joins)
    steps = (evidence.steps.get(line, ()) for line in range(evidence.count))
    return list(zip(worth, evidence.twin_gains[side], steps, strict=True))


def _keep(arrivals: list[_Arrival], place: int) -> list[_State]:
    """Keep the best arrival per side and last two run beginnings, and few of those.

    What was counted and which twins were met further back may still tell arrivals apart that the
    last run alone does not.
    """
    best: dict[tuple[int, int | None, int, int], _Arrival] = {}
    for arrival in arrivals:
        state = arrival.state
        before = state.before.start if state.before else -1
        name = (arrival.side, arrival.other_end, state.start, before)
        if name not in best or arrival.score > best[name].score:
            best[name] = arrival
    ranked = sorted(best.values(), key=lambda a: (-a.score, a.side, a.other_end or -1))
    near = [a for a in ranked if a.score > ranked[0].score - BEHIND]
    kept = [a for side in (LEFT, RIGHT) for a in [r for r in near if r.side == side][:KEPT]]
    return [_enter(arrival, place) for arrival in kept]


def _enter(arrival: _Arrival, place: int) -> _State:
    state = arrival.state
    recent = (state.recent + bytes([state.side]) * (place - state.start))[-REACH:]
    counts = (
        (arrival.counts, state.counts[RIGHT])
        if state.side == LEFT
        else (state.counts[LEFT], arrival.counts)
    )
    return _State(arrival.score, arrival.side, place, arrival.other_end, recent, counts, state)
