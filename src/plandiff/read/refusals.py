"""What the readers say when they refuse a file: one line, what, where and what to do.

What a library says of a file is in its own language and its own words: it goes with the error's
cause and is not passed on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.errors import ReadError
from plandiff.read.source import one_line

if TYPE_CHECKING:
    from plandiff.options import ReadLimits

__all__ = [
    "ENCRYPTED",
    "NO_TEXT",
    "SAVE_AGAIN",
    "broken",
    "refusal",
    "too_long",
    "too_many_cells",
    "too_many_pages",
]

ENCRYPTED = "パスワードで保護されています。保護を外して保存し直してください"
NO_TEXT = "文字がありません。文字のある文書を指定してください"
SAVE_AGAIN = "作成したソフトで開き、保存し直してください"


def refusal(name: str, reason: str) -> ReadError:
    """Return the error to raise for a file; neither name nor reason can break the line."""
    return ReadError(f"{one_line(name)}: {one_line(reason)}")


def broken(name: str, where: str) -> ReadError:
    """Refuse a damaged file; `where` is the damage in a few words."""
    return refusal(name, f"壊れています（{where}）。{SAVE_AGAIN}")


def too_long(name: str, limits: ReadLimits) -> ReadError:
    """Refuse a file with too many characters."""
    return refusal(
        name, f"文字数の上限（{limits.max_characters:,}字）を超えています。分けてください"
    )


def too_many_pages(name: str, limits: ReadLimits) -> ReadError:
    """Refuse a file with too many pages or sheets."""
    return refusal(
        name,
        f"ページ数の上限（{limits.max_pages:,}）を超えています。"
        "分けるか、--max-pages で上限を上げてください",
    )


def too_many_cells(name: str, limits: ReadLimits) -> ReadError:
    """Refuse a file with too large a table."""
    return refusal(
        name, f"表が大きすぎます（上限{limits.max_table_cells:,}セル）。表を分けてください"
    )
