"""Set out what corresponds in the current plan's order, removed things where they stood."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plandiff.align.outline import ROOT
from plandiff.model import Alignment, ClauseMatch, SectionAlignment, SectionMatch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plandiff.align.board import Board, Group
    from plandiff.align.sections import Link


def arrange(board: Board) -> Alignment:
    """Return the alignment; the room before the first heading comes first if it holds anything."""
    rows = _section_rows(board)
    clauses = _clause_rows(board)
    links = {link.current: link for link in board.sections.links}
    return Alignment(
        tuple(
            SectionAlignment(_section_match(board, i, j, links.get(i)), tuple(clauses[i, j]))
            for i, j in rows
            if (i, j) != (ROOT, ROOT) or clauses[i, j]
        )
    )


# ---------------------------------------------------------------- sections


def _section_rows(board: Board) -> list[tuple[int, int]]:
    """Return (current, previous) section indexes, -1 for none, in the order of the report."""
    pairs = board.sections
    after: dict[int, list[int]] = defaultdict(list)
    slots: dict[int, int] = {}
    for j in range(len(board.previous.sections)):
        if j not in pairs.by_previous:
            slots[j] = _slot(board, j, slots)
            after[slots[j]].append(j)
    rows: list[tuple[int, int]] = []
    for i in range(len(board.current.sections)):
        rows.append((i, pairs.by_current.get(i, -1)))
        rows += [(-1, j) for j in after[i]]
    return rows


def _slot(board: Board, j: int, slots: dict[int, int]) -> int:
    """Return the current section after which a removed one is shown.

    That is the end of the section that stood before it under the same parent, or the parent.
    """
    parent = board.previous.parents[j]
    pairs = board.sections
    for sibling in reversed([s for s in board.previous.children[parent] if s < j]):
        if sibling in slots:
            return slots[sibling]
        i = pairs.by_previous[sibling]
        if i not in pairs.moved:
            return board.current.ends[i] - 1
    return slots[parent] if parent in slots else pairs.by_previous[parent]


def _section_match(board: Board, i: int, j: int, link: Link | None) -> SectionMatch:
    return SectionMatch(
        current=board.current.sections[i] if i >= 0 else None,
        previous=board.previous.sections[j] if j >= 0 else None,
        matched_by=link.matched_by if link else "none",
        score=link.score if link else 0.0,
        moved=link is not None and i in board.sections.moved,
    )


# ---------------------------------------------------------------- clauses


def _clause_rows(board: Board) -> dict[tuple[int, int], list[ClauseMatch]]:
    """By section row: its matches in current order, removed clauses where they stood."""
    shown: dict[tuple[int, int], list[ClauseMatch]] = defaultdict(list)
    removed_after = _removed_after(board)
    partner = board.sections.by_current
    for i in range(len(board.current.sections)):
        row = (i, partner.get(i, -1))
        shown[row] += _alone(board, removed_after.get(row, {}).get(-1, ()))
        for c in board.current.owned[i]:
            group = board.of_current.get(c)
            if group is None:
                shown[row].append(ClauseMatch((board.current.clauses[c],), (), "none", 0.0))
            elif group.current[0] == c:
                shown[row].append(_match(board, group))
            shown[row] += _alone(board, removed_after.get(row, {}).get(c, ()))
    for j in range(len(board.previous.sections)):
        row = (-1, j)
        for removed in removed_after.get(row, {}).values():
            shown[row] += _alone(board, removed)
    return shown


def _alone(board: Board, removed: Iterable[int]) -> list[ClauseMatch]:
    return [ClauseMatch((), (board.previous.clauses[j],), "none", 0.0) for j in removed]


def _match(board: Board, group: Group) -> ClauseMatch:
    return ClauseMatch(
        current=tuple(board.current.clauses[i] for i in group.current),
        previous=tuple(board.previous.clauses[j] for j in group.previous),
        matched_by=group.matched_by,
        score=round(group.score, 4),
        moved=group.moved,
    )


def _removed_after(board: Board) -> dict[tuple[int, int], dict[int, list[int]]]:
    """By section row and by the current clause shown before them: the removed clauses."""
    found: dict[tuple[int, int], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for section, own in enumerate(board.previous.owned):
        i = board.sections.by_previous.get(section, -1)
        last = -1
        for j in own:
            group = board.of_previous.get(j)
            if group is None:
                found[i, section][last].append(j)
            elif board.current.homes[group.current[0]] == i:
                last = (
                    group.current[-1]
                    if board.current.homes[group.current[-1]] == i
                    else group.current[0]
                )
    return found
