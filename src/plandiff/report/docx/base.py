"""What a deliverable is built on: our own styles and footer, or those of an office's template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plandiff.report.docx.package import Part, wordprocessing
from plandiff.report.docx.page import footer_part, settings_part
from plandiff.report.docx.styles import font_table, style_rows, styles_part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plandiff.report.profile import Profile


@dataclass(frozen=True, slots=True)
class Base:
    """Parts besides the text, and how the text refers to them."""

    parts: tuple[Part, ...]
    style_ids: Mapping[str, str]
    """Id in this document by our own id."""
    references: str
    """Header and footer references of the section."""
    closing: str = ""
    """What the section says after paper and margins."""
    paper: str = ""
    """The template's own w:pgSz and w:pgMar, where the profile asks for them."""
    text_width: int = 0
    """Between those margins, in twentieths of a point."""


def own_base(profile: Profile) -> Base:
    """Give the base of a document without template."""
    rows = style_rows(profile.fonts, own_fonts=True)
    return Base(
        parts=(
            _part("styles", "rId1", styles_part(profile.fonts)),
            settings("rId2"),
            _part("fontTable", "rId3", font_table(profile.fonts)),
            *own_footer(profile, "Footer"),
        ),
        style_ids={row.id: row.id for row in rows},
        references=footer_reference(profile),
    )


def settings(relation: str) -> Part:
    """Give our settings.xml."""
    return _part("settings", relation, settings_part())


def own_footer(profile: Profile, style: str) -> tuple[Part, ...]:
    """Give a footer with page numbers, if the profile wants them."""
    if not profile.paper.page_numbers:
        return ()
    return (_part("footer", "rId9", footer_part(style)),)


def footer_reference(profile: Profile) -> str:
    """Refer to that footer."""
    if not profile.paper.page_numbers:
        return ""
    return '<w:footerReference w:type="default" r:id="rId9"/>'


def _part(role: str, relation: str, text: str) -> Part:
    return Part(f"word/{role}.xml", text.encode(), wordprocessing(role), relation, role)
