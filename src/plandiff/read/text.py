"""Read plain text: decode it, split it into lines, find its pages, account for every character."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING

from plandiff.errors import ReadError
from plandiff.model import Account, Document, Line, Problem, Source
from plandiff.read.decode import Decoded, decode
from plandiff.read.pages import page_numbers
from plandiff.read.recognise import SUFFIXES
from plandiff.read.refusals import NO_TEXT, refusal, too_long, too_many_pages
from plandiff.read.stretches import check_stretches
from plandiff.read.suspects import find_suspects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.options import ReadLimits

__all__ = ["read_text"]

# Only these end a line: U+2028, vertical tab and their like are text.
_LINE_END = re.compile(r"\r\n|\n|\r")


def _decoded(name: str, data: bytes, limits: ReadLimits) -> Decoded:
    try:
        decoded = decode(data)
    except ReadError as error:
        raise refusal(name, str(error)) from error
    if len(decoded.text) > limits.max_characters:
        raise too_long(name, limits)
    if not decoded.text.strip():
        raise refusal(name, NO_TEXT)
    return decoded


def _split(text: str) -> list[str]:
    """Return the lines without line ends; a line end at the very end opens no further line."""
    lines = _LINE_END.split(text)
    return lines[:-1] if len(lines) > 1 and not lines[-1] else lines


def _account(decoded: Decoded, lines: tuple[Line, ...], printed: list[str]) -> Account:
    placed = sum(len(line.text) for line in lines)
    breaks = sum(map(len, printed)) - placed
    ends = len(decoded.text) - placed - breaks
    counts = (("改行", ends), ("改ページ", breaks), ("バイト順マーク", decoded.marks))
    return Account(
        read=len(decoded.text) + decoded.marks,
        placed=placed,
        ignored=tuple((reason, count) for reason, count in counts if count),
    )


def read_text(name: str, data: bytes, limits: ReadLimits) -> Document:
    """Return the document in `data`, with every line of the file, blank ones too.

    `Line.no` is the line number of the file, `Line.text` the line without line end and without
    form feeds at either end. Raises ReadError where `data` is no text or passes a limit.
    """
    decoded = _decoded(name, data, limits)
    printed = _split(decoded.text)
    lines = tuple(
        Line(no, page, text.strip("\f"))
        for no, (page, text) in enumerate(zip(page_numbers(printed), printed, strict=True), 1)
    )
    check_stretches(name, lines)
    pages = max((line.page for line in lines if line.text.strip()), default=1)
    if pages > limits.max_pages:
        raise too_many_pages(name, limits)
    source = Source(name, sha256(data).hexdigest(), "text", pages, decoded.encoding)
    found = (*_misnamed(name), *find_suspects(lines))
    return Document(source, lines, found, _account(decoded, lines, printed))


def _misnamed(name: str) -> Iterator[Problem]:
    """Tell of a file that another reader would have read, had its bytes been what its name says."""
    suffix = PurePath(name).suffix.lower()
    if any(suffix in suffixes for suffixes in SUFFIXES.values()):
        yield Problem(
            "suspect",
            f"名前は {suffix} ですが中身が違うため、テキストとして読みました。"
            "壊れたファイルのおそれがあります",
        )
