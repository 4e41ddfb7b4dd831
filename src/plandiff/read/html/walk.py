"""Walks an HTML tree in reading order and writes its printed lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from plandiff.model import Cell, Line, Mark
from plandiff.read.account import characters
from plandiff.read.refusals import too_many_cells
from plandiff.read.tables import lanes_by_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from plandiff.model import MarkKind
    from plandiff.options import ReadLimits

RUBY = "ルビ"
HIDDEN = "隠し文字"
CODE = "画面に出ない要素の文字"
DELETED = "削除の印の付いた文字"
INSERTED = "挿入の印の付いた文字"

_UNSEEN = frozenset(("script", "style", "template", "noscript", "head", "title", "object", "svg"))
_RUBY = frozenset(("rt", "rp", "rtc"))
_FURNITURE = frozenset(("nav", "header", "footer"))
_INLINE = frozenset(
    (
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "label", "mark", "q", "rb", "ruby", "s", "samp", "small", "span", "strike",
        "strong", "sub", "sup", "tt", "time", "u", "var", "wbr", "data",
    )
)  # fmt: skip
_MARKS: dict[str, MarkKind] = {
    "b": "bold", "strong": "bold", "u": "underline", "s": "strike", "strike": "strike",
    "mark": "highlight", "ins": "inserted", "del": "deleted",
}  # fmt: skip
_STYLED: tuple[tuple[str, MarkKind], ...] = (
    ("text-decoration:underline", "underline"),
    ("text-decoration:line-through", "strike"),
    ("font-weight:bold", "bold"),
    ("font-weight:700", "bold"),
)
_MOST_SPAN = 1_000


class Place(NamedTuple):
    """What holds for a stretch of text."""

    marks: tuple[MarkKind, ...] = ()
    dropped: str = ""
    """Reason why the text is not read."""
    cell: Cell | None = None
    outer: Cell | None = None
    """Cell of the outermost table."""
    furniture: bool = False
    is_pre: bool = False


class Walker:
    """Collects printed lines."""

    def __init__(self, name: str, limits: ReadLimits) -> None:
        self.ignored: Counter[str] = Counter()
        self.inserted = self.deleted = 0
        self._name = name
        self._limits = limits
        self._drops = "del" if limits.revisions == "final" else "ins"
        self._lines: list[Line] = []
        self._outers: list[Cell | None] = []
        self._parts: list[str] = []
        self._marks: list[Mark] = []
        self._length = 0
        self._place = Place()
        self._tables = 0

    def walk(self, root: HtmlElement) -> None:
        """Read a tree."""
        self._element(root, Place())
        self._end_line()

    def finish(self) -> tuple[Line, ...]:
        """Return the lines, lanes of layout tables filled in."""
        tables: dict[int, dict[Cell, str]] = {}
        for line, outer in zip(self._lines, self._outers, strict=True):
            if outer:
                cells = tables.setdefault(outer.table, {})
                cells[outer] = cells.get(outer, "") + line.text
        lanes = {
            table: lanes_by_text((cell.column, text) for cell, text in cells.items())
            for table, cells in tables.items()
        }
        return tuple(
            replace(line, lane=lanes[outer.table].get(outer.column)) if outer else line
            for line, outer in zip(self._lines, self._outers, strict=True)
        )

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
        elif tag in _INLINE or tag in _RUBY:
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
            place = place._replace(dropped=self._reason(element, tag, style))
        marks = [kind for word, kind in _STYLED if word in style]
        if tag in _MARKS:
            marks.append(_MARKS[tag])
        if _is_coloured(element, tag, style):
            marks.append("colour")
        fresh = tuple(kind for kind in marks if kind not in place.marks)
        return place._replace(
            marks=place.marks + fresh,
            furniture=place.furniture or tag in _FURNITURE,
            is_pre=place.is_pre or tag in ("pre", "textarea"),
        )

    def _reason(self, element: HtmlElement, tag: str, style: str) -> str:
        if tag in _UNSEEN:
            return CODE
        if tag in _RUBY:
            return RUBY
        if tag == self._drops:
            return DELETED if tag == "del" else INSERTED
        if element.get("hidden") is not None or "display:none" in style:
            return HIDDEN
        if "visibility:hidden" in style or "font-size:0" in style.replace("font-size:0.", ""):
            return HIDDEN
        return ""

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
        number = self._tables
        self._tables += 1
        place = self._changed(element, "table", place)
        self._rest(element, place)
        taken: set[tuple[int, int]] = set()
        count = 0
        for r, row in enumerate(_rows(element)):
            column = 0
            for cell in row.iterchildren("td", "th"):
                while (r, column) in taken:
                    column += 1
                count += 1
                if count > self._limits.max_table_cells:
                    raise too_many_cells(self._name, self._limits)
                spot = Cell(number, r, column)
                self._cell(cell, place._replace(cell=spot, outer=place.outer or spot))
                wide = min(_MOST_SPAN, _integer(cell.get("colspan"), 1))
                high = min(_MOST_SPAN, _integer(cell.get("rowspan"), 1))
                if wide * high > 1 and len(taken) < self._limits.max_table_cells:
                    taken.update((r + y, column + x) for y in range(high) for x in range(wide))
                column += wide

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
        if "inserted" in place.marks:
            self.inserted += length
        if "deleted" in place.marks:
            self.deleted += length
        if place.dropped:
            self.ignored[place.dropped] += length
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
            line = Line(no, 1, body, None, None, place.cell, marks, place.furniture, ends)
            self._lines.append(line)
            self._outers.append(place.outer)
        self._parts, self._marks, self._length = [], [], 0


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


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _is_coloured(element: HtmlElement, tag: str, style: str) -> bool:
    colour = element.get("color", "").lower() if tag == "font" else ""
    for part in style.split(";"):
        if part.startswith("color:"):
            colour = part.removeprefix("color:")
    return bool(colour) and colour not in ("black", "#000", "#000000", "inherit", "white", "#fff")


def _integer(text: str | None, default: int) -> int:
    return max(1, int(text)) if text and text.isdecimal() and len(text) < 6 else default
