"""Automatic list numbers, resolved to what is printed before the paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plandiff.read.docx.counters import number
from plandiff.read.docx.tags import W

if TYPE_CHECKING:
    from lxml import etree

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_MOST = 10_000
"""List definitions looked at; a real document has a few hundred."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    """lvlText: %1.%2, or the bullet."""
    suffix: str = " "
    legal: bool = False
    """All numbers in plain digits."""
    restart: int | None = None
    """Level (from 1) whose next item starts this one anew; 0 never; None: any level above."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """The lists of a document."""

    lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = field(default_factory=dict)
    """numId to abstract list, levels, and start overrides."""


def numbering(root: etree._Element | None) -> Numbering:
    """Read numbering.xml."""
    if root is None:
        return Numbering()
    abstract: dict[str, dict[int, Level]] = {}
    by_style: dict[str, str] = {}
    linked: dict[str, str] = {}
    for item in root.findall(f"{W}abstractNum")[:_MOST]:
        key = item.get(f"{W}abstractNumId", "")
        abstract[key] = {_depth(lvl): _level(lvl) for lvl in item.findall(f"{W}lvl")}
        if (style := _value(item, "styleLink")) is not None:
            by_style[style] = key
        if (style := _value(item, "numStyleLink")) is not None:
            linked[key] = style
    lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
    for item in root.findall(f"{W}num")[:_MOST]:
        key = _value(item, "abstractNumId") or ""
        key = by_style.get(linked.get(key, ""), key)
        levels, starts = _overridden(item, abstract.get(key, {}))
        lists[item.get(f"{W}numId", "")] = (key, levels, starts)
    return Numbering(lists)


def _overridden(
    item: etree._Element, base: dict[int, Level]
) -> tuple[dict[int, Level], dict[int, int]]:
    levels = dict(base)
    starts: dict[int, int] = {}
    for override in item.findall(f"{W}lvlOverride"):
        depth = _depth(override)
        own = override.find(f"{W}lvl")
        if own is not None:
            levels[depth] = _level(own)
        start = _value(override, "startOverride")
        if start is not None:
            starts[depth] = _integer(start, 1)
    return levels, starts


def _level(item: etree._Element) -> Level:
    suffix = {"nothing": "", "space": " "}.get(_value(item, "suff") or "tab", " ")
    restart = _value(item, "lvlRestart")
    return Level(
        start=_integer(_value(item, "start"), 1),
        style=_format(item),
        text=_value(item, "lvlText") or "",
        suffix=suffix,
        legal=item.find(f"{W}isLgl") is not None,
        restart=None if restart is None else _integer(restart, 0),
    )


def _format(item: etree._Element) -> str:
    """Return the numFmt; newer ones hide behind a choice for older programs."""
    found = next(item.iter(f"{W}numFmt"), None)
    return "decimal" if found is None else found.get(f"{W}val", "decimal")


def _depth(item: etree._Element) -> int:
    return min(_LEVELS - 1, max(0, _integer(item.get(f"{W}ilvl"), 0)))


def _value(item: etree._Element, name: str) -> str | None:
    found = item.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val")


def _integer(text: str | None, default: int) -> int:
    try:
        return int(text or default)
    except ValueError:
        return default


class Counter:
    """Counts the items of a document's lists, in reading order."""

    def __init__(self, lists: Numbering) -> None:
        self._lists = lists.lists
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def next(self, num_id: str, depth: int) -> str:
        """Return what is printed before the next item: number or bullet, and a blank."""
        known = self._lists.get(num_id)
        if known is None:
            return ""
        key, levels, starts = known
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(key, {})
        self._count(counts, (num_id, depth), level, starts)
        for deeper in range(depth + 1, _LEVELS):
            restart = levels.get(deeper, level).restart
            if restart is None or restart > depth:
                counts.pop(deeper, None)
        text = self._printed(level, levels, counts)
        return text.rstrip() + level.suffix if text.strip() else ""

    def _count(
        self, counts: dict[int, int], place: tuple[str, int], level: Level, starts: dict[int, int]
    ) -> None:
        depth = place[1]
        if depth in starts and place not in self._started:
            counts[depth] = starts[depth]
        else:
            counts[depth] = counts.get(depth, level.start - 1) + 1
        self._started.add(place)

    @staticmethod
    def _printed(level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
        if level.style == "bullet":
            return level.text

        def write(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            known = levels.get(depth, level)
            style = "decimal" if level.legal else known.style
            return number(counts.get(depth, known.start), style)

        return _PLACE.sub(write, level.text)
