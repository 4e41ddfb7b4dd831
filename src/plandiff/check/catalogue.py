"""All rules a check knows: those on plans, those on reports, and those a policy sets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from plandiff.check.rules import PolicyRule
    from plandiff.model import Severity
    from plandiff.rules.audit.kinds import AuditRule
    from plandiff.rules.kinds import Rule

Scope = Literal["plan", "report", "policy"]

UNREAD = "could-not-read"
"""Stands where a rule would, in formats that know nothing but rules."""


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """What there is to say about a rule, wherever it comes from."""

    id: str
    severity: Severity
    title: str
    title_en: str
    what: str
    why: str
    example: str
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


def _entry(rule: Rule | AuditRule | PolicyRule, scope: Scope) -> RuleEntry:
    return RuleEntry(
        id=rule.id,
        severity=rule.severity,
        title=rule.title,
        title_en=rule.title_en,
        what=rule.what,
        why=rule.why,
        example=rule.example,
        scope=scope,
    )


@cache
def entry(rule: str) -> RuleEntry:
    """Return the rule called `rule`; raises KeyError."""
    return {row.id: row for row in catalogue()}[rule]
