"""A finding's name that outlives rewording and new page breaks."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import Target


def fingerprint(rule: str, key: Sequence[str]) -> str:
    """Return 16 hex digits over the rule and what it objects to.

    The key holds section, indicator and normalised values, so that a finding that was accepted
    stays accepted when the sentence is reworded, and returns when a figure changes.
    """
    return sha256("\x1f".join((rule, *key)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def value_key(target: Target | None) -> str:
    """Return what a target asks for, free of notation: 57.7 and 57.70, % and ％ are one."""
    if target is None:
        return ""
    value = "" if target.value is None else format(target.value.normalize(), "f")
    return f"{target.basis}:{target.comparator}:{value}{target.unit if value else ''}"
