"""A twin as a source for typst or for an office program: a two-column table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.twins.blocks import Block, KpiCells, Twin


class Look(NamedTuple):
    """How a twin is set."""

    fonts: tuple[str, ...]
    """The first that has a character prints it."""
    paper: str
    """``a4`` or ``a3``, always landscape."""
    ruled: bool
    """Whether lines part the columns, and the cells of the tables in them."""

    @property
    def name(self) -> str:
        """A name for a file or a test."""
        words = (*self.fonts[:1], self.paper, "ruled" if self.ruled else "open")
        return "-".join(words).replace(" ", "")


_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)
_PAPERS_MM = {"a4": (297, 210), "a3": (420, 297)}


def open_document(made: Twin, look: Look) -> str:
    """Return the twin as a flat OpenDocument text (ODF 1.3, part 3), for an office program."""
    rows = "".join(
        f"<table:table-row>{_cell(row.left, 'pair')}{_cell(row.right, 'pair')}</table:table-row>"
        for row in made.rows
    )
    heads = "".join(
        f'<table:table-cell table:style-name="pair">{_paragraphs([head])}</table:table-cell>'
        for head in made.heads
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<office:document {_SPACES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"{_styles(look)}<office:body><office:text>"
        '<table:table table:name="plans" table:style-name="whole">'
        '<table:table-column table:number-columns-repeated="2"/>'
        f"<table:table-header-rows><table:table-row>{heads}</table:table-row>"
        f"</table:table-header-rows>{rows}</table:table>"
        "<text:p/></office:text></office:body></office:document>"
    )


def _styles(look: Look) -> str:
    wide, high = _PAPERS_MM[look.paper]
    line = "0.5pt solid #000000" if look.ruled else "none"
    fonts = 'style:font-name="F" style:font-name-asian="F" fo:font-size="10pt"'
    cells = "".join(
        f'<style:style style:name="{name}" style:family="table-cell">'
        f'<style:table-cell-properties fo:padding="1mm" fo:border="{border}"/></style:style>'
        for name, border in (("pair", line), ("kpi", "0.5pt solid #000000"))
    )
    return (
        '<office:font-face-decls><style:font-face style:name="F" '
        f"svg:font-family=\"'{look.fonts[0]}'\"/></office:font-face-decls>"
        '<office:styles><style:default-style style:family="paragraph">'
        f'<style:text-properties {fonts} style:font-size-asian="10pt" fo:language="ja" '
        'fo:country="JP" style:language-asian="ja" style:country-asian="JP"/>'
        "</style:default-style></office:styles><office:automatic-styles>"
        f'<style:style style:name="whole" style:family="table"><style:table-properties '
        f'style:width="{wide - 30}mm" table:align="margins" style:may-break-between-rows="true"/>'
        f"</style:style>{cells}"
        f'<style:page-layout style:name="page"><style:page-layout-properties '
        f'fo:page-width="{wide}mm" fo:page-height="{high}mm" fo:margin="15mm" '
        'style:print-orientation="landscape"/></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" '
        'style:page-layout-name="page"/></office:master-styles>'
    )


def _cell(block: Block | None, style: str) -> str:
    inner = "<text:p/>" if block is None else _paragraphs(block.paragraphs) + _table(block.kpis)
    return f'<table:table-cell table:style-name="{style}">{inner}</table:table-cell>'


def _table(kpis: Iterable[KpiCells]) -> str:
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell table:style-name="kpi">{_paragraphs(cell)}</table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in kpis
    )
    columns = '<table:table-column table:number-columns-repeated="3"/>'
    return rows and f"<table:table>{columns}{rows}</table:table><text:p/>"


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<text:p>{_spaced(escape(text))}</text:p>" for text in texts)


def _spaced(text: str) -> str:
    """Keep blanks that the format would drop."""
    return text.replace("  ", " <text:s/>")


def typst_source(made: Twin, look: Look) -> str:
    """Return the twin as typst source; all text stands in strings."""
    stroke = "0.5pt" if look.ruled else "none"
    cells = "".join(
        f"  [{_typst_cell(row.left, stroke)}], [{_typst_cell(row.right, stroke)}],\n"
        for row in made.rows
    )
    heads = ", ".join(f"[{_typst_paragraphs([head])}]" for head in made.heads)
    fonts = ", ".join(map(_typst_string, look.fonts))
    return (
        f'#set page(paper: "{look.paper}", flipped: true, margin: 15mm)\n'
        f'#set text(font: ({fonts},), size: 10pt, lang: "ja")\n'
        "#set par(leading: 0.6em, spacing: 0.7em)\n"
        f"#table(columns: (1fr, 1fr), stroke: {stroke}, inset: 5pt,\n"
        f"  table.header({heads}),\n{cells})\n"
    )


def _typst_cell(block: Block | None, stroke: str) -> str:
    if block is None:
        return ""
    cells = ", ".join(f"[{_typst_paragraphs(cell)}]" for row in block.kpis for cell in row)
    table = f"#table(columns: (3fr, 5fr, 3fr), stroke: {stroke}, {cells})" if cells else ""
    return _typst_paragraphs(block.paragraphs) + table


def _typst_paragraphs(texts: Iterable[str]) -> str:
    return "#parbreak()".join(f"#{_typst_string(text)}" for text in texts)


def _typst_string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
