"""Counts and rates listed under the number of people they are of.

〇受診者数 143,012人（対象者数：213,800人）
・生活習慣病予防健診 60.3％ 128,921人
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from plandiff.rules.audit.facts import quote_each
from plandiff.rules.audit.figures import decimals, percent, plain
from plandiff.rules.audit.kinds import Hit
from plandiff.text.numerals import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.rules.audit.facts import ReportFacts

_WHOLE: Final = re.compile(r"対象者?数\s*[::]?\s*(?P<n>\d[\d,]*)\s*人")
_TOTAL: Final = re.compile(r"^[〇○●■・]\s*[^\s\d()]{2,12}者数\s*(?P<n>\d[\d,]*)\s*人\s*\(")
_PART: Final = re.compile(
    r"""
    ^ [・‣-]? \s* (?P<label> [^\d%()、。]{2,30}? ) \s*   # 生活習慣病予防健診 実施率
    (?P<rate> \d+ (?:\.\d+)? ) \s* % \s*
    \(? (?: [^()\d]{0,12} [::] )? \s* (?P<n> \d[\d,]* ) \s* 人
    """,
    re.VERBOSE,
)
REACH: Final = 8
"""So many printed lines below its head a group may go on."""


@dataclass(frozen=True, slots=True)
class Part:
    """One count with its rate."""

    label: str
    rate: str
    count: Decimal
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A number of people with the counts listed below it."""

    line: int
    whole: Decimal
    total: Decimal | None
    """The count of all parts together, where the head gives one."""
    parts: tuple[Part, ...]


def find_group_rates(facts: ReportFacts) -> Iterator[Hit]:
    """Find a rate that the count beside it and the number of people above it do not give."""
    for group in _groups(facts):
        for part in group.parts:
            due = percent(part.count, group.whole, decimals(part.rate))
            if due != Decimal(part.rate):
                yield Hit(
                    f"「{part.label}」は{part.rate}％とありますが、{plain(part.count)}人÷対象"
                    f"{plain(group.whole)}人では{due}％です。",
                    (part.label, part.rate, str(part.count), str(group.whole)),
                    quote_each(facts, [group.line, *part.lines]),
                )


def find_group_sums(facts: ReportFacts) -> Iterator[Hit]:
    """Find a total that the counts listed below it do not add up to."""
    for group in _groups(facts):
        if group.total is None or len(group.parts) < 2:
            continue
        summed = sum((part.count for part in group.parts), Decimal(0))
        if summed != group.total:
            yield Hit(
                f"内訳の{'、'.join(plain(p.count) for p in group.parts)}を足すと"
                f"{plain(summed)}人で、"
                f"{plain(group.total)}人と一致しません。",
                (str(group.total), *(str(part.count) for part in group.parts)),
                quote_each(facts, [group.line, *(n for p in group.parts for n in p.lines)]),
            )


def _groups(facts: ReportFacts) -> Iterator[Group]:
    for index, line in enumerate(facts.content):
        text = facts.folded[line]
        whole, total = _WHOLE.search(text), _TOTAL.match(text)
        number = parse_number(whole["n"]) if whole else None
        if number:
            known = parse_number(total["n"]) if total else None
            yield Group(line, number, known, tuple(_parts(facts, index)))


def _parts(facts: ReportFacts, head: int) -> Iterator[Part]:
    """Walk through the parts below a head; a part may wrap before its count."""
    below = facts.content[head + 1 : head + 1 + REACH]
    for at, line in enumerate(below):
        text = facts.folded[line]
        if _WHOLE.search(text) or text[0] in "〇○●■◆□":
            return
        following = below[at + 1] if at + 1 < len(below) else None
        lines: tuple[int, ...] = (line,)
        match = _PART.match(text)
        if match is None and following is not None and text[0] in "・‣":
            match, lines = _PART.match(text + facts.folded[following]), (line, following)
        count = parse_number(match["n"]) if match else None
        if match and count is not None:
            yield Part(match["label"].strip(), match["rate"], count, lines)
