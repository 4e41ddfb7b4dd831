"""Run a check: find the subjects, examine each, bring the results and the accepted together."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from plandiff.check.accepted import Ledger, read_accepted
from plandiff.check.examine import examine
from plandiff.check.git import open_repository
from plandiff.check.nouns import Outcome
from plandiff.check.subjects import changed_subjects, named_subjects, policy_subjects, shown
from plandiff.errors import OptionError
from plandiff.options import ReadLimits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plandiff.check.examine import AsKind
    from plandiff.check.nouns import Acceptance, Checked
    from plandiff.check.policy import Policy
    from plandiff.check.subjects import Subject

_LIMITS: Final = ReadLimits()


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked to have checked."""

    paths: tuple[str, ...] = ()
    base: str | None = None
    """The commit changed documents are compared with."""
    kind: AsKind = "auto"
    as_given: bool = False
    """The two paths are in the order the user wants."""
    limits: ReadLimits = _LIMITS
    options: tuple[str, ...] = ()
    """Further options of the command line that `accept` has as well."""

    @property
    def command(self) -> tuple[str, ...]:
        """Return documents and options, for a command on the same subjects."""
        base = ("--git", self.base) if self.base else ()
        kind = ("--kind", self.kind) if self.kind != "auto" else ()
        names = ("--current", "--previous") if self.as_given else ("", "")
        pair = [word for both in zip(names, self.paths, strict=False) for word in both if word]
        paths = pair if self.as_given else self.paths
        return (*paths, *base, *kind, *self.options)


def run_check(request: Request, policy: Policy, today: dt.date) -> Outcome:
    """Check what was asked for, or else everything the policy names. Raises OptionError."""
    ledger = open_ledger(policy, today)
    subjects = find_subjects(request, policy)
    checked = tuple(
        one
        for subject in subjects
        for one in examine(subject, policy, ledger, request.kind, request.limits)
    )
    stale, expired = _over(ledger, checked)
    return Outcome(
        checked=checked,
        fail_on=policy.fail_on,
        keep_going=policy.keep_going,
        stale=stale,
        expired=expired,
        ledger=shown(ledger.file),
        command=request.command,
    )


def open_ledger(policy: Policy, today: dt.date) -> Ledger:
    """Read the accepted findings a policy points to."""
    file = policy.root / policy.accepted
    return Ledger(file, read_accepted(file), today)


def find_subjects(request: Request, policy: Policy) -> tuple[Subject, ...]:
    """Return what is to be checked."""
    if request.base is not None:
        return changed_subjects(open_repository(request.base), request.paths, policy)
    if request.paths:
        return named_subjects(request.paths, as_given=request.as_given)
    return policy_subjects(policy)


def _over(
    ledger: Ledger, checked: Sequence[Checked]
) -> tuple[tuple[Acceptance, ...], tuple[Acceptance, ...]]:
    """Return the accepted findings that are found no more, and those whose time is up."""
    met: list[Acceptance] = []
    for one in checked:
        document = ledger.document(one.document)
        met += [line for item in one.items if (line := ledger.find(item.fingerprint, document))]
    read = [ledger.document(one.document) for one in checked if not one.unread]
    expired = tuple(line for line in dict.fromkeys(met) if ledger.is_expired(line))
    return ledger.stale(met, read), expired


def today_of(given: str | None, environment: Mapping[str, str]) -> dt.date:
    """Return the day it is: as given, else SOURCE_DATE_EPOCH, else the clock's.

    Only accepting and its expiry ask for it; no finding depends on it. Raises OptionError.
    """
    if given:
        return as_date(given, "--date")
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            raise OptionError(f"SOURCE_DATE_EPOCH: 秒数ではありません（{epoch}）") from error
    return dt.datetime.now().astimezone().date()


def as_date(text: str, option: str) -> dt.date:
    """Read a date given with an option. Raises OptionError."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise OptionError(f"{option}: 2025-04-01 の形の日付にしてください") from error
