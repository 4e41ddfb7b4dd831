"""A KPI of last year is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.kpi.format import asked
from plandiff.rules.fingerprint import value_key
from plandiff.rules.kinds import Hit
from plandiff.rules.quote import quote_clause, quote_topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.rules.facts import Facts


def find_removed(facts: Facts) -> Iterator[Hit]:
    """Find KPIs that stand neither in the body nor in the table of the current plan."""
    for topic in facts.topics:
        target = topic.main.previous
        if target is None or any(diff.change != "removed" for diff in topic.diffs):
            continue
        message = (
            f"{facts.year('previous')}のKPI「{target.indicator}」（{asked(target)}）が"
            f"{facts.year('current')}の計画にないので、廃止でよいか、その説明があるか確認してください。"
        )
        # A note may have announced the end.
        notes = (quote_clause(note, "previous") for note in facts.notes_of(topic, "previous"))
        yield Hit(message, (*topic.key, value_key(target)), (*quote_topic(topic), *notes))
