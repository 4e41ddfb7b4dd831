"""Read an English KPI sentence: "Raise the check-up rate to at least 56.6% by fiscal year end"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from plandiff.text.numerals import canonical_unit, parse_number

if TYPE_CHECKING:
    from decimal import Decimal

    from plandiff.model import Basis, Comparator, Direction

_AT_LEAST = (
    r"at\sleast|not?\s(?:less|lower|worse|fewer)\sthan|a\sminimum\sof|at\sor\sabove"
    r"|(?:more|higher|greater)\sthan|above|over|exceed(?:s|ing)?|≥|≧|>=|>"
)
_AT_MOST = (
    r"at\smost|not?\s(?:more|higher)\sthan|a\smaximum\sof|at\sor\sbelow"
    r"|(?:less|fewer|lower)\sthan|below|under|up\sto|not\sexceed(?:ing)?|≤|≦|<=|<"
)
_WITHIN = "within"
_AFTER_MORE = r"or\s(?:more|higher|above|better|greater)|and\sabove"
_AFTER_LESS = r"or\s(?:less|lower|fewer|below)|and\sbelow"
_LAST_YEAR = (
    r"(?:the\s)?(?:previous|last|prior)\s(?:fiscal\s|financial\s)?year(?:'s)?"
    r"(?:\s(?:level|result|figure|value))?"
)
_FIGURE = (
    r"(?P<number>[+\-]?\d[\d,]*(?:\.\d+)?)"
    r"(?:\s?(?P<unit>%|per\s?cent|percent|(?!(?:or|and|by|in|of|to|at|for|per|the)\b)[a-z]+))?"
)


@cache
def _promise() -> re.Pattern[str]:
    return re.compile(
        rf"""(?P<link>\b(?:to|at|of|by|is|be|for)\s|[:=]\s?)?
    (?:(?P<least>(?<![a-z])(?:{_AT_LEAST}))|(?P<most>(?<![a-z])(?:{_AT_MOST}))|(?P<within>\b{_WITHIN})|(?P<exact>\bexactly))?\s?
    (?:{_FIGURE}|(?P<last>{_LAST_YEAR})(?:\s?\((?P<base>[^()]*)\))?)
    (?:\s(?:(?P<more>{_AFTER_MORE})|(?P<less>{_AFTER_LESS})))?""",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _up() -> re.Pattern[str]:
    return re.compile(r"\b(?:raise|increase|improve|grow|boost|expand|lift)\w*", re.IGNORECASE)


@cache
def _down() -> re.Pattern[str]:
    return re.compile(r"\b(?:reduce|cut|decrease|lower|shorten|bring down|limit)\w*", re.IGNORECASE)


@cache
def _keep() -> re.Pattern[str]:
    return re.compile(r"\b(?:keep|maintain|hold|sustain)\w*", re.IGNORECASE)


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(
        r"^(?:(?:to|we will|raise|increase|improve|grow|boost|expand|lift|reduce|cut|decrease|lower"
        r"|shorten|bring down|limit|keep|maintain|hold|sustain|achieve|reach|attain|ensure|set)\s)+"
        r"(?:that\s)?(?:the\s)?",
        re.IGNORECASE,
    )


@cache
def _close() -> re.Pattern[str]:
    return re.compile(
        r"[\s,:;]*\b(?:(?:should|shall|will|must|to)\s)?"
        r"(?:be|is|are|reach(?:es)?|stays?|remains?|kept|to|at|of|by|from|than)?[\s,:;]*$",
        re.IGNORECASE,
    )


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(?:fiscal\s|financial\s|FY\s?)?(?:19|20)\d\d\b|FY\s?\d+", re.IGNORECASE)


class EnglishTail(NamedTuple):
    """What an English sentence asks, and the words that name the measured thing."""

    indicator: str
    value: Decimal | None
    unit: str
    comparator: Comparator
    basis: Basis
    baseline: Decimal | None
    direction: Direction


def read_english(text: str) -> EnglishTail | None:
    """Read the promise of an English sentence; None without figure and without last year.

    The last one with a comparator counts, else the last figure a link word (to, of, :) leads to.
    """
    years = [found.span() for found in _year().finditer(text)]
    hits = [
        hit
        for hit in _promise().finditer(text)
        if not _touches(hit, years) and _promises(hit, text)
    ]
    if not hits:
        return None
    hit = max(hits, key=lambda found: (_explicit(found), found.start()))
    comparator, direction = _comparator(hit, text)
    base = re.search(_FIGURE, hit["base"] or "", re.IGNORECASE)
    shown = base or hit
    value = parse_number(shown["number"]) if shown["number"] else None
    unit = re.sub(r"per\scent", "percent", (shown["unit"] or "").lower())
    return EnglishTail(
        _indicator(text, hit),
        value,
        canonical_unit(unit),
        comparator,
        "previous_year" if hit["last"] else "absolute",
        value if base else None,
        direction,
    )


def _touches(hit: re.Match[str], years: list[tuple[int, int]]) -> bool:
    start, end = hit.span("number") if hit["number"] else (-1, -1)
    return any(start < stop and first < end for first, stop in years)


def _explicit(hit: re.Match[str]) -> bool:
    return any(hit[name] for name, _, _ in _BY_GROUP)


def _promises(hit: re.Match[str], text: str) -> bool:
    return bool(_explicit(hit) or hit["link"] or text[hit.end() :].strip(" .") == "")


_BY_GROUP: Final[tuple[tuple[str, Comparator, Direction], ...]] = (
    ("exact", "とする", "none"),
    ("within", "以内", "lower"),
    ("least", "以上", "higher"),
    ("more", "以上", "higher"),
    ("most", "以下", "lower"),
    ("less", "以下", "lower"),
)


def _comparator(hit: re.Match[str], text: str) -> tuple[Comparator, Direction]:
    """Read the comparator beside the figure, else the verb that leads to it."""
    for name, comparator, direction in _BY_GROUP:
        if hit[name]:
            return comparator, direction
    lead = text[: hit.start() + 1]
    if _up().search(lead):
        return "以上", "higher"
    if _down().search(lead):
        return "以下", "lower"
    return ("維持", "none") if _keep().search(lead) else ("とする", "none")


def _indicator(text: str, hit: re.Match[str]) -> str:
    before = _close().sub("", _lead().sub("", text[: hit.start()].strip()))
    return before or text[hit.end() :].strip(" .").removeprefix("of ")
