"""The readers, in the order they are asked; a new format is one file and one row here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plandiff.read.recognise import (
    SUFFIXES,
    is_docx,
    is_html,
    is_ichitaro,
    is_old_text,
    is_pdf,
    is_sheet,
    old_text_kind,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from plandiff.model import Document
    from plandiff.options import ReadLimits

__all__ = ["READERS", "Reader", "find_reader"]


class Reader(NamedTuple):
    """One readable format."""

    name: str
    """As in `Source.format`."""
    suffixes: tuple[str, ...]
    """For help and documentation; the bytes decide."""
    recognise: Callable[[bytes, str], bool]
    """Tell by the bytes first, by the name second."""
    read: Callable[[str, bytes, ReadLimits], Document]
    """`read(name, data, limits)`; raises ReadError."""


def _read_pdf(name: str, data: bytes, limits: ReadLimits) -> Document:
    return _in_child("pdf", name, data, limits)


def _read_docx(name: str, data: bytes, limits: ReadLimits) -> Document:
    return _in_child("docx", name, data, limits)


def _read_sheet(name: str, data: bytes, limits: ReadLimits) -> Document:
    return _in_child("sheet", name, data, limits)


def _read_html(name: str, data: bytes, limits: ReadLimits) -> Document:
    return _in_child("html", name, data, limits)


def _in_child(kind: str, name: str, data: bytes, limits: ReadLimits) -> Document:
    from plandiff.read.child import read_in_child
    from plandiff.read.stretches import check_stretches

    document = read_in_child(kind, name, data, limits)
    check_stretches(name, document.lines)
    return document


def _read_old_text(name: str, data: bytes, limits: ReadLimits) -> Document:
    from plandiff.read.convert import read_converted

    return read_converted(name, data, limits, kind=old_text_kind(data) or "doc")


def _refuse_ichitaro(name: str, data: bytes, limits: ReadLimits) -> Document:
    from plandiff.read.convert import refuse_ichitaro

    return refuse_ichitaro(name, data, limits)


def _is_anything(data: bytes, name: str) -> bool:  # noqa: ARG001
    return True


def _read_text(name: str, data: bytes, limits: ReadLimits) -> Document:
    from plandiff.read.text import read_text

    return read_text(name, data, limits)


# Import a reader's library inside its function: only the format at hand is paid for.
# Text stays last: it takes whatever no other reader knows, or says what that seems to be.
READERS = (
    Reader("pdf", SUFFIXES["pdf"], is_pdf, _read_pdf),
    Reader("docx", SUFFIXES["docx"], is_docx, _read_docx),
    Reader("sheet", SUFFIXES["sheet"], is_sheet, _read_sheet),
    Reader("doc", SUFFIXES["doc"], is_old_text, _read_old_text),
    Reader("jtd", SUFFIXES["jtd"], is_ichitaro, _refuse_ichitaro),
    Reader("html", SUFFIXES["html"], is_html, _read_html),
    Reader("text", (".txt", ".md"), _is_anything, _read_text),
)


def find_reader(data: bytes, name: str) -> Reader:
    """Return the first reader that recognises `data`."""
    return next(reader for reader in READERS if reader.recognise(data, name))
