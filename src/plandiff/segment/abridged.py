"""Says aloud that a comparison was abridged by whoever made it: （略） beside （略）."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.model import Problem
from plandiff.text.omissions import omissions
from plandiff.text.spans import line_ranges

if TYPE_CHECKING:
    from plandiff.model import Document

__all__ = ["abridged"]

_MESSAGE: Final = (
    "新旧とも（略）とだけある行が{count}行あります。略された文章は読めないので、"
    "そこにある項目は結果に含まれません（KPIが本文にあるかどうかも確かめられません）。"
)


def abridged(document: Document) -> tuple[Problem, ...]:
    """Return one problem for all rows that were left out; none if the text is complete."""
    rows = omissions(document.lines)
    if not rows:
        return ()
    lines = line_ranges(no for row in rows for no in row)
    return (Problem("skipped", _MESSAGE.format(count=len(rows)), lines=lines),)
