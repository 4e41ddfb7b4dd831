"""What one change of a document brings: findings its earlier version had not, told as such."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from plandiff import pipeline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plandiff.check.nouns import Item
    from plandiff.model import Comparison, Finding

_CHANGES: Final = ("target-lowered", "target-raised", "kpi-", "direction-")
"""How the ids of rules begin whose sentences name two years."""


def only_new(comparison: Comparison, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Leave out what is found as well when the earlier version is compared with itself."""
    before = comparison.previous
    settled = pipeline.compare_plans(before, before, source=comparison.source)
    had = {finding.fingerprint for finding in settled.findings}
    return tuple(finding for finding in found if finding.fingerprint not in had)


def is_one_year(comparison: Comparison) -> bool:
    """Tell whether both versions are the plan of one year, rather than of two."""
    return comparison.current.fiscal_year == comparison.previous.fiscal_year


def within_a_year(item: Item) -> Item:
    """Word a change within one year's plan: the rules speak of this year and the last."""
    if not (item.rule.startswith(_CHANGES) and item.indicator and (item.before or item.after)):
        return item
    return replace(item, message=f"「{item.indicator}」の目標{_told(item)}（{item.title}）。")


def _told(item: Item) -> str:
    if item.before and item.after:
        return f"が、変更前の「{item.before}」から「{item.after}」になりました"
    return (
        f"（{item.before}）がなくなりました" if item.before else f"（{item.after}）が加わりました"
    )
