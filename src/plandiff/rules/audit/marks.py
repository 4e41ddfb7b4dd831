"""Notes without a mark in the text, and marks without a note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.rules.audit.facts import quote_each, title_of
from plandiff.rules.audit.kinds import Hit
from plandiff.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.rules.audit.facts import ReportFacts

_TERM_NOTE = re.compile(r"※\s*(?P<term>[^\s\d:。、()]{2,20})\s*:")
_NOTE = re.compile(r"\(※(?P<n>\d*)\)")


def find_note_marks(facts: ReportFacts) -> Iterator[Hit]:
    """Find （※） notes to a KPI that its sentence does not mark, and （※） marks without a note."""
    for measure in facts.report.measures:
        for target in measure.targets:
            text = fold(target.text)
            lines = {
                n: facts.folded[n]
                for a, b in target.lines
                for n in range(a, b + 1)
                if n in facts.folded
            }
            notes = [note for note in target.notes if _NOTE.match(fold(note))]
            marked = _NOTE.search(text) is not None or "※" in text
            if notes and not marked:
                start = fold(notes[0])[:8]
                found = [n for n in facts.content if facts.folded[n].startswith(start)]
                near = sorted(found, key=lambda n: abs(n - target.lines[0][0]))[:1]
                yield Hit(
                    f"「{title_of(measure)}」の注「{notes[0][:18]}…」に当たる（※）がKPIの文にありません。",
                    (measure.title, target.indicator, "note"),
                    quote_each(facts, [target.clause.pieces[0].line, *near]),
                )
            if _NOTE.search(text) and not notes and not any("※" in n for n in target.notes):
                yield Hit(
                    f"KPI「{target.indicator}」の（※）に当たる注がありません。",
                    (measure.title, target.indicator, "mark"),
                    quote_each(facts, [n for n in lines if "※" in lines[n]]),
                )


def find_note_terms(facts: ReportFacts) -> Iterator[Hit]:
    """Find notes 「※語：説明」 to a term that stands in the text without its mark."""
    for line in facts.content:
        match = _TERM_NOTE.match(facts.folded[line])
        if match is None:
            continue
        term = match["term"]
        others = [n for n in facts.content if n != line and term in facts.folded[n]]
        marked = re.compile(rf"{re.escape(term)}[^。、]{{0,6}}※|※[^。、:]{{0,2}}{re.escape(term)}")
        if others and not any(marked.search(facts.folded[n]) for n in others):
            near = sorted(others, key=lambda n: abs(n - line))[:2]
            yield Hit(
                f"注「※{term}：…」に当たる※が、本文の「{term}」に付いていません。",
                (term,),
                quote_each(facts, [line, *near]),
            )
