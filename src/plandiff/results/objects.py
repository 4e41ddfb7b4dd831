"""Find what is set into a slide but is neither column: charts and tables of words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.results import forms
from plandiff.results.atoms import parse_bullet
from plandiff.results.heads import parse_heads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.results.rows import Row

_DATE = re.compile(r"(?:(?:令和|平成|R|H)?(?:\d+|元)年(?:度)?)?(?:\d{1,2}月(?:末)?)?(?:\d{1,2}日)?")
_HEAD_CELL = re.compile(r"[一-龥ァ-ヶー・A-Za-z]{2,8}")


def is_chart(text: str) -> bool:
    """Tell a line that holds nothing but figures or dates: the labels of a chart."""
    tokens = text.split()
    return bool(tokens) and all(
        (forms.is_value(token) and not forms.has_mark(token)) or _is_date(token) for token in tokens
    )


def _is_date(token: str) -> bool:
    return len(token) > 1 and _DATE.fullmatch(token) is not None


def opens_word_table(text: str) -> bool:
    """Tell the heads of a table of words: two to four short nouns side by side."""
    tokens = text.split()
    if not 2 <= len(tokens) <= 4 or parse_heads(text):
        return False
    return all(_HEAD_CELL.fullmatch(t) for t in tokens) and not forms.is_group(tokens[-1])


def object_rows(rows: Sequence[Row], indices: Sequence[int], *, bulleted: bool) -> set[int]:
    """Return which of `indices` belong to charts or, among bulleted text, to tables of words."""
    found: set[int] = set()
    inside = False
    for index in indices:
        text = rows[index].text
        marker, _ = parse_bullet(text)
        if marker not in {"", "bracket"} or forms.is_none_stated(text) or forms.is_promise(text):
            inside = False
        elif bulleted and opens_word_table(text):
            inside = True
        if inside or is_chart(text):
            found.add(index)
    return found
