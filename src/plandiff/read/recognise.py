"""Which format a file is of: by its bytes first, by its name where they leave it open."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

__all__ = [
    "SUFFIXES",
    "is_docx",
    "is_html",
    "is_ichitaro",
    "is_old_text",
    "is_pdf",
    "is_sheet",
    "old_text_kind",
]

SUFFIXES: Final[dict[str, tuple[str, ...]]] = {
    "pdf": (".pdf",),
    "docx": (".docx", ".docm"),
    "sheet": (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"),
    "doc": (".doc", ".odt", ".rtf"),
    "jtd": (".jtd",),
    "html": (".html", ".htm", ".xhtml"),
}
"""How the names of files end, by reader; text has whatever else there is."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HEAD = 4_096


def _wide(word: str) -> bytes:
    return word.encode("utf-16-le")


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()


def _is_zip(data: bytes) -> bool:
    return data.startswith(_ZIP)


def _open_document(data: bytes, kind: str) -> bool:
    return f"application/vnd.oasis.opendocument.{kind}".encode() in data[:_HEAD]


def is_pdf(data: bytes, name: str) -> bool:
    """Look for the mark, which may come after rubbish; a binary file named .pdf has lost it."""
    if b"%PDF-" in data[:1_024]:
        return not _is_zip(data)
    return _suffix(name) == ".pdf" and b"\0" in data[:_HEAD]


def is_docx(data: bytes, name: str) -> bool:
    """Look for a package with a Word part, or a locked one that is named so."""
    if _is_zip(data):
        return b"word/" in data or (_suffix(name) in (".docx", ".docm") and b"xl/" not in data)
    is_locked = data.startswith(_OLE) and _wide("EncryptedPackage") in data
    return is_locked and _suffix(name) not in (".xlsx", ".xlsm", ".xlsb")


def is_sheet(data: bytes, name: str) -> bool:
    """Look for XLSX, XLSB, ODS, XLS, or a locked XLSX."""
    if _is_zip(data):
        named = _suffix(name) in (".xlsx", ".xlsm", ".xlsb", ".ods")
        return b"xl/" in data or _open_document(data, "spreadsheet") or named
    if not data.startswith(_OLE):
        return False
    streams = (_wide("Workbook"), _wide("Book\0"), _wide("EncryptedPackage"))
    return any(stream in data for stream in streams) and _wide("WordDocument") not in data


def is_ichitaro(data: bytes, name: str) -> bool:
    """Take a binary file that is named as one."""
    return _suffix(name) in (".jtd", ".jtt", ".jtdc") and b"\0" in data[:_HEAD]


def old_text_kind(data: bytes) -> str | None:
    """Return doc, odt or rtf for a text document that must be converted first."""
    if data.lstrip(b"\r\n \t")[:5] == b"{\\rtf":
        return "rtf"
    if _is_zip(data):
        return "odt" if _open_document(data, "text") else None
    return "doc" if data.startswith(_OLE) and _wide("WordDocument") in data else None


def is_old_text(data: bytes, name: str) -> bool:
    """Look for DOC, ODT or RTF; the name says nothing that the bytes do not."""
    del name
    return old_text_kind(data) is not None


def is_html(data: bytes, name: str) -> bool:
    """Take what begins as a page does, or is named so and holds a tag."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return True
    if start.startswith(b"<?xml") and b"<html" in start:
        return True
    return _suffix(name) in (".html", ".htm", ".xhtml") and b"<" in head and b"\0" not in head
