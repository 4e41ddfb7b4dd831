"""Findings that a policy asks for: thresholds, indicators that must not change or must be there."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from plandiff.check.policy import matches, path_matches
from plandiff.check.rules import BEYOND, FIXED, REQUIRED
from plandiff.kpi.format import asked, difference
from plandiff.model import Finding
from plandiff.rules.facts import gather
from plandiff.rules.fingerprint import fingerprint, value_key
from plandiff.rules.quote import quote_topic
from plandiff.text.fold import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.check.policy import Policy, Threshold
    from plandiff.model import Comparison, Severity, TargetDiff
    from plandiff.rules.facts import Facts, Topic


def policy_findings(comparison: Comparison, policy: Policy, path: str) -> tuple[Finding, ...]:
    """Judge a comparison by a policy; `path` is relative to the policy's folder."""
    if not (policy.thresholds or policy.fixed or policy.required):
        return ()
    facts = gather(comparison)
    found = (*_beyond(facts, policy), *_fixed(facts, policy), *_required(facts, policy, path))
    return tuple({finding.fingerprint: finding for finding in reversed(found)}.values())[::-1]


def _names(topic: Topic, pattern: str) -> bool:
    targets = (*topic.targets("current"), *topic.targets("previous"))
    return any(matches(pattern, target.indicator) for target in targets)


def _finding(rule: str, severity: Severity, message: str, topic: Topic, own: str = "") -> Finding:
    main = topic.main
    about = (*topic.key, own, value_key(main.previous), value_key(main.current))
    return Finding(rule, severity, message, fingerprint(rule, about), quote_topic(topic))


def _beyond(facts: Facts, policy: Policy) -> Iterator[Finding]:
    for row in policy.thresholds:
        for topic in facts.topics:
            diff = topic.first(lambda diff: bool(diff.delta))
            if diff and _names(topic, row.indicator) and (limit := _exceeded(diff, row)):
                yield _finding(BEYOND, row.severity, _moved(facts, diff, limit), topic, limit)


def _exceeded(diff: TargetDiff, row: Threshold) -> str:
    """Return the limit that was exceeded, as people write it; empty if none was."""
    now, before, delta = diff.current, diff.previous, diff.delta
    if not (now and before and delta and before.value is not None) or not _is_meant(diff, row):
        return ""
    if row.points is not None and now.unit == "％" and abs(delta) > row.points:
        return f"{row.points:f}ポイント"
    if row.percent is not None and abs(delta) * 100 > row.percent * abs(before.value):
        return f"{row.percent:f}％"
    return ""


def _is_meant(diff: TargetDiff, row: Threshold) -> bool:
    """Tell cut from raise by what is asked, by the figure where that is unclear."""
    if row.change == "both":
        return True
    raised = diff.stringency == "tighter" or (
        diff.stringency not in ("tighter", "looser") and (diff.delta or Decimal(0)) > 0
    )
    return raised == (row.change == "raise")


def _moved(facts: Facts, diff: TargetDiff, limit: str) -> str:
    now, before = diff.current, diff.previous
    if now is None or before is None or diff.delta is None:
        raise AssertionError("a target that moved has two sides")
    return (
        f"「{now.indicator}」の目標が{facts.year('previous')}の{asked(before)}から"
        f"{facts.year('current')}の{asked(now)}になり（{difference(diff.delta, now.unit)}）、"
        f"決めた幅（{limit}）を超えています。"
    )


def _fixed(facts: Facts, policy: Policy) -> Iterator[Finding]:
    for row in policy.fixed:
        for topic in facts.topics:
            diff = topic.first(_is_changed)
            if diff and diff.previous and matches(row.indicator, diff.previous.indicator):
                now = f"{asked(diff.current)}に変わって" if diff.current else "なくなって"
                message = (
                    f"変えないと決めた「{diff.previous.indicator}」の目標"
                    f"（{asked(diff.previous)}）が{now}います。"
                )
                yield _finding(FIXED, row.severity, message, topic)


def _is_changed(diff: TargetDiff) -> bool:
    if diff.change in ("unchanged", "reworded"):
        return value_key(diff.current) != value_key(diff.previous)
    return diff.change != "added"


def _required(facts: Facts, policy: Policy, path: str) -> Iterator[Finding]:
    have = [target for topic in facts.topics for target in topic.targets("current")]
    for row in policy.required:
        if not path_matches(row.documents, path):
            continue
        if not any(matches(row.indicator, target.indicator) for target in have):
            message = f"必ず置くKPI「{row.indicator}」が{facts.year('current')}の計画にありません。"
            name = fingerprint(REQUIRED, (key(row.indicator),))
            yield Finding(REQUIRED, row.severity, message, name, ())
