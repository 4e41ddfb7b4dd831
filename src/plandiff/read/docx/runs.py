"""A paragraph's content as pieces of text with their look, in reading order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from plandiff.read.docx.styles import Look, Style, Styles, look
from plandiff.read.docx.tags import MC, WP, A, M, R, W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

Kind = Literal["text", "line", "page", "column", "rendered", "note", "box", "object", "ignored"]
Revision = Literal["", "inserted", "deleted", "fleeting"]
"""Of tracked changes; "fleeting" was inserted and deleted again: it is in neither state."""


class Atom(NamedTuple):
    """A piece of a paragraph.

    `line`, `page`, `column` and `rendered` (where the program last broke the page) are breaks;
    `note` refers to a note, `box` holds a text box, `object` something whose text is not read,
    `ignored` text that is not printed, with the reason in `detail`.
    """

    kind: Kind
    text: str = ""
    look: Look = Look()
    revision: Revision = ""
    detail: str = ""
    element: etree._Element | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a stretch of content."""

    base: Look
    revision: Revision = ""
    shaded: bool = False
    """The ground may have a colour (a table cell, a shaded paragraph), so white may be read."""


RUBY = "ルビ"
HIDDEN = "隠し文字"
WHITE = "背景と同じ色の文字"

_MARKS = {"noBreakHyphen": "\u2011", "tab": "\t", "ptab": "\t", "cr": "\n"}
_INSIDE = frozenset(
    f"{W}{name}"
    for name in (
        "hyperlink", "smartTag", "sdtContent", "fldSimple", "bdo", "dir", "customXml", "rubyBase",
    )
)  # fmt: skip
_INSERTED = (f"{W}ins", f"{W}moveTo")
_DELETED = (f"{W}del", f"{W}moveFrom")
_KNOWN_CHOICES = ("wps", "wpg", "wpc", "wp14", "w14", "w15", "w16se")
_LARGE_EMU2 = 0.15 * 7_560_000 * 10_690_000
"""A picture this large (15 % of an A4 page) may hold text worth a word."""


class Reader:
    """Turns paragraphs into atoms; remembers fields that run on over paragraphs."""

    def __init__(self, known: Styles) -> None:
        self._styles = known
        self._fields: list[bool] = []
        """For each open field, whether its result has begun."""

    def atoms(self, paragraph: etree._Element, style: Style, *, shaded: bool) -> Iterator[Atom]:
        """Yield the atoms of a paragraph."""
        shaded = shaded or paragraph.find(f"{W}pPr/{W}shd") is not None
        context = Context(style.look.over(self._styles.base), shaded=shaded)
        for child in paragraph:
            yield from self._child(child, context)

    def _child(self, child: etree._Element, context: Context) -> Iterator[Atom]:
        tag = child.tag
        if tag == f"{W}r":
            yield from self._run(child, context)
        elif tag in _INSIDE:
            yield from self._inside(child, context)
        elif tag in _INSERTED:
            yield from self._inside(child, _revised(context, "inserted"))
        elif tag in _DELETED:
            yield from self._inside(child, _revised(context, "deleted"))
        elif tag == f"{W}sdt":
            for content in child.iterfind(f"{W}sdtContent"):
                yield from self._inside(content, context)
        elif tag == f"{MC}AlternateContent":
            yield from self._inside(choice(child), context)
        elif tag in (f"{M}oMath", f"{M}oMathPara"):
            text = "".join(part.text or "" for part in child.iter(f"{M}t"))
            if text:
                yield Atom("text", text, context.base, context.revision)

    def _inside(self, element: etree._Element | None, context: Context) -> Iterator[Atom]:
        if element is not None:
            for child in element:
                yield from self._child(child, context)

    def _run(self, run: etree._Element, context: Context) -> Iterator[Atom]:
        properties = run.find(f"{W}rPr")
        own = look(properties)
        named = None if properties is None else properties.find(f"{W}rStyle")
        if named is not None:
            own = own.over(self._styles.of(named.get(f"{W}val")).look)
        context = replace(context, base=own.over(context.base))
        for child in run:
            yield from self._content(child, context)

    def _content(self, child: etree._Element, context: Context) -> Iterator[Atom]:
        tag = child.tag
        name = tag[len(W) :] if tag.startswith(W) else ""
        if name == "fldChar":
            self._field(child.get(f"{W}fldCharType", ""))
        elif name in ("instrText", "delInstrText") or (self._fields and not self._fields[-1]):
            return
        elif name in ("t", "delText"):
            yield from _text(child.text or "", context)
        elif name in _MARKS:
            yield from _text(_MARKS[name], context)
        elif name == "sym":
            yield from _text(_symbol(child), context)
        elif name == "br":
            kind = child.get(f"{W}type", "textWrapping")
            yield Atom("page" if kind == "page" else "column" if kind == "column" else "line")
        elif name == "lastRenderedPageBreak":
            yield Atom("rendered")
        elif name in ("footnoteReference", "endnoteReference"):
            yield Atom("note", "", context.base, context.revision, name, child)
        elif name == "ruby":
            yield from self._ruby(child, context)
        else:
            yield from self._drawn(child, context)

    def _field(self, kind: str) -> None:
        """Follow a field: its code is not printed, its result is."""
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _ruby(self, child: etree._Element, context: Context) -> Iterator[Atom]:
        for base in child.iterfind(f"{W}rubyBase"):
            yield from self._inside(base, context)
        over = "".join(
            part.text or "" for rt in child.iterfind(f"{W}rt") for part in rt.iter(f"{W}t")
        )
        yield Atom("ignored", over, detail=RUBY)

    def _drawn(self, child: etree._Element, context: Context) -> Iterator[Atom]:
        """Yield text boxes and objects in a run's drawing."""
        if child.tag == f"{MC}AlternateContent":
            picked = choice(child)
            for inner in picked if picked is not None else ():
                yield from self._drawn(inner, context)
            return
        boxes = list(_outer_boxes(child))
        for box in boxes:
            yield Atom("box", "", context.base, context.revision, "", box)
        if not boxes:
            yield from _objects(child, context)


