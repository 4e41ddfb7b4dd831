"""Parts into a .docx: a zip that holds no clock, so that the same parts give the same bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from plandiff.report.created import created
from plandiff.report.docx.xml import DECLARATION, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the package besides the document itself."""

    name: str
    """word/styles.xml."""
    content: bytes
    type: str = ""
    """Content type; empty where the suffix tells it."""
    relation: str = ""
    """Relationship id in the main document; empty if another part refers to it."""
    role: str = ""
    """Last word of the relationship's type: styles, header."""


def package(document: str, parts: Sequence[Part], title: str, author: str) -> bytes:
    """Make the file: the main document, its parts, and what says how they hang together."""
    core = Part("docProps/core.xml", _core(title, author).encode())
    packed = [
        ("[Content_Types].xml", _content_types(parts).encode()),
        ("_rels/.rels", _roots().encode()),
        ("word/document.xml", (DECLARATION + document).encode()),
        ("word/_rels/document.xml.rels", _relations(parts).encode()),
        *((part.name, part.content) for part in (*parts, core)),
    ]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in packed:
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every platform
            archive.writestr(entry, content)
    return buffer.getvalue()


SUFFIXES: Final = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "svg": "image/svg+xml",
}


def _content_types(parts: Iterable[Part]) -> str:
    rows = [f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in SUFFIXES.items()]
    named = [("word/document.xml", f"{_MAIN}.document.main+xml")]
    named += [(part.name, part.type) for part in parts if part.type]
    named.append(
        ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
    )
    rows += [f'<Override PartName="/{escape(n)}" ContentType="{escape(t)}"/>' for n, t in named]
    return f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{"".join(rows)}</Types>'


def _roots() -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return relationships(
        (
            ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml", False),
            ("rId2", core, "docProps/core.xml", False),
        )
    )


def _relations(parts: Iterable[Part]) -> str:
    return relationships(
        (part.relation, f"{_OFFICE}/{part.role}", part.name.removeprefix("word/"), False)
        for part in parts
        if part.relation
    )


def relationships(rows: Iterable[tuple[str, str, str, bool]]) -> str:
    """Make a .rels part of ids, types, targets and whether they lead outside."""
    made = "".join(
        f'<Relationship Id="{escape(name)}" Type="{escape(kind)}" Target="{escape(target)}"'
        f"{_OUTSIDE if outside else ''}/>"
        for name, kind, target, outside in rows
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


_OUTSIDE: Final = ' TargetMode="External"'


def _core(title: str, author: str) -> str:
    when = f"{created():%Y-%m-%dT%H:%M:%SZ}"
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        f"<dc:language>ja-JP</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified>'
        "</cp:coreProperties>"
    )


def wordprocessing(kind: str) -> str:
    """Content type of a part of a Word document: styles, header."""
    return f"{_MAIN}.{kind}+xml"
