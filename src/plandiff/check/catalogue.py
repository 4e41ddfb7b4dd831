"""All rules a check knows: those on plans, those on reports, and those a policy sets."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Literal

from plandiff.rules.kinds import RuleWords

Scope = Literal["plan", "report", "policy"]


@dataclass(frozen=True, slots=True)
class RuleEntry(RuleWords):
    """What there is to say about a rule, wherever it comes from."""

    scope: Scope


@cache
def catalogue() -> tuple[RuleEntry, ...]:
    """Return every rule in the order of the tables: plans, reports, policy."""
    from plandiff.check.rules import POLICY_RULES  # noqa: PLC0415 - loaded when asked for
    from plandiff.rules.audit.table import AUDIT_RULES  # noqa: PLC0415 - as above
    from plandiff.rules.table import RULES  # noqa: PLC0415 - as above

    plans = (_entry(rule, "plan") for rule in RULES)
    reports = (_entry(rule, "report") for rule in AUDIT_RULES)
    return (*plans, *reports, *(_entry(rule, "policy") for rule in POLICY_RULES))


def _entry(rule: RuleWords, scope: Scope) -> RuleEntry:
    words = {part.name: getattr(rule, part.name) for part in fields(RuleWords)}
    return RuleEntry(**words, scope=scope)


@cache
def entry(rule: str) -> RuleEntry:
    """Return the rule called `rule`; raises KeyError."""
    return {row.id: row for row in catalogue()}[rule]
