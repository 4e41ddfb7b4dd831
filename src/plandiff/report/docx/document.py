"""The main part around a text: its last section, and the file it is bound into."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plandiff.report.docx.package import package
from plandiff.report.docx.page import page_size
from plandiff.report.docx.xml import NAMESPACES

if TYPE_CHECKING:
    from plandiff.report.docx.form import Form


def section_end(form: Form, *, upright: bool = False) -> str:
    """Give paper, margins, header and footer; `upright` for a text without columns."""
    base, paper = form.base, form.profile.paper
    if upright:
        paper = replace(paper, orientation="portrait")
    sheet = base.paper or page_size(paper)
    return f"<w:sectPr>{base.references}{sheet}{base.closing}</w:sectPr>"


def bind(body: str, form: Form, title: str) -> bytes:
    """Make the file of a body."""
    document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return package(document, form.base.parts, title, "plandiff")
