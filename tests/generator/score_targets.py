"""Planted target changes, found with the right class or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generator.counts import Count

if TYPE_CHECKING:
    from plandiff.model import Comparison, TargetDiff
    from tests.generator.answer import Answer, TargetLink


def score_targets(answer: Answer, comparison: Comparison) -> tuple[Count, list[str]]:
    rows = [
        (t, _target_lines(t, "current"), _target_lines(t, "previous")) for t in comparison.targets
    ]
    planted = [t for t in answer.targets if t.change != "unchanged"]
    misses, hits = [], 0
    for want in planted:
        got = _classes(want, rows)
        if _agrees(want.change, got):
            hits += 1
        else:
            side = want.current or want.previous
            at = side.lines[0] if side else 0
            misses.append(f"target {want.source} line {at}: {want.change}, got {got}")
    changed = [(t, c, p) for t, c, p in rows if t.change != "unchanged"]
    right = sum(1 for _, c, p in changed if any(_touches(w, c, p) for w in planted))
    return Count(hits, len(planted), right, len(changed)), misses


def _target_lines(target: TargetDiff, side: str) -> frozenset[int]:
    found = target.current if side == "current" else target.previous
    if found is None:
        return frozenset()
    return frozenset(n for first, last in found.lines for n in range(first, last + 1))


def _touches(want: TargetLink, c: frozenset[int], p: frozenset[int]) -> bool:
    return bool(
        (want.current and c.intersection(want.current.lines))
        or (want.previous and p.intersection(want.previous.lines))
    )


Row = tuple["TargetDiff", frozenset[int], frozenset[int]]


def _classes(want: TargetLink, rows: list[Row]) -> tuple[str, ...]:
    """Return the changes told of a target: of the pair itself, or of its two halves."""
    whole, halves = [], []
    for target, c, p in rows:
        on_c = bool(want.current and c.intersection(want.current.lines))
        on_p = bool(want.previous and p.intersection(want.previous.lines))
        if (on_c or not want.current) and (on_p or not want.previous):
            whole.append(target.change)
        elif on_c or on_p:
            halves.append(target.change)
    return tuple(whole or sorted(halves))


def _agrees(change: str, got: tuple[str, ...]) -> bool:
    if change == "replaced":
        return got in {("replaced",), ("added", "removed")}
    if change in {"added", "removed"}:
        # dropping one and setting up another beside it may be read as a replacement
        return got in {(change,), ("replaced",)}
    return got == (change,)
