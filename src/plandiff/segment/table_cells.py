"""The rows of a KPI table into its cells, printed cell after cell or given as cells."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from plandiff.kpi.promise import parse_promise
from plandiff.segment.numbering import first_item, next_number
from plandiff.segment.table_cell import TableCell
from plandiff.segment.table_find import head_at, is_title
from plandiff.segment.table_grid import read_grid
from plandiff.segment.table_values import is_value, is_value_text
from plandiff.segment.words import closes_bracket, is_one_sided_bracket, is_promise_tail
from plandiff.text.fold import key
from plandiff.text.sentences import finished

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from plandiff.segment.row import Row
    from plandiff.segment.table_cell import CellKind
    from plandiff.text.markers import Marker

__all__ = ["read_cells"]

BREAKS_OFF = 0.15
"""At most this finished, a row goes on in the next."""
KNOWN_TITLE = 4.0
WIDE_GAP = 1.0
PARAGRAPH_END = 1.0
TITLE_END = 0.5
PROMISE = 1.0
SHORTEST_INDICATOR = 4
LINES_OF_A_CELL = 0.25
"""Share of rows that surely go on within a cell."""
BROKEN = 2.0
"""What speaks for and against the border between a section cell and a KPI without number."""


def read_cells(
    rows: Sequence[Row], titles: Collection[str], *, ends_paragraph: bool
) -> tuple[TableCell, ...]:
    """Cut the rows of a table, title left out, into cells in printed order.

    `titles` are the folded titles of the plan's sections, by which a section cell is told from
    the KPI after it; `ends_paragraph` says that a trailing blank marks the end of a cell's text.
    """
    if any(row.table_row is not None for row in rows):
        return tuple(read_grid(rows))
    reader = _Reader(rows)
    at = 0
    while at < len(rows):
        at = reader.take(at)
    border = _Border(titles, ends_paragraph, _usual_step(rows))
    return tuple(_split_sections(reader.cells, border))


class _Reader:
    """Takes rows one by one and knows the cell that is open."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.cells: list[TableCell] = []
        self._rows = rows
        self._item_styles = _item_styles(rows)
        self._chapter_style = _chapter_style(rows)
        self._step = _usual_step(rows, share=LINES_OF_A_CELL)

    def take(self, at: int) -> int:
        """Read the row at a place and return the next place."""
        head = head_at(self._rows, at)
        if head is not None:
            self.cells.append(TableCell("head", list(head.rows), head.reference))
            return at + len(head.rows)
        row = self._counted_on(self._rows[at])
        kind = self._kind(row)
        if kind is None:
            self.cells[-1].rows.append(row)
        else:
            self.cells.append(TableCell(kind, [row]))
        return at + 1

    def _counted_on(self, row: Row) -> Row:
        """Mark a row whose item number reads like a figure: 「１）年度末の…」."""
        if row.markers or not row.text[0].isalnum():
            return row
        last = next((cell for cell in reversed(self.cells) if cell.kind != "note"), None)
        if last is None:
            return row
        if last.kind in {"kpi", "reference"} and last.item is not None:
            item = next_number(row.line.text, last.item)
        else:
            item = first_item(row.line.text, 0)
        return row._replace(markers=(item,)) if item else row

    def _kind(self, row: Row) -> CellKind | None:
        """Return the kind of the cell this row opens, or None when it goes on with the open one."""
        marker = row.marker
        if is_title(row):
            return "title"
        if marker is not None and marker.kind == "enumerator":
            return self._enumerated(row, marker)
        if marker is not None and marker.kind == "note" and not self._is_inline(row, marker):
            return "note"
        return self._bare(row)

    def _enumerated(self, row: Row, marker: Marker) -> CellKind | None:
        if self.cells and closes_bracket(self.cells[-1].rows[-1].body, marker):
            return None
        if marker.style in self._item_styles:
            return "reference" if is_value(row) else "kpi"
        if marker.style == self._chapter_style:
            return "chapter"
        open_cell = self.cells[-1] if self.cells else None
        if open_cell is None or open_cell.kind != "section":
            return "section"
        styles = {r.marker.style for r in open_cell.rows if r.marker}
        return "section" if marker.style in styles else None

    def _bare(self, row: Row) -> CellKind | None:
        kind = self.cells[-1].kind if self.cells else "head"
        if kind in {"head", "title", "chapter"}:
            return "section"
        if is_value_text(row.text) and (self._stands_apart(row) or not self._is_open()):
            return "reference"
        if kind == "reference":
            return None if self._is_aside(row) else "section"
        return None

    def _is_open(self) -> bool:
        """Whether the open cell stops within a bracket or in mid-sentence."""
        text = _body(self.cells[-1].rows)
        return is_one_sided_bracket(text) or finished(text) <= BREAKS_OFF

    def _stands_apart(self, row: Row) -> bool:
        """Whether a note without full stop ends a paragraph, or leaves room to what follows."""
        cell = self.cells[-1]
        last = cell.rows[-1].line
        has_ended = last.ends_paragraph is True or row.line.no - last.no > self._step
        return cell.kind == "note" and has_ended

    def _is_aside(self, row: Row) -> bool:
        """Whether a row after a figure still explains it: （令和６年度から / KPIとして設定）."""
        return self._is_open() or row.text[0] in "（([※"

    def _is_inline(self, row: Row, marker: Marker) -> bool:
        return bool(self.cells) and is_promise_tail(row.after(marker))


