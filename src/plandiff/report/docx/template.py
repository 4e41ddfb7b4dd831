"""An office's own Word file as base: its styles, theme, headers and footers, and nothing else.

The template is a file from elsewhere: macros, embedded objects and references that would load
something are refused, not carried over.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from plandiff.errors import OptionError
from plandiff.report.docx.base import Base, footer_reference, own_footer, settings
from plandiff.report.docx.package import Part, wordprocessing
from plandiff.report.docx.stationery import stationery
from plandiff.report.docx.styles import style_rows, style_xml
from plandiff.report.docx.template_zip import TemplateZip, W
from plandiff.report.docx.xml import NAMESPACES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml import etree

    from plandiff.report.docx.styles import StyleRow
    from plandiff.report.profile import Profile

_MACROS: Final = ("vbaproject.bin", "vbadata.xml")


def template_base(path: str, profile: Profile) -> Base:
    """Read a template; raises OptionError that tells why one cannot be used."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _base(TemplateZip(archive, path), profile)
    except OSError as error:
        raise OptionError(f"{path}: ひな形を読めません（{error.strerror or error}）") from error
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise OptionError(f"{path}: Word 文書（.docx）として読めません") from error


def _base(source: TemplateZip, profile: Profile) -> Base:
    _refuse_macros(source)
    main = source.main
    root = source.xml(main)
    if root.tag != f"{W}document":
        raise OptionError(
            f"{source.path}: 通常の「Word 文書（.docx）」の形式で保存し直してください"
        )
    ids, styles = _styles(source, main, profile)
    sections = root.findall(f".//{W}sectPr")
    found = stationery(source, main, sections[-1] if sections else None)
    numbered = not found.has_footer
    paper, width = _paper(sections, profile)
    return Base(
        parts=(
            styles,
            settings("rId2"),
            *_optional(source, main),
            *found.parts,
            *(own_footer(profile, ids["Footer"]) if numbered else ()),
        ),
        style_ids=ids,
        references=found.references + (footer_reference(profile) if numbered else ""),
        closing=found.closing,
        paper=paper,
        text_width=width,
    )


def _refuse_macros(source: TemplateZip) -> None:
    names = [name.rsplit("/", 1)[-1].lower() for name in source.names]
    types = source.text("[Content_Types].xml")
    macros = any(name in _MACROS for name in names) or "macroenabled" in types.lower()
    if macros or Path(source.path).suffix.lower() in (".docm", ".dotm"):
        raise OptionError(f"{source.path}: マクロを含む文書はひな形に使えません")


def _optional(source: TemplateZip, main: str) -> tuple[Part, ...]:
    """Theme and list styles, which styles refer to; not those that refer on to other parts."""
    found = []
    for role, relation in (("theme", "rId4"), ("numbering", "rId5")):
        name = source.related(main, role)
        if name and not source.relations(name):
            kind = _THEME if role == "theme" else wordprocessing(role)
            found.append(Part(f"word/{role}.xml", source.bytes(name), kind, relation, role))
    return tuple(found)


_THEME: Final = "application/vnd.openxmlformats-officedocument.theme+xml"


# ---------------------------------------------------------------- styles


def _styles(source: TemplateZip, main: str, profile: Profile) -> tuple[Mapping[str, str], Part]:
    """Give the template's styles with ours added where it has none of that name."""
    from lxml import etree  # noqa: PLC0415  # only a template is parsed

    name = source.related(main, "styles")
    if not name:
        raise OptionError(f"{source.path}: ひな形にスタイルがありません")
    root = source.xml(name)
    rows = style_rows(profile.fonts, own_fonts=False)
    known = _known(root)
    ids = {row.id: known.get((row.kind, row.name.casefold()), row.id) for row in rows}
    for row in rows:
        if (row.kind, row.name.casefold()) not in known:
            root.append(_style(row, ids))
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return ids, Part("word/styles.xml", content, wordprocessing("styles"), "rId1", "styles")


def _known(root: etree._Element) -> Mapping[tuple[str, str], str]:
    found = {}
    for style in root.iterfind(f"{W}style"):
        named = style.find(f"{W}name")
        if named is not None:
            kind = style.get(f"{W}type", "paragraph")
            found[kind, named.get(f"{W}val", "").casefold()] = style.get(f"{W}styleId", "")
    return found


def _style(row: StyleRow, ids: Mapping[str, str]) -> etree._Element:
    from lxml import etree  # noqa: PLC0415

    text = style_xml(row, ids).replace("<w:style ", f"<w:style {NAMESPACES} ", 1)
    return etree.fromstring(text)


# ---------------------------------------------------------------- paper


def _paper(sections: Sequence[etree._Element], profile: Profile) -> tuple[str, int]:
    """Give the template's paper, if the profile asks for it."""
    if profile.paper.size != "template" or not sections:
        return "", 0
    size, margins = sections[-1].find(f"{W}pgSz"), sections[-1].find(f"{W}pgMar")
    if size is None or margins is None:
        return "", 0
    width = _twips(size, "w") - _twips(margins, "left") - _twips(margins, "right")
    if width < 1000:
        return "", 0
    return _copied(size) + _copied(margins), width


def _twips(element: etree._Element, name: str) -> int:
    value = element.get(f"{W}{name}", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else 0


_PAGE_ATTRIBUTES: Final = (
    "w", "h", "orient", "top", "right", "bottom", "left", "header", "footer", "gutter",
)  # fmt: skip


def _copied(element: etree._Element) -> str:
    """Write an element anew from attributes that are known and plain."""
    given = [(name, element.get(f"{W}{name}", "")) for name in _PAGE_ATTRIBUTES]
    shown = "".join(
        f' w:{name}="{value}"' for name, value in given if value.isascii() and value.isalnum()
    )
    return f"<w:{element.tag.removeprefix(W)}{shown}/>"
