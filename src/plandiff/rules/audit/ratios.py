"""Ratios and steps against last year, as sentences tell them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from plandiff.rules.audit.facts import name_of, quote_clause, quote_target
from plandiff.rules.audit.figures import decimals, figures, percent, plain
from plandiff.rules.audit.kinds import Hit
from plandiff.rules.audit.likeness import share
from plandiff.text.fold import fold
from plandiff.text.years import fiscal_years

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.model_results import Measure, ReportClause, ResultTarget
    from plandiff.rules.audit.facts import ReportFacts

_WHEN: Final = r"(?:前年度|昨年度|(?:令和|R)?(?:\d+|元)年度)末?"
_RATIO: Final = re.compile(rf"(?P<when>{_WHEN})比\s*(?P<n>\d+(?:\.\d+)?)\s*%(?!\s*[増減])")
_STEP: Final = re.compile(
    rf"(?:{_WHEN})(?:実績|の実績)?(?:から|より|と比べ(?:て)?|に比べ(?:て)?|比で?)[^。、\d]{{0,6}}"
    r"(?P<n>\d+(?:\.\d+)?)\s*ポイント[^。、]{0,4}"
    r"(?P<way>伸び|増|上昇|上が|向上|改善|上回|減|低下|下が|下回|悪化)"
)
_DOWN: Final = ("減", "低下", "下が", "下回", "悪化")
_PARTS: Final = re.compile(r"[^。、]+(?:[。、]|$)")
NAMED: Final = 0.5


def find_ratios(facts: ReportFacts) -> Iterator[Hit]:
    """Find 令和4年度末比120.5％ where the two figures that are printed give another ratio."""
    for measure in facts.report.measures:
        for clause in measure.results:
            for match in _RATIO.finditer(fold(clause.text)):
                yield from _ratio(facts, measure, clause, match)


def _ratio(
    facts: ReportFacts, measure: Measure, clause: ReportClause, match: re.Match[str]
) -> Iterator[Hit]:
    places, stated = decimals(match["n"]), Decimal(match["n"])
    for target in measure.targets:
        then = _then(measure, match["when"], target)
        if target.actual is None or then is None or target.unit == "％" or not then[0]:
            continue
        due = percent(target.actual, then[0], places)
        if due != stated:
            yield Hit(
                f"「{match[0]}」とありますが、{plain(then[0])}から{plain(target.actual)}への比は"
                f"{due}％です。",
                (measure.title, match[0]),
                (
                    *quote_clause(facts, clause),
                    *(quote_clause(facts, then[1]) if then[1] else ()),
                    *quote_target(facts, target),
                ),
            )
        return


def _then(
    measure: Measure, when: str, target: ResultTarget
) -> tuple[Decimal, ReportClause | None] | None:
    """Return the figure that the text gives for the earlier year, else last year's actual."""
    told = re.compile(rf"{re.escape(when)}[のは:]?\s*(?=\d)")
    for clause in measure.results:
        text = fold(clause.text)
        for match in told.finditer(text):
            for figure in figures(text[match.end() : match.end() + 16]):
                if figure.start == 0 and figure.unit == target.unit:
                    return figure.value, clause
    return None if target.previous_actual is None else (target.previous_actual, None)


def find_steps(facts: ReportFacts) -> Iterator[Hit]:
    """Find 前年度から2.2ポイント伸びた where the figures of no KPI that is meant give that step."""
    for measure in facts.report.measures:
        known = [t for t in measure.targets if t.unit == "％" and _step(t) is not None]
        rates = [t for t in measure.targets if t.unit == "％"]
        if not known or len(known) < len(rates):
            continue
        for clause in measure.results:
            for part in _PARTS.findall(fold(clause.text)):
                match = _STEP.search(part)
                if match and len(fiscal_years(part)) < 2:
                    yield from _off(facts, measure, (clause, match), _meant(part, known))


def _step(target: ResultTarget) -> Decimal | None:
    if target.actual is None or target.previous_actual is None:
        return None
    return target.actual - target.previous_actual


def _meant(part: str, targets: Sequence[ResultTarget]) -> Sequence[ResultTarget]:
    """Return the KPIs that a part of a sentence names; all of them where it names none."""
    named = [t for t in targets if share(t.indicator, part) >= NAMED]
    return named or targets


def _off(
    facts: ReportFacts,
    measure: Measure,
    told: tuple[ReportClause, re.Match[str]],
    targets: Sequence[ResultTarget],
) -> Iterator[Hit]:
    clause, match = told
    stated = Decimal(match["n"]) * (-1 if match["way"].startswith(_DOWN) else 1)
    steps = [(t, step) for t in targets if (step := _step(t)) is not None]
    if any(step == stated for _, step in steps):
        return
    listed = "、".join(f"「{name_of(t)}」は{step:+}ポイント" for t, step in steps)
    yield Hit(
        f"「{match[0]}」とありますが、印字された二つの年度の実績では{listed}です。",
        (measure.title, match[0]),
        (*quote_clause(facts, clause), *(q for t, _ in steps for q in quote_target(facts, t))),
    )
