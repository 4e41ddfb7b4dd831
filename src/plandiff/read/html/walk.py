"""Walks an HTML tree in reading order and writes its printed lines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plandiff.model import Cell, Line, Mark
from plandiff.read.account import characters
from plandiff.read.html.lanes import lanes_of_heads, lanes_of_text
from plandiff.read.html.place import Place
from plandiff.read.html.sides import comparison_tables, span, table_rows
from plandiff.read.html.unseen import HIDDEN, OUTSIDE, RUBY_TAGS, reason
from plandiff.read.refusals import too_many_cells

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

    from plandiff.model import MarkKind
    from plandiff.options import ReadLimits
    from plandiff.read.html.sides import TableSides

_FURNITURE = frozenset(("nav", "header", "footer"))
_INLINE = frozenset(
    (
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "label", "mark", "q", "rb", "ruby", "s", "samp", "small", "span", "strike",
        "strong", "sub", "sup", "tt", "time", "u", "var", "wbr", "data",
    )
)  # fmt: skip
_MARKS: dict[str, MarkKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "bold"),
    "b": "bold", "strong": "bold", "u": "underline", "s": "strike", "strike": "strike",
    "mark": "highlight", "ins": "inserted", "del": "deleted",
}  # fmt: skip
_STYLED: tuple[tuple[str, MarkKind], ...] = (
    ("text-decoration:underline", "underline"),
    ("text-decoration:line-through", "strike"),
    ("font-weight:bold", "bold"),
    ("font-weight:700", "bold"),
)


class Walker:
    """Collects printed lines."""

    def __init__(self, name: str, limits: ReadLimits) -> None:
        self.ignored: Counter[str] = Counter()
        self.inserted = self.deleted = 0
        self._name = name
        self._limits = limits
        self._drops = "del" if limits.revisions == "final" else "ins"
        self._lines: list[Line] = []
        self._places: list[Place] = []
        self._parts: list[str] = []
        self._marks: list[Mark] = []
        self._length = 0
        self._place = Place()
        self._tables = 0
        self._sides: Mapping[HtmlElement, TableSides] = {}
        self._numbers: dict[str, int] = {}
        self._next_rows: Counter[int] = Counter()

    def walk(self, root: HtmlElement) -> None:
        """Read a tree."""
        self._sides = comparison_tables(root)
        self._element(root, Place())
        self._end_line()

    def finish(self) -> tuple[Line, ...]:
        """Return the lines with their lanes: by the heads of tables, else by their text."""
        if not self._sides:
            return lanes_of_text(self._lines, self._places)
        lines = lanes_of_heads(self._lines, self._places)
        read, kept = (
            sum(characters(line.text) for line in found) for found in (self._lines, lines)
        )
        self.ignored[OUTSIDE] += read - kept
        return lines

    # ---- tree

    def _element(self, element: HtmlElement, place: Place) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag == "br":
            self._end_line(ends=None)
        elif tag == "table":
            self._end_line()
            self._table(element, place)
            self._end_line()
        elif tag in ("ol", "ul"):
            self._end_line()
            self._list(element, place, ordered=tag == "ol")
        elif tag in _INLINE or tag in RUBY_TAGS:
            self._inside(element, self._changed(element, tag, place))
        else:
            self._end_line()
            self._inside(element, self._changed(element, tag, place))
            self._end_line()

    def _inside(self, element: HtmlElement, place: Place) -> None:
        self._text(element.text, place)
        for child in element:
            self._element(child, place)
            self._text(child.tail, place)

    def _changed(self, element: HtmlElement, tag: str, place: Place) -> Place:
        """Return the place within an element."""
        style = "".join(element.get("style", "").lower().split())
        if not place.dropped:
            place = place._replace(dropped=reason(element, style, place, self._drops))
        marks = [kind for word, kind in _STYLED if word in style]
        if tag in _MARKS:
            marks.append(_MARKS[tag])
        if _is_coloured(element, tag, style):
            marks.append("colour")
        fresh = tuple(kind for kind in marks if kind not in place.marks)
        return place._replace(
            marks=place.marks + fresh,
            furniture=place.furniture or tag in _FURNITURE,
            is_title=place.is_title or tag == "h1",
            is_pre=place.is_pre or tag in ("pre", "textarea"),
        )

    def _list(self, element: HtmlElement, place: Place, *, ordered: bool) -> None:
        place = self._changed(element, element.tag, place)
        number = _integer(element.get("start"), 1)
        self._text(element.text, place)
        for child in element:
            if child.tag == "li":
                self._end_line()
                number = _integer(child.get("value"), number)
                self._text(f"{number}. " if ordered else "・ ", place)
                self._inside(child, self._changed(child, "li", place))
                self._end_line()
                number += 1
            else:
                self._element(child, place)
            self._text(child.tail, place)

    def _table(self, element: HtmlElement, place: Place) -> None:
        # A table in a cell over both columns goes on with them: a part that can be folded.
        sides = self._sides.get(element) or (place.sides if place.lane == "full" else None)
        number = self._number(sides)
        place = self._changed(element, "table", place)
        self._rest(element, place)
        around = place.furniture
        taken: set[tuple[int, int]] = set()
        count = 0
        for r, row in enumerate(table_rows(element)):
            column = 0
            printed = self._next_rows[number]
            self._next_rows[number] += 1
            place = place._replace(furniture=around or self._repeats_heads(element, r))
            for cell in row.iterchildren("td", "th"):
                while (r, column) in taken:
                    column += 1
                count += 1
                if count > self._limits.max_table_cells:
                    raise too_many_cells(self._name, self._limits)
                wide, high = span(cell, "colspan"), span(cell, "rowspan")
                spot = Cell(number, printed, column)
                self._cell(cell, _within(place, spot, sides, wide))
                if wide * high > 1 and len(taken) < self._limits.max_table_cells:
                    taken.update((r + y, column + x) for y in range(high) for x in range(wide))
                column += wide

    def _repeats_heads(self, table: HtmlElement, row: int) -> bool:
        """Whether a row names the two columns once more."""
        own = self._sides.get(table)
        return own is not None and row <= own.head and not own.is_first

    def _number(self, sides: TableSides | None) -> int:
        """Return the number of a table; those under the same heads are parts of one."""
        if sides is not None and sides.group in self._numbers:
            return self._numbers[sides.group]
        number = self._tables
        self._tables += 1
        if sides is not None:
            self._numbers[sides.group] = number
        return number

    def _cell(self, cell: HtmlElement, place: Place) -> None:
        self._end_line()
        self._inside(cell, self._changed(cell, cell.tag, place))
        self._end_line()

    def _rest(self, element: HtmlElement, place: Place) -> None:
        """Read what stands in a table but in no cell: the caption, stray text."""
        for child in element.iter():
            if child.tag == "caption":
                self._end_line()
                self._inside(child, self._changed(child, "caption", place))
                self._end_line()
            elif (
                child.tag in ("table", "thead", "tbody", "tfoot", "tr") and _owner(child) is element
            ):
                self._stray(child, element, place)

    def _stray(self, child: HtmlElement, table: HtmlElement, place: Place) -> None:
        texts = [child.text] if child is not table else [table.text]
        texts += [inner.tail for inner in child]
        for text in texts:
            self._text(text, place)

    # ---- text

    def _text(self, text: str | None, place: Place) -> None:
        if not text:
            return
        length = characters(text)
        if not self._sides:
            self.inserted += length * ("inserted" in place.marks)
            self.deleted += length * ("deleted" in place.marks)
        if place.dropped:
            is_outside = place.dropped == HIDDEN and self._sides and not place.sides
            self.ignored[OUTSIDE if is_outside else place.dropped] += length
            return
        self._place = place
        if place.is_pre and "\n" in text:
            for k, part in enumerate(text.split("\n")):
                if k:
                    self._end_line(ends=None)
                self._add(part, place)
        else:
            self._add(text, place)

    def _add(self, text: str, place: Place) -> None:
        """Add text to the line; white space of the file counts as one blank."""
        body = " ".join(text.split(" ")) if place.is_pre else _squeezed(text)
        if body.startswith(" ") and (not self._parts or self._parts[-1].endswith(" ")):
            body = body.lstrip(" ")
        if not body:
            return
        start = self._length
        self._parts.append(body)
        self._length += len(body)
        self._marks.extend(Mark(start, self._length, kind) for kind in place.marks)
        self._place = place

    def _end_line(self, *, ends: bool | None = True) -> None:
        """Write the line that is open; `ends` says whether its paragraph ends too."""
        text = "".join(self._parts)
        lead = len(text) - len(text.lstrip())
        body = text.strip()
        if body:
            marks = tuple(
                Mark(max(0, m.start - lead), min(len(body), m.end - lead), m.kind)
                for m in self._marks
                if m.start - lead < len(body) and m.end > lead
            )
            no = len(self._lines) + 1
            place = self._place
            lane = place.lane
            line = Line(no, 1, body, lane, None, place.cell, marks, place.furniture, ends)
            self._lines.append(line)
            self._places.append(place)
        self._parts, self._marks, self._length = [], [], 0


def _within(place: Place, spot: Cell, sides: TableSides | None, wide: int) -> Place:
    """Return the place within a cell that is so many columns wide."""
    if sides is None:
        return place._replace(cell=spot, outer=place.outer or spot)
    return place._replace(cell=spot, sides=sides, lane=sides.lane(spot.column, wide))


def _squeezed(text: str) -> str:
    """Fold the white space that HTML folds; no-break and ideographic spaces stay."""
    words = text.replace("\t", " ").replace("\n", " ").replace("\r", " ").replace("\f", " ")
    while "  " in words:
        words = words.replace("  ", " ")
    return words


def _owner(element: HtmlElement) -> HtmlElement | None:
    """Return the table an element belongs to."""
    while element is not None and element.tag != "table":
        element = element.getparent()
    return element


def _is_coloured(element: HtmlElement, tag: str, style: str) -> bool:
    colour = element.get("color", "").lower() if tag == "font" else ""
    for part in style.split(";"):
        if part.startswith("color:"):
            colour = part.removeprefix("color:")
    return bool(colour) and colour not in ("black", "#000", "#000000", "inherit", "white", "#fff")


def _integer(text: str | None, default: int) -> int:
    return max(1, int(text)) if text and text.isdecimal() and len(text) < 6 else default
