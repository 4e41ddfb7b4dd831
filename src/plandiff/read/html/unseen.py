"""What of a page is not read as text, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from plandiff.read.html.place import Place

__all__ = ["HIDDEN", "OUTSIDE", "RUBY_TAGS", "reason"]

RUBY = "ルビ"
HIDDEN = "隠し文字"
CODE = "画面に出ない要素の文字"
DELETED = "削除の印の付いた文字"
INSERTED = "挿入の印の付いた文字"
CONTROL = "操作部品の文字"
OUTSIDE = "新旧を左右に並べた表の外の文字"
REMARK = "新旧の欄に添えた注記の文字"

_UNSEEN = frozenset(("script", "style", "template", "noscript", "head", "title", "object", "svg"))
_CONTROLS = frozenset(("button", "select", "option", "datalist", "dialog", "meter", "progress"))
RUBY_TAGS = frozenset(("rt", "rp", "rtc"))


def reason(element: HtmlElement, style: str, place: Place, drops: str) -> str:
    """Tell why the text of an element is left out; empty if it is read.

    `drops` is the mark of revision, `ins` or `del`, whose text is not there in the state that is
    read; within two columns the marks tell what changed between them.
    """
    tag = element.tag
    if tag in _UNSEEN:
        return CODE
    if tag in RUBY_TAGS:
        return RUBY
    if tag in _CONTROLS or (tag == "summary" and place.sides):
        return CONTROL
    if tag == _dropped_at(place, drops):
        return DELETED if tag == "del" else INSERTED
    if _is_hidden(element, style):
        return HIDDEN
    return REMARK if place.sides and element.get("role") == "note" else ""


def _dropped_at(place: Place, drops: str) -> str:
    """Return which marks take text out: in two columns `del` marks what stood in the older."""
    if place.sides is None:
        return drops
    if place.sides.newer is None or place.lane not in ("left", "right"):
        return ""
    return "del" if place.lane == place.sides.newer else "ins"


def _is_hidden(element: HtmlElement, style: str) -> bool:
    if element.get("hidden") is not None or "display:none" in style:
        return True
    return "visibility:hidden" in style or "font-size:0" in style.replace("font-size:0.", "")
