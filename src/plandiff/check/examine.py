"""Read one subject and run the rules over it; what cannot be read is said, never passed over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, Literal

from plandiff import pipeline
from plandiff.check.catalogue import entry
from plandiff.check.locate import Home, plan_map, report_map
from plandiff.check.nouns import RANK, Checked, Item, Quote, Spot, Unread
from plandiff.check.policy_rules import policy_findings
from plandiff.check.revision import is_one_year, only_new, within_a_year
from plandiff.check.rules import PLAN_REMOVED
from plandiff.check.subjects import Stored
from plandiff.errors import OptionError, PlandiffError, SegmentError
from plandiff.model import Finding
from plandiff.options import ReadLimits
from plandiff.read import read_document
from plandiff.read.registry import find_reader
from plandiff.report.lines import joined, printed_of_comparison
from plandiff.rules.fingerprint import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from plandiff.check.accepted import Ledger
    from plandiff.check.nouns import Kind
    from plandiff.check.policy import Policy
    from plandiff.check.subjects import Subject
    from plandiff.model import Comparison, Document, Evidence, Problem, Side
    from plandiff.model_results import AuditedReport

AsKind = Literal["auto", "plan", "report"]

_LIMITS: Final = ReadLimits()
_NEW: Final = "新しい文書で、比べる相手がない"


def examine(
    subject: Subject,
    policy: Policy,
    ledger: Ledger,
    kind: AsKind = "auto",
    limits: ReadLimits = _LIMITS,
) -> tuple[Checked, ...]:
    """Check one subject; two reports named together are two results.

    Raises OptionError for what is wrong with the command, never for what is wrong with a document.
    """
    bench = _Bench(policy, ledger, kind, limits)
    try:
        return tuple(bench.run(subject))
    except OptionError:
        raise
    except PlandiffError as error:
        other = subject.previous.name if isinstance(subject.previous, Stored) else subject.previous
        unread = Unread(subject.path, str(error))
        single = subject.kind == "single"
        named: Kind = "columns" if single else "pair" if subject.kind == "pair" else "revision"
        return (Checked(subject.path, other or "", named, unread=(unread,)),)


class _Bench:
    """Policy and accepted findings at hand while documents are examined."""

    def __init__(self, policy: Policy, ledger: Ledger, kind: AsKind, limits: ReadLimits) -> None:
        self.policy = policy
        self.ledger = ledger
        self.kind = kind
        self.limits = limits

    def run(self, subject: Subject) -> Iterable[Checked]:
        match subject.kind, subject.previous:
            case "pair", str(previous):
                return self._pair(subject, previous)
            case "deleted", Stored() as stored:
                return [self._deleted(subject, stored)]
            case "revision", Stored() as stored:
                return [self._revision(subject, stored)]
            case _:
                return [self._single(subject)]

    def _single(self, subject: Subject) -> Checked:
        document = read(subject.path, self.limits)
        if self.kind == "report":
            return self._report(subject.path, pipeline.audit(document))
        try:
            comparison = pipeline.compare_columns(document)
        except SegmentError:
            if self.kind == "auto" and pipeline.is_report(document):
                return self._report(subject.path, pipeline.audit(document))
            if subject.kind == "revision":
                return Checked(subject.path, "", "revision", skipped=_NEW)
            raise
        return self._comparison(subject.path, "", "columns", comparison)

    def _pair(self, subject: Subject, previous: str) -> Iterable[Checked]:
        new, old = read(subject.path, self.limits), read(previous, self.limits)
        if self._is_report(new) and self._is_report(old):
            yield self._report(subject.path, pipeline.audit(new))
            yield self._report(previous, pipeline.audit(old))
        else:
            yield self._comparison(
                subject.path,
                previous,
                "pair",
                pipeline.compare_pair(new, old, as_given=subject.as_given),
            )

    def _revision(self, subject: Subject, stored: Stored) -> Checked:
        new, old = read(subject.path, self.limits), read_stored(stored, self.limits)
        if self._is_report(new):
            before = {finding.fingerprint for finding in pipeline.audit(old).findings}
            audited = pipeline.audit(new)
            fresh = tuple(f for f in audited.findings if f.fingerprint not in before)
            return self._report(subject.path, replace(audited, findings=fresh), stored.name)
        comparison = pipeline.compare_revisions(new, old)
        if not comparison.targets and not subject.is_meant:
            return Checked(subject.path, stored.name, "revision", skipped="目標のない文書")
        return self._comparison(subject.path, stored.name, "revision", comparison)

    def _deleted(self, subject: Subject, stored: Stored) -> Checked:
        old = read_stored(stored, self.limits)
        targets = pipeline.compare_revisions(old, old).targets
        if not targets:
            return Checked(subject.path, stored.name, "revision", skipped="目標のない文書の削除")
        message = f"目標{len(targets)}件のある文書 {subject.path} が削除されています。"
        name = fingerprint(PLAN_REMOVED, (self.ledger.document(subject.path),))
        finding = Finding(PLAN_REMOVED, "error", message, name, ())
        spot = Spot(subject.path, 1, 1, 1)
        item = self._item(finding, subject.path, Home(), (), spot)
        return Checked(subject.path, stored.name, "revision", items=(item,) if item else ())

    def _is_report(self, document: Document) -> bool:
        if self.kind != "auto":
            return self.kind == "report"
        return pipeline.is_report(document) and not pipeline.is_two_columns(document)

    # ------------------------------------------------------------ findings to items

    def _comparison(self, path: str, other: str, kind: Kind, comparison: Comparison) -> Checked:
        from plandiff.rules.table import RULES, run_rules  # noqa: PLC0415 - not for reports

        found = run_rules(comparison, RULES)
        if kind == "revision":
            found = only_new(comparison, found)
        own = policy_findings(comparison, self.policy, self.ledger.document(path))
        table = plan_map(comparison)
        quoting = _Quoting(path, other, kind, comparison)
        items = self._items((*found, *own), path, table.home, quoting.quotes, quoting.spot)
        if kind == "revision" and is_one_year(comparison):
            items = tuple(map(within_a_year, items))
        return Checked(
            path,
            other,
            kind,
            title=_years(comparison),
            targets=len(comparison.targets),
            cautions=_cautions(comparison.problems),
            items=items,
            unread=_unread(path, comparison.problems),
        )

    def _report(self, path: str, audited: AuditedReport, against: str = "") -> Checked:
        report = audited.report
        printed = tuple(line.line for line in report.lines)

        def quotes(finding: Finding) -> tuple[Quote, ...]:
            return tuple(
                Quote("both", _spot(path, quote, printed), quote.text) for quote in finding.evidence
            )

        def spot(finding: Finding, found: Sequence[Quote]) -> Spot:
            del finding
            return found[0].spot if found else Spot(path, 1, 1, 1)

        return Checked(
            path,
            against,
            "report",
            title=report.era,
            targets=sum(len(measure.targets) for measure in report.measures),
            cautions=_cautions(report.problems),
            items=self._items(audited.findings, path, report_map(report).home, quotes, spot),
            unread=_unread(path, report.problems),
        )

    def _items(
        self,
        findings: Iterable[Finding],
        path: str,
        home: Callable[[Finding], Home],
        quotes: Callable[[Finding], tuple[Quote, ...]],
        spot: Callable[[Finding, Sequence[Quote]], Spot],
    ) -> tuple[Item, ...]:
        made = []
        for finding in findings:
            quoted = quotes(finding)
            item = self._item(finding, path, home(finding), quoted, spot(finding, quoted))
            if item:
                made.append(item)
        return tuple(sorted(made, key=_order))

    def _item(
        self, finding: Finding, path: str, home: Home, quotes: tuple[Quote, ...], spot: Spot
    ) -> Item | None:
        weight = self.policy.weigh(finding, home)
        if weight == "off":
            return None
        found = self.ledger.find(finding.fingerprint, self.ledger.document(path))
        return Item(
            rule=finding.rule,
            title=entry(finding.rule).title,
            severity=weight,
            message=finding.message,
            fingerprint=finding.fingerprint,
            document=path,
            spot=spot,
            quotes=quotes,
            chapter=home.chapter,
            section=home.section,
            indicator=home.indicator,
            before=home.before,
            after=home.after,
            acceptance=None if found is None or self.ledger.is_expired(found) else found,
        )


def read(path: str, limits: ReadLimits) -> Document:
    """Read a document by path."""
    return read_document(path, limits)


def read_stored(stored: Stored, limits: ReadLimits) -> Document:
    """Read an earlier version out of git."""
    name = PurePosixPath(stored.name).name
    return find_reader(stored.data, name).read(name, stored.data, limits)


def _order(item: Item) -> tuple[int, str, int, int]:
    return RANK[item.severity], item.spot.path, item.spot.page, item.spot.first


def _years(comparison: Comparison) -> str:
    current, previous = comparison.current.era, comparison.previous.era
    return f"{previous}→{current}" if current and previous not in ("", current) else current


def _cautions(problems: Sequence[Problem]) -> tuple[str, ...]:
    return tuple(problem.message for problem in problems if problem.kind != "unreadable")


def _unread(path: str, problems: Sequence[Problem]) -> tuple[Unread, ...]:
    found = (problem for problem in problems if problem.kind == "unreadable")
    return tuple(Unread(path, problem.message, problem.page) for problem in found)


def _spot(path: str, quote: Evidence, printed: Sequence[int]) -> Spot:
    ranges = joined(quote.lines, printed) or ((1, 1),)
    return Spot(path, quote.page, *ranges[0])


class _Quoting:
    """Turns evidence on two sides into places in files that can be opened."""

    def __init__(self, path: str, other: str, kind: Kind, comparison: Comparison) -> None:
        self.path = path
        self.kind = kind
        self.comparison = comparison
        self.printed = printed_of_comparison(comparison)
        self.previous = path if kind == "columns" else other

    def quotes(self, finding: Finding) -> tuple[Quote, ...]:
        """Quote the evidence, each side with its file."""
        return tuple(self._quote(quote) for quote in finding.evidence)

    def _quote(self, quote: Evidence) -> Quote:
        side: Side = "previous" if quote.side == "previous" else "current"
        path = self.previous if side == "previous" else self.path
        return Quote(quote.side, _spot(path, quote, self.printed.on(side)), quote.text)

    def spot(self, finding: Finding, quotes: Sequence[Quote]) -> Spot:
        """Choose where to point: the new side; for what is gone, where it would stand.

        An earlier version of a file cannot be opened at a line, so what is gone from it is shown
        at the heading of its section in the file as it is now.
        """
        new = next((quote for quote in quotes if quote.side != "previous"), None)
        if new:
            return new.spot
        if quotes and self.kind != "revision":
            return quotes[0].spot
        return self._heading(finding) or Spot(self.path, 1, 1, 1)

    def _heading(self, finding: Finding) -> Spot | None:
        lost = {line for quote in finding.evidence for a, b in quote.lines for line in (a, b)}
        for diff in self.comparison.sections:
            if diff.current is None or diff.previous is None:
                continue
            clauses = (clause for pair in diff.clauses for clause in pair.previous)
            if any(piece.line in lost for clause in clauses for piece in clause.pieces):
                return Spot(self.path, diff.current.page, diff.current.line, diff.current.line)
        return None
