"""Write figures as a report prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from plandiff.model import Target


def figure(value: Decimal, unit: str = "") -> str:
    """Write 1660 and 事業所 as 1,660事業所; the printed decimals stay: 94.0％."""
    return f"{value:,f}{unit}"


def difference(value: Decimal, unit: str = "") -> str:
    """Write a difference with its sign; percentages differ by ポイント: ＋0.6ポイント."""
    sign = "＋" if value > 0 else "－" if value < 0 else "±"
    return f"{sign}{abs(value):,f}{'ポイント' if unit == '％' else unit}"


def asked(target: Target) -> str:
    """Write what a target asks for: 56.6％以上, 対前年度以上, 100％, 実施."""
    comparator = target.comparator
    if comparator == "実施":
        return "実施" if target.value is None else figure(target.value, target.unit) + "の実施"
    lead = "対前年度" if target.basis == "previous_year" else ""
    amount = "" if target.value is None else figure(target.value, target.unit)
    if lead and amount:
        amount = f"（{amount}）"
    ending = {"維持": "を維持" if lead or amount else "維持", "とする": ""}.get(
        comparator, comparator
    )
    return f"{lead}{amount}{ending}" or comparator
