"""What a workbook draws over its cells: shapes, charts, comments. Counted, never read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.read.account import characters

if TYPE_CHECKING:
    from plandiff.read.zipguard import Package

__all__ = ["drawn_characters"]

_PARTS = (
    "xl/drawings/drawing",
    "xl/charts/chart",
    "xl/diagrams/data",
    "xl/comments",
    "xl/threadedComments/",
)
_CONTENT = "content.xml"
_TEXT = re.compile(r"<(?:a:)?t(?:ext)?(?: [^>]*)?>([^<]*)</(?:a:)?t(?:ext)?>")
# <office:annotation office:name="a">, </draw:frame>, <draw:frame/>
_DRAWING = re.compile(
    r"<(?P<end>/?)(?:office:annotation|draw:frame|draw:custom-shape)\b[^<>]*?(?P<empty>/?)>"
)
_TAG = re.compile(r"<[^<>]*>")


def drawn_characters(package: Package) -> int:
    """Count the characters of shapes, charts and comments in XLSX and ODS."""
    total = 0
    for part in sorted(package.parts):
        if part.startswith(_PARTS) and part.endswith(".xml"):
            text = package.read(part).decode("utf-8", "replace")
            total += sum(characters(piece) for piece in _TEXT.findall(text))
    if _CONTENT in package.parts:
        total += _among_cells(package.read(_CONTENT).decode("utf-8", "replace"))
    return total


def _among_cells(content: str) -> int:
    """Count what stands in drawings of an ODS, which are written within its cells."""
    total = depth = start = 0
    for tag in _DRAWING.finditer(content):
        if tag["empty"]:
            continue
        if not tag["end"]:
            start = start if depth else tag.end()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                total += characters(_TAG.sub("", content[start : tag.start()]))
    return total
