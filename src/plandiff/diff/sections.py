"""What became of each section, with what became of its clauses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.diff.clauses import diff_clause
from plandiff.model import SectionDiff
from plandiff.text.fold import key
from plandiff.text.years import fiscal_years

if TYPE_CHECKING:
    from plandiff.model import Alignment, Section, SectionChange, SectionMatch


def diff_alignment(alignment: Alignment) -> tuple[SectionDiff, ...]:
    """Diff every row of an alignment, in its order."""
    return tuple(
        SectionDiff(
            change=_change(row.match),
            current=row.match.current,
            previous=row.match.previous,
            matched_by=row.match.matched_by,
            score=row.match.score,
            clauses=tuple(map(diff_clause, row.clauses)),
        )
        for row in alignment.sections
    )


def _change(match: SectionMatch) -> SectionChange:
    """Of several reasons the one a reader must hear first: moved, then renamed, then renumbered."""
    current, previous = match.current, match.previous
    if previous is None:
        return "added"
    if current is None:
        return "removed"
    if match.moved:
        return "moved"
    if not _same_title(current, previous):
        return "renamed"
    return "same" if key(current.number) == key(previous.number) else "renumbered"


def _same_title(current: Section, previous: Section) -> bool:
    """Compare titles; the plans' own years in them may have moved on together."""
    if key(current.title) == key(previous.title):
        return True
    years = [fiscal_years(section.title) for section in (current, previous)]
    if not years[0] or len(years[0]) != len(years[1]):
        return False
    steps = {new.year - old.year for new, old in zip(*years, strict=True)}
    return len(steps) == 1 and _yearless(current.title) == _yearless(previous.title)


def _yearless(title: str) -> str:
    text, at = "", 0
    for mention in fiscal_years(title):
        text += title[at : mention.start] + "#"
        at = mention.end
    return key(re.sub(r"#(?:年度?)?", "#", text + title[at:]))
