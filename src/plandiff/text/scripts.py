"""Which script a character is of.

A range of ideographs costs half a millisecond each time it stands in a pattern, because `re`
marks its characters one by one; so it stands here once.
"""

from __future__ import annotations

import re

__all__ = ["are_ideographs", "is_ideograph"]

_IDEOGRAPHS = re.compile("[一-鿿々]+")


def is_ideograph(char: str) -> bool:
    """Tell whether `char` is a common ideograph; no character at all is none."""
    return "一" <= char <= "鿿"


def are_ideographs(text: str) -> bool:
    """Tell whether `text` has nothing but ideographs, 々 among them; false for no text."""
    return _IDEOGRAPHS.fullmatch(text) is not None
