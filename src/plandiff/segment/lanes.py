"""The sides of lines whose columns the document itself tells: lanes of a page, cells of a table."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from plandiff.segment.beside import as_full, read_beside
from plandiff.segment.ditto import stand_ins
from plandiff.segment.ditto_runs import run_stand_ins
from plandiff.segment.furniture import names_both
from plandiff.text.fold import key
from plandiff.text.markers import parse_marker
from plandiff.text.sides import NOTE_HEADS, newer_left
from plandiff.text.years import fiscal_years

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plandiff.model import Lane, Line, Problem

__all__ = ["LaneLines", "from_lanes", "head_rows"]

HEAD_ROWS: Final = 3
"""Rows of a table in which the two columns may be named."""


class LaneLines(NamedTuple):
    """What the lanes make of a document's body lines."""

    left: tuple[Line, ...]
    """Both in reading order; a line over both columns, or one that 同左 stands for, is in both."""
    right: tuple[Line, ...]
    shared: frozenset[int]
    """Lines that are text of both plans: over both columns, or heading a row of both."""
    stray: frozenset[int]
    """Lines over both columns, under their beginning, that belong to neither."""
    aside: frozenset[int]
    """Lines beside both columns that belong to neither plan."""
    empty: frozenset[int]
    """Without text of their own: （略）, （新設）, and remarks."""
    problems: tuple[Problem, ...]
    """Words that stand for other text and may have been read wrongly."""


def from_lanes(lines: Sequence[Line], body: Sequence[Line]) -> LaneLines:
    """Part the `body` by its lanes; `lines` are all that hold text, furniture too."""
    remarks = _remarks(lines) | _remarks_beside(lines)
    named = [line for row in _named(lines) for line in row]
    beside = read_beside(lines, remarks, named)
    out = remarks | beside.heads | beside.aside | {line.no for line in named}
    spans = _spans(lines)
    kept = [
        as_full(line) if line.no in beside.headings or line.lane is None else line
        for line in body
        if line.no not in out
    ]
    shared = {line.no for line in kept if line.lane == "full" and _is_shared(line, spans)}
    shared |= beside.headings
    first = next((line.no for line in lines if line.lane in ("left", "right")), 0)
    stray = {
        line.no
        for line in kept
        if line.lane == "full" and line.no not in shared and line.no > first
    }
    celled = stand_ins(
        [line for line in map(_uncelled, kept) if line.lane == "left" or line.no in shared],
        [line for line in map(_uncelled, kept) if line.lane == "right" or line.no in shared],
    )
    read = run_stand_ins(celled.left, celled.right)
    return LaneLines(
        read.left,
        read.right,
        frozenset(shared),
        frozenset(stray),
        beside.aside,
        celled.empty | read.empty | remarks | beside.heads,
        (*beside.problems, *celled.problems, *read.problems),
    )


def _uncelled(line: Line) -> Line:
    """Take a line over both columns out of its cell: it is no table within a column."""
    return replace(line, cell=None) if line.lane == "full" else line


def head_rows(lines: Sequence[Line]) -> tuple[tuple[Line, ...], bool | None]:
    """Return rows that name the two columns, each as one line, and whether the left is the newer.

    The joined line (新（令和７年度） 旧（令和６年度）) is numbered and placed as its left half.
    """
    told: bool | None = None
    heads = []
    for left, right in _top_pairs(lines):
        found = newer_left(left.text, right.text)
        if found is None and not names_both(f"{left.text}　{right.text}"):
            continue
        heads.append(replace(left, text=f"{left.text}　{right.text}", marks=()))
        told = found if told is None else told
    return tuple(heads), told


