"""Fetch the bytes of a source: a file or standard input, within the limits."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from plandiff.errors import ReadError

if TYPE_CHECKING:
    from plandiff.options import ReadLimits

__all__ = ["STANDARD_INPUT", "load", "one_line"]

STANDARD_INPUT = "-"

_REASONS = {
    errno.ENOENT: "ファイルがありません。パスを確かめてください",
    errno.ENOTDIR: "パスの途中がフォルダーではありません。パスを確かめてください",
    errno.EISDIR: "フォルダーです。中のファイルを指定してください",
    errno.EACCES: "読む権限がありません。ファイルの権限を確かめてください",
    errno.EPERM: "読む権限がありません。ファイルの権限を確かめてください",
    errno.ENAMETOOLONG: "パスが長すぎます。短い所に移してください",
    errno.ELOOP: "リンクが自分自身を指しています。リンクを直してください",
}


def _explain(error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):
        return "パスに使えない文字があります。パスを確かめてください"
    return _REASONS.get(
        error.errno or 0, f"読めません（エラー番号{error.errno}）。ファイルを確かめてください"
    )


def one_line(name: str) -> str:
    """Return a file's name fit for a message: control characters and the like escaped."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in name)


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
    shown = "標準入力" if place == STANDARD_INPUT else one_line(place)
    try:
        data = _read_bytes(place, limits.max_bytes + 1)
    except (OSError, ValueError) as error:
        raise ReadError(f"{shown}: {_explain(error)}") from error
    if not data:
        raise ReadError(f"{shown}: 空のファイルです。文字のある文書を指定してください")
    if len(data) > limits.max_bytes:
        raise ReadError(
            f"{shown}: 大きさの上限（{limits.max_bytes:,}バイト）を超えています。"
            "分けるか、--max-mb で上限を上げてください"
        )
    return (place if place == STANDARD_INPUT else Path(place).name), data
