"""From a path to a document: bytes, format, lines with page and position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.read.registry import find_reader
from plandiff.read.source import load

if TYPE_CHECKING:
    from pathlib import Path

    from plandiff.model import Document
    from plandiff.options import ReadLimits

__all__ = ["read_document"]


def read_document(source: str | Path, limits: ReadLimits) -> Document:
    """Read `source`, a path or `-` for standard input, in whatever format it is.

    Raises ReadError, one line that says what, where and what to do.
    """
    name, data = load(source, limits)
    return find_reader(data, name).read(name, data, limits)
