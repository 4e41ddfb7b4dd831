"""What a first decision teaches: each plan has its own years and its own words.

Last year's plan names last year's results, this year's often writes its years another way, and a
KPI table repeats the sentences of its own plan's body. Once most lines have a side, such habits
speak for the lines that text and order alone leave open. A line never votes for itself.
"""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

from plandiff.segment.decide import CODES, LEFT, PrintSide
from plandiff.segment.twins import grams
from plandiff.text.years import fiscal_years

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plandiff.segment.facts import LineFacts
    from plandiff.segment.twins import Twin

YEARS = 1.2
"""Most that years alone may say of a line."""
WORDS = 1.0
"""What a line says whose every stretch is known from one side only."""
STRETCH = 7
"""Characters per stretch of words."""


def learnt_votes(
    facts: Sequence[LineFacts],
    sides: Sequence[PrintSide],
    twins: Mapping[int, tuple[Twin, ...]],
) -> list[float]:
    """Vote for each line, positive for left, from years and words of the sides decided so far.

    Words speak only for lines without a twin nearby: a twin's words are the other column's.
    """
    years, words = _year_votes(facts, sides), _word_votes(facts, sides)
    paired = {i for earlier in twins.values() for t in earlier for i in (t.first, t.second)}
    return [a + (0.0 if i in paired else b) for i, (a, b) in enumerate(zip(years, words, strict=True))]


def _year_votes(facts: Sequence[LineFacts], sides: Sequence[PrintSide]) -> list[float]:
    named = [_mentions(a, b) for a, b in zip(facts, [*facts[1:], None], strict=True)]
    counts = (Counter[tuple[int, str]](), Counter[tuple[int, str]]())
    for side, mentions in zip(sides, named, strict=True):
        counts[CODES[side]].update(mentions)
    return [_year_vote(counts, side, m) for side, m in zip(sides, named, strict=True)]


def _mentions(fact: LineFacts, after: LineFacts | None) -> list[tuple[int, str]]:
    """Years that begin on this line, also those broken by its end."""
    text = fact.key + (after.key[:4] if after else "")
    return [(m.year, m.form) for m in fiscal_years(text) if m.start < len(fact.key)]


def _year_vote(
    counts: tuple[Counter[tuple[int, str]], Counter[tuple[int, str]]],
    side: PrintSide,
    mentions: Sequence[tuple[int, str]],
) -> float:
    vote = 0.0
    for mention in mentions:
        own = [count[mention] for count in counts]
        own[CODES[side]] -= mentions.count(mention)
        vote += 0.7 * log((own[0] + 1) / (own[1] + 1))
    return max(-YEARS, min(YEARS, vote))


def _word_votes(facts: Sequence[LineFacts], sides: Sequence[PrintSide]) -> list[float]:
    stretches = [list(grams(fact.key, STRETCH)) for fact in facts]
    counts = (Counter[str](), Counter[str]())
    for side, found in zip(sides, stretches, strict=True):
        counts[CODES[side]].update(found)
    return [
        _word_vote(counts, CODES[side], found) for side, found in zip(sides, stretches, strict=True)
    ]


def _word_vote(counts: tuple[Counter[str], Counter[str]], code: int, found: Sequence[str]) -> float:
    own, other = counts[code], counts[1 - code]
    here = there = 0
    for stretch in found:
        known, foreign = own[stretch] > 1, other[stretch] > 0
        here += known and not foreign
        there += foreign and not known
    vote = WORDS * (here - there) / max(1, len(found))
    return vote if code == LEFT else -vote
