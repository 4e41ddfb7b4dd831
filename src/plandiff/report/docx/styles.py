"""Styles of a Word deliverable: our own, or an office's with what it lacks added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from plandiff.report.docx.xml import DECLARATION, NAMESPACES, escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plandiff.report.profile import Fonts, Marks


@dataclass(frozen=True, slots=True)
class StyleRow:
    """One style; `id` is also the key by which the rest of the room names it."""

    id: str
    name: str
    """As styles.xml writes it: built-in names are English in every language of Word."""
    kind: str = "paragraph"
    based_on: str = "Normal"
    paragraph: str = ""
    run: str = ""
    table: str = ""


BORDERS: Final = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_CELL_MARGINS: Final = (
    '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
)


def style_rows(fonts: Fonts, *, own_fonts: bool) -> tuple[StyleRow, ...]:
    """Every style the deliverables use; without `own_fonts` the office's type is kept."""
    gothic = _fonts(fonts.heading, fonts.heading) if own_fonts else ""
    size, small = _size(fonts.size_pt), _size(max(4.0, fonts.size_pt - 1.5))
    title = gothic + _size(fonts.title_pt)
    centred, tight = '<w:jc w:val="center"/>', '<w:spacing w:before="0" w:after="0"/>'
    return (
        StyleRow("Normal", "Normal", based_on="", paragraph='<w:jc w:val="both"/>'),
        StyleRow("NormalTable", "Normal Table", "table", "", table=_CELL_MARGINS),
        StyleRow(
            "TableGrid", "Table Grid", "table", "NormalTable",
            table=f"<w:tblBorders>{BORDERS}</w:tblBorders>",
        ),
        StyleRow("Title", "Title", paragraph='<w:spacing w:before="60" w:after="120"/>' + centred,
                 run=title),
        *_headings(gothic, fonts),
        StyleRow("Footer", "footer", paragraph=centred, run=small),
        StyleRow("PdBlock", "新旧対照表 議題", paragraph=tight + '<w:jc w:val="right"/>', run=size),
        StyleRow("PdLegend", "新旧対照表 凡例", paragraph='<w:spacing w:before="60" w:after="60"/>',
                 run=small),
        StyleRow("PdHead", "新旧対照表 表頭", paragraph="<w:keepNext/>" + tight + centred,
                 run=gothic + size),
        StyleRow("PdSection", "新旧対照表 見出し", paragraph="<w:keepNext/>" + tight,
                 run=gothic + "<w:b/><w:bCs/>" + size),
        StyleRow("PdCell", "新旧対照表 本文", paragraph=tight, run=size),
        StyleRow("PdLabel", "新旧対照表 区分", based_on="PdCell", paragraph="<w:keepNext/>"),
        StyleRow("PdNote", "新旧対照表 備考", based_on="PdCell", paragraph='<w:jc w:val="left"/>',
                 run=small),
        StyleRow("PdPlanLabel", "計画 小見出し",
                 paragraph='<w:keepNext/><w:spacing w:before="60" w:after="60"/>'),
        StyleRow("PdClause", "計画 本文", paragraph='<w:spacing w:before="0" w:after="60"/>'),
    )  # fmt: skip


def _headings(gothic: str, fonts: Fonts) -> Iterator[StyleRow]:
    for level in range(1, 7):
        size = _size(fonts.size_pt + max(0, 3 - level))
        spacing = '<w:spacing w:before="160" w:after="60"/>'
        outline = f'<w:outlineLvl w:val="{level - 1}"/>'
        yield StyleRow(
            f"Heading{level}", f"heading {level}",
            paragraph=f'<w:keepNext/>{spacing}<w:jc w:val="left"/>{outline}', run=gothic + size,
        )  # fmt: skip


def _fonts(east_asian: str, latin: str) -> str:
    east, west = escape(east_asian), escape(latin)
    return f'<w:rFonts w:ascii="{west}" w:eastAsia="{east}" w:hAnsi="{west}" w:cs="{west}"/>'


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def styles_part(fonts: Fonts) -> str:
    """Make styles.xml of a document without a template."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(fonts.body, fonts.latin)}"
        f'<w:kern w:val="2"/>{_size(fonts.size_pt)}'
        '<w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE/><w:autoSpaceDN/>"
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    ids = {row.id: row.id for row in style_rows(fonts, own_fonts=True)}
    rows = "".join(style_xml(row, ids) for row in style_rows(fonts, own_fonts=True))
    return f"{DECLARATION}<w:styles {NAMESPACES}>{defaults}{rows}</w:styles>"


def style_xml(row: StyleRow, ids: Mapping[str, str]) -> str:
    """One w:style; `ids` gives the style ids under which the rows are known in this document."""
    default = ' w:default="1"' if row.id in ("Normal", "NormalTable") else ""
    based = f'<w:basedOn w:val="{ids[row.based_on]}"/>' if row.based_on else ""
    parts = (
        f"<w:pPr>{row.paragraph}</w:pPr>" if row.paragraph else "",
        f"<w:rPr>{row.run}</w:rPr>" if row.run else "",
        f"<w:tblPr>{row.table}</w:tblPr>" if row.table else "",
    )
    custom = ' w:customStyle="1"' if row.id.startswith("Pd") else ""
    return (
        f'<w:style w:type="{row.kind}"{default}{custom} w:styleId="{ids[row.id]}">'
        f'<w:name w:val="{row.name}"/>{based}<w:qFormat/>{"".join(parts)}</w:style>'
    )


def font_table(fonts: Fonts) -> str:
    """Make fontTable.xml, which names a substitute where a font is missing."""
    known = dict.fromkeys((fonts.body, fonts.heading))
    rows = "".join(_font(name) for name in known)
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{rows}</w:fonts>"


_SUBSTITUTES: Final = {
    "ＭＳ 明朝": ("MS Mincho", "roman"),
    "ＭＳ ゴシック": ("MS Gothic", "modern"),
    "游明朝": ("Yu Mincho", "roman"),
    "游ゴシック": ("Yu Gothic", "swiss"),
}


def _font(name: str) -> str:
    other, family = _SUBSTITUTES.get(name, ("", "roman" if "明朝" in name else "auto"))
    alternative = f'<w:altName w:val="{other}"/>' if other else ""
    return (
        f'<w:font w:name="{escape(name)}">{alternative}<w:charset w:val="80"/>'
        f'<w:family w:val="{family}"/></w:font>'
    )


_MARKS: Final[tuple[tuple[str, str], ...]] = (
    ("bold", "<w:b/><w:bCs/>"),
    ("strike", "<w:strike/>"),
    ("colour", ""),
    ("underline", '<w:u w:val="single"/>'),
    ("double", '<w:u w:val="double"/>'),
    ("wavy", '<w:u w:val="wave"/>'),
    ("shade", '<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>'),
)
"""In the order the schema asks for."""


def mark_look(marks: Marks, side: str) -> str:
    """Give the run properties of a changed phrase on the `current` or `previous` side."""
    names = marks.current if side == "current" else marks.previous
    colour = marks.colour_current if side == "current" else marks.colour_previous
    coloured = f'<w:color w:val="{colour.upper()}"/>' if colour else ""
    return "".join(
        coloured if name == "colour" else look
        for name, look in _MARKS
        if name in (*names, "colour")
    )
