"""Read the end of a Japanese KPI sentence: figure, limit, last year, verb.

Tells a level (を60％以上とする) from a movement (前年度より減少させる), a count of doings
(年4回開催する), a state to keep (現状を維持する) and a doing (意見発信を実施する).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from plandiff.kpi import patterns, words
from plandiff.text.numerals import canonical_unit, parse_number, unit_pattern

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from plandiff.model import Basis, Comparator, Direction


class Tail(NamedTuple):
    """What the end of a sentence asks, and where the indicator before it ends (folded offset)."""

    end: int
    value: Decimal | None
    unit: str
    comparator: Comparator
    basis: Basis
    baseline: Decimal | None
    direction: Direction
    start: int = 0
    """Where the indicator begins: behind 現状の."""


def read_tail(folded: str) -> Tail | None:
    """Read what the end of a folded, tidy sentence asks; None when it promises nothing readable.

    The order matters: a figure with a limit first, then movement against last year, then a count
    of doings, then a state to keep, then a doing without figure.
    """
    for hints, read in _READERS:
        if any(hint in folded for hint in hints) and (tail := read(folded)):
            return tail
    return None


def is_unit(text: str) -> bool:
    """Tell whether a word is a known unit."""
    return re.fullmatch(unit_pattern(), text) is not None


def _read_level(text: str) -> Tail | None:
    found = patterns.level().match(text)
    if found is None or not (
        found["number"] or ((found["last"] or found["peers"]) and found["limit"])
    ):
        return None
    if found["number"] and not (found["limit"] or found["verb"] or _stands_alone(found)):
        return None
    if found["unit"] and not (found["limit"] or found["verb"] or is_unit(found["unit"])):
        return None
    if re.search("年度?$", found["unit"] or "") and not found["limit"]:
        return None
    verb = found["verb"] or ""
    comparator, direction = _limit(found["limit"], verb)
    baseline, base_unit = _baseline(found)
    value, unit = _figure(found)
    basis: Basis = "previous_year" if found["last"] else "absolute"
    return Tail(
        found.end("indicator"),
        value if value is not None else baseline,
        unit or base_unit,
        comparator,
        basis,
        baseline,
        direction,
    )


def _stands_alone(found: re.Match[str]) -> bool:
    """Tell a bare figure that counts, after a colon or as a whole table cell: 達成状況：100％."""
    return not found["indicator"] or found["join"].startswith(":") or found["last"] is not None


def _limit(limit: str | None, verb: str) -> tuple[Comparator, Direction]:
    if limit:
        return words.LIMITS[limit]
    if any(word in verb for word in words.KEEPS):
        return "維持", "none"
    return "とする", "none"


def _figure(found: re.Match[str]) -> tuple[Decimal | None, str]:
    if not found["number"]:
        return None, ""
    return parse_number(found["number"]), canonical_unit(found["unit"] or "")


def _baseline(found: re.Match[str]) -> tuple[Decimal | None, str]:
    """Read the figure of last year that stands in brackets: 対前年度以上（64.29％以上）."""
    if not found["last"]:
        return None, ""
    for name in ("base", "early", "late"):
        inner = (
            patterns.base_figure().search(found[name] or "") if name in found.groupdict() else None
        )
        if inner and "※" not in found[name]:
            return parse_number(inner["number"]), canonical_unit(inner["unit"] or "")
    return None, ""


def _read_move(text: str) -> Tail | None:
    found = patterns.move().match(text)
    if found is None:
        return None
    move = found["move"]
    up = move in words.RISES
    comparator, direction = words.PASSES.get(move) or (
        ("以上", "higher") if up else ("以下", "lower")
    )
    passes = move in words.PASSES
    if found["limit"] and not passes:
        comparator = words.LIMITS[found["limit"]][0]
    value, unit = _figure(found)
    baseline, base_unit = _baseline(found)
    level = value is not None and (passes or found["to"] in ("に", "まで", "へ", "へと"))
    if not (
        level
        or found["last"]
        or found["peers"]
        or value is not None
        or found["join"].startswith("を")
    ):
        return None
    if value is not None and not level and not found["limit"]:
        comparator = "とする"
    basis: Basis = (
        "absolute" if (level or found["peers"]) and not found["last"] else "previous_year"
    )
    return Tail(
        found.end("indicator"),
        value if value is not None else baseline,
        unit or base_unit,
        comparator,
        basis,
        baseline,
        direction,
    )


def _read_count(text: str) -> Tail | None:
    found = patterns.count().match(text)
    if found is None:
        return None
    if found["to"] and found["unit"] in words.SPANS_OF_TIME:
        return None
    value, unit = _figure(found)
    comparator, direction = _limit(found["limit"], "")
    return Tail(found.end("indicator"), value, unit, comparator, "absolute", None, direction)


def _read_keep(text: str) -> Tail | None:
    found = patterns.keep().match(text)
    if found is None:
        return None
    start, end = found.span("indicator")
    basis: Basis = "previous_year" if found["last"] else "absolute"
    if not found["indicator"]:
        start, end = 0, found.end("last")
    return Tail(end, None, "", "維持", basis, None, "none", start)


def _read_act(text: str) -> Tail | None:
    found = patterns.act().match(text)
    if found is None:
        return None
    return Tail(found.end("indicator"), None, "", "実施", "absolute", None, "none")


_READERS: Final[tuple[tuple[tuple[str, ...], Callable[[str], Tail | None]], ...]] = (
    (("",), _read_level),
    ((*words.PASSES, *words.RISES, *words.FALLS), _read_move),
    (tuple("0123456789一二三四五六七八九十百千"), _read_count),
    (words.KEEPS, _read_keep),
    (words.ACTS, _read_act),
)
"""Which readings to try, in order, and a word each needs: their patterns are costly to build."""
