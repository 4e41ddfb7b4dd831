"""HTML files as documents: one line a printed line, tables with their cells."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from plandiff.errors import ReadError
from plandiff.model import Account, Document, Line, Problem, Source
from plandiff.read.account import characters
from plandiff.read.decode import decode
from plandiff.read.html.unseen import HIDDEN, OUTSIDE
from plandiff.read.html.walk import Walker
from plandiff.read.refusals import NO_TEXT, SAVE_AGAIN, refusal, too_long
from plandiff.read.suspects import find_suspects

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from plandiff.options import ReadLimits

__all__ = ["read_html"]

_CHARSET = re.compile(
    rb"""
    <meta\s[^>]*? charset \s*=\s* ["']? \s* (?P<name>[A-Za-z0-9_.:-]+)   # <meta charset="utf-8">
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CODECS = {"shift_jis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932", "sjis": "cp932"}
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_NOT_TEXT = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_HEAD = 4_096
_STATES = {"final": "変更をすべて反映した", "original": "変更前の"}


def read_html(name: str, data: bytes, limits: ReadLimits) -> Document:
    """Read a web page saved as a file; nothing it refers to is fetched.

    `ins` and `del` are read in the state that `limits.revisions` names. Raises ReadError for a
    file that cannot be decoded, or is over a limit.
    """
    text, encoding = _text(name, data)
    if len(text) > limits.max_characters:
        raise too_long(name, limits)
    root = _parse(name, text)
    walker = Walker(name, limits)
    walker.walk(root)
    lines = walker.finish()
    if not lines:
        raise refusal(name, NO_TEXT)
    source = Source(name, sha256(data).hexdigest(), "html", 1, encoding)
    found = (*_problems(walker, limits.revisions), *find_suspects(lines))
    return Document(source, lines, found, _account(lines, walker))


def _text(name: str, data: bytes) -> tuple[str, str]:
    """Decode by byte order mark, by what the page declares, or by the bytes."""
    declared = (
        None if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) else _declared(data)
    )
    if declared:
        try:
            return data.decode(_CODECS.get(declared, declared)), declared
        except (UnicodeDecodeError, LookupError):
            pass  # the declaration is wrong: the bytes decide
    try:
        decoded = decode(data)
    except ReadError as error:
        raise refusal(name, str(error)) from error
    return decoded.text, decoded.encoding


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_HEAD])
    return found["name"].decode("ascii").lower() if found else None


def _parse(name: str, text: str) -> HtmlElement:
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    body = _NOT_TEXT.sub("\ufffd", _DECLARED.sub("", text, count=1))
    try:
        root = html.document_fromstring(body, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise refusal(name, f"HTML として読めません。{SAVE_AGAIN}") from error
    fatal = [entry for entry in parser.error_log if "depth" in entry.message.lower()]
    if fatal:
        raise refusal(name, f"要素の入れ子が深すぎます。{SAVE_AGAIN}")
    return root


def _problems(walker: Walker, state: str) -> Iterator[Problem]:
    if walker.inserted or walker.deleted:
        yield Problem(
            "skipped",
            f"挿入{walker.inserted}字・削除{walker.deleted}字の印（ins、del）があります。"
            f"{_STATES[state]}文章を読みました（--revisions {state}）",
        )
    if walker.ignored[OUTSIDE]:
        yield Problem("skipped", f"{OUTSIDE}{walker.ignored[OUTSIDE]}字は読んでいません")
    if walker.ignored[HIDDEN]:
        count = walker.ignored[HIDDEN]
        yield Problem("suspect", f"{HIDDEN}{count}字は、画面で見えないため読み飛ばしました")


def _account(lines: Sequence[Line], walker: Walker) -> Account:
    placed = sum(characters(line.text) for line in lines)
    ignored = tuple(sorted((k, v) for k, v in walker.ignored.items() if v))
    return Account(placed + sum(n for _, n in ignored), placed, ignored)
