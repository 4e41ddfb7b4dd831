"""How well plandiff reads a generated document, measured against its answer."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from tests.generator.counts import NONE, Count, in_body
from tests.generator.score_clauses import Clauses
from tests.generator.score_targets import score_targets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plandiff.model import Comparison, Section, Segmentation
    from tests.generator.answer import Answer


@dataclass(frozen=True, slots=True)
class Score:
    """All measures of one document, or of many added up."""

    columns: Count = NONE
    headings: Count = NONE
    pairs: Count = NONE
    links: Count = NONE
    targets: Count = NONE
    """Planted target changes found with the right class; `right` of those reported."""
    edits: Count = NONE
    """Planted clause edits."""
    misses: tuple[str, ...] = field(default=())

    def __add__(self, other: Score) -> Score:
        sums = {f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)}
        return Score(**sums)


def norm(text: str) -> str:
    """Return NFKC without white space and outer stop: what counts as the same wording."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).strip("。")


def score_columns(answer: Answer, segmentation: Segmentation) -> Score:
    """Score the column of every line, and the headings of both plans."""
    got = {line.line: line.column for line in segmentation.lines}
    misses = []
    right = 0
    for want in answer.columns:
        column = got.get(want.line)
        fair = {"furniture", "both"} if want.column == "furniture" else {want.column}
        if column in fair:
            right += 1
        else:
            misses.append(
                f"column: line {want.line} page {want.page} is {want.column}, got {column}"
            )
    total = len(answer.columns)
    headings, more = _score_headings(answer, segmentation)
    return Score(
        columns=Count(right, total, right, total), headings=headings, misses=(*misses, *more)
    )


def _walk(sections: Iterable[Section]) -> Iterable[Section]:
    for section in sections:
        yield section
        yield from _walk(section.sections)


def _score_headings(answer: Answer, segmentation: Segmentation) -> tuple[Count, list[str]]:
    total, misses = Count(), []
    for side, wanted, plan in (
        ("current", answer.current, segmentation.current),
        ("previous", answer.previous, segmentation.previous),
    ):
        found = {s.line: norm(s.title) for s in _walk(plan.sections) if in_body(answer, s.line)}
        lines = {h.line for h in wanted}
        hits = [h for h in wanted if found.get(h.line) == norm(h.title)]
        misses += [
            f"heading: {side} line {h.line} {h.number}{h.title}: got {found.get(h.line)}"
            for h in wanted
            if h not in hits
        ]
        misses += [
            f"heading: {side} line {line} {title} is no heading"
            for line, title in found.items()
            if line not in lines
        ]
        total += Count(len(hits), len(wanted), len(hits), len(found))
    return total, misses


def score_comparison(answer: Answer, comparison: Comparison) -> Score:
    """Score section pairs, clause links, planted clause edits and target changes."""
    pairs, misses = _score_pairs(answer, comparison)
    clauses = Clauses(answer, comparison)
    links, more = clauses.links()
    edits, even_more = clauses.edits()
    targets, last = score_targets(answer, comparison)
    return Score(
        pairs=pairs,
        links=links,
        edits=edits,
        targets=targets,
        misses=(*misses, *more, *even_more, *last),
    )


def _score_pairs(answer: Answer, comparison: Comparison) -> tuple[Count, list[str]]:
    wanted = {(p.current, p.previous): p.change for p in answer.pairs}
    found = {}
    for s in comparison.sections:
        key = (s.current.line if s.current else None, s.previous.line if s.previous else None)
        if in_body(answer, key[0]) and in_body(answer, key[1]) and key != (None, None):
            found[key] = s.change
    hits = [key for key in wanted if key in found]
    misses = [f"section pair {k} ({v}) not found" for k, v in wanted.items() if k not in found]
    misses += [f"section pair {k} ({v}) is wrong" for k, v in found.items() if k not in wanted]
    return Count(len(hits), len(wanted), len(hits), len(found)), misses
