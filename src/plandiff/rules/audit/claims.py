"""Claims in words against the figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.rules.audit.facts import name_of, quote_clause, quote_target, title_of
from plandiff.rules.audit.kinds import Hit
from plandiff.rules.audit.likeness import share
from plandiff.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from plandiff.model_results import Measure, ReportClause, ResultTarget
    from plandiff.rules.audit.facts import ReportFacts

_LAST = r"(?:前年度?|昨年度?|(?:令和|R)?\d+年度(?:実績)?|対前年度?比?)"
_ROSE = re.compile(rf"{_LAST}[^。、]{{0,10}}(?:上回|より(?:も)?(?:向上|増加|改善)|を超え)")
_FELL = re.compile(rf"{_LAST}[^。、]{{0,10}}(?:下回|より(?:も)?(?:低下|減少|悪化))")
_ADMITS = re.compile(
    r"達成(?:でき|出来|し|する|に|には)?[^。]{0,8}(?:なかった|ず|ません)|未達|至らな|下回|低下|減少|出来なかった|できなかった|届か|課題|乏し|難し"
)
_SENTENCE = re.compile(r"[^。]+。?")
NAMED = 0.5
"""Share of an indicator's name that a sentence must hold to speak of it."""


def find_contradicted(facts: ReportFacts) -> Iterator[Hit]:
    """Find 「前年度を上回る」 where the figure fell, and 「下回る」 where it rose."""
    for measure in facts.report.measures:
        for clause in measure.results:
            for sentence in _SENTENCE.findall(fold(clause.text)):
                for pattern, rose in ((_ROSE, True), (_FELL, False)):
                    if pattern.search(sentence):
                        yield from _against(facts, measure, clause, (sentence, rose))


def _against(
    facts: ReportFacts, measure: Measure, clause: ReportClause, claim: tuple[str, bool]
) -> Iterator[Hit]:
    sentence, rose = claim
    for target in _meant(sentence, measure.targets):
        now, last, told = target.actual, *last_year(target)
        if now is None or last is None or now == last or (now > last) == rose:
            continue
        word = "上回る" if rose else "下回る"
        yield Hit(
            f"本文は前年度を{word}としていますが、「{name_of(target)}」は前年度の"
            f"{told}から{target.actual_text}に"
            f"{'下が' if rose else '上が'}っています。",
            (measure.title, target.indicator, word),
            (*quote_clause(facts, clause), *quote_target(facts, target)),
        )


def last_year(target: ResultTarget) -> tuple[Decimal | None, str]:
    """Return last year's actual and how to print it; 対前年度（x） gives it as well."""
    if target.previous_actual is None and target.basis == "previous_year" and target.baseline:
        return target.baseline, f"{target.baseline:,f}{target.unit}"
    return target.previous_actual, target.previous_actual_text


def _meant(sentence: str, targets: Sequence[ResultTarget]) -> Sequence[ResultTarget]:
    """Return the targets a sentence names; a measure's only one needs no name."""
    if len(targets) == 1:
        return targets
    return [t for t in targets if share(t.indicator, sentence) >= NAMED]


def find_unexplained(facts: ReportFacts) -> Iterator[Hit]:
    """Find measures whose KPIs were all missed and fell, with no word of it in the results."""
    for measure in facts.report.measures:
        fallen = [t for t in measure.targets if _fell(t)]
        if not fallen or any(t.achieved_computed is not False for t in measure.targets):
            continue
        if len(fallen) < len(measure.targets) or not measure.results:
            continue
        if any(
            _ADMITS.search(t) or _ROSE.search(t) for c in measure.results if (t := fold(c.text))
        ):
            continue  # it is spoken of; a claim that it rose is another rule's matter
        boast = [
            c
            for c in measure.results
            if re.search(r"確実な|つなげた|につながった|向上した", fold(c.text))
        ]
        yield Hit(
            f"「{title_of(measure)}」はKPIが未達成で前年度より悪化していますが、実施結果の文はそのことに"
            "触れていません。",
            (measure.title, "unexplained"),
            (
                *(q for t in fallen for q in quote_target(facts, t)),
                *(q for c in boast[:2] for q in quote_clause(facts, c)),
            ),
        )


def _fell(target: ResultTarget) -> bool:
    now, last = target.actual, last_year(target)[0]
    if now is None or last is None or target.achieved_computed is not False:
        return False
    return now > last if target.direction == "lower" else now < last
