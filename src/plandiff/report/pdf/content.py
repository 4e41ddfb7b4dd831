"""What the PDF's template is given: the body of the Word file as plain data, never as markup.

Both deliverables print one body, so they cannot disagree; this module only takes it apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from plandiff.report.docx.page import sheet
from plandiff.report.docx.xml import NAMESPACES
from plandiff.report.pdf.fonts import family
from plandiff.report.width import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from plandiff.report.profile import Profile

_MM: Final = 25.4 / 1440
"""Millimetres of a twentieth of a point."""
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS_FROM: Final = 900
"""Columns of text from which a row may be broken over pages: it might not fit on one."""

Data = dict[str, Any]


def content(body: str, profile: Profile, title: str, lang: str) -> Data:
    """Give everything the template prints and how it looks."""
    from lxml import etree  # noqa: PLC0415  # only this format needs it

    root = etree.fromstring(f"<w:body {NAMESPACES}>{body}</w:body>")
    blocks = [_table(part) if part.tag == f"{_W}tbl" else _paragraph(part) for part in root]
    return {"lang": lang, "title": title, "blocks": blocks, **_look(profile)}


def _look(profile: Profile) -> Data:
    width, height = sheet(profile.paper)
    top, right, bottom, left = profile.paper.margins_mm
    fonts = profile.fonts
    return {
        "width": round(width * _MM, 1),
        "height": round(height * _MM, 1),
        "margin": {"top": top, "right": right, "bottom": bottom, "left": left},
        "numbered": profile.paper.page_numbers,
        "fonts": {"body": family(fonts.body), "heading": family(fonts.heading)},
        "size": fonts.size_pt,
        "title_size": fonts.title_pt,
    }


def _of(element: _Element, path: str, name: str = "val") -> str:
    """Give an attribute of the first element on a path; empty if there is none."""
    found = element.find("/".join(_W + step for step in path.split("/")))
    return "" if found is None else found.get(_W + name, "")


def _has(element: _Element, path: str) -> bool:
    return element.find("/".join(_W + step for step in path.split("/"))) is not None


# ---------------------------------------------------------------- paragraphs


def _paragraph(part: _Element) -> Data:
    """Give its style, its runs, and by how many em further lines are indented."""
    return {
        "kind": "paragraph",
        "style": _of(part, "pPr/pStyle"),
        "hang": int(_of(part, "pPr/ind", "hangingChars") or 0) / 100,
        "new_page": _has(part, "pPr/pageBreakBefore"),
        "runs": [_run(run) for run in part.iter(f"{_W}r")],
    }


def _run(run: _Element) -> Data:
    return {
        "text": run.findtext(f"{_W}t", ""),
        "marks": _marks(run),
        "colour": _of(run, "rPr/color"),
    }


_LINES: Final = {"single": "underline", "double": "double", "wave": "wavy"}


def _marks(run: _Element) -> list[str]:
    """Name what is done to a changed phrase, as a profile names it."""
    line = _LINES.get(_of(run, "rPr/u"))
    plain = {"bold": "b", "strike": "strike", "shade": "shd"}
    found = [name for name, tag in plain.items() if _has(run, f"rPr/{tag}")]
    return [*found, line] if line else found


# ---------------------------------------------------------------- tables


def _table(table: _Element) -> Data:
    """Give the parts of the width, the head that is repeated, and the rows."""
    rows = [_row(row) for row in table.iterfind(f"{_W}tr")]
    return {
        "kind": "table",
        "widths": [int(col.get(f"{_W}w", "1")) for col in table.iter(f"{_W}gridCol")],
        "head": [row for row in rows if row["is_head"]],
        "rows": [row for row in rows if not row["is_head"]],
    }


def _row(row: _Element) -> Data:
    cells = [_cell(cell) for cell in row.iterfind(f"{_W}tc")]
    styles = {part["style"] for cell in cells for part in cell["parts"]}
    return {
        "is_head": _has(row, "trPr/tblHeader"),
        "is_heading": "PdSection" in styles,
        "breaks": max(map(_size, cells)) > _BREAKS_FROM,
        "cells": cells,
    }


def _cell(cell: _Element) -> Data:
    return {
        "span": int(_of(cell, "tcPr/gridSpan") or 1),
        "fill": _of(cell, "tcPr/shd", "fill"),
        "parts": [_paragraph(part) for part in cell.iterfind(f"{_W}p")],
    }


def _size(cell: Data) -> int:
    parts: Sequence[Data] = cell["parts"]
    return sum(text_width(run["text"]) for part in parts for run in part["runs"])
