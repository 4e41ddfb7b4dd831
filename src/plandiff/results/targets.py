"""Build targets: the KPI sentence, the cells beside it, and the verdict by the figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.kpi.target import parse_target
from plandiff.model import Clause, Piece, Problem, ResultTarget
from plandiff.results import forms
from plandiff.results.achieve import achieved
from plandiff.results.layouts import ACHIEVED_WORDS, MARKS
from plandiff.text.fold import fold
from plandiff.text.numerals import parse_number
from plandiff.text.spans import join_pieces, line_ranges

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from plandiff.results.drafts import TargetDraft
    from plandiff.results.kpi_tables import Cell

_FIGURE = re.compile(forms.NUMBER)
_MARK = re.compile("|".join(re.escape(mark) for mark, _ in MARKS))


def figure_of(text: str) -> Decimal | None:
    """Return the first figure of a folded cell, a mark and 約 before it left out."""
    body = _MARK.sub("", text, count=1) if _MARK.match(text) else text
    match = _FIGURE.match(body.removeprefix("約").strip())
    return parse_number(match[0]) if match else None


def make_clause(
    pieces: Sequence[Piece], lines: Mapping[int, str], page: int, marker: int = 0
) -> Clause:
    """Return a KPI clause; the first `marker` characters of its text are its marker."""
    first = pieces[0]
    body = (Piece(first.line, first.start + marker, first.end), *pieces[1:])
    printed = lines[first.line][first.start : first.start + marker].strip()
    text = join_pieces(lines, body)
    return Clause("kpi", printed, text, tuple(body), page)


def build(
    draft: TargetDraft, lines: Mapping[int, str], legend: Mapping[str, bool]
) -> tuple[ResultTarget, tuple[Problem, ...]]:
    """Return the target that a draft describes."""
    target, problems = parse_target(draft.clause, draft.notes)
    previous = _previous(draft.previous)
    actual = figure_of(draft.actual.text) if draft.actual else None
    value, baseline = target.value, target.baseline
    verdict = achieved(
        value if value is not None else baseline,
        target.comparator,
        target.basis,
        target.direction,
        actual,
        previous,
    )
    places = [*draft.clause.pieces, *draft.label_pieces, *draft.others]
    places += [c.piece for c in (draft.target_cell, draft.actual, draft.previous) if c]
    stated = draft.achieved or draft.actual
    return (
        ResultTarget(
            indicator=target.indicator or draft.label,
            item=target.item,
            text=target.text,
            value=value,
            unit=target.unit,
            comparator=target.comparator,
            basis=target.basis,
            baseline=baseline,
            reference=target.reference,
            notes=target.notes,
            direction=target.direction,
            page=target.page,
            lines=line_ranges(places),
            clause=target.clause,
            label=_strip_item(draft.label),
            actual=actual,
            actual_text=_printed(draft.actual, lines),
            actual_pieces=(draft.actual.piece,) if draft.actual else (),
            previous_actual=previous,
            previous_actual_text=_printed_previous(draft.previous, lines),
            previous_pieces=(draft.previous.piece,) if draft.previous else (),
            achieved_stated=_stated(draft, legend),
            achieved_pieces=(stated.piece,)
            if stated and _stated(draft, legend) is not None
            else (),
            achieved_computed=verdict,
            head_pieces=draft.heads,
            next_year=tuple(draft.next_year),
            other_pieces=draft.others,
        ),
        problems,
    )


def _strip_item(label: str) -> str:
    return re.sub(r"^(?:[①-⑳]|\(\d+\)|[・•])\s*", "", label)


def _previous(cell: Cell | None) -> Decimal | None:
    if cell is None:
        return None
    return figure_of(forms.previous_value(cell.text) or cell.text)


def _source(cell: Cell, lines: Mapping[int, str]) -> str:
    return lines[cell.piece.line][cell.piece.start : cell.piece.end]


def _printed(cell: Cell | None, lines: Mapping[int, str]) -> str:
    if cell is None:
        return ""
    return (
        _MARK.sub("", _source(cell, lines), count=1)
        if forms.has_mark(cell.text)
        else _source(cell, lines)
    )


def _printed_previous(cell: Cell | None, lines: Mapping[int, str]) -> str:
    if cell is None:
        return ""
    source, value = _source(cell, lines), forms.previous_value(cell.text)
    folded = fold(source)
    start = folded.rfind(value) if value else -1
    if start < 0 or len(folded) != len(source):
        return source
    return source[start : start + len(value)]


def _stated(draft: TargetDraft, legend: Mapping[str, bool]) -> bool | None:
    if draft.achieved is not None:
        return dict(ACHIEVED_WORDS).get(draft.achieved.text, dict(MARKS).get(draft.achieved.text))
    if draft.actual is not None and forms.has_mark(draft.actual.text):
        return {**dict(MARKS), **legend}.get(draft.actual.text[0])
    return None
