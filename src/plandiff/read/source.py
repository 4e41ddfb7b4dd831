"""Fetch the bytes of a source: a file or standard input, within the limits."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from plandiff.errors import ReadError

if TYPE_CHECKING:
    from plandiff.options import ReadLimits

__all__ = ["STANDARD_INPUT", "load"]

STANDARD_INPUT = "-"

_REASONS = {
    errno.ENOENT: "no such file; check the path",
    errno.ENOTDIR: "no such file; a part of the path is not a folder",
    errno.EISDIR: "is a folder; name a file in it",
    errno.EACCES: "may not be read; check its permissions",
    errno.EPERM: "may not be read; check its permissions",
    errno.ENAMETOOLONG: "the path is too long",
    errno.ELOOP: "the link points to itself",
}


def _explain(error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):
        return "is no valid path"
    return _REASONS.get(error.errno or 0, f"could not be read ({error.strerror or error})")


def _read_bytes(source: str, most: int) -> bytes:
    """Read at most `most` bytes, so that an endless source ends."""
    if source == STANDARD_INPUT:
        return sys.stdin.buffer.read(most)
    with Path(source).open("rb") as stream:
        return stream.read(most)


def load(source: str | Path, limits: ReadLimits) -> tuple[str, bytes]:
    """Return name (without folders; `-` for standard input) and bytes of `source`.

    Raises ReadError for a missing file, a folder, an unreadable, empty or too large one.
    """
    place = str(source)
    shown = "standard input" if place == STANDARD_INPUT else place
    try:
        data = _read_bytes(place, limits.max_bytes + 1)
    except (OSError, ValueError) as error:
        raise ReadError(f"{shown!r}: {_explain(error)}") from error
    if not data:
        raise ReadError(f"{shown!r}: is empty; nothing to compare")
    if len(data) > limits.max_bytes:
        raise ReadError(f"{shown!r}: is larger than {limits.max_bytes:,} bytes; split it")
    return (place if place == STANDARD_INPUT else Path(place).name), data
