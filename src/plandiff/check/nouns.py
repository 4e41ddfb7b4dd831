"""Every noun of a check: what was looked at, what was found, what was accepted, how it ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from plandiff.errors import ExitCode

if TYPE_CHECKING:
    import datetime as dt

    from plandiff.model import Severity

UNREAD: Final = "could-not-read"
"""Stands where a rule would, in formats that know nothing but rules."""

ON_TARGETS: Final = ("target-", "kpi-", "direction-", "indicator-fixed", "plan-")
"""How the ids of rules on what a plan asks for begin."""

Weight = Literal["error", "warning", "note", "off"]
"""What a policy may make of a rule."""

FailOn = Literal["error", "warning", "note", "never"]

Kind = Literal["columns", "pair", "revision", "report"]
"""Two columns of one document, two documents, a document and its earlier version, a report."""

RANK: dict[str, int] = {"error": 0, "warning": 1, "note": 2}
"""Order of severities, worst first."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file that can be opened."""

    path: str
    """As shown: relative to the working folder where it lies inside, with `/`."""
    page: int
    first: int
    last: int
    """Line numbers from 1, inclusive; of the extracted text for formats without lines."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its place; `where` names the side when the file alone does not."""

    side: Literal["current", "previous", "both"]
    spot: Spot
    text: str


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One line of the file of accepted findings."""

    fingerprint: str
    document: str
    """Relative to the file's folder; empty when it holds for any document."""
    date: dt.date
    reason: str
    rule: str = ""
    until: dt.date | None = None
    """Last day on which it holds."""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One finding, weighed, with its place."""

    rule: str
    title: str
    severity: Severity
    message: str
    fingerprint: str
    document: str
    spot: Spot
    quotes: tuple[Quote, ...]
    chapter: str = ""
    section: str = ""
    indicator: str = ""
    before: str = ""
    """What the target asked for: 58.8％以上; empty where there is no target on that side."""
    after: str = ""
    acceptance: Acceptance | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read: never the same as nothing changed."""

    document: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """One subject of the check and what came of it."""

    document: str
    against: str
    """The other document, `BASE:path`, or empty."""
    kind: Kind
    title: str = ""
    """令和6年度→令和7年度."""
    targets: int = 0
    """Targets that were looked at."""
    cautions: tuple[str, ...] = ()
    """What the reading was unsure of."""
    items: tuple[Item, ...] = ()
    """Worst first, then by place; accepted ones included."""
    unread: tuple[Unread, ...] = ()
    skipped: str = ""
    """Why it was not looked at, when that is as it should be."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to `plandiff check`."""

    checked: tuple[Checked, ...]
    fail_on: FailOn
    keep_going: bool = False
    stale: tuple[Acceptance, ...] = ()
    """Accepted once, found no more."""
    expired: tuple[Acceptance, ...] = ()
    """Found again after their last day."""
    ledger: str = ""
    """The file of accepted findings, as shown."""
    command: tuple[str, ...] = field(default=())
    """Documents and options of this run, for the advice on how to accept."""

    @property
    def items(self) -> tuple[Item, ...]:
        """Return all findings that stand, worst first, then in the order of documents."""
        found = (item for one in self.checked for item in one.items if item.acceptance is None)
        return tuple(sorted(found, key=lambda item: RANK[item.severity]))

    @property
    def accepted(self) -> tuple[Item, ...]:
        """Return the findings that were accepted."""
        return tuple(item for one in self.checked for item in one.items if item.acceptance)

    @property
    def unread(self) -> tuple[Unread, ...]:
        """Return all that could not be read."""
        return tuple(unread for one in self.checked for unread in one.unread)

    def fails(self, item: Item) -> bool:
        """Tell whether a finding lets the check fail."""
        if item.acceptance is not None or self.fail_on == "never":
            return False
        return RANK[item.severity] <= RANK[self.fail_on]

    @property
    def exit_code(self) -> ExitCode:
        """Return 2 when something was not read (unless told to go on), 1 on findings, else 0."""
        if self.unread and not self.keep_going:
            return ExitCode.USAGE
        return ExitCode.FINDINGS if any(map(self.fails, self.items)) else ExitCode.OK
