"""Quote the beginning of a long text without cutting a word."""

from __future__ import annotations

_BREAKS = ("。", "、", "，", ",", "）", "」", "・", " ")
"""Where a quotation may end, best first."""


def shorten(text: str, limit: int, ellipsis: str) -> str:
    """Give `text` if it fits in `limit` characters; else its first sentences or phrases.

    The end of a sentence is best, then the last comma in the second half; a text without any
    break is cut at the limit, for want of anything better.
    """
    text = text.strip()
    if len(text) <= limit:
        return text
    head = text[:limit]
    for sign in _BREAKS:
        at = head.rfind(sign)
        if at >= limit // 2:
            return head[: at + 1] + ellipsis
    return head + ellipsis


def quote(text: str) -> str:
    """Put a quotation in brackets; in double ones where it holds brackets itself."""
    return f"『{text}』" if "「" in text else f"「{text}」"
