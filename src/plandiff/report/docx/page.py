"""The sheet: size, margins, page numbers, and settings of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.report.docx.xml import DECLARATION, NAMESPACES

if TYPE_CHECKING:
    from plandiff.report.profile import Paper

_SIZES: Final = {
    "A4": (11906, 16838),
    "A3": (16838, 23811),
    "B4": (14570, 20636),  # JIS
    "B5": (10318, 14570),
    "letter": (12240, 15840),
}
"""Width and height in twentieths of a point, upright."""

_TWIPS_PER_MM: Final = 1440 / 25.4


def sheet(paper: Paper) -> tuple[int, int]:
    """Width and height as the paper lies, in twentieths of a point."""
    width, height = _SIZES.get(paper.size, _SIZES["A4"])
    return (height, width) if paper.orientation == "landscape" else (width, height)


def text_width(paper: Paper) -> int:
    """Width between the margins, in twentieths of a point."""
    return sheet(paper)[0] - _twips(paper.margins_mm[1]) - _twips(paper.margins_mm[3])


def page_size(paper: Paper) -> str:
    """w:pgSz and w:pgMar."""
    width, height = sheet(paper)
    top, right, bottom, left = map(_twips, paper.margins_mm)
    turned = ' w:orient="landscape"' if paper.orientation == "landscape" else ""
    return (
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        f'w:header="{min(top, 567)}" w:footer="{min(bottom, 397)}" w:gutter="0"/>'
    )


def _twips(millimetres: int) -> int:
    return round(millimetres * _TWIPS_PER_MM)


def footer_part(style: str) -> str:
    """Make a footer with the page and how many there are."""
    return (
        f"{DECLARATION}<w:ftr {NAMESPACES}><w:p><w:pPr>"
        f'<w:pStyle w:val="{style}"/></w:pPr>{_field("PAGE")}'
        f'<w:r><w:t xml:space="preserve"> / </w:t></w:r>{_field("NUMPAGES")}</w:p></w:ftr>'
    )


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def settings_part() -> str:
    """Make settings.xml: Japanese line breaking and the layout of current versions of Word."""
    return (
        f"{DECLARATION}<w:settings {NAMESPACES}>"
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="840"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        "<w:compat><w:balanceSingleByteDoubleByteWidth/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )
