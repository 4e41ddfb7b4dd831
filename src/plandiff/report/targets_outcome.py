"""How a target turned out, in words: verdict, distance from the target, change on last year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from plandiff.kpi.format import difference, figure
from plandiff.text.numerals import quantities

if TYPE_CHECKING:
    from decimal import Decimal

    from plandiff.model_results import ResultTarget

Verdict = Literal["met", "missed", "open"]

WORDS: Final[dict[Verdict, str]] = {"met": "達成", "missed": "未達成", "open": "判定なし"}
SIGNS: Final[dict[Verdict, str]] = {"met": "◎", "missed": "×", "open": "－"}
TONES: Final[dict[Verdict, str]] = {"met": "good", "missed": "bad", "open": "plain"}


def verdict(target: ResultTarget) -> Verdict:
    """Return how a target turned out, by the figures or else as the document states it."""
    said = target.achieved_computed
    if said is None:
        said = target.achieved_stated
    if said is None:
        return "open"
    return "met" if said else "missed"


def disputed(target: ResultTarget) -> bool:
    """Tell whether the document states another verdict than its figures give."""
    stated, computed = target.achieved_stated, target.achieved_computed
    return stated is not None and computed is not None and stated != computed


def bar_of(target: ResultTarget) -> Decimal | None:
    """Return the figure an actual is weighed against: value, baseline, or last year's actual."""
    if target.value is not None:
        return target.value
    if target.baseline is not None:
        return target.baseline
    return target.previous_actual if target.basis == "previous_year" else None


def lower_is_better(target: ResultTarget) -> bool:
    """Tell a target that is met from below."""
    if target.comparator in {"以下", "以内"}:
        return True
    return target.comparator in {"とする", "維持"} and target.direction == "lower"


def gap(target: ResultTarget) -> str:
    """Write how far the actual is from the target: －0.4ポイント; empty without two figures."""
    bar = bar_of(target)
    if bar is None or target.actual is None:
        return ""
    return difference(target.actual - bar, target.unit)


def shortfall(target: ResultTarget) -> str:
    """Write what a missed target lacked: 0.4ポイント不足, 0.03ポイント超過; empty if unknown."""
    bar = bar_of(target)
    if bar is None or target.actual is None or verdict(target) != "missed":
        return ""
    size = difference(abs(target.actual - bar), target.unit).lstrip("＋±")
    return f"{size}{'超過' if target.actual > bar else '不足'}"


def movement(target: ResultTarget) -> tuple[str, str]:
    """Return the change on last year and what it means: (＋1.1ポイント, 改善); blank if unknown."""
    if target.actual is None or target.previous_actual is None:
        return "", ""
    step = target.actual - target.previous_actual
    if not step:
        return difference(step, target.unit), "横ばい"
    if not _has_direction(target):
        return difference(step, target.unit), ""
    better = (step < 0) == lower_is_better(target)
    return difference(step, target.unit), "改善" if better else "悪化"


def _has_direction(target: ResultTarget) -> bool:
    return target.comparator in {"以上", "以下", "以内"} or target.direction != "none"


def printed_unit(text: str, fallback: str) -> str:
    """Return the unit an actual is printed with (社), else the target's."""
    found = quantities(text)
    return found[0].unit or fallback if found else fallback


def actual_figure(target: ResultTarget) -> str:
    """Write the actual: 98.7％, or as printed where it is no figure."""
    if target.actual is None:
        return target.actual_text
    return figure(target.actual, printed_unit(target.actual_text, target.unit))


def previous_figure(target: ResultTarget) -> str:
    """Write last year's actual in the same way."""
    if target.previous_actual is None:
        return target.previous_actual_text
    unit = printed_unit(target.previous_actual_text, target.unit)
    return figure(target.previous_actual, unit)
