"""The same count printed differently, labels without their value, references to pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.rules.audit.facts import name_of, quote_clause, quote_each, quote_target
from plandiff.rules.audit.kinds import Hit
from plandiff.rules.audit.likeness import share
from plandiff.text.fold import fold
from plandiff.text.numerals import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from plandiff.model_results import Measure, ReportClause, ResultTarget
    from plandiff.rules.audit.facts import ReportFacts

_TIMES = re.compile(r"(?P<event>[一-龥ァ-ヶー]{4,}会)等?[^。、]{0,24}?\((?:[^()]*?)(?P<n>\d+)回\)")
_VALUED = re.compile(r"^[〇○●■・]\s*(?P<label>[一-龥]{3,12})\s*[\d,]+人\s*\(")
_BARE = re.compile(r"^[〇○●■・]\s*(?P<label>[一-龥]{3,12})\s*\(")
_PAGE = re.compile(r"[PpＰ]\.?\s*(?P<n>\d{1,3})(?:に|を|の|参照)")
_SAID = re.compile(
    r"(?P<label>[一-龥ァ-ヶーみのりえけしち]{2,}(?:率|割合|額|数))(?:は|が|も)\s*"
    r"(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>%|円|事業所)(?!未満|以上|以下|超|前後)"
)


def find_times(facts: ReportFacts) -> Iterator[Hit]:
    """Find one meeting held a different number of times in two places."""
    seen: dict[str, list[tuple[int, str]]] = {}
    for line in facts.content:
        for match in _TIMES.finditer(facts.folded[line]):
            seen.setdefault(match["event"], []).append((line, match["n"]))
    for event, places in seen.items():
        counts = sorted({n for _, n in places}, key=int)
        if len(counts) > 1:
            yield Hit(
                f"「{event}」の回数が{'回、'.join(counts)}回と場所により違います。",
                (event, *counts),
                quote_each(facts, [n for n, _ in places]),
            )


def find_valueless(facts: ReportFacts) -> Iterator[Hit]:
    """Find a label without the count that the same label has elsewhere."""
    valued = {m["label"]: n for n in facts.content if (m := _VALUED.match(facts.folded[n]))}
    for line in facts.content:
        match = _BARE.match(facts.folded[line])
        if match and match["label"] in valued:
            yield Hit(
                f"「{match['label']}」の数値がありません（ほかのページでは人数が書かれています）。",
                (match["label"], facts.folded[line]),
                quote_each(facts, [line, valued[match["label"]]]),
            )


def find_page_references(facts: ReportFacts) -> Iterator[Hit]:
    """Find references to page numbers in a paper that prints none."""
    furniture = {line.line for line in facts.report.lines if line.role == "furniture"}
    if any(re.fullmatch(r"\D?\s*\d{1,3}\s*\D?", facts.folded[n]) for n in furniture):
        return
    for line in facts.content:
        match = _PAGE.search(facts.folded[line])
        if match:
            yield Hit(
                f"ページ番号の印字がない資料で「P{match['n']}」を参照しています。参照先を確かめてください。",
                (match[0], str(line)),
                quote_each(facts, [line]),
            )


def find_said_otherwise(facts: ReportFacts) -> Iterator[Hit]:
    """Find results told in a sentence with another figure than in the KPI's own cell."""
    for measure in facts.report.measures:
        for clause in measure.results:
            for match in _SAID.finditer(fold(clause.text)):
                target = _named(measure, match["label"])
                if target is not None:
                    yield from _otherwise(facts, measure, clause, (match, target))


def _named(measure: Measure, label: str) -> ResultTarget | None:
    fair = [t for t in measure.targets if share(label, t.indicator + t.label) > 0.99]
    return fair[0] if len(fair) == 1 else None


def _otherwise(
    facts: ReportFacts,
    measure: Measure,
    clause: ReportClause,
    found: tuple[re.Match[str], ResultTarget],
) -> Iterator[Hit]:
    match, target = found
    number = parse_number(match["number"])
    known: set[Decimal | None] = {
        target.actual,
        target.previous_actual,
        target.value,
        target.baseline,
    }
    if number is None or target.actual is None or number in known:
        return
    if fold(target.unit) != match["unit"]:
        return
    yield Hit(
        f"「{name_of(target)}」の実績が、文では{match['number']}{match['unit']}、実績の欄では"
        f"{target.actual_text}です。",
        (measure.title, target.indicator, match["number"]),
        (*quote_clause(facts, clause), *quote_target(facts, target)),
    )


_CONDITION = re.compile(
    r"(?P<word>[一-龥])(?P<n>\d+)(?P<rest>(?:日|部位|か月|回|歳|件)(?:以上|以下|以内|未満))"
)


def find_conditions(facts: ReportFacts) -> Iterator[Hit]:
    """Find a condition of the KPI (月15日以上) that the text gives otherwise (月10日以上)."""
    for measure in facts.report.measures:
        asked = {
            (m["word"], m["rest"]): (m["n"], t)
            for t in measure.targets
            for m in _CONDITION.finditer(fold(t.indicator))
        }
        for clause in (*measure.plan, *measure.results):
            for match in _CONDITION.finditer(fold(clause.text)):
                known = asked.get((match["word"], match["rest"]))
                if known is not None and known[0] != match["n"]:
                    yield Hit(
                        f"KPIは「{match['word']}{known[0]}{match['rest']}」、本文は「{match[0]}」です。"
                        "同じ条件ならそろえる必要があります。",
                        (measure.title, match[0], known[0]),
                        (*quote_clause(facts, clause), *quote_target(facts, known[1])),
                    )
