"""Turn statements of a column into clauses: bullet off, lines joined, heads apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plandiff.model import Piece
from plandiff.model_results import ReportClause
from plandiff.results.atoms import parse_bullet
from plandiff.results.slides import is_heading
from plandiff.text.spans import join_pieces

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plandiff.model_results import ReportClauseKind
    from plandiff.results.columns import Item


def item_pieces(item: Item) -> tuple[Piece, ...]:
    """Return the stretches of a statement without its bullet."""
    first = item.atoms[0]
    body = first.body if first.marker not in {"bracket", "note", "number"} else 0
    head = Piece(first.piece.line, first.piece.start + body, first.piece.end)
    return (head, *(atom.piece for atom in item.atoms[1:]))


def to_clauses(
    items: Sequence[Item], lines: Mapping[int, str], block: str = ""
) -> tuple[ReportClause, ...]:
    """Return the clauses of one column in reading order."""
    after: list[Item | None] = [*items[1:], None]
    clauses: list[ReportClause] = []
    for item, following in zip(items, after, strict=False):
        clause = _clause(item, following, lines, block)
        counts_on = bool(clauses) and clauses[-1].kind == "note"
        if counts_on and item.atoms[0].marker == "number" and clause.kind == "sub":
            clause = replace(clause, kind="note")
        clauses.append(clause)
    return tuple(clauses)


def _clause(
    item: Item, following: Item | None, lines: Mapping[int, str], block: str
) -> ReportClause:
    pieces = item_pieces(item)
    return ReportClause(
        _kind(item, following), join_pieces(lines, pieces), pieces, item.atoms[0].page, block
    )


def _kind(item: Item, following: Item | None) -> ReportClauseKind:
    first = item.atoms[0]
    if is_heading(item, following):
        return "heading"
    if first.marker == "note" or _is_aside(first.text):
        return "note"
    if first.is_figure and len(item.atoms) == 1:
        return "figure"
    if first.marker == "number" and not item.atoms[-1].ends_sentence:
        return "sub"
    return "sub" if first.marker in {"", "sub"} else "clause"


def _is_aside(text: str) -> bool:
    """Tell 【対象者】... and other remarks that open with a label in lenticular brackets."""
    marker, _ = parse_bullet(text)
    return marker == "" and text[0] in "【[" and not text.endswith("】")
