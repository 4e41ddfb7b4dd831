"""Heads that name the two columns of a printed comparison: 新 | 旧, 改正案 | 現行, two years."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from plandiff.text.fold import key
from plandiff.text.years import fiscal_years

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["NOTE_HEADS", "SIDE_WORDS", "SideHeads", "newer_left", "side_heads"]

SIDE_WORDS: Final[tuple[tuple[str, str], ...]] = (
    ("新", "旧"),
    ("改正案", "現行"),
    ("改正後", "改正前"),
    ("変更後", "変更前"),
    ("改定後", "改定前"),
    ("改定案", "現行"),
    ("案", "現行"),
    ("今年度", "前年度"),
    ("本年度", "前年度"),
    ("当年度", "前年度"),
    ("개정안", "현행"),
    ("new", "old"),
    ("proposed", "current"),
    ("current", "previous"),
    ("revised", "original"),
)
"""Column heads, the newer side first; a head line holds both words and little else."""
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
    names = (_side_word(left), _side_word(right))
    for new, old in SIDE_WORDS:
        if names in ((new, old), (old, new)):
            return names[0] == new
    return None


def _side_word(text: str) -> str:
    text = _yearless(text)
    return key(_BRACKET.sub("", text)).casefold() or key(text).strip("()[]【】").casefold()


def _yearless(text: str) -> str:
    for mention in reversed(fiscal_years(text)):
        text = text[: mention.start] + text[mention.end :]
    return text


def _name_years(left: str, right: str) -> bool:
    """Whether each is the head of one fiscal year's plan, and not of the same year."""
    years = [{mention.year for mention in fiscal_years(text)} for text in (left, right)]
    return (
        [len(found) for found in years] == [1, 1]
        and years[0] != years[1]
        and all(len(key(_yearless(text))) <= _REST for text in (left, right))
    )
