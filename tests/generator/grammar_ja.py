"""How slots become Japanese sentences in the style of one plan."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.generator.profiles import wide

if TYPE_CHECKING:
    import random
    from decimal import Decimal

    from tests.generator.nouns import Kpi, Sentence

ERA_OFFSET = 2018
"""令和1 = 2019."""


@dataclass(frozen=True, slots=True)
class Style:
    """How one plan writes years, figures and blanks; differences of style are notation only."""

    years: str = "both"
    """both: 2025（令和７）年度, gregorian: 2025年度, era: 令和７年度."""
    percent: str = "％"
    wide_digits: bool = False
    """Single digits in full width, as Japanese word processors leave them."""
    mark: str = "（※）"
    """What ties a KPI to its note."""
    spacing: float = 0.0
    """Chance of a blank between Japanese and a figure, as extraction leaves it."""


def year_text(year: int, style: Style) -> str:
    """2025 -> 2025（令和７）年度."""
    count = year - ERA_OFFSET
    era = "元" if count == 1 else wide(count) if style.wide_digits else str(count)
    if style.years == "both":
        return f"{year}（令和{era}）年度"
    return f"{year}年度" if style.years == "gregorian" else f"令和{era}年度"


def sentence_text(sentence: Sentence, style: Style) -> str:
    """Return one sentence without its full stop."""
    leads = [sentence.audience, sentence.aim, sentence.means]
    if sentence.year is not None:
        leads.insert(0, f"{year_text(sentence.year, style)}の予定に合わせ")
    leads = [lead for lead in leads if lead]
    matter = sentence.object + sentence.aside
    if sentence.about:
        return "、".join([f"{matter}について", *leads, sentence.frequency + sentence.verb])
    return "、".join([*leads, f"{matter}を{sentence.frequency}{sentence.verb}"])


def clause_text(sentences: tuple[Sentence, ...], style: Style, *, joined: bool) -> str:
    """Return the whole clause with its full stops."""
    texts = [sentence_text(sentence, style) for sentence in sentences]
    return ("とともに、" if joined else "。また、").join(texts) + "。"


def figure(value: Decimal, unit: str, style: Style) -> str:
    """Decimal("1660"), 事業所 -> 1,660事業所."""
    number = f"{value:,}"
    if style.wide_digits and len(number) == 1:
        number = wide(int(number))
    return number + (style.percent if unit == "％" else unit)


def kpi_name(kpi: Kpi, style: Style) -> str:
    """Return the indicator with its scope or the mark of its note."""
    if not kpi.scope:
        return kpi.name
    return kpi.name + (f"（{kpi.scope}）" if kpi.scope_inline else style.mark)


def kpi_text(kpi: Kpi, style: Style) -> str:
    """Return the promise without marker: 受診率を54.3％以上とする."""
    comparator = {"higher": "以上", "lower": "以下", "exact": ""}[kpi.better]
    if kpi.relative:
        base = f"（{figure(kpi.value, kpi.unit, style)}）" if kpi.value is not None else ""
        year = "前年度" if kpi.short_relative else "対前年度"
        return f"{kpi_name(kpi, style)}を{year}{base}{comparator}とする"
    if kpi.value is None:
        return f"{kpi_name(kpi, style)}を実施する"
    return f"{kpi_name(kpi, style)}を{figure(kpi.value, kpi.unit, style)}{comparator}とする"


def spaced(text: str, style: Style, rng: random.Random) -> str:
    """Put blanks between Japanese and figures at random, as extraction does."""
    if not style.spacing:
        return text
    out = [text[:1]]
    for left, right in pairwise(text):
        border = left.isascii() != right.isascii() and (
            (left.isascii() and left.isalnum() and right > "぀")
            or (right.isascii() and right.isalnum() and left > "぀")
        )
        if (
            border
            and left not in "（「、。）」"
            and right not in "）」、。％％（「"
            and (rng.random() < style.spacing)
        ):
            out.append(" ")
        out.append(right)
    return "".join(out)
