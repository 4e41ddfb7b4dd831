"""What became of one clause: the class of its change and the edits that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.diff.edits import diff_text
from plandiff.diff.notation import differ_in_notation_only, may_be_notation
from plandiff.model import ClauseDiff
from plandiff.text.fold import key
from plandiff.text.markers import parse_markers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import Clause, ClauseChange, ClauseMatch, Edit, Relation

_HEADED = frozenset({"importance", "difficulty"})
"""Kinds whose marker says something itself: 【重要度：高】."""


def diff_clause(match: ClauseMatch) -> ClauseDiff:
    """Class a clause match and mark its text; a marker alone makes it renumbered, not modified."""
    before, after = _text(match.previous), _text(match.current)
    change = _change(match, before, after)
    edits = diff_text(before, after)
    return ClauseDiff(
        change=change,
        relation=_relation(match),
        kind=(match.current or match.previous)[0].kind,
        current=match.current,
        previous=match.previous,
        matched_by=match.matched_by,
        score=match.score,
        edits=edits,
        notation_only=_is_notation(match, change, edits),
        renumbered=_is_renumbered(match),
    )


def _text(clauses: Sequence[Clause]) -> str:
    return "\n".join(clause.text for clause in clauses)


def _change(match: ClauseMatch, before: str, after: str) -> ClauseChange:
    if not match.previous:
        return "added"
    if not match.current:
        return "removed"
    same = (before == after or key(before) == key(after)) and not _head_changed(match)
    return "unchanged" if same else "modified"


def _head_changed(match: ClauseMatch) -> bool:
    """Tell whether 【重要度：高】 became 【重要度：中】."""
    current, previous = match.current[0], match.previous[0]
    headed = current.kind in _HEADED and previous.kind in _HEADED
    return headed and key(current.marker) != key(previous.marker)


def _relation(match: ClauseMatch) -> Relation | None:
    if len(match.current) > 1:
        return "split"
    if len(match.previous) > 1:
        return "merged"
    return "moved" if match.moved else None


def _is_notation(match: ClauseMatch, change: ClauseChange, edits: Sequence[Edit]) -> bool:
    """Tell whether the texts differ, and in notation only."""
    if change == "unchanged":
        return any(edit.op != "equal" for edit in edits)
    if change != "modified" or _head_changed(match):
        return False
    gone, come = ("".join(e.text for e in edits if e.op == op) for op in ("delete", "insert"))
    return may_be_notation(gone, come) and differ_in_notation_only(
        _text(match.previous), _text(match.current)
    )


def _is_renumbered(match: ClauseMatch) -> bool:
    """Tell whether the number in the marker changed, came or went (２） to ３）)."""
    if len(match.current) != 1 or len(match.previous) != 1:
        return False
    current, previous = match.current[0].marker, match.previous[0].marker
    return current != previous and _ordinals(current) != _ordinals(previous)


def _ordinals(marker: str) -> tuple[int, ...]:
    """Return every number in a printed marker, outermost first."""
    return tuple(number for part in parse_markers(marker) for number in part.ordinal)
