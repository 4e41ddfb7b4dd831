"""Headers and footers of a template, with their pictures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from plandiff.errors import OptionError
from plandiff.report.docx.package import SUFFIXES, Part, relationships, wordprocessing
from plandiff.report.docx.template_zip import R, W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from plandiff.report.docx.template_zip import Relation, TemplateZip

_ACTIVE: Final = ("altChunk", "object", "control")
"""Elements that bring in other files or programs."""


@dataclass(frozen=True, slots=True)
class Stationery:
    """What is printed around the text."""

    parts: tuple[Part, ...] = ()
    references: str = ""
    closing: str = ""
    has_footer: bool = False


def stationery(source: TemplateZip, main: str, section: etree._Element | None) -> Stationery:
    """Give the headers and footers of a template's last section."""
    if section is None:
        return Stationery()
    known = {row.id: row for row in source.relations(main)}
    parts: list[Part] = []
    references = ""
    kinds = []
    for number, found in enumerate(_references(section), 1):
        role, kind, name = found
        row = known.get(name)
        if row is None or row.external or row.role != role:
            continue
        references += f'<w:{role}Reference w:type="{kind}" r:id="rIdT{number}"/>'
        parts += _parts(source, row.target, role, number)
        kinds.append((role, kind))
    first = section.find(f"{W}titlePg") is not None
    return Stationery(
        parts=tuple(parts),
        references=references,
        closing="<w:titlePg/>" if first else "",
        has_footer=("footer", "default") in kinds,
    )


def _references(section: etree._Element) -> Iterator[tuple[str, str, str]]:
    """Give role, kind and relationship of each; headers first, as the schema allows either."""
    for role in ("header", "footer"):
        for item in section.iterfind(f"{W}{role}Reference"):
            kind = item.get(f"{W}type", "default")
            if kind in ("default", "first"):
                yield role, kind, item.get(f"{R}id", "")


def _parts(source: TemplateZip, name: str, role: str, number: int) -> Iterator[Part]:
    """Give a header or footer, its pictures and what binds them, under names of our own."""
    root = source.xml(name)
    for tag in _ACTIVE:
        if root.find(f".//{W}{tag}") is not None:
            raise OptionError(f"{source.path}: ひな形の {name} に埋め込みがあるため使えません")
    kept = f"template_{role}{number}.xml"
    yield Part(f"word/{kept}", source.bytes(name), wordprocessing(role), f"rIdT{number}", role)
    rows = source.relations(name)
    if rows:
        pictures = [
            (row, _picture(row, f"{number}_{at}", source)) for at, row in enumerate(rows, 1)
        ]
        yield Part(f"word/_rels/{kept}.rels", _bound(pictures).encode())
        yield from (part for _, part in pictures if part is not None)


def _picture(row: Relation, number: str, source: TemplateZip) -> Part | None:
    """Give the picture a relationship leads to; None for a link, which loads nothing."""
    if row.external and row.role == "hyperlink":
        return None
    suffix = PurePosixPath(row.target).suffix.lower().lstrip(".")
    if row.external or row.role != "image" or suffix not in SUFFIXES:
        message = f"ひな形のヘッダーやフッターから {row.target} を参照しているため使えません"
        raise OptionError(f"{source.path}: {message}")
    return Part(f"word/media/template{number}.{suffix}", source.bytes(row.target))


def _bound(rows: list[tuple[Relation, Part | None]]) -> str:
    return relationships(
        (row.id, row.type, part.name.removeprefix("word/") if part else row.target, part is None)
        for row, part in rows
    )
