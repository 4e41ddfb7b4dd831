"""What every part of the view needs to know: words, places, outlines, indicators, findings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plandiff.report.indicators import indicators
from plandiff.report.lines import printed_of_comparison
from plandiff.report.outline import outline
from plandiff.report.places import Places
from plandiff.report.tally import tally
from plandiff.report.view_model import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plandiff.model import Clause, Comparison, Finding, Side
    from plandiff.report.identity import Ids
    from plandiff.report.indicators import Indicator
    from plandiff.report.lines import Ranges
    from plandiff.report.outline import Outline
    from plandiff.report.places import Spot
    from plandiff.report.tally import Tally
    from plandiff.report.words import Words

Place = tuple[str, int]
"""A side and a line."""


@dataclass(frozen=True, slots=True)
class Context:
    """One comparison, prepared for being told in one language."""

    comparison: Comparison
    words: Words
    places: Places
    current: Outline
    previous: Outline
    successors: Mapping[str, str]
    """This year's name of a section by last year's, for sections that are on both sides."""
    indicators: Sequence[Indicator]
    tally: Tally
    row_ids: Mapping[tuple[int, int], str]
    """Id per clause change: section and clause, counted from 0."""
    section_ids: Sequence[str]
    target_ids: Sequence[str]
    """Id per indicator."""
    finding_ids: Sequence[str]
    findings_at: Mapping[Place, tuple[int, ...]]
    """Findings, counted from 0, that quote a line."""
    targets_at: Mapping[Place, str] = field(default_factory=dict)
    """Id of the indicator whose promise begins on a line of the text."""

    def links(self, spots: Iterable[Spot | None]) -> tuple[Link, ...]:
        """Links to the findings that quote any of these lines, in the order of the findings."""
        found = {
            number
            for spot in spots
            if spot is not None
            for first, last in spot.lines
            for line in range(first, last + 1)
            for number in self.findings_at.get((spot.side, line), ())
        }
        return tuple(
            Link(self.finding_ids[number], self.words.say("finding.see", number=number + 1))
            for number in sorted(found)
        )

    def targets_of(self, current: Iterable[Clause], previous: Iterable[Clause]) -> Iterable[str]:
        """Ids of the indicators these clauses promise, each once."""
        sides: tuple[tuple[Side, Iterable[Clause]], ...] = (
            ("current", current),
            ("previous", previous),
        )
        places = (
            (side, piece.line)
            for side, clauses in sides
            for clause in clauses
            for piece in clause.pieces
        )
        found = (self.targets_at[place] for place in places if place in self.targets_at)
        return dict.fromkeys(found)


def prepare(comparison: Comparison, words: Words, ids: Ids) -> Context:
    """Gather what the parts of the view share; ids are handed out in a fixed order."""
    each = indicators(comparison.targets)
    current, previous = outline(comparison.current), outline(comparison.previous)
    context = Context(
        comparison=comparison,
        words=words,
        places=Places(printed_of_comparison(comparison), words),
        current=current,
        previous=previous,
        successors={
            previous.label(diff.previous): current.label(diff.current)
            for diff in comparison.sections
            if diff.current is not None and diff.previous is not None
        },
        indicators=each,
        tally=tally(comparison, each),
        section_ids=tuple(_section_ids(comparison, ids)),
        row_ids=_row_ids(comparison, ids),
        target_ids=tuple(ids.make("k", _target_key(item)) for item in each),
        finding_ids=tuple(ids.make("f", (item.fingerprint,)) for item in comparison.findings),
        findings_at=_findings_at(comparison.findings),
    )
    return replace(context, targets_at=dict(_targets_at(context)))


def _section_ids(comparison: Comparison, ids: Ids) -> Iterable[str]:
    for diff in comparison.sections:
        sections = (diff.current, diff.previous)
        yield ids.make("s", (part for found in sections if found for part in found.path))


def _row_ids(comparison: Comparison, ids: Ids) -> Mapping[tuple[int, int], str]:
    return {
        (at, number): ids.make(
            "c", (diff.kind, *(clause.text for clause in (*diff.current, *diff.previous)))
        )
        for at, section in enumerate(comparison.sections)
        for number, diff in enumerate(section.clauses)
    }


def _target_key(item: Indicator) -> Iterable[str]:
    yield item.main.section
    for target in (item.main.current, item.main.previous):
        yield target.indicator if target else ""


def _targets_at(context: Context) -> Iterable[tuple[Place, str]]:
    for name, item in zip(context.target_ids, context.indicators, strict=True):
        if item.body is None:
            continue
        for side, target in (("current", item.body.current), ("previous", item.body.previous)):
            if target is not None and target.clause.pieces:
                yield (side, target.clause.pieces[0].line), name


def _findings_at(findings: Sequence[Finding]) -> Mapping[Place, tuple[int, ...]]:
    found: dict[Place, tuple[int, ...]] = {}
    for number, finding in enumerate(findings):
        for evidence in finding.evidence:
            for place in _lines_of(evidence.side, evidence.lines):
                if number not in found.get(place, ()):
                    found[place] = (*found.get(place, ()), number)
    return found


def _lines_of(side: Side | str, lines: Ranges) -> Iterable[Place]:
    for name in ("current", "previous") if side == "both" else (side,):
        for first, last in lines:
            yield from ((name, line) for line in range(first, last + 1))
