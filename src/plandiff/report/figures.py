"""Targets and results as people write them: 57.7％以上, 1.1ポイント引下げ, 58.3％."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.report.visible import visible

if TYPE_CHECKING:
    from decimal import Decimal

    from plandiff.model import Reference, Target, TargetDiff
    from plandiff.report.words import Words

_PERCENT = ("％", "%")
_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_REFERENCE_HEAD = re.compile(
    r"""
      ^[（(]? 参考 [）)]? [：:・\s]*   # 参考：令和５年度末
    | [（(] 参考 [）)] $               # 令和４年度実績（参考）
    """,
    re.VERBOSE,
)


def figure(value: Decimal, unit: str, words: Words) -> str:
    """1,660事業所, 56.6％."""
    shown = words.say("unit.percent") if unit in _PERCENT else visible(unit)
    return f"{value:,f}{shown}"


def indicator(target: Target) -> str:
    """Name what a target measures, without the full stop of the sentence it was taken from."""
    return visible(target.indicator).strip().rstrip("。")


def promise(target: Target, words: Words) -> str:
    """Say what a target asks for: 57.7％以上, 対前年度（0.38％）以下, 実施."""
    amount = _amount(target, words)
    if amount is None:
        return words.say(f"promise.{target.comparator}.bare")
    return words.say(f"promise.{target.comparator}", figure=amount)


def _amount(target: Target, words: Words) -> str | None:
    if target.basis == "previous_year":
        if target.baseline is None:
            return words.say("promise.previous")
        known = figure(target.baseline, target.unit, words)
        return words.say("promise.baseline", figure=known)
    return None if target.value is None else figure(target.value, target.unit, words)


def movement(diff: TargetDiff, words: Words) -> str:
    """By how much and which way a target moved: 1.1ポイント引下げ; empty if nothing can be said.

    The way is that of the figure; where that alone would mislead (a lower figure may be the
    better one), what it means for the target is said as well.
    """
    size, meaning = _size(diff, words), stringency(diff, words)
    if size and diff.delta:
        size = words.say("delta.up" if diff.delta > 0 else "delta.down", amount=size)
    return words.say("key.join").join(part for part in (size, meaning) if part)


def amount(diff: TargetDiff, words: Words) -> str:
    """Say the same without the verb, beside a badge: 5ポイント（目標としては緩和）."""
    size, meaning = _size(diff, words), stringency(diff, words)
    if size and meaning:
        return size + words.say("key.remark", remark=meaning)
    return size or meaning


def _size(diff: TargetDiff, words: Words) -> str:
    target = diff.current or diff.previous
    if not diff.delta or target is None:
        return ""
    return f"{abs(diff.delta):,f}{difference_unit(diff, words)}"


def difference_unit(diff: TargetDiff, words: Words) -> str:
    """Differences of percentages are points, not per cent."""
    target = diff.current or diff.previous
    unit = target.unit if target else ""
    return words.say("unit.point") if unit in _PERCENT else visible(unit)


def stringency(diff: TargetDiff, words: Words) -> str:
    """Say what a move means where the figure does not: 目標としては緩和; else empty.

    A relative target that is worded as before is not called looser because last year's result
    fell: nobody set it lower.
    """
    if diff.stringency not in ("tighter", "looser") or not asks_otherwise(diff, words):
        return ""
    if diff.delta and (diff.delta > 0) == (diff.stringency == "tighter"):
        return ""
    return words.say(f"stringency.{diff.stringency}")


def asks_otherwise(diff: TargetDiff, words: Words) -> bool:
    """Both years ask for something, and not for the same."""
    if diff.current is None or diff.previous is None:
        return False
    return promise(diff.current, words) != promise(diff.previous, words)


def result(reference: Reference | None, words: Words) -> str:
    """Say the result printed beside a target: 令和5年度末実績 58.3％; empty without figure."""
    if reference is None or reference.value is None:
        return ""
    label = reference_label(reference) or words.say("reference.latest")
    return words.say("reference", label=label, figure=_printed(reference, words))


def result_figure(reference: Reference | None, words: Words) -> str:
    """Say the same without the time it is of: 58.3％."""
    return "" if reference is None or reference.value is None else _printed(reference, words)


def reference_remark(reference: Reference | None, words: Words) -> str:
    """Give what is printed in place of a figure: 【新設】; empty if a figure or nothing is."""
    return "" if reference is None or reference.value is not None else _printed(reference, words)


def reference_label(reference: Reference) -> str:
    """令和5年度末 of 参考：令和５年度末: the word for result follows in the sentence."""
    label = visible(reference.label.translate(_WIDTH)).strip()
    return _REFERENCE_HEAD.sub("", label).strip().removesuffix("実績").strip()


def _printed(reference: Reference, words: Words) -> str:
    """As printed, but with one writing of digits and per cent throughout the report."""
    text = reference.text.translate(_WIDTH).strip()
    for sign in _PERCENT:
        text = text.replace(sign, words.say("unit.percent"))
    return visible(text)
