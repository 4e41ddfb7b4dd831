"""How readers with a layout count characters: all but blanks."""

from __future__ import annotations

__all__ = ["characters"]


def characters(text: str) -> int:
    """Count the characters of an account. Blanks are layout, and made up or lost by programs."""
    return sum(map(len, text.split()))
