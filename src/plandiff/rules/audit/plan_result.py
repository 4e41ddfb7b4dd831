"""Plan and result of one measure side by side."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from plandiff.rules.audit.facts import quote_clause, title_of
from plandiff.rules.audit.kinds import Hit
from plandiff.rules.audit.likeness import same_text, share
from plandiff.text.fold import bare, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model_results import Measure, ReportClause
    from plandiff.rules.audit.facts import ReportFacts

COPIED = 0.93
"""Likeness from which a sentence of the results is the plan's own."""
FOLLOWS = 0.55
"""Likeness from which a result answers to a plan clause."""
_WISH = re.compile(r"[うくぐすつぬぶむる]。?$")
"""A verb in its plain form: 図る。, そろえる。"""
_NOUN = re.compile(r"[一-龥ァ-ヶー]{2,8}")


def find_plan_sentences(facts: ReportFacts) -> Iterator[Hit]:
    """Find sentences in the results that are the plan's, word for word."""
    for measure in facts.report.measures:
        for result in measure.results:
            for sentence in re.findall(r"[^。]+。", fold(result.text)):
                plan = _same(measure, sentence)
                if plan is not None and _WISH.search(sentence):
                    yield Hit(
                        f"「{title_of(measure)}」の実施結果に、計画の文がそのまま残っています。"
                        "実施した内容に改める必要があります。",
                        (measure.title, bare(sentence)),
                        (*quote_clause(facts, result), *quote_clause(facts, plan)),
                    )


def _same(measure: Measure, sentence: str) -> ReportClause | None:
    fair = [p for p in measure.plan if p.kind != "heading" and len(p.text) > 12]
    best = max(fair, key=lambda p: same_text(p.text, sentence), default=None)
    return best if best is not None and same_text(best.text, sentence) >= COPIED else None


def find_changed_nouns(facts: ReportFacts) -> Iterator[Hit]:
    """Find results that follow a plan clause but name another thing: 支部平均 / 全国平均."""
    for measure in facts.report.measures:
        for result in measure.results:
            if result.kind in {"heading", "note"}:
                continue
            for plan in measure.plan:
                yield from _changed(facts, measure, plan, result)


def _changed(
    facts: ReportFacts, measure: Measure, plan: ReportClause, result: ReportClause
) -> Iterator[Hit]:
    old, new = fold(plan.text), fold(result.text)
    if len(old) < 12 or share(old, new) < FOLLOWS:
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for op, a0, a1, b0, b1 in matcher.get_opcodes():
        if op != "replace" or a1 - a0 > 4 or b1 - b0 > 4:
            continue
        one, two = _word(old, a0, a1), _word(new, b0, b1)
        if _rivals(one, two):
            yield Hit(
                f"「{title_of(measure)}」の計画では「{one}」、実施結果では「{two}」です。同じものを指すなら"
                "そろえる必要があります。",
                (measure.title, one, two),
                (*quote_clause(facts, plan), *quote_clause(facts, result)),
            )


def _word(text: str, start: int, end: int) -> str:
    """Return the noun around a stretch."""
    while start > 0 and _NOUN.fullmatch(text[start - 1] * 2):
        start -= 1
    while end < len(text) and _NOUN.fullmatch(text[end] * 2):
        end += 1
    return text[start:end]


def _rivals(one: str, two: str) -> bool:
    """Tell two nouns of one length that share their end."""
    return (
        len(one) == len(two) >= 3
        and one != two
        and one[-2:] == two[-2:]
        and _NOUN.fullmatch(one) is not None
        and _NOUN.fullmatch(two) is not None
    )
