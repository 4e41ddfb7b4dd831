"""A KPI is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.kpi.format import asked
from plandiff.rules.fingerprint import value_key
from plandiff.rules.kinds import Hit
from plandiff.rules.quote import quote_clause, quote_topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.rules.facts import Facts


def find_added(facts: Facts) -> Iterator[Hit]:
    """Find KPIs that stood neither in the body nor in the table of the previous plan."""
    for topic in facts.topics:
        target = topic.main.current
        if target is None or any(diff.change != "added" for diff in topic.diffs):
            continue
        message = (
            f"{facts.year('previous')}の計画になかったKPI「{target.indicator}」（{asked(target)}）が"
            f"{facts.year('current')}の計画に加わりました。"
        )
        notes = (quote_clause(note, "current") for note in facts.notes_of(topic, "current"))
        yield Hit(message, (*topic.key, value_key(target)), (*quote_topic(topic), *notes))
