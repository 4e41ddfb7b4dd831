"""Pair KPI sentences with the cells that say what came of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.model import Clause
from plandiff.results import forms
from plandiff.results.clauses import item_pieces
from plandiff.results.columns import Item
from plandiff.results.drafts import TargetDraft
from plandiff.results.kpi_tables import Cell
from plandiff.results.naming import likeness
from plandiff.results.targets import make_clause
from plandiff.text.spans import join_pieces

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plandiff.model import Piece
    from plandiff.results.atoms import Atom
    from plandiff.results.kpi_tables import KpiRow

_SCOPE = re.compile(r"\([^()]*\)")


def target_drafts(items: Sequence[Item], lines: Mapping[int, str]) -> list[TargetDraft]:
    """Return a draft for every KPI sentence; notes join the sentence before them."""
    drafts: list[TargetDraft] = []
    open_end = False
    for item in (part for whole in items for part in _without_scope(whole)):
        first, last = item.atoms[0], item.atoms[-1]
        if drafts and (first.marker == "note" or _is_scope(item)):
            drafts[-1].notes.append(_note(item, lines))
        elif (
            drafts
            and not first.marker
            and (open_end or not first.opens_promise or first.text[0] in "(とす")
        ):
            drafts[-1].clause = _joined(drafts[-1].clause, item, lines)
            open_end = not last.ends_promise
        else:
            drafts.append(TargetDraft(_clause(item, lines)))
            open_end = not last.ends_promise
    return drafts


def _without_scope(item: Item) -> list[Item]:
    """Cut a remark in brackets off the end of a KPI sentence."""
    for index in range(len(item.atoms) - 1):
        done, rest = item.atoms[: index + 1], item.atoms[index + 1 :]
        if done[-1].ends_promise and forms.ends_promise_firmly(done[-1].text):
            scope = Item(item.role, item.step, rest)
            if rest[0].text[0] == "(" and _is_scope(scope):
                return [Item(item.role, item.step, done), scope]
    return [item]


def _is_scope(item: Item) -> bool:
    text = "".join(atom.text for atom in item.atoms)
    return _SCOPE.fullmatch(text) is not None and not forms.is_promise(text)


def _clause(item: Item, lines: Mapping[int, str]) -> Clause:
    first = item.atoms[0]
    return make_clause([a.piece for a in item.atoms], lines, first.page, first.body)


def _joined(clause: Clause, item: Item, lines: Mapping[int, str]) -> Clause:
    pieces = (*clause.pieces, *item_pieces(item))
    return Clause("kpi", clause.marker, join_pieces(lines, pieces), pieces, clause.page)


def _note(item: Item, lines: Mapping[int, str]) -> Clause:
    pieces = tuple(atom.piece for atom in item.atoms)
    return Clause("note", "", join_pieces(lines, pieces), pieces, item.atoms[0].page)


class Entry:
    """One result in a result column: label, value, last year's value."""

    def __init__(self) -> None:
        self.label = ""
        self.label_pieces: tuple[Piece, ...] = ()
        self.actual: Cell | None = None
        self.previous: Cell | None = None


def entries(items: Sequence[Item]) -> list[Entry]:
    """Return the results of a result column in reading order."""
    found: list[Entry] = []
    for item in items:
        first = item.atoms[0]
        cell = Cell(
            first.text[first.body :] if first.marker == "bullet" else first.text, first.piece
        )
        if first.is_previous:
            if not found or found[-1].previous is not None:
                found.append(Entry())
            found[-1].previous = cell
        elif _is_result(cell.text):
            if not found or found[-1].actual is not None:
                found.append(Entry())
            found[-1].actual = cell
        else:
            found.append(Entry())
            found[-1].label = "".join(atom.text for atom in item.atoms)
            found[-1].label_pieces = tuple(atom.piece for atom in item.atoms)
    return [e for e in found if e.actual is not None or e.previous is not None]


def _is_result(text: str) -> bool:
    return forms.is_value(text) or forms.is_word_value(text) or forms.has_mark(text)


def give_entries(drafts: Sequence[TargetDraft], results: Sequence[Entry]) -> None:
    """Give each KPI sentence its result: in order when counts agree, else by name."""
    left = list(results)
    for index, draft in enumerate(drafts):
        if not left:
            return
        if len(drafts) == len(results):
            entry = results[index]
        else:
            entry = max(left, key=lambda e: likeness(e.label, draft.clause.text))
            left.remove(entry)
        draft.label, draft.label_pieces = entry.label, entry.label_pieces
        draft.actual, draft.previous = entry.actual, entry.previous


def give_rows(
    drafts: list[TargetDraft],
    table: Sequence[KpiRow],
    heads: tuple[Piece, ...],
    lines: Mapping[int, str],
    page: int,
) -> None:
    """Give each KPI sentence its row of the KPI table; rows without a sentence make their own."""
    left = list(drafts)
    known = len(drafts)
    for index, row in enumerate(table):
        if known == len(table):
            draft = drafts[index]
        elif left and known >= len(table):
            draft = max(left, key=lambda d: likeness(row.label, d.clause.text))
            left.remove(draft)
        else:
            draft = TargetDraft(_from_row(row, lines, page))
            drafts.append(draft)
        _fill(draft, row, heads)


def _from_row(row: KpiRow, lines: Mapping[int, str], page: int) -> Clause:
    target = row.cell("target")
    pieces = (*row.pieces, *((target.piece,) if target else ()))
    return make_clause(pieces, lines, page)


def _fill(draft: TargetDraft, row: KpiRow, heads: tuple[Piece, ...]) -> None:
    draft.label, draft.label_pieces, draft.heads = row.label, row.pieces, heads
    draft.target_cell, draft.actual = row.cell("target"), row.cell("actual")
    draft.previous, draft.achieved = row.cell("previous"), row.cell("achieved")


def is_none(atoms: Sequence[Atom]) -> bool:
    """Tell a statement that no KPI is set."""
    return atoms[0].is_none
