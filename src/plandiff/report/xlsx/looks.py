"""How cells look: plain tables of properties for the writing library."""

from __future__ import annotations

from typing import Final, Literal

Look = Literal["title", "head", "name", "text", "strong", "number", "folded", "section"]

FONT: Final = {"font_name": "游ゴシック", "font_size": 10}

_CELL: Final = {**FONT, "text_wrap": True, "valign": "top"}
_RULED: Final = {**_CELL, "border": 1, "border_color": "#949494"}

LOOKS: Final[dict[Look, dict[str, object]]] = {
    "title": {**FONT, "font_size": 14, "bold": True, "valign": "vcenter"},
    "head": {**_RULED, "bold": True, "bg_color": "#E8F1FE", "valign": "vcenter"},
    "name": {**_RULED, "bold": True},
    "text": _RULED,
    "strong": {**_RULED, "bold": True},
    "number": {**_RULED, "align": "right"},
    "section": {**_RULED, "bold": True, "bg_color": "#F2F2F2"},
    "folded": {**_RULED, "font_color": "#626264"},
}

MARKS: Final[dict[str, dict[str, object]]] = {
    "same": FONT,
    # Colour repeats what underline and strike say.
    "inserted": {**FONT, "underline": 1, "bold": True, "font_color": "#0017C1"},
    "deleted": {**FONT, "font_strikeout": True, "font_color": "#B00000"},
}
