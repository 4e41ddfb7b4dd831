"""Body and KPI table of one plan contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.kpi.format import asked
from plandiff.kpi.indicator import indicator_key
from plandiff.kpi.link import section_likeness, section_words
from plandiff.kpi.tidy import strip_marks, tidy
from plandiff.rules.fingerprint import value_key
from plandiff.rules.kinds import Hit
from plandiff.rules.quote import quote_heading, quote_target
from plandiff.text.fold import bare
from plandiff.text.omissions import is_abridged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import Evidence, Side, Target
    from plandiff.rules.facts import Facts, Placed

SIDES: Final[tuple[Side, Side]] = ("current", "previous")


def find_figures(facts: Facts) -> Iterator[Hit]:
    """Find KPIs for which body and table ask for different things."""
    for side, body, table in _both(facts):
        one, other = body.target, table.target
        if value_key(one) != value_key(other):
            message = (
                f"{facts.year(side)}の「{one.indicator}」の目標が本文では{asked(one)}、KPI一覧表では"
                f"{asked(other)}となっているので、正しい方にそろえてください。"
            )
            yield Hit(
                message,
                (*_key(side, body), value_key(one), value_key(other)),
                _quotes(side, one, other),
            )


def find_missing(facts: Facts) -> Iterator[Hit]:
    """Find KPIs that only the body or only the table has, in plans that have both."""
    abridged = is_abridged(facts.comparison.source_lines)
    for side in SIDES:
        twins = facts.twins(side)
        if not any(twin.table for twin in twins) or not any(twin.body for twin in twins):
            continue
        for twin in twins:
            lone = twin.body or twin.table
            # A KPI of the table may stand in a part of the body that was left out: （略）.
            known = (twin.body and twin.table) or (abridged and not twin.body)
            if lone and not known:
                there, gone = ("本文", "KPI一覧表") if twin.body else ("KPI一覧表", "本文")
                message = (
                    f"{facts.year(side)}の「{lone.target.indicator}」（{asked(lone.target)}）は{there}に"
                    f"あるが{gone}にないので、記載漏れでないか確認してください。"
                )
                key = (*_key(side, lone), there, value_key(lone.target))
                yield Hit(message, key, (quote_target(lone.target, side),))


def find_names(facts: Facts) -> Iterator[Hit]:
    """Find KPIs whose indicator is worded differently in body and table."""
    for side, body, table in _both(facts):
        one, other = body.target, table.target
        if _words(one.indicator) != _words(other.indicator):
            message = (
                f"{facts.year(side)}の同じKPIが本文では「{one.indicator}」、KPI一覧表では"
                f"「{other.indicator}」と書かれているので、呼び方をそろえてください。"
            )
            yield Hit(message, (*_key(side, body)[1:], "name"), _quotes(side, one, other))


def find_sections(facts: Facts) -> Iterator[Hit]:
    """Find sections that the table names otherwise than the body's heading does."""
    for side, body, table in _both(facts):
        if 0.5 <= section_likeness(table.section, body.section) < 0.985:
            message = (
                f"{facts.year(side)}の施策名が本文の見出しでは「{body.section}」、KPI一覧表では"
                f"「{tidy(table.section)}」となっているので、そろえてください。"
            )
            key = (section_words(body.section), "section")
            heading = (quote_heading(body.heading, side),) if body.heading else ()
            yield Hit(message, key, (*heading, quote_target(table.target, side)))


def find_order(facts: Facts) -> Iterator[Hit]:
    """Find sections whose KPIs stand in another order, or under other numbers, in the table."""
    for side in SIDES:
        groups: dict[str, list[tuple[Target, Target]]] = {}
        for on, body, table in _both(facts):
            if on == side:
                groups.setdefault(body.section, []).append((body.target, table.target))
        for section, pairs in groups.items():
            if any(_number(one.item) != _number(other.item) for one, other in pairs):
                yield _order(facts, side, section, pairs)


def _order(facts: Facts, side: Side, section: str, pairs: list[tuple[Target, Target]]) -> Hit:
    items = "・".join(one.item or "番号なし" for one, _ in pairs)
    others = "・".join(other.item or "番号なし" for _, other in pairs)
    message = (
        f"{facts.year(side)}の「{section}」のKPIは、本文の{items}がKPI一覧表では{others}なので、"
        "順序か番号をそろえてください。"
    )
    quotes = tuple(quote_target(target, side) for pair in pairs for target in pair)
    return Hit(message, (section_words(section), "order"), quotes)


def _both(facts: Facts) -> Iterator[tuple[Side, Placed, Placed]]:
    for side in SIDES:
        for twin in facts.twins(side):
            if twin.body and twin.table:
                yield side, twin.body, twin.table


def _key(side: Side, placed: Placed) -> tuple[str, str, str]:
    return side, section_words(placed.section), indicator_key(placed.target.indicator)


def _quotes(side: Side, one: Target, other: Target) -> tuple[Evidence, Evidence]:
    return quote_target(one, side), quote_target(other, side)


def _words(indicator: str) -> str:
    return bare(strip_marks(indicator))


def _number(item: str) -> str:
    return bare(item)
