"""A year is written in a form that cannot be right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plandiff.kpi.link import section_words
from plandiff.model import Evidence
from plandiff.rules.facts import walk
from plandiff.rules.kinds import Hit
from plandiff.rules.quote import quote_clause, quote_heading
from plandiff.text.fold import key
from plandiff.text.spans import line_ranges
from plandiff.text.years import YearMention, era_name, fiscal_years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import Clause, Plan, Section, Side
    from plandiff.rules.facts import Facts

_BRACKET: Final = re.compile(r"[0-9０-９元]\s*年?度?\s*[（(]")
"""Only a year with another in brackets can contradict itself: 2023（令和５年）年."""
_DOUBLED: Final = re.compile(r"年\s*(?P<close>[）)])\s*年")


def find_years(facts: Facts) -> Iterator[Hit]:
    """Find 2023（令和５年）年 and Gregorian years that contradict the era year beside them."""
    sides: tuple[tuple[Side, Plan], ...] = (
        ("current", facts.comparison.current),
        ("previous", facts.comparison.previous),
    )
    for side, plan in sides:
        for place, evidence in _suspects(plan, side):
            for mention in fiscal_years(evidence.text):
                if mention.form == "malformed":
                    yield Hit(_message(mention), (place, key(mention.text)), (evidence,))


def _suspects(plan: Plan, side: Side) -> Iterator[tuple[str, Evidence]]:
    """Yield what holds a year with a bracket behind it, with the words of its section."""
    for clause in plan.preamble:
        if _BRACKET.search(clause.text):
            yield "", quote_clause(clause, side)
    for section in walk(plan.sections):
        place = section_words(section.title)
        if _BRACKET.search(section.title):
            yield place, quote_heading(section, side)
        for label in section.labels:
            if _BRACKET.search(label.text):
                yield place, Evidence(side, label.page, line_ranges(label.pieces), label.text)
        for clause in _clauses(section):
            if _BRACKET.search(clause.text):
                yield place, quote_clause(clause, side)


def _clauses(section: Section) -> Iterator[Clause]:
    yield from section.clauses
    if section.table:
        for row in section.table.rows:
            yield row.kpi
            yield from row.notes
        yield from section.table.notes


def _message(mention: YearMention) -> str:
    right = _DOUBLED.sub(r"\g<close>年", mention.text)
    if right != mention.text:
        return f"「{mention.text}」は「年」が重なっているので、「{right}」に直してください。"
    era = era_name(mention.year).removesuffix("度")
    return (
        f"「{mention.text}」は西暦と元号が食い違っている（{mention.year}年は{era}）ので、"
        "正しい年を確かめて直してください。"
    )
