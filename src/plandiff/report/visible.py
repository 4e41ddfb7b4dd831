"""Make what cannot be seen visible: control, bidi, zero-width and private characters.

A reader must not be misled by text that prints in another order or hides a letter
(CVE-2021-42574), so such characters are shown as marks: ⟦U+202E⟧.
"""

from __future__ import annotations

import re
from functools import lru_cache

PRIVATE_BULLETS = "\uf06c\uf06e\uf09f\uf0a7\uf0b2\uf0b7\uf0d8\uf0fc"
"""Symbol-font bullets that word processors leave behind; printed as ・, what they stand for."""

_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_PLANES = range(0, 0x110000, 0x10000)
_SPACES = "\t\n\u00a0"
_HIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls
    "\u00ad\u034f\u061c\u115f\u1160"  # soft hyphen, joiners, fillers that show nothing
    "\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e"  # zero width, line separators, bidi embeddings
    "\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U000e0000-\U000e007f"
    "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"  # private use
    "\ud800-\udfff"  # lone surrogates
    "\ufdd0-\ufdef" + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in _PLANES)
    # no characters at all, and no XML part may hold the first of them
)
_STRANGE = re.compile(f"[{_SPACES}{_HIDDEN}]")
_STRANGE_OR_SELECTOR = re.compile(f"[{_SPACES}{_HIDDEN}{_SELECTORS}]")


@lru_cache(4096)
def visible(text: str, *, selectors: bool = False) -> str:
    """Give text as it may be shown: hidden characters as marks, tabs and hard spaces as spaces.

    Variation selectors choose a glyph and belong to names; `selectors` shows them as well, for
    stretches that differ, where the selector may be the whole difference.
    """
    return (_STRANGE_OR_SELECTOR if selectors else _STRANGE).sub(_shown, text)


def _shown(found: re.Match[str]) -> str:
    char = found[0]
    if char in "\t\n\u00a0":
        return " "
    return "・" if char in PRIVATE_BULLETS else mark_of(char)


def mark_of(char: str) -> str:
    """Name a character by its number: ⟦U+202E⟧."""
    return f"⟦U+{ord(char):04X}⟧"
