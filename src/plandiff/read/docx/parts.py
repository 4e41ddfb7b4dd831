"""The parts of a Word package that hold text, found through its relationships."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plandiff.read.docx.tags import R, transitional
from plandiff.read.refusals import broken
from plandiff.read.xml import parse_xml

if TYPE_CHECKING:
    from lxml import etree

    from plandiff.options import ReadLimits
    from plandiff.read.zipguard import Package


@dataclass(frozen=True, slots=True)
class Parts:
    """The package, and the parts its main document is tied to."""

    package: Package
    limits: ReadLimits
    main: str
    related: dict[str, str] = field(default_factory=dict)
    """Relationship id to part name; relationships that lead outside are left out."""
    kinds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Last word of the relationship type (footnotes, numbering ...) to part names."""

    def parse(self, part: str) -> etree._Element:
        """Parse a part. Raises ReadError."""
        data = transitional(self.package.read(part))
        return parse_xml(self.package.name, part, data, self.limits)

    def only(self, kind: str) -> etree._Element | None:
        """Parse the part of a kind, if there is one."""
        names = [name for name in self.kinds.get(kind, ()) if name in self.package.parts]
        return self.parse(names[0]) if names else None

    def of(self, element: etree._Element) -> str | None:
        """Return the part that an element's r:id names."""
        part = self.related.get(element.get(f"{R}id", ""))
        return part if part in self.package.parts else None


def find_parts(package: Package, limits: ReadLimits) -> Parts:
    """Find the main document. Raises ReadError when the package holds none."""
    start = Parts(package, limits, "")
    _, kinds = _relationships(start, "_rels/.rels", "")
    names = [name for name in kinds.get("officeDocument", ()) if name in package.parts]
    main = names[0] if names else "word/document.xml"
    if main not in package.parts:
        raise broken(package.name, "Word の文書がありません")
    folder, file = posixpath.split(main)
    related, kinds = _relationships(start, f"{folder}/_rels/{file}.rels", folder)
    return Parts(package, limits, main, related, kinds)


def _relationships(
    parts: Parts, part: str, folder: str
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    related: dict[str, str] = {}
    kinds: dict[str, tuple[str, ...]] = {}
    if part not in parts.package.parts:
        return related, kinds
    for item in parts.parse(part):
        if item.get("TargetMode") == "External":
            continue
        target = item.get("Target", "")
        name = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        related[item.get("Id", "")] = name
        kind = item.get("Type", "").rsplit("/", 1)[-1]
        kinds[kind] = (*kinds.get(kind, ()), name)
    return related, kinds