def _revised(context: Context, revision: Revision) -> Context:
    both = context.revision not in ("", revision)
    return replace(context, revision="fleeting" if both else revision)


def choice(element: etree._Element) -> etree._Element | None:
    """Return the one alternative to read: a choice we know, else the fallback."""
    for item in element.iterfind(f"{MC}Choice"):
        if all(word in _KNOWN_CHOICES for word in item.get("Requires", "").split()):
            return item
    fallback = element.find(f"{MC}Fallback")
    return fallback if fallback is not None else element.find(f"{MC}Choice")


def _text(text: str, context: Context) -> Iterator[Atom]:
    is_white = context.base.white and not context.shaded
    reason = HIDDEN if context.base.hidden else WHITE if is_white else ""
    if reason:
        yield Atom("ignored", text, context.base, context.revision, reason)
    elif "\n" in text:
        yield Atom("line")
    else:
        yield Atom("text", text, context.base, context.revision)


def _symbol(child: etree._Element) -> str:
    try:
        code = int(child.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else ""


def _outer_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes of a drawing; boxes within boxes come with their outer one."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == f"{MC}AlternateContent":
            picked = choice(child)
            if picked is not None:
                yield from _outer_boxes(picked)
        else:
            yield from _outer_boxes(child)


def _objects(element: etree._Element, context: Context) -> Iterator[Atom]:
    """Yield what a drawing holds that may carry unread text: diagrams, charts, large pictures."""
    if element.tag not in (f"{W}drawing", f"{W}pict", f"{W}object"):
        return
    for data in element.iter(f"{A}graphicData"):
        kind = data.get("uri", "").rsplit("/", 1)[-1]
        if kind in ("diagram", "chart") or (kind == "picture" and _is_large(element)):
            yield Atom("object", kind, context.base, context.revision, "", data)
    if element.tag == f"{W}object":
        yield Atom("object", "embedded", context.base, context.revision, "", element)


def _is_large(drawing: etree._Element) -> bool:
    for extent in drawing.iter(f"{WP}extent"):
        try:
            return int(extent.get("cx", "0")) * int(extent.get("cy", "0")) >= _LARGE_EMU2
        except ValueError:
            return False
    return False


def relation(element: etree._Element) -> str:
    """Return the first relationship id an element's children name."""
    for child in element.iter():
        for key in (f"{R}dm", f"{R}id"):
            value = child.get(key)
            if value:
                return value
    return ""
