"""Rows into blocks: a marker row with its continuation rows, or a paragraph without marker.

Whether an enumerated block is a heading is decided later (`headings`), with the plan in view.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.kpi.labelled import cells_of, head_cells
from plandiff.segment.numbering import next_number
from plandiff.segment.open_block import OpenBlock, is_title_before_text, wraps
from plandiff.segment.words import block_name
from plandiff.text.markers import follows, is_bracket_block

if TYPE_CHECKING:
    from plandiff.segment.blocks import Block, Role
    from plandiff.segment.row import Row
    from plandiff.segment.rows import Rows
    from plandiff.text.markers import Marker

__all__ = ["cut_blocks"]

LONGEST_SHORT_HEAD = 20
LONGEST_TITLE = 6
"""Lines of a title within which a bracket closes again."""
FIGURE_LIKE = frozenset({"#.#", "#-#", "#．", "#"})
"""Styles of enumerators that look like figures: 7.1, 2-3."""
_PROMISE = re.compile(
    r"以上|以下|以内|未満|とする|維持|[0-9０-９]\s*[%％]|at (?:least|most)|no (?:more|less)"
)
_PARTICLE = re.compile(r"[をにはがのとでもへ、。）)]")
_INLINE_MARK = re.compile(
    r"$|[:：]|以上|以下|以内|未満|[をにはがのとでもへ、。）)]|について|により"
)


def cut_blocks(rows: Rows) -> tuple[Block, ...]:
    """Cut the rows of a plan, tables left out, into blocks; every row is in exactly one."""
    cutter = _Cutter(rows)
    for index, row in enumerate(rows.items):
        cutter.take(index, row)
    return cutter.blocks()


class _Cutter:
    """Takes rows one by one and knows the block that is open."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._done: list[Block] = []
        self._open = OpenBlock(rows)
        self._kpis = _KpiRun()
        self._numbers: dict[str, Marker] = {}
        """The last enumerator of each style."""
        self._title_end = 0
        self._cells = 0
        """Columns of the row of heads that was read last."""
        self._index = 0

    def blocks(self) -> tuple[Block, ...]:
        last = self._open.closed()
        return (*self._done, *([last] if last else []))

    def take(self, index: int, printed: Row) -> None:
        self._index = index
        row = self._counted_on(printed)
        role = None if index < self._title_end else self._role_of(row)
        if role is None:
            self._open.rows.append(row)
            return
        self._done += filter(None, [self._open.closed()])
        self._open.open(role, row)
        self._kpis.see(role, row)
        if role == "enumerated":
            self._numbers[row.markers[0].style] = row.markers[0]
            self._title_end = index + self._title_rows(index)

    def _title_rows(self, index: int) -> int:
        """Count the rows of an enumerated block."""
        rows = self._rows.items
        first, end = rows[index], index + 1
        while end < len(rows) and not rows[end].markers:
            is_set_off = first.stands_out and not rows[end].stands_out
            near = rows[max(index, end - LONGEST_TITLE) : end]
            if is_set_off or not wraps(self._rows, near, rows[end]):
                break
            end += 1
        return 1 if is_title_before_text(self._rows, rows[index:end]) else end - index

    def _counted_on(self, row: Row) -> Row:
        """Mark a row whose number counts on from an open one, though it may read as a figure."""
        if row.markers or not row.text[0].isalnum() or self._open.role is None:
            return row
        is_free = not self._open.breaks_off() if self._kpis.last else self._open.ends()
        expected = [self._kpis.last] if self._kpis.last else self._numbers.values()
        for last in expected if is_free else ():
            marker = next_number(row.line.text, last)
            if marker is not None:
                return row._replace(markers=(marker,))
        return row

    # -------------------------------------------------- what a row opens

    def _role_of(self, row: Row) -> Role | None:
        """Return the role of the block this row opens, or None when it continues the open one."""
        if row.table_row is not None:
            return None if self._open.is_in(row.table_row) else "text"
        if self._open.is_in_table():
            return self._named_head(row) or (
                self._marked(row, row.marker) if row.marker else "text"
            )
        marker = row.marker
        return self._named_head(row) or (self._marked(row, marker) if marker else self._bare(row))

    def _marked(self, row: Row, marker: Marker) -> Role | None:
        role: Role | None
        match marker.kind:
            case "kpi":
                role = "kpi" if row.after(marker) else "kpi_head"
            case "note":
                role = None if self._is_inline_mark(row, marker) else "note"
            case "block":
                role = self._bracketed(row, marker)
            case "bullet":
                role = "kpi" if self._kpis.takes_bullet(marker) else "bullet"
            case "enumerator":
                role = self._enumerated(row, marker)
        return role

    def _named_head(self, row: Row) -> Role | None:
        """Read house words: （具体的な取組）, ■ 主な取組, 【重要度：高】 with or without text."""
        marker = row.marker
        if marker is not None and marker.kind == "block":
            name = block_name(marker.text)
            if name == "action":
                return None if row.after(marker) else "label"
            return "rating" if name else None
        if (marker is not None and marker.kind != "bullet") or len(row.text) > LONGEST_SHORT_HEAD:
            return None
        name = block_name(row.text)
        if name is None or self._open.breaks_off():
            return None
        return "label" if name == "action" else "rating"

    def _bracketed(self, row: Row, marker: Marker) -> Role | None:
        is_round = marker.style == "（）"
        if is_bracket_block(row.text):
            return None if is_round and self._open.breaks_off() else "label"
        return self._bare(row) if is_round or self._open.breaks_off() else "bullet"

    def _enumerated(self, row: Row, marker: Marker) -> Role | None:
        if self._open.closes_bracket(marker):
            return None
        if self._kpis.takes_item(marker) and not self._is_next_heading(row, marker):
            return "kpi"
        if self._open.counts_within(marker) or (self._is_figure(marker) and self._is_item_cut()):
            return None
        return "enumerated"

    def _is_next_heading(self, row: Row, marker: Marker) -> bool:
        """Tell ② the next heading from ② the next KPI, where both would count on."""
        last = self._numbers.get(marker.style)
        return last is not None and follows(last, marker) and not self._promises(row)

    def _promises(self, row: Row) -> bool:
        """Tell whether a row and those that run on from it say what is to be reached."""
        text = row.text
        for following in self._rows.items[self._index + 1 : self._index + 1 + LONGEST_TITLE]:
            if following.markers:
                break
            text += following.text
        return _PROMISE.search(text) is not None

    def _bare(self, row: Row) -> Role | None:
        if head_cells(row.text):
            self._cells = len(cells_of(row.text))
            return "kpi_head"
        if self._open.role in {"kpi", "kpi_head"} and len(cells_of(row.text)) == self._cells:
            return "kpi"
        if self._open.role is not None and self._open.may_add(row):
            return None
        return "kpi" if self._open.role == "kpi_head" else "text"

    def _is_figure(self, marker: Marker) -> bool:
        """Tell a number that could as well be a figure: it counts on from none printed before."""
        if marker.style not in FIGURE_LIKE or marker.ordinal == (1,):
            return False
        known = self._numbers.values()
        is_first = marker.ordinal[-1] == 1 and any(m.ordinal == marker.ordinal[:-1] for m in known)
        return not is_first and not any(follows(m, marker) for m in known)

    def _is_item_cut(self) -> bool:
        is_text = self._open.role in {"bullet", "note", "kpi", "text", "rating"}
        return is_text and not self._open.ends()

    def _is_inline_mark(self, row: Row, marker: Marker) -> bool:
        """Tell a note sign in mid-sentence (「（※）以上とする」) from the head of a note."""
        if self._open.role is None:
            return False
        if marker.text[0] in "（(":
            return _INLINE_MARK.match(row.after(marker)) is not None
        is_joined = _PARTICLE.match(row.line.text, marker.end) is not None
        return is_joined and not self._open.ends()


class _KpiRun:
    """The KPIs that are being listed: under a head of their own, or behind ■ KPI：１）."""

    def __init__(self) -> None:
        self.last: Marker | None = None
        """The last item with a number."""
        self._style: str | None = None
        """Style of the items; empty while a head waits for the first, None outside."""

    def see(self, role: Role, row: Row) -> None:
        """Note the block that has been opened; notes stand within the list."""
        if role == "note":
            return
        if role not in {"kpi", "kpi_head"}:
            self.last = self._style = None
            return
        item = next((m for m in row.markers[:2] if m.kind in {"enumerator", "bullet"}), None)
        self.last = item if item and item.ordinal else None
        waits = "" if role == "kpi_head" else "none"
        self._style = item.style if item else waits

    def takes_item(self, marker: Marker) -> bool:
        """Tell whether an enumerator numbers the next KPI."""
        return self._style == "" or (self.last is not None and follows(self.last, marker))

    def takes_bullet(self, marker: Marker) -> bool:
        """Tell whether a bullet is the next KPI."""
        return self._style in {"", marker.style}
