"""The readers, in the order they are asked; a new format is one file and one row here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from plandiff.model import Document
    from plandiff.options import ReadLimits

__all__ = ["READERS", "Reader", "find_reader"]


@dataclass(frozen=True, slots=True)
class Reader:
    """One readable format."""

    name: str
    """As in `Source.format`."""
    suffixes: tuple[str, ...]
    """For help and documentation; the bytes decide."""
    recognise: Callable[[bytes, str], bool]
    """Tell by the bytes first, by the name second."""
    read: Callable[[str, bytes, ReadLimits], Document]
    """`read(name, data, limits)`; raises ReadError."""


def _is_anything(data: bytes, name: str) -> bool:  # noqa: ARG001
    return True


def _read_text(name: str, data: bytes, limits: ReadLimits) -> Document:
    from plandiff.read.text import read_text

    return read_text(name, data, limits)


# Import a reader's library inside its function: only the format at hand is paid for.
# Text stays last: it takes whatever no other reader knows, or says what that seems to be.
READERS = (Reader("text", (".txt", ".md"), _is_anything, _read_text),)


def find_reader(data: bytes, name: str) -> Reader:
    """Return the first reader that recognises `data`."""
    return next(reader for reader in READERS if reader.recognise(data, name))
