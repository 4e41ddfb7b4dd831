"""The KPI 一覧表 of one side: each KPI with its section, its reference figure and its notes."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from plandiff.model import Clause, Piece, Problem, Table, TableRow
from plandiff.segment.notes import explained_by_sign, explained_by_words, note_sign
from plandiff.segment.table_cells import read_cells
from plandiff.segment.table_groups import group_cells
from plandiff.text.spans import join_pieces, line_ranges

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from plandiff.model import ClauseKind, ProblemKind
    from plandiff.segment.row import Row
    from plandiff.segment.table_cell import TableCell
    from plandiff.segment.table_groups import Entry, Grouped

__all__ = ["read_table"]

NEAR = 1
"""Pages between a KPI and a note printed apart from it, at most."""


def read_table(
    rows: Sequence[Row], titles: Collection[str], *, trailing_blanks: bool
) -> tuple[Table, tuple[Problem, ...]]:
    """Read the rows of a KPI table, its title left out.

    `titles` are the keys of the plan's section titles; `trailing_blanks` says that a trailing
    blank marks the end of a cell's text in this document.
    """
    cells = read_cells(rows, titles, ends_paragraph=trailing_blanks)
    found = group_cells(cells)
    loose = _give_notes(found)
    table = Table(
        rows=tuple(_table_row(entry) for entry in found.entries),
        pieces=tuple(_rowless(cells, found)),
        notes=tuple(_clause("note", cell) for cell in loose),
    )
    return table, tuple(_problems(cells, found, loose))


# ---------------------------------------------------------------- notes


def _give_notes(found: Grouped) -> list[TableCell]:
    """Give every note to the KPIs it explains; return those that explain none for sure."""
    apart: list[TableCell] = []
    places = {entry.kpi: place for place, entry in enumerate(found.entries)}
    for note, before in found.notes:
        place = places.get(before) if before else None
        if place is None:
            apart.append(note)
        else:
            _owner(note, found.entries[: place + 1]).notes.append(note)
    return [note for note in apart if not _give_apart(note, found.entries)]


def _owner(note: TableCell, entries: Sequence[Entry]) -> Entry:
    """Return the KPI of the row of the last entry that carries the note's sign, last one first."""
    sign = note_sign(_marker(note))
    entry = entries[-1]
    same = takewhile(lambda e: e.section is entry.section, reversed(entries))
    until = list(same)[::-1] if entry.section is not None else [entry]
    texts = ["".join(r.text for r in e.kpi.rows) for e in until]
    carriers = explained_by_sign(sign, texts, [_has_note(e, sign) for e in until])
    return until[carriers[-1]] if carriers else entry


def _give_apart(note: TableCell, entries: Sequence[Entry]) -> bool:
    """Give a note printed apart to the KPIs near it that carry its sign, or share its words."""
    page = note.rows[0].line.page
    entries = [e for e in entries if abs(e.kpi.rows[0].line.page - page) <= NEAR]
    sign = note_sign(_marker(note))
    texts = [entry.printed() for entry in entries]
    explained = [_has_note(entry, sign) for entry in entries]
    places = explained_by_sign(sign, texts, explained)
    if not places:
        kpis = [_clause("kpi", entry.kpi).text for entry in entries]
        place = explained_by_words(_clause("note", note).text, kpis)
        places = () if place is None else (place,)
    for place in places:
        entries[place].notes.append(note)
    return bool(places)


def _has_note(entry: Entry, sign: str) -> bool:
    return any(note_sign(_marker(note)) == sign for note in entry.notes)


def _marker(cell: TableCell) -> str:
    marker = cell.rows[0].marker
    return marker.text if marker else ""


# ---------------------------------------------------------------- cells as nouns


def _table_row(entry: Entry) -> TableRow:
    reference = _body(entry.reference) if entry.reference else ()
    return TableRow(
        chapter=_printed(entry.chapter),
        section=_printed(entry.section),
        kpi=_clause("kpi", entry.kpi),
        reference_label=entry.head.reference if entry.head else "",
        reference=_join(entry.reference, reference) if entry.reference else "",
        reference_pieces=reference,
        notes=tuple(_clause("note", note) for note in entry.notes),
    )


def _clause(kind: ClauseKind, cell: TableCell) -> Clause:
    marker = cell.rows[0].marker
    line = cell.rows[0].line
    own = marker if marker and marker.kind in {"enumerator", "note"} else None
    pieces = _body(cell)
    return Clause(
        kind=kind,
        marker=own.text if own else "",
        text=_join(cell, pieces),
        pieces=pieces,
        page=line.page,
        marker_piece=Piece(line.no, own.start, own.end) if own else None,
    )


def _body(cell: TableCell) -> tuple[Piece, ...]:
    """Return the stretches of a cell without its item number or note sign."""
    marker = cell.rows[0].marker
    is_own = marker is not None and marker.kind in {"enumerator", "note"}
    start = marker.end if marker and is_own else 0
    pieces = (cell.rows[0].piece(start), *(row.piece() for row in cell.rows[1:]))
    return tuple(piece for piece in pieces if piece.end > piece.start)


def _join(cell: TableCell, pieces: Iterable[Piece]) -> str:
    return join_pieces({row.line.no: row.line.text for row in cell.rows}, pieces)


def _printed(cell: TableCell | None) -> str:
    """Return a chapter or section cell as one text, a blank before each of its numbers."""
    if cell is None:
        return ""
    parts: list[list[Row]] = []
    for row in cell.rows:
        if not parts or row.marker is not None:
            parts.append([])
        parts[-1].append(row)
    return " ".join(_join(cell, [row.piece() for row in part]) for part in parts)


def _rowless(cells: Sequence[TableCell], found: Grouped) -> Iterator[Piece]:
    """Yield what is printed in the table but belongs to no KPI, note or reference."""
    unmatched = frozenset(found.unmatched)
    for cell in cells:
        if cell.kind in {"title", "chapter", "head", "section"} or cell in unmatched:
            yield from (row.piece() for row in cell.rows)
        elif cell.kind == "reference" and cell.item is not None:
            yield Piece(cell.rows[0].line.no, cell.item.start, cell.item.end)


# ---------------------------------------------------------------- problems


def _problems(
    cells: Sequence[TableCell], found: Grouped, loose: Sequence[TableCell]
) -> Iterator[Problem]:
    for cell in cells:
        if not cell.is_sure:
            yield _problem("undecided", "施策名とKPIの境が決め切れません。", cell)
    for cell in found.unmatched:
        yield _problem("unassigned", "どのKPIの参考値か分かりません。", cell)
    for entry in found.unplaced:
        yield _problem("undecided", "どの施策のKPIか分かりません。", entry.kpi)
    for cell in loose:
        yield _problem("undecided", "どのKPIの注か決め手がありません。", cell)


def _problem(kind: ProblemKind, message: str, cell: TableCell) -> Problem:
    text = "".join(row.text for row in cell.rows)
    quoted = text if len(text) <= 30 else text[:30] + "…"
    return Problem(
        kind,
        f"KPI一覧表の「{quoted}」: {message}",
        page=cell.rows[0].line.page,
        lines=line_ranges(row.line.no for row in cell.rows),
    )
