"""Align two plans: sections, then clauses, then the rows in the order a reader wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.align.alike import SURE, match_alike
from plandiff.align.board import Board
from plandiff.align.equal import match_equal
from plandiff.align.grams import Lexicon
from plandiff.align.groups import join_splits
from plandiff.align.moves import mark_moves
from plandiff.align.outline import outline
from plandiff.align.rows import arrange
from plandiff.align.sections import Link, SectionPairs, pair_sections

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plandiff.align.board import Group
    from plandiff.align.outline import Outline
    from plandiff.model import Alignment, MatchedBy, Plan

_MIRRORED: dict[MatchedBy, MatchedBy] = {"split": "merge", "merge": "split"}


def align_plans(current: Plan, previous: Plan) -> Alignment:
    """Pair everything in two plans; nothing is left out, what is alone has score 0.

    Aligning `previous` with `current` gives the mirror image: where two answers are equally good
    the choice must not depend on which plan is called current, so the search itself always runs
    in the same direction.
    """
    newer, older = outline(current), outline(previous)
    flip = _text(older) < _text(newer)
    board = _search(older, newer) if flip else _search(newer, older)
    return arrange(_mirror(board) if flip else board)


def _text(side: Outline) -> tuple[tuple[str, ...], ...]:
    return side.keys, side.titles, side.numbers


def _search(current: Outline, previous: Outline) -> Board:
    words = Lexicon([*_folded(current), *_folded(previous)])
    board = Board(current, previous, pair_sections(current, previous, words), words)
    match_equal(board)
    match_alike(board, SURE)
    join_splits(board, SURE)
    match_alike(board)
    join_splits(board)
    mark_moves(board)
    return board


def _folded(side: Outline) -> Iterable[str]:
    """Return the wording of every clause; only in English do blanks tell words apart."""
    for clause, key in zip(side.clauses, side.keys, strict=True):
        yield clause.text if clause.text.isascii() else key


def _mirror(board: Board) -> Board:
    sections = SectionPairs(
        [Link(j, i, how, score) for i, j, how, score in board.sections.links],
        board.sections.by_previous,
        board.sections.by_current,
        {board.sections.by_current[i] for i in board.sections.moved},
    )
    for group in board.groups:
        _turn(group)
    return Board(
        board.previous,
        board.current,
        sections,
        board.words,
        board.groups,
        board.of_previous,
        board.of_current,
    )


def _turn(group: Group) -> None:
    group.current, group.previous = group.previous, group.current
    group.matched_by = _MIRRORED.get(group.matched_by, group.matched_by)
