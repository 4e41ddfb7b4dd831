"""Differences from last year recomputed; points and per cent kept apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plandiff.rules.audit.facts import quote_each
from plandiff.rules.audit.figures import UNITS, figures, plain
from plandiff.rules.audit.kinds import Hit
from plandiff.text.numerals import canonical_unit, parse_number
from plandiff.text.years import fiscal_years

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from plandiff.rules.audit.facts import ReportFacts

_CHANGE = re.compile(
    rf"対?前年度?(?:同期)?(?:末)?比?\s*(?P<sign>[+▲△-])\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>{UNITS})"
)
_RISE = re.compile(
    r"(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>人|名|件|社|事業所|機関)\s*(?P<way>増加|増|減少|減)"
)
_THEN = re.compile(
    r"(?:前年度(?:末)?|年度当初|昨年度)\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>人|名|件|社|事業所|機関)"
)
BACK = 8
"""How many printed lines above a change its two years are looked for."""


@dataclass(frozen=True, slots=True)
class Step:
    """A change as printed, with the figures of the two years it lies between."""

    line: int
    text: str
    change: Decimal
    unit: str
    now: tuple[int, Decimal]
    then: tuple[tuple[int, Decimal], ...]


def find_differences(facts: ReportFacts) -> Iterator[Hit]:
    """Find changes that no printed figure of last year gives."""
    for step in _steps(facts):
        if all(step.now[1] - then != step.change for _, then in step.then):
            line, then = step.then[0]
            yield Hit(
                f"「{step.text}」とありますが、{plain(step.now[1])}と前年度の{plain(then)}との差は"
                f"{plain(step.now[1] - then)}{step.unit}です。",
                (step.text, str(step.now[1])),
                quote_each(facts, [line, step.now[0], step.line]),
            )
    yield from _in_sentences(facts)


def find_points(facts: ReportFacts) -> Iterator[Hit]:
    """Find differences of two rates that are printed as per cent instead of points."""
    for step in _steps(facts):
        exact = [(n, then) for n, then in step.then if step.now[1] - then == step.change]
        if step.unit == "％" and exact:
            yield Hit(
                f"「{step.text}」は率どうしの差（{plain(step.now[1])}％−{plain(exact[0][1])}％）なので、"
                "「ポイント」と書くところです。",
                (step.text, str(step.now[1])),
                quote_each(facts, [exact[0][0], step.now[0], step.line]),
            )


def _steps(facts: ReportFacts) -> Iterator[Step]:
    """Walk through 対前年比±x printed below the figures of two years, each on its own line."""
    content = facts.content
    for index, line in enumerate(content):
        text = facts.folded[line]
        match = _CHANGE.search(text)
        if match is None or text.strip("<>()（）＜＞ ") != match[0]:
            continue
        number = parse_number(match["number"])
        if number is None:
            continue
        change = -number if match["sign"] in "▲△-" else number
        step = _years(facts, content[max(0, index - BACK) : index], canonical_unit(match["unit"]))
        if step is not None:
            yield Step(line, text.strip("<>()"), change, canonical_unit(match["unit"]), *step)


def _years(
    facts: ReportFacts, above: tuple[int, ...], unit: str
) -> tuple[tuple[int, Decimal], tuple[tuple[int, Decimal], ...]] | None:
    """Return this year's figure and last year's candidates among the lines above a change."""
    now: tuple[int, Decimal] | None = None
    year: int | None = None
    for line in reversed(above):
        text = facts.folded[line]
        own = [f.value for f in figures(text) if f.unit == unit and not _CHANGE.search(text)]
        years = [y.year for y in fiscal_years(text)]
        if now is None and own:
            now = (line, own[0])
        year = year if year is not None else (years[-1] if years else None)
        if now and year is not None and years and years[0] == year - 1 and own:
            return now, tuple((line, value) for value in own)
    return None


def _in_sentences(facts: ReportFacts) -> Iterator[Hit]:
    """Check sentences with both years and the change: 9人（年度当初7人で2人増加）."""
    for measure in facts.report.measures:
        for clause in measure.results:
            lines = [piece.line for piece in clause.pieces]
            text = "".join(facts.folded[n] for n in lines)
            rise, then = _RISE.search(text), _THEN.search(text)
            if rise is None or then is None or rise["unit"] != then["unit"]:
                continue
            change, old = parse_number(rise["number"]), parse_number(then["number"])
            spans = (rise.span("number"), then.span("number"))
            now = [
                f.value
                for f in figures(text)
                if f.unit == rise["unit"] and all(not s <= f.start < e for s, e in spans)
            ]
            if change is None or old is None or not now:
                continue
            signed = change if rise["way"].startswith("増") else -change
            if all(value - old != signed for value in now):
                yield Hit(
                    f"「{rise[0]}」とありますが、前年度等の{plain(old)}{rise['unit']}との差が合いません。",
                    (measure.title, rise[0]),
                    quote_each(facts, lines),
                )
