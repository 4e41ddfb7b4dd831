"""Word files (DOCX) as documents: printed lines with page, lane, table cell and marks."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from plandiff.model import Account, Document, Line, Source
from plandiff.read.account import characters
from plandiff.read.docx.body import Place, Sources, Writer
from plandiff.read.docx.heads import repeated_heads
from plandiff.read.docx.lanes import document_length, layout_tables
from plandiff.read.docx.notes import Notes
from plandiff.read.docx.numbering import Counter, numbering
from plandiff.read.docx.parts import find_parts
from plandiff.read.docx.report import problems
from plandiff.read.docx.runs import relation
from plandiff.read.docx.sections import Section, sections
from plandiff.read.docx.styles import styles
from plandiff.read.docx.tags import A, W
from plandiff.read.refusals import NO_TEXT, broken, refusal
from plandiff.read.zipguard import open_package

if TYPE_CHECKING:
    from lxml import etree

    from plandiff.options import ReadLimits
    from plandiff.read.docx.parts import Parts

__all__ = ["read_docx"]


def read_docx(name: str, data: bytes, limits: ReadLimits) -> Document:
    """Read a Word document in the state of its tracked changes that `limits.revisions` names.

    One line a paragraph (more where it is broken by hand); `Line.page` counts the breaks the file
    knows of. Characters of the account are all but blanks; list numbers count as read.
    Raises ReadError for a damaged or encrypted file, or one over a limit.
    """
    parts = find_parts(open_package(name, data, limits), limits)
    root = parts.parse(parts.main)
    body = root.find(f"{W}body")
    if body is None:
        raise broken(name, "本文がありません")
    writer = _writer(name, parts, limits)
    _write(writer, body, parts)
    comments = _comments(parts)
    if comments:
        writer.tally.ignored["コメント"] += comments
    lines = tuple(
        Line(no, w.page, w.text, w.lane, None, w.cell, w.marks, w.furniture, w.ends_paragraph)
        for no, w in enumerate(repeated_heads(writer.lines), 1)
    )
    if not lines:
        raise refusal(name, NO_TEXT)
    source = Source(name, sha256(data).hexdigest(), "docx", writer.page)
    found = problems(writer.tally, lines, limits.revisions)
    return Document(source, lines, found, _account(writer, lines))


def _writer(name: str, parts: Parts, limits: ReadLimits) -> Writer:
    sources = Sources(
        styles(parts.only("styles")),
        Notes(parts),
        Counter(numbering(parts.only("numbering"))),
        lambda element: _diagram(parts, element),
    )
    return Writer(name, sources, limits)


def _write(writer: Writer, body: etree._Element, parts: Parts) -> None:
    """Write headers, the sections of the body, and footers."""
    found = sections(body)
    tables = list(body.iterchildren(f"{W}tbl"))
    layouts = layout_tables(tables, document_length(body))
    writer.set_lanes({tables[k]: lanes for k, lanes in layouts.items()})
    place = Place("full") if layouts else Place()
    _write_margins(writer, found, parts, "header")
    for section in found:
        writer.set_column("left" if section.has_lanes else None)
        for block in section.blocks:
            writer.write_block(block, place)
        writer.flush(place)
    _write_margins(writer, found, parts, "footer")


def _write_margins(writer: Writer, found: list[Section], parts: Parts, kind: str) -> None:
    """Write each header or footer once."""
    seen: set[str] = set()
    for section in found:
        for reference in section.properties.iterfind(f"{W}{kind}Reference"):
            part = parts.of(reference)
            if part is not None and part not in seen:
                seen.add(part)
                writer.write(parts.parse(part), Place(furniture=True))
                writer.flush(Place(furniture=True))


def _diagram(parts: Parts, element: etree._Element) -> int:
    """Count the characters of a diagram, which are not read."""
    part = parts.related.get(relation(element), "")
    if part not in parts.package.parts or not part.endswith(".xml"):
        return 0
    return sum(characters(text.text or "") for text in parts.parse(part).iter(f"{A}t"))


def _comments(parts: Parts) -> int:
    root = parts.only("comments")
    return 0 if root is None else sum(characters(t.text or "") for t in root.iter(f"{W}t"))


def _account(writer: Writer, lines: tuple[Line, ...]) -> Account:
    placed = sum(characters(line.text) for line in lines)
    ignored = tuple(sorted((k, v) for k, v in writer.tally.ignored.items() if v))
    unread = tuple(sorted(writer.tally.unread.items()))
    total = placed + sum(n for _, n in ignored) + sum(n for _, n in unread)
    return Account(total, placed, ignored, unread)
