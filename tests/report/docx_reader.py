"""Reads a .docx as a word processor would, knowing nothing of how it was written."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GONE = {True: {"del", "moveFrom"}, False: {"ins", "moveTo"}}
"""What is not there any more when all changes are accepted, or rejected."""


def part(made: bytes, name: str = "word/document.xml") -> etree._Element:
    """One part's root element."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return etree.fromstring(archive.read(name))


def state(made: bytes, *, accepted: bool) -> list[str]:
    """The paragraphs after accepting or rejecting all changes."""
    body = part(made).find(f"{W}body")
    assert body is not None
    found, open_text = [], ""
    for paragraph in body.iter(f"{W}p"):
        open_text += "".join(_left(paragraph, GONE[accepted]))
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is None or all(mark.find(W + name) is None for name in GONE[accepted]):
            found.append(open_text)
            open_text = ""
    return [text for text in (*found, open_text) if text]


def _left(paragraph: etree._Element, gone: set[str]) -> Iterator[str]:
    for text in paragraph.iter(f"{W}t", f"{W}delText"):
        around = {item.tag.removeprefix(W) for item in text.iterancestors()}
        if not around & gone:
            yield text.text or ""


@dataclass(frozen=True)
class ReadRun:
    """A run's text and its look."""

    text: str
    look: frozenset[str]


def rows(made: bytes, table: int = 0) -> list[etree._Element]:
    """The rows of a table."""
    return list(part(made).iter(f"{W}tbl"))[table].findall(f"{W}tr")


def cells(row: etree._Element) -> list[str]:
    """The texts of a row's cells, paragraphs on lines of their own."""
    return ["\n".join(map(text_of, cell.findall(f"{W}p"))) for cell in row.findall(f"{W}tc")]


def text_of(element: etree._Element) -> str:
    """All text within."""
    return "".join(item.text or "" for item in element.iter(f"{W}t"))


def runs(cell: etree._Element) -> list[ReadRun]:
    """The runs of a cell with the names of their properties."""
    found = []
    for run in cell.iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        look = () if properties is None else [item.tag.removeprefix(W) for item in properties]
        found.append(ReadRun(text_of(run), frozenset(look)))
    return found
