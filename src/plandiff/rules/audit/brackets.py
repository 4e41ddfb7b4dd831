"""Brackets that do not close, or close in the wrong order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.rules.audit.facts import quote_pieces
from plandiff.rules.audit.kinds import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import Piece
    from plandiff.rules.audit.facts import ReportFacts

_CLOSES = {
    "）": "（(",
    ")": "（(",
    "」": "「",
    "』": "『",
    "】": "【",
    "〕": "〔",
    "》": "《",
    "≫": "≪",
}
_OPENS = "（(「『【〔《≪"


def find_brackets(facts: ReportFacts) -> Iterator[Hit]:
    """Find statements with an unclosed, unopened or crossed bracket."""
    for title, text, pieces in _statements(facts):
        fault = _fault(text)
        if fault:
            yield Hit(
                f"括弧の対応が取れていません（{fault}）：「{_around(text, fault)}」",
                (title, fault, text[:20]),
                quote_pieces(facts, pieces),
            )


def _statements(facts: ReportFacts) -> Iterator[tuple[str, str, tuple[Piece, ...]]]:
    for measure in facts.report.measures:
        for clause in (*measure.plan, *measure.results, *measure.next_year):
            yield measure.title, clause.text, clause.pieces
        for target in measure.targets:
            yield measure.title, target.clause.marker + target.text, target.clause.pieces


def _fault(text: str) -> str:
    """Return what is wrong: the first bracket without partner; empty if all is well."""
    stack: list[str] = []
    for index, char in enumerate(text):
        if char in _OPENS:
            stack.append(char)
        elif char in _CLOSES:
            if not stack:
                if _is_item(text, index):
                    continue
                return f"開きのない「{char}」"
            if stack[-1] not in _CLOSES[char]:
                return f"「{stack[-1]}」より先に「{char}」"
            stack.pop()
    return f"閉じない「{stack[-1]}」" if stack else ""


def _is_item(text: str, index: int) -> bool:
    """Tell the bracket of an item number: 1) もしくは 2)."""
    return index > 0 and (text[index - 1].isdigit() or text[index - 1] in "ⅰⅱⅲⅳⅴア-ン")


def _around(text: str, fault: str) -> str:
    at = text.find(fault[-2]) if len(fault) > 1 else 0
    return text[max(0, at - 12) : at + 12]
