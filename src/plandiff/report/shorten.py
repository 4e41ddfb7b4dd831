"""Quote the beginning of a long text without cutting a word."""

from __future__ import annotations

_STOPS = "。"
_BREAKS = "、，, 」）)・"


def shorten(text: str, limit: int, ellipsis: str) -> str:
    """`text` if it fits in `limit` characters; else its first sentences or phrases.

    A whole first sentence is best, then the last comma before the limit; a text without either
    is cut at the limit, for want of anything better.
    """
    text = text.strip()
    if len(text) <= limit:
        return text
    head = text[:limit]
    stop = max(head.rfind(sign) for sign in _STOPS)
    if stop >= limit // 3:
        return head[: stop + 1] + ellipsis
    at = max(head.rfind(sign) for sign in _BREAKS)
    return (head[: at + 1] if at >= limit // 2 else head) + ellipsis
