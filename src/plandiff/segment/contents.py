"""The table of contents at the front, and titles that only their print sets off from the text."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from plandiff.text.fold import fold, key
from plandiff.text.markers import Marker
from plandiff.text.sentences import finished

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.segment.row import Row

__all__ = ["PRINTED_TITLE", "with_printed_titles", "without_contents"]

PRINTED_TITLE = "title"
"""Style of the marker, empty of text, that a printed title gets."""
LONGEST_CONTENTS = 20
FEWEST_TITLES = 2
LONGEST_TITLE = 40
MOST_TITLES = 0.25
"""Share of the lines beyond which bold or coloured lines are emphasis, not titles."""
MOST_BARE = 0.4
LONGEST_BARE = 24
"""A longer line without number or print of its own is text."""
NOUN, ENDED = 0.3, 0.5
"""A line ends in a noun from the one, in a full promise or sentence from the other."""
OPENERS = frozenset({"bullet", "kpi", "block"})
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

    Not where such lines are many: there print means emphasis or marks what changed. Where no print
    is known, the short lines that stand between a finished item and the next one.
    """
    if any(
        row.markers and row.markers[0].kind == "enumerator" for row in rows if not row.line.cell
    ):
        return tuple(rows)
    titles = [place for place, row in enumerate(rows) if _is_printed_title(row)]
    titles = titles[_front(rows, titles) :]
    kinds = Counter(kind for place in titles for kind in rows[place].stands_out)
    kind = next((k for k, n in kinds.most_common(1) if n >= FEWEST_TITLES), None)
    if kind is None:
        return _marked(rows, _bare_titles(rows))
    if len(titles) > MOST_TITLES * len(rows):
        return tuple(rows)
    return _marked(rows, [place for place in titles if kind in rows[place].stands_out])


def _marked(rows: Sequence[Row], titles: Sequence[int]) -> tuple[Row, ...]:
    found = list(rows)
    for number, place in enumerate(titles, 1):
        marker = Marker("enumerator", PRINTED_TITLE, (number,), "", 0, 0)
        found[place] = rows[place]._replace(markers=(marker,))
    return tuple(found)


def _bare_titles(rows: Sequence[Row]) -> list[int]:
    """Find short lines ending in a noun that come after what is finished, before an item."""
    titles: list[int] = []
    opens = False  # whether the row below begins an item or is a title itself
    for place in range(len(rows) - 1, -1, -1):
        row = rows[place]
        before = rows[place - 1] if place else None
        ends = before is None or finished(before.text) >= ENDED or _may_be_title(before)
        is_title = opens and ends and _may_be_title(row)
        if is_title:
            titles.append(place)
        opens = is_title or (bool(row.markers) and row.markers[0].kind in OPENERS)
    return titles[::-1] if FEWEST_TITLES <= len(titles) <= MOST_BARE * len(rows) else []


def _may_be_title(row: Row) -> bool:
    is_free = not (row.markers or row.line.cell or row.is_listed)
    return is_free and len(row.text) <= LONGEST_BARE and NOUN <= finished(row.text) < ENDED


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
