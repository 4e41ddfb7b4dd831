"""The 新旧対照表 as a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.report.docx.cover import cover
from plandiff.report.docx.document import bind, section_end
from plandiff.report.docx.form import make_form
from plandiff.report.docx.table import table
from plandiff.report.docx.xml import paragraph, run
from plandiff.report.options import DocumentOptions, printed_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.report.docx.form import Form
    from plandiff.report.view_model import ReportView

_TINY = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
"""A document does not end with a table; the paragraph after it shall take no room."""


def render(view: ReportView, options: DocumentOptions | None = None) -> bytes:
    """Make the .docx; raises OptionError for a profile or template that cannot be used."""
    form = make_form(view, options or DocumentOptions())
    body = document_body(view, form) + paragraph("", "", _TINY) + section_end(form)
    return bind(body, form, form.words.title)


def document_body(view: ReportView, form: Form) -> str:
    """Make what is printed, from title to table; the PDF prints the same."""
    parts = (
        *_title_block(form),
        *(cover(view, form) if form.options.cover else ()),
        *_legend(form),
        table(view, form),
    )
    return "".join(parts)


def _title_block(form: Form) -> Iterator[str]:
    options = form.options
    for text in (options.agenda, options.committee, printed_date(options.date)):
        if text.strip():
            yield paragraph(run(text.strip()), form.style("PdBlock"))
    yield paragraph(run(form.words.title), form.style("Title"))


def _legend(form: Form) -> Iterator[str]:
    if form.words.legend:
        yield paragraph(run(form.words.legend), form.style("PdLegend"))
