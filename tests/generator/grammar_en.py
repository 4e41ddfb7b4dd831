"""How slots become English sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from tests.generator.grammar_ja import Style
    from tests.generator.nouns import Kpi, Sentence


def sentence_text(sentence: Sentence, style: Style) -> str:
    """Return one sentence without its full stop."""
    del style  # English plans of the generator have one style
    year = f"in time for FY{sentence.year}" if sentence.year is not None else ""
    core = [sentence.verb, sentence.object, sentence.aside, sentence.frequency, sentence.audience]
    tail = [sentence.means, year]
    if sentence.about and sentence.aim:
        core[0] = core[0][:1].lower() + core[0][1:]
        aim = sentence.aim[:1].upper() + sentence.aim[1:]
        return f"{aim}, " + " ".join(part for part in [*core, *tail] if part)
    return " ".join(part for part in [*core, *tail, sentence.aim] if part)


def clause_text(sentences: tuple[Sentence, ...], style: Style, *, joined: bool) -> str:
    """Return the whole clause with its full stops."""
    texts = [sentence_text(sentence, style) for sentence in sentences]
    if joined:
        texts = [texts[0], *(text[:1].lower() + text[1:] for text in texts[1:])]
        return ", and ".join(texts) + "."
    return ". ".join(texts) + "."


def figure(value: Decimal, unit: str) -> str:
    """Decimal("1660"), "employers" -> 1,660 employers."""
    return f"{value:,}%" if unit == "%" else f"{value:,} {unit}"


def kpi_name(kpi: Kpi) -> str:
    """Return the indicator with its scope or the mark of its note."""
    if not kpi.scope:
        return kpi.name
    return f"{kpi.name} ({kpi.scope})" if kpi.scope_inline else f"{kpi.name} (*)"


def kpi_text(kpi: Kpi) -> str:
    """Return the promise without marker: "recycling rate of at least 24.5%"."""
    comparator = {"higher": "at least", "lower": "at most", "exact": "exactly"}[kpi.better]
    if kpi.relative:
        base = f" ({figure(kpi.value, kpi.unit)})" if kpi.value is not None else ""
        return f"{kpi_name(kpi)}: {comparator} the previous year's level{base}"
    if kpi.value is None:
        return f"{kpi_name(kpi)}: carried out"
    return f"{kpi_name(kpi)}: {comparator} {figure(kpi.value, kpi.unit)}"
