"""The table of contents at the front, and titles that only their print sets off from the text."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from plandiff.text.fold import fold, key
from plandiff.text.markers import Marker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.segment.rows import Row

__all__ = ["PRINTED_TITLE", "with_printed_titles", "without_contents"]

PRINTED_TITLE = "title"
"""Style of the marker, empty of text, that a printed title gets."""
LONGEST_CONTENTS = 20
FEWEST_TITLES = 2
LONGEST_TITLE = 40
MOST_TITLES = 0.25
"""Share of the lines beyond which bold or coloured lines are emphasis, not titles."""
_CONTENTS = frozenset({"目次", "もくじ", "目録", "contents", "tableofcontents"})
# 1.1 目的 ……… 3; 第１章 総則 5
_ENTRY = re.compile(r"(?:.*\S)?\s*(?:[.．…‥・]{2,}|\s)\s*-?\s*[0-9ivx]{1,3}\s*-?")
_LEADERS = re.compile(r".*\S\s*[.．…‥・]{3,}\s*[0-9]{1,3}")


def without_contents(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Take the numbers off the lines of a table of contents: they head nothing."""
    found = list(rows)
    inside = False
    for place, row in enumerate(rows):
        if len(row.text) <= LONGEST_CONTENTS and key(row.text).casefold() in _CONTENTS:
            inside = True
            continue
        if not (inside or row.text[-1].isdecimal()):
            continue
        text = fold(row.text)
        inside = inside and _ENTRY.fullmatch(text) is not None
        if inside or (row.markers and _LEADERS.fullmatch(text)):
            found[place] = row._replace(markers=(), is_listed=True)
    return tuple(found)


def with_printed_titles(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Mark titles without number in a plan that numbers none: lines wholly bold or in colour.

    Not where such lines are many: there print means emphasis or marks what changed.
    """
    if any(
        row.markers and row.markers[0].kind == "enumerator" for row in rows if not row.line.cell
    ):
        return tuple(rows)
    titles = [place for place, row in enumerate(rows) if _is_printed_title(row)]
    titles = titles[_front(rows, titles) :]
    kinds = Counter(kind for place in titles for kind in rows[place].stands_out)
    kind = next((k for k, n in kinds.most_common(1) if n >= FEWEST_TITLES), None)
    if kind is None or len(titles) > MOST_TITLES * len(rows):
        return tuple(rows)
    found = list(rows)
    chosen = [place for place in titles if kind in rows[place].stands_out]
    for number, place in enumerate(chosen, 1):
        marker = Marker("enumerator", PRINTED_TITLE, (number,), "", 0, 0)
        found[place] = rows[place]._replace(markers=(marker,))
    return tuple(found)


def _front(rows: Sequence[Row], titles: Sequence[int]) -> int:
    """Count the titles of the title page: the first lines of all, but for one that heads text."""
    count = next((i for i, place in enumerate(titles) if place != i), len(titles))
    if count and count < len(rows) and rows[count].line.page == rows[count - 1].line.page:
        return count - 1
    return count


def _is_printed_title(row: Row) -> bool:
    is_free = not (row.markers or row.line.cell or row.is_listed)
    return (
        is_free
        and len(row.text) <= LONGEST_TITLE
        and row.text[-1] not in "。、，．"
        and bool(row.stands_out)
    )
