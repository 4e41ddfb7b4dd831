"""The block that is open while rows are taken one by one: how it ends, what may still join it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.segment.blocks import Block, Role, names_headings
from plandiff.segment.words import closes_bracket, is_one_sided_bracket
from plandiff.text.markers import follows
from plandiff.text.sentences import finished

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.segment.row import Row
    from plandiff.segment.rows import Rows
    from plandiff.text.markers import Marker

__all__ = ["OpenBlock", "is_title_before_text", "wraps"]

NEARLY_FULL = 0.9
"""A line this full may have been wrapped; a shorter one ends where its author ended it."""
SHORT = 0.6
"""A line shorter than this, of a full line, never wraps into the next."""
BREAKS_OFF = 0.1
"""At most this finished, a line breaks off in mid-sentence."""
NOUN = 0.3
"""From here to `ENDS` a line ends in a noun, as titles do."""
ENDS = 0.5
"""At least this finished, a line ends its sentence."""
OUTDENT = 4.0
"""Points by which a paragraph must start left of a bullet to stand outside it."""
_COUNTS_ON = re.compile(r"[、，,:：]$|(?:次|以下)の(?:とお|通)り$|(?:では|には|とは)$")
_GOES_ON = re.compile(
    r"[　→⇒]|(?:また|なお|さらに|併せて|あわせて|加えて|その際|特に|このため|そのため)"
)
"""How a paragraph begins that still belongs to the item before it."""
_COMMA = re.compile(r"[、，。]")
_TAIL = re.compile(r"[ぁ-ん、。）」』ー・々]")
_WHOLE = frozenset({"label", "kpi_head", "enumerated"})
"""Roles whose last line says nothing of sentences."""


class OpenBlock:
    """The rows of the block that is open; falsy before the first."""

    __slots__ = ("_page", "role", "rows")

    def __init__(self, page: Rows) -> None:
        self._page = page
        self.role: Role | None = None
        self.rows: list[Row] = []

    def open(self, role: Role, row: Row) -> None:
        """Begin a new block."""
        self.role, self.rows = role, [row]

    def closed(self) -> Block | None:
        """Return the block as it stands."""
        return Block(self.role, tuple(self.rows)) if self.role else None

    @property
    def last(self) -> Row:
        """Return its last row."""
        return self.rows[-1]

    def is_in(self, table_row: tuple[int, int]) -> bool:
        """Tell whether it is that row of a table."""
        return bool(self.rows) and self.last.table_row == table_row

    def is_in_table(self) -> bool:
        """Tell whether it is a row of a table."""
        return bool(self.rows) and self.last.table_row is not None

    def breaks_off(self) -> bool:
        """Tell whether it stops in mid-sentence."""
        if self.role is None or self.role in _WHOLE:
            return False
        if self._page.ends_paragraph(self.last) is False:
            return True
        return finished(self.last.text) <= BREAKS_OFF

    def closes_bracket(self, marker: Marker) -> bool:
        """Tell whether a number at a line's head closes a bracket: （数量ベー / ス）を."""
        return bool(self.rows) and closes_bracket(self.last.body, marker)

    def ends(self) -> bool:
        """Tell whether it ends its sentence, or its paragraph."""
        is_end = self._page.ends_paragraph(self.last)
        return finished(self.last.text) >= ENDS if is_end is None else is_end

    def is_sentence(self) -> bool:
        """Tell whether it holds a full stop."""
        return any("。" in row.text for row in self.rows)

    def may_add(self, row: Row) -> bool:
        """Tell whether a row without marker goes on with it."""
        match self.role:
            case None | "label" | "kpi_head":
                return False
            case "rating":
                return True
            case "enumerated":
                return self.is_sentence()
            case "text":
                return not self._is_left_by_paragraph(row)
            case "bullet" | "note" | "kpi":
                return not self._is_left_by_item(row)

    def _is_left_by_paragraph(self, row: Row) -> bool:
        """Tell whether a new paragraph begins after a paragraph."""
        last = self.last
        if last.is_listed or row.is_listed:
            return True
        is_end = self._page.ends_paragraph(last)
        if is_end is not None or last.stands_out != row.stands_out:
            return is_end is not False
        score = finished(last.text)
        if score <= BREAKS_OFF:
            return False
        if last.width < SHORT * self._page.full_width:
            return True
        is_indented = row.line.text[0] == "　" or row.indent > last.indent
        is_full = last.width >= NEARLY_FULL * self._page.full_width
        return score >= ENDS and (is_indented or not is_full)

    def _is_left_by_item(self, row: Row) -> bool:
        """Tell whether a paragraph after a finished item stands outside that item."""
        score = finished(self.last.text)
        is_hanging = row.line.box is not None and row.indent > self.rows[0].indent + OUTDENT
        if self._page.closes(self.last) and score > BREAKS_OFF and not is_hanging:
            return not _GOES_ON.match(row.line.text)
        if score < ENDS or self._page.ends_paragraph(self.last) is False:
            return False
        is_outdented = row.line.box is not None and row.indent < self.rows[0].indent - OUTDENT
        return names_headings(row.text) is not None or is_outdented

    def counts_within(self, marker: Marker) -> bool:
        """Tell whether an enumerator counts within its sentence.

        「・ 具体的には、」 then ① ② ③ are one bullet, which ends only after the last of them.
        """
        if self.role not in {"bullet", "text"} or not marker.ordinal:
            return False
        before = [r.marker for r in self.rows[1:] if r.marker and r.marker.style == marker.style]
        if before:
            is_open = finished(self.last.text) < 1.0
            return is_open and before[-1] is not None and follows(before[-1], marker)
        if self._names_before(marker):
            return finished(self.last.text) < ENDS
        return marker.ordinal[-1] == 1 and bool(_COUNTS_ON.search(self.last.text))

    def _names_before(self, marker: Marker) -> bool:
        """Tell whether the circled number before one stands within its lines: ①…、②…、 / ③…."""
        if marker.style != "①" or marker.ordinal[-1] == 1:
            return False
        before = chr(ord(marker.text[0]) - 1)
        return any(before in row.body for row in self.rows)


def wraps(page: Rows, rows: Sequence[Row], following: Row) -> bool:
    """Tell whether an enumerated line goes on in the `following` row, which has no marker.

    A title wraps only where its line is full; what breaks off must go on.
    """
    last = rows[-1]
    ends = page.ends_paragraph(last)
    if is_one_sided_bracket("".join(row.text for row in rows)) or ends is False:
        return True
    score = finished(last.text)
    if score == 1.0:
        return False
    return score <= BREAKS_OFF or (not ends and _is_full(page, last, following))


def _is_full(page: Rows, row: Row, following: Row) -> bool:
    """Tell whether a line has no room for what follows: for a word where blanks divide words."""
    word = following.text.split(maxsplit=1)[0]
    if row.text[-1].isascii() and row.text[-1].isalpha() and word.isascii():
        return row.width + 1 + len(word) > page.full_width
    return row.width >= NEARLY_FULL * page.full_width


def is_title_before_text(page: Rows, rows: Sequence[Row]) -> bool:
    """Tell a full title line from the first line of a numbered sentence.

    Of rows that make a sentence together, the first is a title of its own when it ends in a noun,
    has no comma, and the second begins with a word rather than the tail of one.
    """
    first = rows[0]
    if len(rows) < 2 or not any("。" in row.text for row in rows):
        return False
    if page.ends_paragraph(first) is False or is_one_sided_bracket(first.text):
        return False
    is_noun = NOUN <= finished(first.text) < ENDS and not _COMMA.search(first.text)
    return is_noun and not _TAIL.match(rows[1].text)
