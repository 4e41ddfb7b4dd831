"""Styles of a Word document, as far as they bear on the printed text and its marks."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING

from plandiff.read.docx.tags import W

if TYPE_CHECKING:
    from lxml import etree

_DEEP = 20
"""Styles based on one another further than this go in a circle."""

_OFF = ("0", "false", "off", "none")
_GREY = 0x30


@dataclass(frozen=True, slots=True)
class Look:
    """Character properties; None is "as the style says"."""

    bold: bool | None = None
    underline: bool | None = None
    colour: bool | None = None
    strike: bool | None = None
    highlight: bool | None = None
    hidden: bool | None = None
    white: bool | None = None
    """White letters without a ground of their own."""

    def over(self, base: Look) -> Look:
        """Fill what is not said here from `base`."""
        gaps = {
            f.name: getattr(base, f.name) for f in fields(self) if getattr(self, f.name) is None
        }
        return replace(self, **gaps) if gaps else self


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A list and the level in it."""

    num_id: str
    depth: int


@dataclass(frozen=True, slots=True)
class Style:
    """A named style with what it inherits resolved."""

    look: Look = field(default_factory=Look)
    place: ListPlace | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles by id."""

    base: Look
    """Document defaults."""
    named: dict[str, Style]
    paragraph: str
    """Id of the default paragraph style."""

    def of(self, style_id: str | None) -> Style:
        """Return a style; an unknown one says nothing."""
        return self.named.get(style_id or "", _NOTHING)


_NOTHING = Style()


def look(properties: etree._Element | None) -> Look:
    """Read run properties."""
    if properties is None:
        return Look()
    colour = _value(properties, "color")
    shade = properties.find(f"{W}shd")
    fill = None if shade is None else shade.get(f"{W}fill", "auto")
    marked = _value(properties, "highlight")
    highlight = None if marked is None else marked not in _OFF
    if fill is not None and highlight is None:
        highlight = _is_coloured(fill)
    return Look(
        bold=_switch(properties, "b"),
        underline=_word(properties, "u"),
        colour=None if colour is None else _is_coloured(colour),
        strike=_either(_switch(properties, "strike"), _switch(properties, "dstrike")),
        highlight=highlight,
        hidden=_switch(properties, "vanish"),
        white=None if colour is None else colour.upper() == "FFFFFF" and fill in (None, "auto"),
    )


def _either(first: bool | None, second: bool | None) -> bool | None:  # noqa: FBT001
    return first if second is None else second or bool(first)


def _value(item: etree._Element, name: str) -> str | None:
    found = item.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val", "")


def _switch(item: etree._Element, name: str) -> bool | None:
    value = _value(item, name)
    return None if value is None else value not in _OFF


def _word(item: etree._Element, name: str) -> bool | None:
    """Read a property whose value must be given (`w:u` without one is no underline)."""
    value = _value(item, name)
    return None if value is None else value not in ("", *_OFF)


def _is_coloured(colour: str) -> bool:
    """Whether a colour is neither automatic nor black, grey or white."""
    try:
        parts = bytes.fromhex(colour)
    except ValueError:
        return False
    return len(parts) == 3 and max(parts) - min(parts) >= _GREY


def list_place(properties: etree._Element | None, base: ListPlace | None) -> ListPlace | None:
    """Read the list of paragraph properties; list 0 takes a paragraph out of its style's list."""
    found = None if properties is None else properties.find(f"{W}numPr")
    if found is None:
        return base
    num_id = _value(found, "numId")
    depth = _value(found, "ilvl")
    if num_id is None:
        num_id = base.num_id if base else "0"
    if num_id == "0":
        return None
    known = base.depth if base else 0
    return ListPlace(num_id, int(depth) if depth and depth.isdecimal() else known)


def styles(root: etree._Element | None) -> Styles:
    """Read styles.xml."""
    if root is None:
        return Styles(Look(), {}, "")
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    items = {item.get(f"{W}styleId", ""): item for item in root.findall(f"{W}style")}
    main = next(
        (
            key
            for key, item in items.items()
            if item.get(f"{W}type") == "paragraph" and item.get(f"{W}default") in ("1", "true")
        ),
        "",
    )
    return Styles(look(defaults), {key: _resolved(items, key) for key in items}, main)


def _resolved(items: dict[str, etree._Element], key: str) -> Style:
    """Put a style over all it is based on."""
    chain: list[etree._Element] = []
    while key in items and len(chain) < _DEEP:
        chain.append(items[key])
        key = _value(items[key], "basedOn") or ""
    found = Look()
    place: ListPlace | None = None
    for item in reversed(chain):
        found = look(item.find(f"{W}rPr")).over(found)
        place = list_place(item.find(f"{W}pPr"), place)
    return Style(found, place)
