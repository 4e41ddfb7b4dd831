"""Topics: what a section is about, read from two tables of own wording."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a KPI of a topic measures."""

    name: str
    unit: str
    value: Decimal
    better: str
    """h(igher), l(ower), e(xactly), z(ero)."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject matter."""

    house: str
    title: str
    renamed: str
    objects: tuple[tuple[str, str], ...]
    """(kind, noun phrase); kinds d, w, i, o choose the verbs that fit."""
    indicators: tuple[Indicator, ...]


def _indicator(text: str) -> Indicator:
    name, unit, value, better = (part.strip() for part in text.split(","))
    return Indicator(name, unit, Decimal(value), better)


def _topic(house: str, block: list[str]) -> Topic:
    title, renamed = (part.strip() for part in block[0].split("|"))
    objects: list[tuple[str, str]] = []
    indicators: list[Indicator] = []
    for line in block[1:]:
        kind, _, rest = line.partition(":")
        parts = [part.strip() for part in rest.split(";")]
        if kind == "k":
            indicators.extend(_indicator(part) for part in parts)
        else:
            objects.extend((kind, part) for part in parts)
    return Topic(house, title, renamed, tuple(objects), tuple(indicators))


@cache
def topics(language: str) -> tuple[Topic, ...]:
    """Return the topics of a language in table order."""
    text = (HERE / f"topics_{language}.txt").read_text(encoding="utf-8")
    found: list[Topic] = []
    house = ""
    for paragraph in text.split("\n\n"):
        block = [line for line in paragraph.splitlines() if line and not line.startswith("#")]
        if block and block[0].startswith("["):
            house = block.pop(0).strip("[]")
        if block:
            found.append(_topic(house, block))
    return tuple(found)
