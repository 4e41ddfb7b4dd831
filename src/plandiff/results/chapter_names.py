"""Learn which lines name chapters from where they stand, whatever words they end in.

A chapter's name heads page after page above other numbered titles, or stands before the legend of
achievement marks, or in 《》 beside the unit in charge; a cover page holds nothing else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from plandiff.results import forms
from plandiff.results.heads import parse_heads
from plandiff.results.outline import NUMBER, Chapter, has_legend, parse_chapter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plandiff.results.rows import Row

_FRAMED: Final = re.compile(r"^(?P<before>[^《》【】]*)[《【](?P<name>[^《》【】]{3,30})[》】]$")
_GROUP: Final = re.compile(r"\s*\((?P<group>[^()]+)\)$")
_NOTE: Final = re.compile(r"\s*※.*$")
_LONGEST: Final = 30
_LED: Final = 0.6
"""Where at least this share of pages begins with a chapter above a title, the others do as well."""


@dataclass(frozen=True, slots=True)
class Top:
    """A row that may name a chapter."""

    page: int
    name: str
    number: str
    certain: bool
    """It stands before a legend or in a frame."""
    alone: bool
    """Nothing else is printed on its page."""
    title: str
    """The title right below it; empty if none is."""


class Chapters:
    """Recognises the chapter lines of one document."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.names = learn_chapters(rows)

    def parse(self, text: str) -> Chapter | None:
        """Return the chapter that a folded line names, or None."""
        if self.names:
            name, unit = chapter_name(text)
            if name in self.names:
                return Chapter(name, unit)
        return parse_chapter(text)


def learn_chapters(rows: Sequence[Row]) -> frozenset[str]:
    """Return the names of the chapters of a document, folded."""
    tops = list(_tops(rows))
    known = {top.name for top in tops if top.certain} | _repeated(tops)
    if not known:
        return frozenset()
    numbered = any(top.number for top in tops if top.name in known)
    for top in tops:
        if top.alone and bool(top.number) == numbered and (numbered or top.name in known):
            known.add(top.name)
    led = [top for top in tops if top.title and bool(top.number) == numbered]
    if sum(top.name in known for top in led) >= _LED * max(1, len(led)):
        known |= {top.name for top in led}
    return frozenset(known)


def chapter_name(text: str) -> tuple[str, str]:
    """Return the name a chapter line would have, and its unit in charge; number and notes off."""
    body = _NOTE.sub("", text).strip().lstrip("・■□▪ ")
    framed = _FRAMED.match(body)
    if framed:
        before = framed["before"].strip()
        return framed["name"].strip(), before if forms.is_group(before) else ""
    group = _GROUP.search(body)
    unit = group["group"] if group and forms.is_group(group["group"]) else ""
    body = body[: group.start()] if group and unit else body
    match = NUMBER.match(body)
    return (body[match.end() :] if match else body).strip(), unit


def _tops(rows: Sequence[Row]) -> Iterable[Top]:
    pages: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        pages[row.page].append(row)
    for page, here in pages.items():
        for at, row in ((0, here[0]), *(((len(here) - 1, here[-1]),) if len(here) > 1 else ())):
            top = _top(row, here, at, page)
            if top is not None:
                yield top


def _top(row: Row, here: Sequence[Row], at: int, page: int) -> Top | None:
    name, unit = chapter_name(row.text)
    match = NUMBER.match(row.text)
    framed = _FRAMED.match(_NOTE.sub("", row.text).strip())
    certain = has_legend(row.text) or bool(framed and (unit or at > 0))
    if not _may_name(name) or (at > 0 and not certain):
        return None
    below = here[at + 1] if at + 1 < len(here) else None
    title = below.text if below is not None and NUMBER.match(below.text) else ""
    number = match["number"] if match else ""
    return Top(page, name, number, certain, len(here) == 1, title)


def _may_name(name: str) -> bool:
    if not 4 <= len(name) <= _LONGEST or re.search(r"[。、:%]|\d|KPI", name):
        return False
    return not (parse_heads(name) or forms.ends_promise(name) or forms.is_group(name))


def _repeated(tops: Sequence[Top]) -> set[str]:
    """Return names above two different titles at least."""
    titles: dict[str, set[str]] = defaultdict(set)
    for top in tops:
        if top.title and top.title != top.name:
            titles[top.name].add(top.title)
    return {name for name, below in titles.items() if len(below) > 1}
