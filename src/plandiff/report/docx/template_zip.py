"""The zip of a template: parts by relationship, within limits, XML without entities."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from plandiff.errors import OptionError

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Sequence

    from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_P: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"

_MOST_ENTRIES: Final = 2_000
_MOST_BYTES: Final = 50_000_000
"""Of one part; a letterhead's picture is far smaller."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One row of a .rels part."""

    id: str
    role: str
    """Last word of its type: header, image, hyperlink."""
    type: str
    target: str
    """Name of a part; the address where it leads outside."""
    external: bool


class TemplateZip:
    """Reads parts of a template."""

    def __init__(self, archive: zipfile.ZipFile, path: str) -> None:
        self._archive = archive
        self.path = path
        self.names: Sequence[str] = archive.namelist()
        if len(self.names) > _MOST_ENTRIES:
            raise OptionError(f"{path}: ひな形の部品が多すぎます")
        roots = [found for found in self.relations("") if found.role == "officeDocument"]
        self.main = roots[0].target if roots else "word/document.xml"

    def bytes(self, name: str) -> bytes:
        """Give a part as it is."""
        if name not in self.names:
            raise OptionError(f"{self.path}: ひな形に {name} がありません")
        if self._archive.getinfo(name).file_size > _MOST_BYTES:
            raise OptionError(f"{self.path}: ひな形の {name} が大きすぎます")
        return self._archive.read(name)

    def text(self, name: str) -> str:
        """Give a part as text, whatever it holds."""
        return self.bytes(name).decode("utf-8", "replace")

    def xml(self, name: str) -> etree._Element:
        """Give a part's root element."""
        from lxml import etree  # noqa: PLC0415  # only a template is parsed

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(self.bytes(name), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise OptionError(f"{self.path}: ひな形の {name} が壊れています") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise OptionError(f"{self.path}: ひな形の {name} に DTD があるため使えません")
        return root

    def related(self, name: str, role: str) -> str:
        """Give the part of a role that a part refers to; empty if there is none."""
        rows = self.relations(name)
        return next((row.target for row in rows if row.role == role and not row.external), "")

    def relations(self, name: str) -> Sequence[Relation]:
        """Give what a part refers to; the package itself is the empty name."""
        folder, base = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if rels not in self.names:
            return ()
        return tuple(_relation(row, folder) for row in self.xml(rels).iterfind(f"{_P}Relationship"))


def _relation(row: etree._Element, folder: str) -> Relation:
    target, kind = row.get("Target", ""), row.get("Type", "")
    external = row.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(row.get("Id", ""), kind.rsplit("/", 1)[-1], kind, target, external)
