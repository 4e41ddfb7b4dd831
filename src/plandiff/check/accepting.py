"""Accept a finding, or take out of the file what is accepted no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.check.accepted import is_fingerprint, render_accepted, with_line
from plandiff.check.nouns import Acceptance
from plandiff.check.run import open_ledger, run_check
from plandiff.errors import OptionError
from plandiff.report.write import write_results

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from plandiff.check.nouns import Item
    from plandiff.check.policy import Policy
    from plandiff.check.run import Request


def accept(  # noqa: PLR0913  # the whole line that is written
    fingerprint: str,
    request: Request,
    policy: Policy,
    *,
    reason: str,
    until: dt.date | None,
    today: dt.date,
) -> tuple[Acceptance, ...]:
    """Write a finding into the file of accepted ones, once per document that has it.

    Without documents, named or in the policy, the line holds for any document. Raises OptionError
    when the documents have no such finding.
    """
    if not is_fingerprint(fingerprint):
        raise OptionError(f"{fingerprint}: 指摘の番号は16桁の英数字です。plandiff check が示します")
    if not reason.strip():
        raise OptionError("--reason に理由を書いてください")
    new = tuple(
        Acceptance(fingerprint, document, today, reason, rule, until, sentence)
        for document, rule, sentence in _met(fingerprint, request, policy, today)
    )
    ledger = open_ledger(policy, today)
    lines: Sequence[Acceptance] = ledger.lines
    for line in new:
        lines = with_line(lines, line)
    write_results([(str(ledger.file), render_accepted(lines))])
    return new


def _met(
    fingerprint: str, request: Request, policy: Policy, today: dt.date
) -> Sequence[tuple[str, str, str]]:
    """Return document, rule and sentence of every finding with that number."""
    if not _has_subject(request, policy):
        return [("", "", "")]
    outcome = run_check(request, policy, today)
    ledger = open_ledger(policy, today)
    items = [item for one in outcome.checked for item in one.items]
    found = [item for item in items if item.fingerprint == fingerprint]
    if not found:
        raise OptionError(
            f"{fingerprint}: この番号の指摘はありません（指摘 {len(items)} 件）。"
            "plandiff check と同じ文書を指定してください"
        )
    return [(ledger.document(item.document), item.rule, _sentence(item)) for item in found]


def _has_subject(request: Request, policy: Policy) -> bool:
    return bool(request.paths or request.base or policy.paths or policy.pairs)


def _sentence(item: Item) -> str:
    return item.quotes[0].text if item.quotes else item.message


def prune(request: Request, policy: Policy, today: dt.date) -> tuple[Acceptance, ...]:
    """Take out the lines that are over: no longer found, or past their last day; return them."""
    ledger = open_ledger(policy, today)
    gone = {line for line in ledger.lines if ledger.is_expired(line)}
    if _has_subject(request, policy):
        gone.update(run_check(request, policy, today).stale)
    removed = tuple(line for line in ledger.lines if line in gone)
    if removed:
        kept = [line for line in ledger.lines if line not in gone]
        write_results([(str(ledger.file), render_accepted(kept))])
    return removed