def _body(rows: Sequence[Row]) -> str:
    """Return the text of some rows, the number they begin with off."""
    marker = rows[0].marker
    is_number = marker is not None and marker.kind == "enumerator"
    first = rows[0].after(marker) if marker and is_number else rows[0].text
    return first + "".join(row.text for row in rows[1:])


def _last_number(rows: Sequence[Row]) -> int:
    """Return the place of the last numbered row, the first place if there is none.

    「ス）を年度末に」 after 「（数量ベー」 closes a bracket and is no number.
    """
    numbered = [
        i
        for i, row in enumerate(rows)
        if row.marker and row.marker.kind == "enumerator"
        if not (i and is_one_sided_bracket(_body(rows[:i])))
    ]
    return numbered[-1] if numbered else 0


def _item_styles(rows: Sequence[Row]) -> frozenset[str]:
    """Return the styles that number KPIs: those that number figures too, else １）."""
    marked = [(row, row.marker) for row in rows if row.marker and row.marker.kind == "enumerator"]
    found = frozenset(marker.style for row, marker in marked if is_value(row))
    return found or frozenset({"#）"})


def _chapter_style(rows: Sequence[Row]) -> str | None:
    """Return the style of the lines right above the heads of columns."""
    styles = Counter(
        rows[i - 1].markers[0].style
        for i in range(1, len(rows))
        if rows[i - 1].markers and head_at(rows, i) is not None
    )
    return styles.most_common(1)[0][0] if styles else None


def _usual_step(rows: Sequence[Row], share: float = 0.5) -> int:
    """Source lines from one row of text to the next that a share of all do not exceed."""
    steps = [b.line.no - a.line.no for a, b in pairwise(rows)]
    grown = sorted(step for step in steps if step > 0) or [1]
    return grown[int((len(grown) - 1) * share)]


# ---------------------------------------------------------------- a section, then a bare KPI


class _Border(NamedTuple):
    """What tells where a section cell ends and a KPI without number begins."""

    titles: Collection[str]
    ends_paragraph: bool
    step: int

    def score(self, before: Sequence[Row], after: Sequence[Row]) -> float:
        last = before[-1]
        ending = finished(last.text)
        score = KNOWN_TITLE if self._is_known(before) else 0.0
        score += WIDE_GAP if after[0].line.no - last.line.no > self.step else 0.0
        if self.ends_paragraph:
            score += PARAGRAPH_END if last.ends_with_blank else -PARAGRAPH_END
        score += TITLE_END if 0.3 <= ending <= 0.6 else 0.0
        score += PROMISE if _names_indicator(after) else -PROMISE
        is_broken = ending < 0.2 or is_one_sided_bracket(_body(before))
        return score - (BROKEN if is_broken else 0.0)

    def _is_known(self, rows: Sequence[Row]) -> bool:
        return key(_body(rows[_last_number(rows) :])) in self.titles


def _names_indicator(rows: Sequence[Row]) -> bool:
    """Whether a KPI says what is measured, and is not only the end of its sentence."""
    promise = parse_promise(_body(rows))
    return promise.understood and len(key(promise.indicator)) >= SHORTEST_INDICATOR


def _split_sections(cells: Sequence[TableCell], border: _Border) -> Iterator[TableCell]:
    """Part what was read as one section cell where no numbered KPI follows it."""
    for cell, following in zip_longest(cells, cells[1:]):
        wants_kpi = following is None or following.kind in {"reference", "note"}
        if cell.kind == "section" and wants_kpi and len(cell.rows) > 1:
            yield from _split(cell, border)
        else:
            yield cell


def _split(cell: TableCell, border: _Border) -> Iterator[TableCell]:
    places = range(_last_number(cell.rows) + 1, len(cell.rows))
    scores = {at: border.score(cell.rows[:at], cell.rows[at:]) for at in places}
    if not scores:
        yield cell
        return
    best = max(scores, key=lambda at: (scores[at], -at))
    is_sure = scores[best] > 0 and list(scores.values()).count(scores[best]) == 1
    yield TableCell("section", cell.rows[:best], is_sure=is_sure)
    yield TableCell("kpi", cell.rows[best:])
