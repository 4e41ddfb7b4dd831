"""Refuses blanks and digits without end: no page prints them, and no pattern is made for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.read.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plandiff.model import Line

__all__ = ["check_stretches"]

MOST = 1_000
"""Blanks or digits in a row; a sheet of A3 has no room for half as many."""
_STRETCH = re.compile(r"\s+|\d+")


def check_stretches(name: str, lines: Iterable[Line]) -> None:
    """Raise ReadError for a line that holds more blanks or digits in a row than any page does.

    The time that many a pattern takes grows with the square of such a stretch.
    """
    for line in lines:
        if len(line.text) <= MOST:
            continue
        longest = max(_STRETCH.findall(line.text), key=len, default="")
        if len(longest) > MOST:
            what = "空白" if longest.isspace() else "数字"
            raise refusal(
                name,
                f"{line.no}行目に{what}が{MOST:,}字を超えて続いています。"
                f"壊れた文書かもしれません。{what}を詰めて保存し直してください",
            )
