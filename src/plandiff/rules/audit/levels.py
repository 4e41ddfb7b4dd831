"""Targets against last year's result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.rules.audit.facts import name_of, quote_target, targets
from plandiff.rules.audit.kinds import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model_results import ResultTarget
    from plandiff.rules.audit.facts import ReportFacts


def find_below_last(facts: ReportFacts) -> Iterator[Hit]:
    """Find absolute targets that ask for less than last year already brought."""
    for _, target in targets(facts.report):
        if _is_behind(target):
            yield Hit(
                f"「{name_of(target)}」の目標{target.value:,f}{target.unit}{target.comparator}は、"
                f"前年度の実績{target.previous_actual_text}{_behind(target)}。",
                (target.indicator, str(target.value), str(target.previous_actual)),
                quote_target(facts, target),
            )


def _behind(target: ResultTarget) -> str:
    return "を下回っています" if target.comparator == "以上" else "より緩い水準です"


def _is_behind(target: ResultTarget) -> bool:
    value, last = target.value, target.previous_actual
    if value is None or last is None or target.basis == "previous_year":
        return False
    if target.comparator == "以上":
        return last > value
    return target.comparator in {"以下", "以内"} and last < value


def find_baselines(facts: ReportFacts) -> Iterator[Hit]:
    """Find relative targets whose printed baseline is not last year's result."""
    for _, target in targets(facts.report):
        base, last = target.baseline, target.previous_actual
        if base is not None and last is not None and base != last:
            yield Hit(
                f"「{name_of(target)}」は対前年度（{base:,f}{target.unit}）とされていますが、前年度の実績は"
                f"{target.previous_actual_text}です。",
                (target.indicator, str(base), str(last)),
                quote_target(facts, target),
            )
