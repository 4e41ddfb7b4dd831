"""Another indicator stands where last year's stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.kpi.format import asked
from plandiff.kpi.indicator import indicator_key
from plandiff.rules.fingerprint import value_key
from plandiff.rules.kinds import Hit
from plandiff.rules.quote import quote_topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import Target, TargetDiff
    from plandiff.rules.facts import Facts, Topic


def find_replaced(facts: Facts) -> Iterator[Hit]:
    """Find KPIs whose indicator is another one; those that also turn round are `find_turned`'s."""
    for topic in facts.topics:
        diff = topic.first(lambda diff: diff.change == "replaced")
        if diff and not is_turned(diff):
            yield _hit(topic, diff, "に差し替わっているので、前年度の指標を続けない理由を")


def find_turned(facts: Facts) -> Iterator[Hit]:
    """Find KPIs for which last year more was better and now less is, or the other way round."""
    for topic in facts.topics:
        diff = topic.first(lambda diff: diff.change == "replaced")
        if diff and is_turned(diff):
            yield _hit(topic, diff, "に替わり、良いとする向きが逆になっているので、差替えの理由を")


def is_turned(diff: TargetDiff) -> bool:
    """Tell whether the better direction of a pair of targets turned."""
    ways = {target.direction for target in (diff.current, diff.previous) if target}
    return ways == {"higher", "lower"}


def _hit(topic: Topic, diff: TargetDiff, told: str) -> Hit:
    now, before = diff.current, diff.previous
    if now is None or before is None:
        raise AssertionError("a replaced target has two sides")
    message = f"指標が{_named(before)}から{_named(now)}{told}説明できるか確認してください。"
    key = (*topic.key, indicator_key(now.indicator), value_key(before), value_key(now))
    return Hit(message, key, quote_topic(topic))


def _named(target: Target) -> str:
    return f"「{target.indicator}」（{asked(target)}）"
