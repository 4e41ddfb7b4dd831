"""Rows of the table as data: paragraphs of runs; a run is a text and the side it is marked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from plandiff.report.docx.words import DocumentWords
from plandiff.report.width import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.report.profile import Profile
    from plandiff.report.view_model import (
        Cell,
        Paragraph,
        ReportView,
        Row,
        SectionView,
        Span,
        TargetRow,
    )

Data = dict[str, Any]

_HANGS_UP_TO: Final = 6
"""Columns of a marker that hangs beside its text; a longer one, 【困難度：高】, runs in."""
_BREAKS_FROM: Final = 900
"""Columns of text from which a row may be broken over pages: it might not fit on one."""


class Cells:
    """What rows are made with: profile, words, targets by their id."""

    def __init__(self, view: ReportView, profile: Profile) -> None:
        self.profile = profile
        self.words = DocumentWords(view, profile)
        self.order = profile.columns.order
        self.none = view.words["none.cell"]
        self.arrow = view.words["arrow"]
        self.targets = {row.id: row for group in view.target_groups for row in group.rows}

    def instead(self, side: str) -> list[Data]:
        """（新設）, （削る）."""
        text = self.words.removed if side == "current" else self.words.added
        return [paragraph([run(text)])]


def run(text: str, mark: str = "") -> Data:
    """Give a text; `mark` is the side whose look it has, or empty."""
    return {"text": text, "mark": mark}


def paragraph(runs: Sequence[Data], style: str = "cell", hang: float = 0) -> Data:
    """Put runs in one paragraph; `hang` is the indent of further lines in em."""
    return {"runs": [part for part in runs if part["text"]], "style": style, "hang": hang}


# ---------------------------------------------------------------- rows


def heading_row(section: SectionView, cells: Cells) -> Data:
    """Let a heading span the row; one that changed stands on both sides."""
    if section.badge is None:
        spans = section.current or section.previous
        runs = [run(span.text) for span in spans] or [run(section.title)]
        return {"kind": "heading", "cells": [[paragraph(runs, "section")]]}
    sides = {
        "current": _heading(section, "current", cells),
        "previous": _heading(section, "previous", cells),
        "note": [paragraph([run(section.badge.word)], "note")],
    }
    return {"kind": "heading", "cells": [sides[name] for name in cells.order]}


def _heading(section: SectionView, side: str, cells: Cells) -> list[Data]:
    here, there = section.current_filler, section.previous_filler
    if side == "previous":
        here, there = there, here
    if here:
        return cells.instead(side)
    spans = section.current if side == "current" else section.previous
    runs = [run(s.text, side if there or s.mark != "same" else "") for s in spans]
    return [paragraph(runs, "section")]


def folded_row(cells: Cells) -> Data:
    """（略） on both sides."""
    shown = [paragraph([run(cells.words.folded)])]
    return {"kind": "row", "breaks": False, "cells": [_but_note(n, shown) for n in cells.order]}


def _but_note(name: str, shown: list[Data]) -> list[Data]:
    return [] if name == "note" else shown


def pair_row(row: Row, cells: Cells) -> Data:
    """Clauses that correspond, with remarks."""
    sides = {
        "current": _side(row.current, "current", row, cells),
        "previous": _side(row.previous, "previous", row, cells),
        "note": [paragraph([run(text)], "note") for text in _notes(row, cells)],
    }
    shown = [sides[name] for name in cells.order]
    return {"kind": "row", "breaks": max(map(_size, shown)) > _BREAKS_FROM, "cells": shown}


def _size(parts: Sequence[Data]) -> int:
    return sum(text_width(piece["text"]) for part in parts for piece in part["runs"])


def _side(cell: Cell, side: str, row: Row, cells: Cells) -> list[Data]:
    if cell.filler:
        return cells.instead(side)
    other = row.previous if side == "current" else row.current
    # Nothing stands on the other side: the marker is new or gone as well.
    alone = row.kind == "change" and not other.paragraphs
    return [_clause(part, side, whole=alone) for part in cell.paragraphs]


def _clause(part: Paragraph, side: str, *, whole: bool) -> Data:
    marker = part.marker + _gap(part.marker)
    columns = text_width(marker)
    head = run(marker, side if part.marker_changed or whole else "")
    style = "label" if part.kind == "label" else "cell"
    hang = columns / 2 if columns <= _HANGS_UP_TO else 0
    return paragraph([head, *_marked(part.spans, side)], style, hang)


def _gap(marker: str) -> str:
    """Part a marker from its text; full-width ones bring their white: ・, １）, but not a), ※1."""
    return " " if marker and text_width(marker[-1]) == 1 else ""


def _marked(spans: Sequence[Span], side: str) -> list[Data]:
    return [run(span.text, "" if span.mark == "same" else side) for span in spans]


# ---------------------------------------------------------------- 備考


def _notes(row: Row, cells: Cells) -> Iterator[str]:
    note = cells.profile.note
    if note.change and row.badges:
        yield "・".join(badge.word for badge in row.badges)
    yield from row.remarks
    if note.target and row.badges:
        for name in row.targets:
            yield from _target(cells.targets[name], cells)
    if note.place:
        yield from row.places


def _target(row: TargetRow, cells: Cells) -> Iterator[str]:
    old, new = (side.text if side else cells.none for side in (row.previous, row.current))
    amount = f"（{row.amount}）" if row.amount else ""
    yield f"{row.badge.word}：{old}{cells.arrow}{new}{amount}"
    if row.last and row.last != cells.none:
        yield cells.words.last(row.last)
