"""A target asks for less than what was reached already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.kpi.format import asked
from plandiff.kpi.notes import note_kind
from plandiff.kpi.reference import Figure, reference_figure
from plandiff.rules.fingerprint import value_key
from plandiff.rules.kinds import Hit
from plandiff.rules.quote import quote_reference, quote_topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import Target
    from plandiff.rules.facts import Facts, Topic


def find_below_result(facts: Facts) -> Iterator[Hit]:
    """Find current targets that the last printed result already meets with room to spare.

    Only where target and result are figures of one unit and no note says that the result was
    computed in another way; a relative target (対前年度以上) cannot lie below.
    """
    for topic in facts.topics:
        if _other_method(facts, topic):
            continue
        for target in topic.targets("current"):
            result = _result(target)
            if result and _is_below(target, result):
                yield _hit(topic, target, result)
                break


def _other_method(facts: Facts, topic: Topic) -> bool:
    """Tell whether a note says the result was computed otherwise than the target will be."""
    notes = facts.notes_of(topic, "current")
    return any(note_kind(note.text) == "method" and "変更後" not in note.text for note in notes)


def _result(target: Target) -> Figure | None:
    if target.reference is None or target.value is None or target.basis != "absolute":
        return None
    figure = reference_figure(target.reference.text)
    return figure if figure and figure.unit == target.unit else None


def _is_below(target: Target, result: Figure) -> bool:
    if target.value is None or target.direction == "none" or target.comparator == "実施":
        return False
    higher = target.direction == "higher"
    return target.value < result.value if higher else target.value > result.value


def _hit(topic: Topic, target: Target, result: Figure) -> Hit:
    reference = target.reference
    if reference is None:
        raise AssertionError("a result comes from a reference")
    label = reference.label.replace("参考：", "").replace("参考:", "").strip() or "直近"
    higher = target.direction == "higher"
    message = (
        f"「{target.indicator}」の目標{asked(target)}は、{label}の実績{result.value:,f}{result.unit}"
        f"{'を下回る' if higher else 'より緩い'}ので、"
        f"実績より{'低い' if higher else '緩い'}水準でよいか確認してください。"
    )
    key = (*topic.key, value_key(target), format(result.value.normalize(), "f"))
    quotes = tuple(quote for quote in quote_topic(topic) if quote.side == "current")
    return Hit(message, key, (*quotes, *quote_reference(target, "current")))
