"""Heads that name the two columns of a printed comparison: 新 | 旧, 改正案 | 現行, two years."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from plandiff.text.fold import key
from plandiff.text.years import fiscal_years

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["NOTE_HEADS", "SideHeads", "newer_left", "newer_word", "side_heads"]

_NEWER: Final = frozenset(
    (
        *("新", "案", "新案", "改正", "改正案", "改正後", "変更案", "変更後", "改定", "改定案"),
        *("改定後", "改訂", "改訂案", "改訂後", "修正案", "修正後", "見直し案", "見直し後"),
        *("今年度", "本年度", "当年度", "新年度", "次年度", "次期", "今回", "개정안"),
        *("new", "proposed", "revised", "updated", "after"),
    )
)
"""Heads of the column of the newer text."""
_OLDER: Final = frozenset(
    (
        *("旧", "現", "現行", "改正前", "変更前", "改定前", "改訂前", "修正前", "見直し前"),
        *("前年度", "昨年度", "現年度", "前期", "今期", "前回", "従来", "현행"),
        *("old", "current", "previous", "original", "existing", "before"),
    )
)
"""Heads of the column of the older one."""
_PAIRS: Final = (("current", "previous"), ("次年度", "今年度"), ("次年度", "本年度"))
"""The newer of two words that both stand in one of the lists."""
NOTE_HEADS: Final = frozenset(
    (
        *(
            "備考",
            "備考欄",
            "摘要",
            "理由",
            "変更理由",
            "変更の理由",
            "改正理由",
            "改正の理由",
            "비고",
        ),
        *("note", "notes", "remark", "remarks", "comment", "comments", "reason"),
    )
)
"""Heads of a column beside the two plans that says something about them."""
_ITEM_HEADS: Final = frozenset(
    (
        *("項目", "事項", "分野", "条", "条項", "条文", "箇所", "該当箇所", "名称"),
        *("施策", "具体的施策", "重点施策", "取組", "取組項目", "事業", "事業名", "施行日", "時期"),
        *("担当", "担当課", "担当部署", "所管", "所管課", "部署", "항목"),
        *("item", "items", "section", "topic", "subject", "area", "article"),
    )
)
"""Heads of a column that says what a row of the two plans is about."""
_NUMBER_HEADS: Final = frozenset(("no", "no.", "番号", "項番", "#", "頁", "ページ", "page"))
_REST: Final = 12
"""Characters a head holds at most besides its year: 事業計画（案）."""
_LONGEST: Final = 200
"""Characters of a cell that can be a head, its remarks in brackets included."""
_BRACKET: Final = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")


class SideHeads(NamedTuple):
    """A row of heads that names two neighbouring columns."""

    left: int
    right: int
    """Columns, as they were given."""
    is_plain: bool
    """Beside the two are remarks, numbers, items at most: a comparison and no list of changes."""
    has_items: bool = False
    """One beside them says what each row is about, as in tables of figures as well."""


def side_heads(row: Sequence[tuple[int, str]]) -> SideHeads | None:
    """Find the two columns that a row of (column, text) names; None if it names none, or more."""
    found = [
        (k, left, right)
        for k, ((left, one), (right, other)) in enumerate(pairwise(row))
        if newer_left(one, other) is not None or _name_years(one, other)
    ]
    if len(found) != 1:
        return None
    at, left, right = found[0]
    beside = [key(text).casefold() for k, (_, text) in enumerate(row) if k not in (at, at + 1)]
    known = NOTE_HEADS | _NUMBER_HEADS | _ITEM_HEADS
    return SideHeads(
        left, right, all(word in known for word in beside), not _ITEM_HEADS.isdisjoint(beside)
    )


def newer_left(left: str, right: str) -> bool | None:
    """Read two heads by their side words, year and brackets aside; None if they are none."""
    if max(len(left), len(right)) > _LONGEST:
        return None
    return newer_word(_side_word(left), _side_word(right))


def newer_word(left: str, right: str) -> bool | None:
    """Tell whether the first of two words heads the newer text; None if they are no such pair.

    The words are folded, in small letters: 新計画 | 現行計画, proposed | current.
    """
    names = (_bare_word(left), _bare_word(right))
    if names in _PAIRS or names[::-1] in _PAIRS:
        return names in _PAIRS
    if names[0] in _NEWER and names[1] in _OLDER:
        return True
    return False if names[0] in _OLDER and names[1] in _NEWER else None


def _bare_word(word: str) -> str:
    """Leave out what both heads call their plan: 新計画, 現行の事業計画."""
    bare = re.sub(r"の?(?:事業)?計画(?:書|案)?$", "", word)
    return bare or word


def _side_word(text: str) -> str:
    text = _yearless(text)
    return key(_BRACKET.sub("", text)).casefold() or key(text).strip("()[]【】").casefold()


def _yearless(text: str) -> str:
    for mention in reversed(fiscal_years(text)):
        text = text[: mention.start] + text[mention.end :]
    return text


def _name_years(left: str, right: str) -> bool:
    """Whether each is the head of one fiscal year's plan, and not of the same year."""
    if max(len(left), len(right)) > _LONGEST:
        return False
    years = [{mention.year for mention in fiscal_years(text)} for text in (left, right)]
    return (
        [len(found) for found in years] == [1, 1]
        and years[0] != years[1]
        and all(len(key(_yearless(text))) <= _REST for text in (left, right))
    )
