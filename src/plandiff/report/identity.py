"""Permanent ids: the same change gets the same anchor next week, whatever else moved.

They are made of what a thing says, not of where it stands, so a link sent by mail survives a
new page break.
"""

from __future__ import annotations

from hashlib import blake2s
from typing import TYPE_CHECKING

from plandiff.text.fold import key

if TYPE_CHECKING:
    from collections.abc import Iterable

_BYTES = 5
"""40 bits: among 10,000 changes two would meet once in 20,000 reports, and then get a suffix."""


class Ids:
    """Hands out ids; things that say the same are numbered in order."""

    __slots__ = ("_seen",)

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def make(self, prefix: str, parts: Iterable[str]) -> str:
        """Make an id such as `c-1f0a9b7c2d`: `prefix` is the kind, `parts` what the thing says."""
        said = "\x1f".join(key(part) for part in parts)
        digest = blake2s(said.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()
        name = f"{prefix}-{digest}"
        count = self._seen.get(name, 0) + 1
        self._seen[name] = count
        return name if count == 1 else f"{name}-{count}"
