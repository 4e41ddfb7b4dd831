"""The 新旧対照表 as a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.report.docx.form import make_form
from plandiff.report.docx.package import Part, package, wordprocessing
from plandiff.report.docx.page import footer_part, page_size, settings_part
from plandiff.report.docx.styles import font_table, styles_part
from plandiff.report.docx.table import table
from plandiff.report.docx.xml import NAMESPACES, paragraph, run
from plandiff.report.options import DocumentOptions, printed_date
from plandiff.report.profile_load import load_profile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.report.docx.form import Form
    from plandiff.report.profile import Profile
    from plandiff.report.view_model import ReportView


def render(view: ReportView, options: DocumentOptions | None = None) -> bytes:
    """Make the .docx; raises OptionError for a profile or template that cannot be used."""
    options = options or DocumentOptions()
    profile = load_profile(options.profile)
    form = make_form(view, profile, options, {})
    body = "".join((*_title_block(form), table(view, form), _section_end(form)))
    document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return package(document, _parts(profile), form.words.title, "plandiff")


def _title_block(form: Form) -> Iterator[str]:
    options = form.options
    for text in (options.agenda, options.committee, printed_date(options.date)):
        if text.strip():
            yield paragraph(run(text.strip()), form.style("PdBlock"))
    yield paragraph(run(form.words.title), form.style("Title"))
    if form.words.legend:
        yield paragraph(run(form.words.legend), form.style("PdLegend"))


def _section_end(form: Form) -> str:
    """End the document; the paragraph after the table is as small as can be."""
    small = '<w:spacing w:line="20" w:lineRule="exact"/>'
    numbered = form.profile.paper.page_numbers
    footer = '<w:footerReference w:type="default" r:id="rId9"/>' if numbered else ""
    return (
        paragraph("", "", small) + f"<w:sectPr>{footer}{page_size(form.profile.paper)}</w:sectPr>"
    )


def _parts(profile: Profile) -> tuple[Part, ...]:
    fonts = profile.fonts
    made = [
        ("styles", "rId1", styles_part(fonts)),
        ("settings", "rId2", settings_part()),
        ("fontTable", "rId3", font_table(fonts)),
    ]
    if profile.paper.page_numbers:
        made.append(("footer", "rId9", footer_part("Footer")))
    return tuple(
        Part(f"word/{role}.xml", text.encode(), wordprocessing(role), relation, role)
        for role, relation, text in made
    )
