"""What an audit rule is; its hits are those of the other rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plandiff.rules.kinds import Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plandiff.model import Severity
    from plandiff.rules.audit.facts import ReportFacts

__all__ = ["AuditRule", "Hit"]


@dataclass(frozen=True, slots=True)
class AuditRule:
    """One row of the table of audit rules."""

    id: str
    severity: Severity
    title: str
    """Japanese."""
    title_en: str
    what: str
    """What it looks for."""
    why: str
    """Why it matters to the reader of the report."""
    example: str
    find: Callable[[ReportFacts], Iterator[Hit]]
