"""What an audit rule is; its hits are those of the other rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plandiff.rules.kinds import Hit, RuleWords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plandiff.rules.audit.facts import ReportFacts

__all__ = ["AuditRule", "Hit"]


@dataclass(frozen=True, slots=True)
class AuditRule(RuleWords):
    """One row of the table of audit rules."""

    find: Callable[[ReportFacts], Iterator[Hit]]
