"""What holds for every document that was read, and refusals as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable

    from plandiff.model import Document


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
