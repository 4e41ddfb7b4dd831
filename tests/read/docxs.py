"""Small Word files written for the tests, from XML as Word writes it."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

_NAMESPACES = (
    " ".join(
        f'xmlns:{prefix}="http://schemas.openxmlformats.org/{name}"'
        for prefix, name in (
            ("w", "wordprocessingml/2006/main"),
            ("r", "officeDocument/2006/relationships"),
            ("mc", "markup-compatibility/2006"),
            ("a", "drawingml/2006/main"),
            ("m", "officeDocument/2006/math"),
            ("wp", "drawingml/2006/wordprocessingDrawing"),
        )
    )
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PARTS = ("numbering", "styles", "footnotes", "endnotes", "comments", "settings")


def part(root: str, inner: str) -> str:
    """Return a part whose root element is w:`root`."""
    return f"{_HEAD}<w:{root} {_NAMESPACES}>{inner}</w:{root}>"


def docx(body: str, **parts: str) -> bytes:
    """Pack a document; `parts` are inner XML by name (numbering, header1 ...)."""
    stream = io.BytesIO()
    ties = [
        f'<Relationship Id="rId{name}" Type="{_OFFICE}/{name.rstrip("0123456789")}" '
        f'Target="{name}.xml"/>'
        for name in parts
    ]
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", f"{_HEAD}<Types/>")
        package.writestr("_rels/.rels", _rels([
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        ]))  # fmt: skip
        package.writestr("word/_rels/document.xml.rels", _rels(ties))
        package.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        for name, inner in parts.items():
            root = name if name in _PARTS else name[:3].replace("hea", "hdr").replace("foo", "ftr")
            package.writestr(f"word/{name}.xml", part(root, inner))
    return stream.getvalue()


def _rels(ties: list[str]) -> str:
    return f'{_HEAD}<Relationships xmlns="{_RELATIONSHIPS}">{"".join(ties)}</Relationships>'


def run(text: str, properties: str = "") -> str:
    """Return a run; `properties` is inner XML of w:rPr."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(content: str, properties: str = "") -> str:
    """Return a paragraph of plain text, or of XML when it begins with a tag."""
    inner = content if content.startswith("<") else run(content) if content else ""
    look = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{look}{inner}</w:p>"


def item(text: str, num_id: int = 1, depth: int = 0) -> str:
    """Return a list paragraph."""
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num_id}"/></w:numPr>'
    return p(text, place)


def tc(content: str, properties: str = "") -> str:
    """Return a table cell; plain text becomes its paragraph."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(widths: tuple[int, ...], *rows: tuple[str, ...]) -> str:
    """Return a table of cells."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def level(depth: int, style: str, text: str, more: str = "") -> str:
    """Return a list level."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str, more: str = "") -> str:
    """Return the inner XML of numbering.xml with one list, number 1."""
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    )
