"""What holds for every document that was read, and refusals as plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plandiff.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable

    from plandiff.model import Document

_FOREIGN: Final = re.compile(r"[A-Za-z]{2,},? [a-z]{2,}")
"""Two English words in a row: what a library said."""
_ADVICE: Final = re.compile("(?:ください|使えます）)$")


def says_what_to_do(refusal: str) -> bool:
    """Whether a refusal ends with what the user can do, and passes on no library's words."""
    said = re.sub("`[^`]*`", "", refusal)
    return _ADVICE.search(refusal) is not None and _FOREIGN.search(said) is None


def outcome(read: Callable[[], Document]) -> Document | str:
    """Return the document, or the words of its refusal."""
    try:
        return read()
    except ReadError as error:
        return str(error)


def is_exact(document: Document) -> bool:
    """Whether the account adds up, agrees with the lines, and the lines are numbered."""
    account = document.account
    if account is None:
        return False
    printed = "".join("".join(line.text.split()) for line in document.lines)
    unread = sum(count for _, count in account.unread)
    ignored = sum(count for _, count in account.ignored)
    holes = printed.count("\ufffd") if unread else 0
    return (
        account.read == account.placed + ignored + unread
        and account.placed == len(printed) - holes
        and [line.no for line in document.lines] == list(range(1, len(document.lines) + 1))
        and all(0 <= m.start < m.end <= len(ln.text) for ln in document.lines for m in ln.marks)
    )
