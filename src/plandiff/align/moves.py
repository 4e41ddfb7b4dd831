"""Which clauses moved: to another section, or out of order within their own."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plandiff.align.assign import out_of_order
from plandiff.text.fold import key

if TYPE_CHECKING:
    from plandiff.align.board import Board, Group
    from plandiff.model import Clause, ClauseKind

_ORDERS: dict[ClauseKind, str] = {"lead": "policy"}
"""Kinds that are read as one list: a paragraph that became a bullet did not move."""


def mark_moves(board: Board) -> None:
    """Mark the groups that stand in another section or list, or out of order in their own."""
    lists: dict[tuple[int, str], list[Group]] = defaultdict(list)
    for group in sorted(board.groups, key=lambda g: g.current):
        i, j = group.current[0], group.previous[0]
        kind = _order_of(board.current.clauses[i].kind)
        same_list = kind == _order_of(board.previous.clauses[j].kind) and not _regrouped(
            board, i, j
        )
        if board.is_here(i, j) and same_list:
            lists[board.current.homes[i], kind].append(group)
        else:
            group.moved = True
    for groups in lists.values():
        ranks = [group.previous[0] for group in groups]
        sizes = [_size(board, group) for group in groups]
        for at in out_of_order(ranks, sizes):
            groups[at].moved = True


def _order_of(kind: ClauseKind) -> str:
    return _ORDERS.get(kind, kind)


def _size(board: Board, group: Group) -> int:
    return sum(len(board.current.keys[i]) for i in group.current) + sum(
        len(board.previous.keys[j]) for j in group.previous
    )


def _regrouped(board: Board, i: int, j: int) -> bool:
    """Tell whether a clause went from one labelled block to another that both years have."""
    one, other = _label(board.current.clauses[i]), _label(board.previous.clauses[j])
    if one == other:
        return False
    here = map(_label, board.current.sections[board.current.homes[i]].clauses)
    there = map(_label, board.previous.sections[board.previous.homes[j]].clauses)
    return one in there and other in here


def _label(clause: Clause) -> str:
    return key(clause.group.text) if clause.group else ""
