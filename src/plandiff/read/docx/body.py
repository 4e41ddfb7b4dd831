"""Walks a Word document in reading order and writes its printed lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from plandiff.model import Cell, Mark
from plandiff.read.account import characters
from plandiff.read.docx.lanes import TableLanes, cells, table_rows
from plandiff.read.docx.paragraph import Printed, print_atoms
from plandiff.read.docx.runs import Atom, Reader, choice
from plandiff.read.docx.styles import Style, list_place
from plandiff.read.docx.tags import MC, W
from plandiff.read.refusals import too_long, too_many_cells, too_many_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml import etree

    from plandiff.model import Lane
    from plandiff.options import ReadLimits
    from plandiff.read.docx.notes import Notes
    from plandiff.read.docx.numbering import Counter as ListCounter
    from plandiff.read.docx.styles import Styles

DELETED = "変更履歴で削除された文字"
INSERTED = "変更履歴で挿入された文字"
FLEETING = "変更履歴で挿入後に削除された文字"
MERGED = "結合で隠れたセルの文字"


class Written(NamedTuple):
    """A printed line with its place."""

    text: str
    marks: tuple[Mark, ...]
    page: int
    lane: Lane | None
    cell: Cell | None
    furniture: bool
    ends_paragraph: bool | None = None


class Place(NamedTuple):
    """Where the blocks being read stand."""

    lane: Lane | None = None
    cell: Cell | None = None
    furniture: bool = False
    depth: int = 0
    """Of nested tables."""


@dataclass(slots=True)
class Tally:
    """What was met on the way."""

    ignored: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    inserted: int = 0
    deleted: int = 0
    objects: Counter[str] = field(default_factory=Counter)


class Sources(NamedTuple):
    """The parts of a document that its body refers to."""

    styles: Styles
    notes: Notes
    lists: ListCounter
    diagram: Callable[[etree._Element], int]
    """Counts the characters of a diagram or embedded part."""


class Writer:
    """Writes lines in reading order."""

    def __init__(self, name: str, sources: Sources, limits: ReadLimits) -> None:
        self.lines: list[Written] = []
        self.tally = Tally()
        self.page = 1
        self._fresh = True
        """Nothing was printed on this page yet."""
        self._name = name
        self._sources = sources
        self._state = limits.revisions
        self._limits = limits
        self._reader = Reader(sources.styles)
        self._carried: list[Atom] = []
        """Atoms of paragraphs whose mark was taken out: they run on into the next."""
        self._lanes: dict[etree._Element, TableLanes] = {}
        self._tables = 0
        self._column: Lane | None = None
        self._budget = limits.max_characters

    def set_lanes(self, lanes: dict[etree._Element, TableLanes]) -> None:
        """Tell which tables set two columns side by side."""
        self._lanes = lanes

    def set_column(self, lane: Lane | None) -> None:
        """Tell the text column that the blocks to come stand in."""
        self._column = lane

    def write(self, element: etree._Element, place: Place) -> None:
        """Write the blocks within an element."""
        for child in element:
            self.write_block(child, place)

    def write_block(self, child: etree._Element, place: Place) -> None:
        """Write one block: paragraph, table, or what wraps them."""
        tag = child.tag
        if tag == f"{W}p":
            self._paragraph(child, place)
        elif tag == f"{W}tbl":
            self._table(child, place)
        elif tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", *_TRACKED):
            self.write(child, place)
        elif tag == f"{MC}AlternateContent":
            picked = choice(child)
            if picked is not None:
                self.write(picked, place)
        elif tag == f"{W}altChunk":
            self.tally.objects["altChunk"] += 1

    def flush(self, place: Place) -> None:
        """Write what a last paragraph without a mark has left."""
        if self._carried:
            carried, self._carried = self._carried, []
            self._print(carried, "", place)

    # ---- paragraphs

    def _paragraph(self, paragraph: etree._Element, place: Place) -> None:
        properties = paragraph.find(f"{W}pPr")
        style = self._style(properties)
        shaded = place.cell is not None
        atoms = [*self._carried, *self._atoms(paragraph, style, shaded=shaded)]
        self._carried = []
        if properties is not None and self._is_mark_gone(properties):
            self._carried = atoms
            return
        if properties is not None and properties.find(f"{W}pageBreakBefore") is not None:
            self._new_page()
        found = list_place(properties, style.place)
        prefix = self._sources.lists.next(found.num_id, found.depth) if found else ""
        self._print(atoms, prefix, place)

    def _style(self, properties: etree._Element | None) -> Style:
        named = None if properties is None else properties.find(f"{W}pStyle")
        known = self._sources.styles
        return known.of(known.paragraph if named is None else named.get(f"{W}val"))

    def _is_mark_gone(self, properties: etree._Element) -> bool:
        """Whether the paragraph's end is not there in the state that is read."""
        gone = "del" if self._state == "final" else "ins"
        return properties.find(f"{W}rPr/{W}{gone}") is not None

    def _atoms(self, paragraph: etree._Element, style: Style, *, shaded: bool) -> Iterator[Atom]:
        """Yield the atoms of the state that is read; count the others."""
        dropped = "deleted" if self._state == "final" else "inserted"
        for atom in self._reader.atoms(paragraph, style, shaded=shaded):
            length = characters(atom.text)
            if atom.revision == "inserted":
                self.tally.inserted += length
            elif atom.revision == "deleted":
                self.tally.deleted += length
            if atom.revision == "fleeting":
                self.tally.ignored[FLEETING] += length
            elif atom.revision == dropped:
                self.tally.ignored[DELETED if dropped == "deleted" else INSERTED] += length
            elif atom.kind == "ignored":
                self.tally.ignored[atom.detail] += length
            elif atom.kind == "object" and atom.element is not None:
                self._object(atom.text, atom.element)
            else:
                yield atom

    def _object(self, kind: str, element: etree._Element) -> None:
        self.tally.objects[kind] += 1
        length = self._sources.diagram(element)
        if length:
            self.tally.unread[kind] += length

    def _print(self, atoms: list[Atom], prefix: str, place: Place) -> None:
        """Write a paragraph, its notes and its text boxes."""
        notes: list[tuple[str, etree._Element]] = []
        boxes: list[etree._Element] = []
        printed = Printed(prefix)
        start = self.page
        for atom in atoms:
            if atom.kind == "note" and atom.element is not None:
                mark, content = self._sources.notes.refer(atom.element)
                printed.add(atom._replace(kind="text", text=mark))
                if content is not None:
                    notes.append((mark, content))
            elif atom.kind == "box" and atom.element is not None:
                boxes.append(atom.element)
            elif atom.kind in ("page", "rendered", "column"):
                start = self._break(atom.kind, printed, place, start)
            else:
                printed.add(atom)
                self._fresh = self._fresh and not atom.text.strip()
        self._emit(printed, place, start, ends=True)
        for box in boxes:
            self._aside(box, "", place)
        for mark, content in notes:
            self._aside(content, mark, place)

    def _break(self, kind: str, printed: Printed, place: Place, start: int) -> int:
        """Turn the page or column; text before an explicit break is written first."""
        if kind == "rendered":
            if not self._fresh:
                self._new_page()
            return start if printed.has_text else self.page
        self._emit(printed, place, start)
        printed.clear()
        if kind == "page":
            self._new_page()
            if self._column:
                self._column = "left"
        elif self._column:
            self._column = "right" if self._column == "left" else "left"
        return self.page

    def _new_page(self) -> None:
        self.page += 1
        self._fresh = True

    def _emit(self, printed: Printed, place: Place, page: int, *, ends: bool = False) -> None:
        """Write the lines of a paragraph, or of its part before a break; `ends` says which."""
        first = len(self.lines)
        for text, marks in print_atoms(printed):
            self._budget -= len(text)
            if self._budget < 0:
                raise too_long(self._name, self._limits)
            if page > self._limits.max_pages:
                raise too_many_pages(self._name, self._limits)
            lane = place.lane or self._column
            line = Written(text, marks, page, lane, place.cell, place.furniture)
            self.lines.append(line)
        if ends and len(self.lines) > first:
            self.lines[-1] = self.lines[-1]._replace(ends_paragraph=True)

    def _aside(self, content: etree._Element, mark: str, place: Place) -> None:
        """Write a note or a text box; a note's first line begins with its mark."""
        before = len(self.lines)
        carried, self._carried = self._carried, []
        self.write(content, place)
        self.flush(place)
        self._carried = carried
        if mark and len(self.lines) > before:
            self.lines[before] = _marked(self.lines[before], mark)

    # ---- tables

    def _table(self, table: etree._Element, place: Place) -> None:
        self.flush(place)
        number = self._tables
        self._tables += 1
        lanes = self._lanes.get(table)
        count = 0
        for r, row in enumerate(table_rows(table)):
            furniture = place.furniture or (
                lanes is not None and row.find(f"{W}trPr/{W}tblHeader") is not None
            )
            start = end = (self.page, self._fresh)
            for cell in cells(table, row):
                count += 1
                if count > self._limits.max_table_cells:
                    raise too_many_cells(self._name, self._limits)
                lane = place.lane if lanes is None else lanes.lane(cell.start, cell.end)
                spot = Cell(number, r, cell.column)
                # The cells of a row lie side by side: each begins on the row's first page.
                self.page, self._fresh = start
                before = len(self.lines)
                self._cell(cell.element, Place(lane, spot, furniture, place.depth + 1))
                start = self._row_start(start, before)
                end = max(end, (self.page, self._fresh))
            self.page, self._fresh = end

    def _row_start(self, start: tuple[int, bool], before: int) -> tuple[int, bool]:
        """Return where the row begins: a break before a cell's first line moved the whole row.

        Word notes that break in one cell of the row only.
        """
        first = self.lines[before].page if len(self.lines) > before else start[0]
        return max(start, (first, True))

    def _cell(self, cell: etree._Element, place: Place) -> None:
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        if merged is not None and merged.get(f"{W}val", "continue") == "continue":
            hidden = "".join(text.text or "" for text in cell.iter(f"{W}t"))
            if hidden:
                self.tally.ignored[MERGED] += characters(hidden)
            return
        self.write(cell, place)
        self.flush(place)


_TRACKED = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))


def _marked(line: Written, mark: str) -> Written:
    """Put a note's mark before its first line, unless the note prints it itself."""
    if line.text.startswith(mark):
        return line
    shift = len(mark) + 1
    marks = tuple(Mark(m.start + shift, m.end + shift, m.kind) for m in line.marks)
    return line._replace(text=f"{mark} {line.text}", marks=marks)
