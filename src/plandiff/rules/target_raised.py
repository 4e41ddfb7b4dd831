"""A target asks for more than last year's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.kpi.format import asked, difference
from plandiff.rules.fingerprint import value_key
from plandiff.rules.kinds import Hit
from plandiff.rules.quote import quote_topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import TargetDiff
    from plandiff.rules.facts import Facts, Topic


def find_raised(facts: Facts) -> Iterator[Hit]:
    """Find targets whose figure or comparator now asks for more.

    The mirror of a lowered target: a relative target whose reference rose was set by nobody.
    """
    for topic in facts.topics:
        diff = topic.first(_is_tighter)
        if diff:
            yield _hit(facts, topic, diff)


def _is_tighter(diff: TargetDiff) -> bool:
    moved = diff.change in ("raised", "lowered")
    compared = diff.current is not None and diff.previous is not None
    tightened = compared and value_key(diff.current) != value_key(diff.previous)
    return diff.stringency == "tighter" and (moved or tightened)


def _hit(facts: Facts, topic: Topic, diff: TargetDiff) -> Hit:
    now, before = diff.current, diff.previous
    if now is None or before is None:
        raise AssertionError("a tighter target has two sides")
    step = f"（{difference(diff.delta, now.unit)}）" if diff.delta else ""
    message = (
        f"「{now.indicator}」の目標が{facts.year('previous')}の{asked(before)}から"
        f"{facts.year('current')}の{asked(now)}になり{step}、求める水準が前年度より厳しくなりました。"
    )
    return Hit(message, (*topic.key, value_key(before), value_key(now)), quote_topic(topic))