def _named(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Return pairs of lines that hold side words or bare years and no text of a plan.

    A page head that names both years is such a pair from its second page on: on the first it is
    the title as well.
    """
    told = [
        (a, b)
        for a, b in _top_pairs(lines)
        if newer_left(a.text, b.text) is not None or (_is_year(a) and _is_year(b))
    ]
    return [*told, *_repeated(_page_tops(lines))]


def _repeated(pairs: Sequence[tuple[Line, Line]]) -> list[tuple[Line, Line]]:
    """Return the pairs that name both years and say what a pair before them said."""
    seen: set[str] = set()
    found = []
    for left, right in pairs:
        text = f"{left.text}　{right.text}"
        if key(text) in seen and names_both(text):
            found.append((left, right))
        seen.add(key(text))
    return found


def _is_year(line: Line) -> bool:
    """Whether a line is a fiscal year and nothing else."""
    mentions = fiscal_years(line.text)
    return len(mentions) == 1 and mentions[0].text.strip() == line.text.strip(" 　()（）【】")


def _top_pairs(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Return the pairs of lines, one in each column, that stand where columns are named."""
    return [*_first_rows(lines), *_page_tops(lines)]


def _page_tops(lines: Iterable[Line]) -> list[tuple[Line, Line]]:
    """Return the first line of either column of each page, where they stand at one height."""
    first: dict[int, dict[Lane, Line]] = defaultdict(dict)
    for line in lines:
        if line.cell is None and line.lane in ("left", "right"):
            first[line.page].setdefault(line.lane, line)
    pairs = [(tops["left"], tops["right"]) for tops in first.values() if len(tops) == 2]
    return [(a, b) for a, b in pairs if _is_level(a, b)]


def _is_level(left: Line, right: Line) -> bool:
    if left.box is None or right.box is None:
        return left.box is right.box
    return left.box.y0 < right.box.y1 and right.box.y0 < left.box.y1


def _first_rows(lines: Iterable[Line]) -> list[tuple[Line, Line]]:
    """Return left and right cell of the first rows of each table, where each holds one line."""
    rows: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        if line.cell and line.cell.row < HEAD_ROWS and line.lane in ("left", "right"):
            rows[line.cell.table, line.cell.row].append(line)
    return [
        (row[0], row[1])
        for row in rows.values()
        if len(row) == 2 and (row[0].lane, row[1].lane) == ("left", "right")
    ]


def _remarks(lines: Sequence[Line]) -> set[int]:
    """Lines of the columns headed 備考, in every table that has two plans side by side."""
    laned = {line.cell.table for line in lines if line.cell and line.lane in ("left", "right")}
    beside = [line for line in lines if line.cell and line.lane is None]
    columns = {
        line.cell.column
        for line in beside
        if line.cell and line.cell.row < HEAD_ROWS and key(line.text).casefold() in NOTE_HEADS
    }
    return {
        line.no
        for line in beside
        if line.cell and line.cell.table in laned and line.cell.column in columns
    }


def _remarks_beside(lines: Sequence[Line]) -> set[int]:
    """Lines of a page that stand right of both columns, where such a line says 備考."""
    right = {line.page: 0.0 for line in lines}
    for line in lines:
        if line.lane == "right" and line.box:
            right[line.page] = max(right[line.page], line.box.x1)
    beside = [line for line in lines if line.lane is None and line.cell is None and line.box]
    edges = [
        right[line.page]
        for line in beside
        if key(line.text).casefold() in NOTE_HEADS and line.box and line.box.x0 > right[line.page]
    ]
    return {line.no for line in beside if edges and line.box and line.box.x0 > min(edges)}


def _spans(lines: Iterable[Line]) -> Mapping[int, tuple[int, int]]:
    """First and last row of each table that has something in the one column or the other."""
    rows: dict[int, list[int]] = defaultdict(list)
    for line in lines:
        if line.cell and line.lane in ("left", "right"):
            rows[line.cell.table].append(line.cell.row)
    return {table: (min(found), max(found)) for table, found in rows.items()}


def _is_shared(line: Line, spans: Mapping[int, tuple[int, int]]) -> bool:
    """Whether a row over both columns is text of both plans: amid the rows, or a heading."""
    if line.cell is None or line.cell.table not in spans:
        return False
    first, last = spans[line.cell.table]
    marker = parse_marker(line.text)
    return first < line.cell.row < last or (marker is not None and marker.kind == "enumerator")
