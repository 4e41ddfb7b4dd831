"""The sections of a Word document: their blocks, and whether they are set in two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plandiff.read.docx.tags import W

if TYPE_CHECKING:
    from lxml import etree


class Section(NamedTuple):
    """One section."""

    blocks: list[etree._Element]
    properties: etree._Element
    """sectPr, or the body when it has none."""

    @property
    def has_lanes(self) -> bool:
        """Whether its text is set in two columns that the writer broke by hand."""
        columns = self.properties.find(f"{W}cols")
        if columns is None or columns.get(f"{W}num") != "2":
            return False
        return any(
            item.get(f"{W}type") == "column"
            for block in self.blocks
            for item in block.iter(f"{W}br")
        )


def sections(body: etree._Element) -> list[Section]:
    """Split a body at its section ends."""
    found: list[Section] = []
    blocks: list[etree._Element] = []
    for block in body:
        if block.tag == f"{W}sectPr":
            found.append(Section(blocks, block))
            blocks = []
            continue
        blocks.append(block)
        end = block.find(f"{W}pPr/{W}sectPr") if block.tag == f"{W}p" else None
        if end is not None:
            found.append(Section(blocks, end))
            blocks = []
    if blocks:
        found.append(Section(blocks, body))
    return found
