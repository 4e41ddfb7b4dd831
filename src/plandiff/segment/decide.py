"""The best cut of the printed lines into left and right runs, over the whole document.

A dynamic programme with a small beam over the places where a run may begin (after Viterbi 1967).
A hypothesis knows the side of every line so far, hence how well a run reads on from its own
column's last line, however many runs lie between, whether its numbers count on, and whether each
line's twin stands in the other column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plandiff.segment.counting import NOTHING, count_on
from plandiff.segment.twins import REACH
from plandiff.segment.weights import LEFT, RIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.segment.counting import Counts
    from plandiff.segment.evidence import Evidence

KEPT = 3
"""Hypotheses kept per place and side."""
BEHIND = 5.0
"""A hypothesis this far behind the best at its place is given up."""
LOST = 7.0
"""A run this far behind the best run that ends at the same place is not followed further."""
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


def decide(evidence: Evidence, places: Sequence[int], count: int) -> list[int]:
    """Give each of `count` lines a side code; a run may begin at `places` (sorted, 0 included)."""
    search = _Search(evidence)
    states = _openings()
    ends = [*places, count]
    for index, place in enumerate(places):
        if place:
            states = search.states_at(place)
        reach = _reach(ends[index + 1 : index + 1 + WINDOW], evidence.pages)
        for state in states:
            search.extend(state, reach)
    return _unwind(search.best_at(count).state, count)


def _openings() -> list[_State]:
    return [
        _State(0.0, LEFT, 0, None, b"", (NOTHING, NOTHING), None),
        _State(-1.5, RIGHT, 0, None, b"", (NOTHING, NOTHING), None),
    ]


def _unwind(state: _State | None, count: int) -> list[int]:
    """Give every line the side of its run, from the last run back."""
    sides = [LEFT] * count
    end = count
    while state is not None:
        sides[state.start : end] = [state.side] * (end - state.start)
        end, state = state.start, state.before
    return sides


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

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._arrived: dict[int, list[_Arrival]] = {}
        self._best: dict[int, float] = {}
        """Score of the best arrival at each end so far."""
        self._front: dict[int, float] = {}
        """Score of the best run up to each end so far."""

    def states_at(self, place: int) -> list[_State]:
        """Return the hypotheses that go on at a place, no more than are kept."""
        return _keep(self._arrived.pop(place, []), place)

    def best_at(self, place: int) -> _Arrival:
        """Return the best arrival at a place."""
        return max(self._arrived[place], key=lambda arrival: arrival.score)

    def extend(self, state: _State, ends: Sequence[int]) -> None:
        """Let the run of a state end at each of `ends` and note who goes on there."""
        evidence, front = self._evidence, self._front
        side, start = state.side, state.start
        score, counts, line = state.score, state.counts[side], start
        owed = evidence.note_debt[side] if start in evidence.floats else 0.0
        own, joins, twins = evidence.own_scores[side], evidence.joins, evidence.twin_gains[side]
        steps, recent = evidence.steps, state.recent
        base = start - len(recent)
        for end in ends:
            while line < end:
                score += own[line]
                if line > start:
                    score += joins[line]
                if line in steps:
                    for step in steps[line]:
                        gain, counts = count_on(counts, step, evidence.weights)
                        score += gain
                if owed and not evidence.notes[line]:
                    score, owed = score + owed, 0.0
                for first, gains in twins[line]:
                    score += gains[side if first >= start else recent[first - base]]
                line += 1
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


def _keep(arrivals: list[_Arrival], place: int) -> list[_State]:
    """Keep the best arrival per side and break-off point, and few of those."""
    best: dict[tuple[int, int | None, int], _Arrival] = {}
    for arrival in arrivals:
        name = (arrival.side, arrival.other_end, arrival.state.start)
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
