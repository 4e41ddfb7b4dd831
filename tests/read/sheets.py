"""Small workbooks written for the tests: XLSX and ODS from their XML."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def cell(reference: str, value: str | float, style: int = 0) -> str:
    """Return a cell: text as an inline string, a figure as it is stored."""
    if isinstance(value, str):
        text = f'<is><t xml:space="preserve">{escape(value)}</t></is>'
        return f'<c r="{reference}" s="{style}" t="inlineStr">{text}</c>'
    return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'


def row(number: int, *cells: str, hidden: bool = False) -> str:
    """Return a row of cells."""
    look = ' hidden="1"' if hidden else ""
    return f'<row r="{number}"{look}>{"".join(cells)}</row>'


def xlsx(*sheets: str, states: tuple[str, ...] = (), formats: tuple[str, ...] = ()) -> bytes:
    """Pack a workbook; `sheets` are rows (and columns) as XML, `formats` number formats."""
    names = [f"シート{k}" for k in range(1, len(sheets) + 1)]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _types(len(sheets)))
        package.writestr("_rels/.rels", _ties([("rId1", "officeDocument", "xl/workbook.xml")]))
        package.writestr("xl/workbook.xml", _book(names, states))
        package.writestr(
            "xl/_rels/workbook.xml.rels",
            _ties([(f"rId{k}", "worksheet", f"worksheets/sheet{k}.xml")
                   for k in range(1, len(sheets) + 1)] + [("rIdS", "styles", "styles.xml")]),
        )  # fmt: skip
        package.writestr("xl/styles.xml", _styles(formats))
        for k, inner in enumerate(sheets, 1):
            body = inner if "<sheetData>" in inner else f"<sheetData>{inner}</sheetData>"
            xml = f'{_HEAD}<worksheet xmlns="{_MAIN}">{body}</worksheet>'
            package.writestr(f"xl/worksheets/sheet{k}.xml", xml)
    return stream.getvalue()


def _types(count: int) -> str:
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{k}.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        for k in range(1, count + 1)
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f"{parts}</Types>"
    )


def _ties(ties: list[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, kind, target in ties
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _book(names: list[str], states: tuple[str, ...]) -> str:
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{k}" r:id="rId{k}" '
        f'state="{states[k - 1] if k <= len(states) else "visible"}"/>'
        for k, name in enumerate(names, 1)
    )
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'
    )


def _styles(formats: tuple[str, ...]) -> str:
    own = "".join(
        f'<numFmt numFmtId="{164 + k}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
        for k, code in enumerate(formats)
    )
    cells = '<xf numFmtId="0"/>' + "".join(
        f'<xf numFmtId="{164 + k}"/>' for k in range(len(formats))
    )
    return (
        f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="{len(formats)}">{own}</numFmts>'
        f"<cellXfs>{cells}</cellXfs></styleSheet>"
    )


def ods(*rows: tuple[str, ...]) -> bytes:
    """Pack an OpenDocument sheet of text cells."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    body = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p>'
            "</table:table-cell>"
            for text in cells
        )
        + "</table:table-row>"
        for cells in rows
    )
    content = (
        f'{_HEAD}<office:document-content xmlns:office="{office}:office:1.0" '
        f'xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="表">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", _manifest(f"{office}:manifest:1.0"))
    return stream.getvalue()


def _manifest(namespace: str) -> str:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return (
        f'{_HEAD}<manifest:manifest xmlns:manifest="{namespace}">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
