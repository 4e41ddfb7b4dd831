"""How alike two short texts are; small enough to need no library at start-up."""

from __future__ import annotations


def ratio(one: str, other: str) -> float:
    """Measure from 0 to 1 how much of two texts is in common, in order (2 × LCS ÷ lengths).

    The same as an Indel ratio; bit-parallel, a few microseconds for a title or an indicator.
    """
    if not one or not other:
        return float(one == other)
    places: dict[str, int] = {}
    for at, char in enumerate(one):
        places[char] = places.get(char, 0) | 1 << at
    full = (1 << len(one)) - 1
    state = full
    for char in other:
        met = state & places.get(char, 0)
        state = (state + met | state - met) & full
    common = len(one) - state.bit_count()
    return 2 * common / (len(one) + len(other))
