"""What a reference cell of a KPI table holds: a figure, 【新設】, a dash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.text.fold import fold

if TYPE_CHECKING:
    from plandiff.segment.row import Row

__all__ = ["is_value", "is_value_text", "note_marks"]

LONGEST = 40
# 事業所, ％, か月; no words of a sentence: 56.6％以上とする is the end of a KPI.
_UNIT = r"(?:(?!以上|以下|以内|未満)[^\s0-9、。()ぁ-ん]|か(?=[月所年国])){0,6}"
_NOTE_MARK = r"[(]?\s*[※*＊]\s*([0-9]{0,2})\s*[)]?"
_VALUE = re.compile(
    rf"""
    (?: (?:約|▲|△|[+\-])? \s* [0-9][0-9,]*(?:\.[0-9]+)? \s* {_UNIT} (?:程度)?
      | 【[^】]*】 | \[[^\]]*\] | [(]?(?:新設|新規|なし|設定なし|未設定|集計中|未集計)[)]?
      | [-ー―] | 実施(?:あり|済み?|なし)? | 未実施 | 達成 | 未達成 | n/?a | new
    )
    (?: \s* {_NOTE_MARK} )*
    (?: \s* [(][^()]+[)] )?              # 【新設】（令和６年度から設定）
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARK = re.compile(r"[※＊]\s?([0-9]{1,2})?")


def is_value(row: Row) -> bool:
    """Tell whether a row, its item number aside, is a figure for reference: １）100％."""
    marker = row.marker
    is_item = marker is not None and marker.kind == "enumerator"
    return is_value_text(row.after(marker) if marker and is_item else row.text)


def is_value_text(text: str) -> bool:
    """Tell whether a text is nothing but a reference figure or what stands for one."""
    return 0 < len(text) <= LONGEST and _VALUE.fullmatch(fold(text)) is not None


def note_marks(text: str) -> frozenset[str]:
    """Return the note signs in a text: ※ and ※1 for 「率（※）を」 and 「50.8%（※１）」."""
    if "※" not in text and "＊" not in text:
        return frozenset()
    return frozenset("※" + (number or "") for number in _MARK.findall(fold(text)))
