"""The results of two years were computed by different methods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.kpi.notes import note_kind
from plandiff.kpi.reference import reference_figure
from plandiff.rules.kinds import Hit
from plandiff.rules.quote import quote_clause, quote_reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import Clause, Side, Target
    from plandiff.rules.facts import Facts, Topic

_SIDES: Final[tuple[Side, Side]] = ("current", "previous")


def find_methods(facts: Facts) -> Iterator[Hit]:
    """Find KPIs with results of two years where a note says the way of computing changed."""
    for topic in facts.topics:
        notes = [
            (side, note)
            for side in _SIDES
            for note in facts.notes_of(topic, side)
            if note_kind(note.text) == "method"
        ]
        results = [target for side in _SIDES if (target := _with_result(topic, side))]
        if notes and len(results) == len(_SIDES):
            yield _hit(topic, results[0], results[1], notes)


def _with_result(topic: Topic, side: Side) -> Target | None:
    return next((target for target in topic.targets(side) if _result(target)), None)


def _result(target: Target) -> str:
    figure = reference_figure(target.reference.text) if target.reference else None
    return f"{figure.value:,f}{figure.unit}" if figure else ""


def _label(target: Target) -> str:
    label = target.reference.label if target.reference else ""
    return label.replace("参考：", "").replace("参考:", "").strip()


def _hit(topic: Topic, now: Target, before: Target, notes: list[tuple[Side, Clause]]) -> Hit:
    message = (
        f"「{now.indicator}」の実績は{_label(before)}の{_result(before)}と{_label(now)}の{_result(now)}と"
        "で算出方法が違うと注にあるので、増減として説明しないようにしてください。"
    )
    quotes = (
        *quote_reference(now, "current"),
        *quote_reference(before, "previous"),
        *(quote_clause(note, side) for side, note in notes),
    )
    return Hit(message, (*topic.key, _result(before), _result(now)), quotes)
