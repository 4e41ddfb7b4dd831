"""Footnotes and endnotes: their numbers as printed, their content by id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.read.docx.counters import number
from plandiff.read.docx.tags import W

if TYPE_CHECKING:
    from lxml import etree

    from plandiff.read.docx.parts import Parts


class Notes:
    """Gives every note its number, in order of reference."""

    def __init__(self, parts: Parts) -> None:
        self._content: dict[tuple[str, str], etree._Element] = {}
        self._formats = {"footnote": "decimal", "endnote": "lowerRoman"}
        self._counts = {"footnote": 0, "endnote": 0}
        for kind in ("footnote", "endnote"):
            root = parts.only(f"{kind}s")
            for item in () if root is None else root.iterfind(f"{W}{kind}"):
                if item.get(f"{W}type", "normal") == "normal":
                    self._content[kind, item.get(f"{W}id", "")] = item
        self._read_formats(parts.only("settings"))

    def _read_formats(self, settings: etree._Element | None) -> None:
        for kind in self._formats:
            found = None if settings is None else settings.find(f"{W}{kind}Pr/{W}numFmt")
            if found is not None:
                self._formats[kind] = found.get(f"{W}val", self._formats[kind])

    def refer(self, reference: etree._Element) -> tuple[str, etree._Element | None]:
        """Return the mark a reference prints, and the note's content."""
        kind = "footnote" if reference.tag == f"{W}footnoteReference" else "endnote"
        # Taken out, so that a note that refers to itself is read once.
        content = self._content.pop((kind, reference.get(f"{W}id", "")), None)
        if content is None:
            return "", None
        if reference.get(f"{W}customMarkFollows") in ("1", "true", "on"):
            return "", content
        self._counts[kind] += 1
        return number(self._counts[kind], self._formats[kind]), content
