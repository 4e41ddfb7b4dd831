"""What the column decision looks at in one line, computed once."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from plandiff.text.fold import key
from plandiff.text.markers import Marker, parse_marker
from plandiff.text.sentences import finished

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plandiff.model import Line

# A heading is rarely longer than this; a longer enumerated line is a sentence.
HEADING_LENGTH = 34
# 令和7年度…計画, 令和7年度…KPI一覧表, FY2025 … plan
TITLE = re.compile(
    r"^(?=.{4,40}$)(?=.*\d年度|FY\d).*(?:計画|一覧|一覧表|(?i:plan|table|targets?))$"
)
# 58.3%  1)100%  ②24,233事業所  2)【新設】  50.8%(※1)
VALUE = re.compile(
    r"""(?:約?[▲△-]?\d[\d,.]*\D{0,5}|【?(?:新設|新規|なし|未設定|未実施|実施)】?|(?i:new|n/a)|[-－―–])
        (?:\(?※\d*\)?)?""",
    re.VERBOSE,
)
STOPS = 0.05
"""Share of lines that end with 。 in a text that uses it."""
FULL = 0.9
"""Share of the usual width from which a line is full."""
DOUBTFUL = 0.35
NOTED = 3
"""Lines above a note in which its mark stands when the note is printed in its place."""
ENDINGS = ("。", ")", "）", "」", "】", "』", "%", "％", "．", ".")
DECIMAL = "#.#"
"""Marker style of 1.1 and 1.1.1."""
DECIMALS = 4
"""Decimal numbers from which a document counts as numbered so."""
FINISHED = 0.7
# 「2 重点的に取り組む施策」, not 「2 回」 or 「3 月」
BARE_NUMBER = re.compile(r"\s*(?P<number>[1-9１-９]\d?)[ \u3000]+(?![\d年月日回件人社割％%])\S{2}")
# Two blank paragraphs (each with the blank line after it) beyond the usual spacing.
WIDE = 4


class LineFacts(NamedTuple):
    """One body line as the column decision sees it."""

    line: Line
    key: str
    """Folded text without white space."""
    marker: Marker | None
    finished: float
    """0 to 1: how surely a sentence, heading or item ends with this line."""

    in_note: bool
    """Whether a note begins here or runs on from above."""

    @property
    def width(self) -> int:
        """Printed width in half-width characters."""
        text = self.line.text.strip()
        return 2 * len(text) - sum(c < "\u0300" for c in text)

    is_title: bool
    """A title without number that names its year: 令和７年度 … KPI一覧表."""
    is_value: bool
    """A reference cell: a figure or 【新設】 alone, item number allowed."""

    @property
    def starts_item(self) -> bool:
        """Whether something new begins here: bullet, heading, block, KPI, note or title."""
        return self.marker is not None or self.is_title

    @property
    def block_kind(self) -> str:
        """Name of the block this line may open: its head without the grade; empty if none."""
        if self.marker is None or self.marker.kind not in {"block", "kpi"}:
            return ""
        if self.marker.kind == "kpi":
            return "KPI"
        return self.key.partition("】")[0].partition(":")[0]

    @property
    def is_heading_like(self) -> bool:
        """Whether it may be a heading or block head: marked, short, no full stop."""
        if self.is_title:
            return True
        if self.marker is None or self.marker.kind not in {"enumerator", "block"}:
            return False
        return len(self.key) <= HEADING_LENGTH and not self.line.text.rstrip().endswith("。")


def line_facts(lines: Iterable[Line]) -> tuple[LineFacts, ...]:
    """Look at each line once."""
    facts = _cut_full_lines(_line_facts(lines))
    decimal = sum(f.marker is not None and f.marker.style == DECIMAL for f in facts)
    if decimal < DECIMALS:
        return facts
    return tuple(_with_bare_number(fact) for fact in facts)


def _cut_full_lines(facts: tuple[LineFacts, ...]) -> tuple[LineFacts, ...]:
    """Doubt the end of full lines that read like one, where sentences end with 。 otherwise."""
    stops = sum(fact.line.text.rstrip().endswith("。") for fact in facts)
    if stops < STOPS * len(facts):
        return facts
    full = FULL * usual_width(facts)
    return tuple(
        fact._replace(finished=DOUBTFUL)
        if fact.finished > DOUBTFUL
        and len(fact.key) >= full
        and not fact.line.text.rstrip().endswith(ENDINGS)
        else fact
        for fact in facts
    )


def usual_width(facts: Sequence[LineFacts]) -> float:
    """Characters on a wrapped line: the upper quartile of all lengths, at least 1."""
    lengths = sorted(len(fact.key) for fact in facts)
    return float(max(1, lengths[len(lengths) * 3 // 4])) if lengths else 1.0


def _with_bare_number(fact: LineFacts) -> LineFacts:
    """Read 「2 重点施策」 as a heading in a document that numbers 2.1, 2.1.1."""
    found = None if fact.marker else BARE_NUMBER.match(fact.line.text)
    if found is None or fact.finished >= FINISHED or len(fact.key) > HEADING_LENGTH:
        return fact
    number = found["number"]
    marker = Marker("enumerator", DECIMAL, (int(number),), number, *found.span("number"))
    return fact._replace(marker=marker, is_value=_is_value(fact.line.text, fact.key, marker))


def _is_value(text: str, folded: str, marker: Marker | None) -> bool:
    if marker is not None and marker.kind == "enumerator":
        folded = key(text[marker.end :])
    return VALUE.fullmatch(folded) is not None


def _line_facts(lines: Iterable[Line]) -> tuple[LineFacts, ...]:
    facts: list[LineFacts] = []
    in_note = False
    page = 0
    for line in lines:
        marker = parse_marker(line.text)
        in_note = marker.kind == "note" if marker else in_note and line.page == page
        page = line.page
        folded = key(line.text)
        title = marker is None and TITLE.search(folded) is not None
        value = _is_value(line.text, folded, marker)
        facts.append(LineFacts(line, folded, marker, finished(line.text), in_note, title, value))
    return tuple(facts)


def wide_gaps(facts: Sequence[LineFacts]) -> frozenset[int]:
    """Positions before which more source lines are left blank than is usual in the document."""
    steps = [b.line.no - a.line.no for a, b in pairwise(facts)]
    if not steps:
        return frozenset()
    usual = sorted(steps)[(len(steps) - 1) // 2]
    return frozenset(i + 1 for i, step in enumerate(steps) if step >= usual + WIDE)


def floating_notes(facts: Sequence[LineFacts]) -> frozenset[int]:
    """Positions at which a note begins that may stand anywhere on its page.

    A note right below the words that bear its mark stands where it belongs.
    """
    return frozenset(
        i
        for i, fact in enumerate(facts)
        if fact.marker
        and fact.marker.kind == "note"
        and not any(
            key(fact.marker.text) in f.key and not f.in_note for f in facts[max(0, i - NOTED) : i]
        )
    )


def page_starts(facts: Sequence[LineFacts]) -> frozenset[int]:
    """Positions in `facts` at which a page begins."""
    return frozenset(
        i for i, fact in enumerate(facts) if i == 0 or fact.line.page != facts[i - 1].line.page
    )
