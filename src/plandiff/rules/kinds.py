"""What a rule is and what it yields before severity and fingerprint are put to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plandiff.model import Evidence, Severity
    from plandiff.rules.facts import Facts


class Hit(NamedTuple):
    """One thing a rule objects to."""

    message: str
    """One Japanese sentence a secretary can act on."""
    key: tuple[str, ...]
    """What the objection is about: section, indicator, normalised values; no wording, no page.
    Two hits of one rule with one key are one finding."""
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class RuleWords:
    """What is said of a rule, wherever it looks."""

    id: str
    severity: Severity
    title: str
    """Japanese."""
    title_en: str
    what: str
    """What it looks for."""
    why: str
    """Why it matters to the reader."""
    example: str


@dataclass(frozen=True, slots=True)
class Rule(RuleWords):
    """One row of the rule table."""

    find: Callable[[Facts], Iterator[Hit]]
    shown: Literal["everywhere", "check"] = "everywhere"
    """`check`: a report tells the same in its list of changes, so only checks show the finding."""
