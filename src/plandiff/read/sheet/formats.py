"""Number formats of an XLSX file, so that 0.566 is read as the 56.6% it prints.

Only what figures of a plan use is known: percent, decimals, thousands. Anything else keeps the
stored value. Also tells which rows and columns are hidden.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import TYPE_CHECKING

from plandiff.read.xml import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from plandiff.options import ReadLimits
    from plandiff.read.zipguard import Package

__all__ = ["SheetLook", "printed_number", "sheet_looks"]

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
}  # fmt: skip

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_PLACES = re.compile(r"[#0?,]*[0#?](?:\.(?P<places>[0#?]+))?")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class SheetLook:
    """How a sheet prints its figures, and what it hides; rows and columns count from 0."""

    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    area: int = 0
    """Cells of the rectangle around all cells, empty ones counted."""

    def hides(self, row: int, column: int) -> bool:
        """Whether a cell is hidden."""
        return row in self.hidden_rows or column in self.hidden_columns


def printed_number(value: float, code: str) -> str | None:
    """Write a figure in a number format; None for one that is not known (dates, fractions)."""
    section = code.split(";", maxsplit=1)[0]
    plain = _QUOTED.sub("", section)
    places = _PLACES.search(plain)
    if places is None or re.search(r"[ymdhsgeE/]", plain):
        return None
    try:
        figure = Decimal(repr(value)) * (100 if "%" in plain else 1)
        count = len(places["places"] or "")
        figure = figure.quantize(Decimal(1).scaleb(-count), rounding=ROUND_HALF_UP)
    except InvalidOperation:
        return None
    text = f"{figure:,f}" if "," in places[0] else f"{figure:f}"
    if "#" in (places["places"] or ""):
        text = text.rstrip("0").rstrip(".")
    return (
        _QUOTED.sub(lambda m: m[1] or m[2] or "", section[: _start(section)])
        + text
        + _tail(section)
    )


def _start(section: str) -> int:
    """Return where the digits of a format begin."""
    masked = _QUOTED.sub(lambda m: "\0" * len(m[0]), section)
    found = _PLACES.search(masked)
    return found.start() if found else 0


def _tail(section: str) -> str:
    masked = _QUOTED.sub(lambda m: "\0" * len(m[0]), section)
    found = _PLACES.search(masked)
    rest = section[found.end() :] if found else ""
    return _QUOTED.sub(lambda m: m[1] or m[2] or "", rest)


def sheet_looks(package: Package, limits: ReadLimits) -> dict[str, SheetLook]:
    """Read the looks of all sheets by name; sheets that cannot be told apart are left out."""
    if "xl/workbook.xml" not in package.parts:
        return {}
    codes = _codes(package, limits)
    targets = _targets(package, limits)
    looks: dict[str, SheetLook] = {}
    book = parse_xml(package.name, "xl/workbook.xml", package.read("xl/workbook.xml"), limits)
    for sheet in book.iter(f"{_S}sheet"):
        part = targets.get(sheet.get(f"{_R}id", ""), "")
        if part in package.parts:
            root = parse_xml(package.name, part, package.read(part), limits)
            looks[sheet.get("name", "")] = _look(root, codes)
    return looks


def _targets(package: Package, limits: ReadLimits) -> dict[str, str]:
    part = "xl/_rels/workbook.xml.rels"
    if part not in package.parts:
        return {}
    return {
        item.get("Id", ""): "xl/" + item.get("Target", "").removeprefix("/xl/")
        for item in parse_xml(package.name, part, package.read(part), limits)
        if item.get("TargetMode") != "External"
    }


def _codes(package: Package, limits: ReadLimits) -> list[str]:
    """Return the number format of every cell style."""
    if "xl/styles.xml" not in package.parts:
        return []
    root = parse_xml(package.name, "xl/styles.xml", package.read("xl/styles.xml"), limits)
    own = {
        item.get("numFmtId", ""): item.get("formatCode", "") for item in root.iter(f"{_S}numFmt")
    }
    codes: list[str] = []
    for style in root.iterfind(f"{_S}cellXfs/{_S}xf"):
        key = style.get("numFmtId", "0")
        codes.append(own.get(key) or _BUILT_IN.get(_integer(key, 0), ""))
    return codes


def _look(root: etree._Element, codes: list[str]) -> SheetLook:
    formats: dict[tuple[int, int], str] = {}
    places: list[tuple[int, int]] = []
    for cell in root.iter(f"{_S}c"):
        place = _place(cell.get("r", ""))
        if place is None:
            continue
        places.append(place)
        style = _integer(cell.get("s"), -1)
        if cell.get("t", "n") == "n" and 0 <= style < len(codes) and codes[style]:
            formats[place] = codes[style]
    rows = frozenset(
        _integer(row.get("r"), 0) - 1
        for row in root.iter(f"{_S}row")
        if row.get("hidden") in ("1", "true")
    )
    return SheetLook(formats, rows, frozenset(_hidden_columns(root)), _area(places))


def _area(places: list[tuple[int, int]]) -> int:
    if not places:
        return 0
    rows, columns = zip(*places, strict=True)
    area: int = (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
    return area


def _hidden_columns(root: etree._Element) -> Iterator[int]:
    for item in root.iter(f"{_S}col"):
        if item.get("hidden") in ("1", "true"):
            first, last = _integer(item.get("min"), 1), _integer(item.get("max"), 0)
            yield from range(first - 1, min(last, 16_384))


def _place(reference: str) -> tuple[int, int] | None:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else default
