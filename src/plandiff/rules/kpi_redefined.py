"""A KPI keeps its name and measures something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.kpi.format import asked
from plandiff.rules.fingerprint import value_key
from plandiff.rules.kinds import Hit
from plandiff.rules.quote import quote_clause, quote_topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import TargetDiff
    from plandiff.rules.facts import Facts, Topic


def find_redefined(facts: Facts) -> Iterator[Hit]:
    """Find targets whose scope, counting or form changed, so that two years do not compare."""
    for topic in facts.topics:
        diff = topic.first(lambda diff: diff.change == "redefined")
        if diff and diff.current and diff.previous:
            yield _hit(facts, topic, diff)


def _hit(facts: Facts, topic: Topic, diff: TargetDiff) -> Hit:
    now, before = diff.current, diff.previous
    if now is None or before is None:
        raise AssertionError("a redefined target has two sides")
    step = asked(now) if asked(now) == asked(before) else f"{asked(before)}→{asked(now)}"
    message = (
        f"「{now.indicator}」（{step}）は{diff.reason.rstrip('。')}ため、"
        "前年度の数値とそのまま比べられないことを説明に添えてください。"
    )
    notes = tuple(quote_clause(note, "current") for note in facts.notes_of(topic, "current"))
    key = (*topic.key, value_key(before), value_key(now))
    return Hit(message, key, (*quote_topic(topic), *notes))
