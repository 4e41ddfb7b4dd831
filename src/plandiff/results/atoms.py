"""The smallest stretches a column decision moves: a line, or a cell of a line, with its form."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from plandiff.results import forms
from plandiff.results.heads import parse_heads
from plandiff.results.rows import cut, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import Piece
    from plandiff.model_results import ReportRole
    from plandiff.results.rows import Row

Marker = Literal["", "bullet", "circle", "sub", "arrow", "number", "bracket", "note"]

_MARKERS: tuple[tuple[Marker, re.Pattern[str]], ...] = (
    ("note", re.compile(r"\(?※(?:\d{1,2}|\(\d+\))?\)?")),
    (
        "number",
        re.compile(
            r"(?:[①-⑳]|\(\d{1,2}\)(?:-\d+)?|\d{1,2}[.)]|\d{1,2}(?=「)|[ⅰ-ⅻⅠ-Ⅻ][.)])(?![\d%])"
        ),
    ),
    ("arrow", re.compile(r"→")),
    ("sub", re.compile(r"[⇒➡]")),
    ("circle", re.compile(r"[○〇■□●◎◆◇▶►▷](?![\d.]+%)")),
    ("bullet", re.compile(r"[・•‣⁃▪]")),
    (
        "bracket",
        re.compile(r"[【＜≪《〈<\[][^】＞≫》〉>\]]{1,30}[】＞≫》〉>\]]$|\([^()。\d]{2,20}\)$"),
    ),
)
"""Tried in this order; a note mark may stand in brackets, a mark before a figure is no bullet."""

_LABELLED = re.compile(r"[^\s、。:()\d][^\s、。:()]{1,11}(?:\s*\([^()]*\))?\s*(?::|…|・・・)")
_FIGURE = re.compile(
    rf"[^。\d][^。]*?{forms.NUMBER}\s*{forms.UNIT}(?:\s*{forms.NUMBER}\s*{forms.UNIT})?"
    r"(?:\s*\([^()]*\))?"
)


@dataclass(frozen=True, slots=True)
class Atom:
    """One stretch of a line with what its form says."""

    piece: Piece
    page: int
    text: str
    """Folded."""
    gap: bool
    """An empty line stands before it."""
    beside: bool
    """It stands on the same line as the atom before it."""
    marker: Marker
    body: int
    """Where the text after the marker begins."""
    width: float
    lean: float
    inner_lean: float
    head: ReportRole | None
    """The column or block whose head it prints: 〇主な取組み、結果."""
    is_value: bool
    is_previous: bool
    is_none: bool
    ends_sentence: bool
    ends_promise: bool
    opens_promise: bool
    """A KPI sentence begins here and ends within the next lines."""
    is_labelled: bool
    """It opens with a label and a colon: 実施時期：..."""
    is_figure: bool
    """It is words with a figure at their end: 協会実施分 2,705人（対前年▲276人）."""
    lane: int | None
    """Column known from position: 0 for left or the first cell, growing to the right."""
    is_title: bool = False
    """It is the title of a measure that stands elsewhere in the document."""


def parse_bullet(text: str) -> tuple[Marker, int]:
    """Return the kind of marker a folded text opens with and where its body begins."""
    for kind, pattern in _MARKERS:
        match = pattern.match(text)
        if match and not (kind == "circle" and forms.is_value(text)):
            if kind in {"bracket", "note"}:
                return kind, 0
            rest = text[match.end() :]
            return kind, match.end() + len(rest) - len(rest.lstrip())
    return "", 0


def make_atom(row: Row, start: int, end: int, before: str = "") -> Atom:
    """Return the atom of `row.text[start:end]`, blanks around it left out.

    `before` is the text of the lines before it: a sentence may end in た。 on a line of its own.
    """
    raw = row.text[start:end]
    start += len(raw) - len(raw.lstrip())
    text = raw.strip()
    marker, body = parse_bullet(text)
    if marker == "bullet" and start == 0 and "\ue000" <= row.glyph <= "\uf8ff":
        marker = "circle"
    return Atom(
        piece=cut(row, start, start + len(text)),
        page=row.source_page,
        text=text,
        gap=row.gap and start == 0,
        beside=start > 0,
        marker=marker,
        body=body,
        width=width(text),
        lean=forms.lean(_sentence(before, text)) or forms.figure_lean(text),
        inner_lean=forms.inner_lean(text) or max(0.0, forms.figure_lean(text)),
        head=_head(text[body:]),
        is_value=forms.is_value(text) or forms.is_word_value(text),
        is_previous=forms.is_previous(text),
        is_none=forms.is_none_stated(text[body:]),
        ends_sentence=forms.ends_sentence(text),
        ends_promise=forms.ends_promise(_sentence(before, text)),
        opens_promise=False,
        is_labelled=_LABELLED.match(text) is not None,
        is_figure=_FIGURE.fullmatch(text) is not None,
        lane=_lane(row),
    )


def _head(text: str) -> ReportRole | None:
    if len(text) > 16:
        return None
    heads = parse_heads(text)
    return heads[0].role if len(heads) == 1 else None


def _lane(row: Row) -> int | None:
    if row.cell is not None:
        return row.cell.column
    return {"left": 0, "right": 1}.get(row.lane or "")


def _sentence(before: str, text: str) -> str:
    """Return the text with as much of what stands before it as its last word may need."""
    return before[-40:] + text


def line_atoms(rows: Sequence[Row]) -> tuple[Atom, ...]:
    """Return one atom a line, as running text asks."""
    atoms: list[Atom] = []
    before = ""
    for row in rows:
        marker, _ = parse_bullet(row.text)
        atom = make_atom(row, 0, len(row.text), "" if marker else before)
        atoms.append(atom)
        before = atom.text if atom.marker else (before + atom.text)[-60:]
    return with_promises(atoms)


PROMISE_LINES = 8
"""A KPI sentence in a narrow column takes this many lines at most."""


def with_promises(atoms: Sequence[Atom], *, cells: bool = False) -> tuple[Atom, ...]:
    """Mark the atoms at which a KPI sentence begins, each sentence once.

    With `cells`, no sentence runs on after a noun of action: there the next cell begins.
    """
    ends = [_ends(atoms, index) for index in range(len(atoms))]
    marked: list[Atom] = []
    inside = False
    for index, atom in enumerate(atoms):
        inside = inside and not atom.is_title
        free = not inside or bool(atom.marker) or _starts_over(atoms[index - 1], atom)
        opens = free and _opens_promise(atoms, ends, index, cells=cells)
        marked.append(replace(atom, opens_promise=opens, ends_promise=ends[index]))
        inside = (inside or opens) and not ends[index]
    return tuple(marked)


def _starts_over(before: Atom, atom: Atom) -> bool:
    """Tell a line that a KPI sentence may begin at although the line above could open one."""
    return forms.ends_title(before.text) or (atom.gap and before.width < 0.4 * atom.width)


def _ends(atoms: Sequence[Atom], index: int) -> bool:
    """Tell whether a KPI sentence ends here: not where the next line goes on in mid-sentence."""
    atom = atoms[index]
    if not atom.ends_promise or forms.ends_promise_firmly(atom.text):
        return atom.ends_promise
    following = atoms[index + 1] if index + 1 < len(atoms) else None
    return (
        following is None or bool(following.marker) or following.text[0] not in "のにをがでとはも("
    )


def _opens_promise(atoms: Sequence[Atom], ends: Sequence[bool], first: int, *, cells: bool) -> bool:
    text = ""
    for index in range(first, min(first + PROMISE_LINES, len(atoms))):
        atom = atoms[index]
        if atom.is_title:
            return False
        if (index > first and atom.marker) or (atom.ends_sentence and not ends[index]):
            return False
        if cells and index > first and forms.ends_title(atoms[index - 1].text):
            return False
        text += atom.text
        if ends[index]:
            return forms.is_promise(text)
    return False


_CELL_EDGE = re.compile(r"\s+")


def cell_atoms(rows: Sequence[Row], titles: frozenset[str] = frozenset()) -> tuple[Atom, ...]:
    """Return the atoms of table rows: lines cut at every blank that may part two cells.

    `titles` are those of measures known from elsewhere, without blanks.
    """
    atoms: list[Atom] = []
    for row in rows:
        edges = [0, *_edges(row.text), len(row.text)]
        for start, end in pairwise(edges):
            before = atoms[-1].text if atoms else ""
            atom = make_atom(row, start, end, before)
            known = start == 0 and atom.text.replace(" ", "") in titles
            atoms.append(replace(atom, is_title=True) if known else atom)
    return with_promises(atoms, cells=True)


def _edges(text: str) -> list[int]:
    """Return where a line of a table may part: never after a lone marker or before a stop."""
    edges: list[int] = []
    for match in _CELL_EDGE.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        if not left or not right or right[0] in "。、,)）" or _is_lone_marker(left):
            continue
        if re.match(r"(?:件|円|%|人|社)(?:\s|$)", right):
            continue
        edges.append(match.start())
    return edges


def _is_lone_marker(left: str) -> bool:
    last = left.rsplit(" ", 1)[-1]
    marker, body = parse_bullet(last + "あ")
    return marker not in {"", "bracket", "note"} and body == len(last)
