"""Build targets: the KPI sentence, the cells beside it, and the verdict by the figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plandiff.kpi.target import parse_target
from plandiff.model import Clause, Piece, Problem, Target
from plandiff.model_results import ResultTarget
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


@dataclass(frozen=True, slots=True)
class Found:
    """What the cells beside a KPI sentence say."""

    actual: Decimal | None
    actual_text: str
    previous: Decimal | None
    previous_text: str
    stated: bool | None
    stated_pieces: tuple[Piece, ...]


def build(
    draft: TargetDraft, lines: Mapping[int, str], legend: Mapping[str, bool]
) -> tuple[ResultTarget, tuple[Problem, ...]]:
    """Return the target that a draft describes."""
    target, problems = parse_target(draft.clause, draft.notes)
    stated = _stated(draft, legend)
    cell = draft.achieved or draft.actual
    found = Found(
        figure_of(draft.actual.text) if draft.actual else None,
        _printed(draft.actual, lines),
        _previous(draft.previous),
        _printed_previous(draft.previous, lines),
        stated,
        (cell.piece,) if cell and stated is not None else (),
    )
    return _assemble(target, draft, found), problems


def _assemble(target: Target, draft: TargetDraft, found: Found) -> ResultTarget:
    return ResultTarget(
        indicator=target.indicator or draft.label,
        item=target.item,
        text=target.text,
        value=target.value,
        unit=target.unit,
        comparator=target.comparator,
        basis=target.basis,
        baseline=target.baseline,
        reference=target.reference,
        notes=target.notes,
        direction=target.direction,
        page=target.page,
        lines=line_ranges(_places(draft)),
        clause=target.clause,
        label=_strip_item(draft.label),
        actual=found.actual,
        actual_text=found.actual_text,
        actual_pieces=(draft.actual.piece,) if draft.actual else (),
        previous_actual=found.previous,
        previous_actual_text=found.previous_text,
        previous_pieces=(draft.previous.piece,) if draft.previous else (),
        achieved_stated=found.stated,
        achieved_pieces=found.stated_pieces,
        achieved_computed=_verdict(target, found),
        head_pieces=draft.heads,
        next_year=tuple(draft.next_year),
        other_pieces=draft.others,
    )


def _verdict(target: Target, found: Found) -> bool | None:
    value = target.value if target.value is not None else target.baseline
    return achieved(
        value, target.comparator, target.basis, target.direction, found.actual, found.previous
    )


def _places(draft: TargetDraft) -> list[Piece]:
    cells = (draft.target_cell, draft.actual, draft.previous)
    return [
        *draft.clause.pieces,
        *draft.label_pieces,
        *draft.others,
        *(cell.piece for cell in cells if cell),
    ]


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
