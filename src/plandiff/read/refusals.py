"""What the readers say when they refuse a file: one line, what and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.errors import ReadError
from plandiff.read.source import one_line

if TYPE_CHECKING:
    from plandiff.options import ReadLimits

__all__ = ["ENCRYPTED", "NO_TEXT", "refusal", "too_long", "too_many_cells", "too_many_pages"]

ENCRYPTED = "パスワードで保護されています。保護を外して保存し直してください"
NO_TEXT = "文字がありません。比べるものがありません"


def refusal(name: str, reason: str) -> ReadError:
    """Return the error to raise for a file; neither name nor reason can break the line."""
    return ReadError(f"{one_line(name)}: {one_line(reason)}")


def too_long(name: str, limits: ReadLimits) -> ReadError:
    """Refuse a file with too many characters."""
    return refusal(name, f"文字数の上限（{limits.max_characters:,}字）を超えています")


def too_many_pages(name: str, limits: ReadLimits) -> ReadError:
    """Refuse a file with too many pages or sheets."""
    return refusal(name, f"ページ数の上限（{limits.max_pages:,}）を超えています")


def too_many_cells(name: str, limits: ReadLimits) -> ReadError:
    """Refuse a file with too large a table."""
    return refusal(name, f"表が大きすぎます（上限{limits.max_table_cells:,}セル）")
