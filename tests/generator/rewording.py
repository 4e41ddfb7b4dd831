"""Changing one clause the way an author does from one year to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from tests.generator.nouns import Clause, Kpi, Sentence
from tests.generator.voice import Voice

Change = Callable[[Voice, Sentence], Sentence | None]


def _insert_aim(voice: Voice, s: Sentence) -> Sentence | None:
    return None if s.aim else replace(s, aim=voice.fresh(voice.bank.AIMS))


def _insert_means(voice: Voice, s: Sentence) -> Sentence | None:
    return None if s.means else replace(s, means=voice.fresh(voice.bank.MEANS))


def _insert_aside(voice: Voice, s: Sentence) -> Sentence | None:
    return None if s.aside else replace(s, aside=voice.fresh(voice.bank.ASIDES))


def _insert_audience(voice: Voice, s: Sentence) -> Sentence | None:
    return None if s.audience else replace(s, audience=voice.fresh(voice.bank.AUDIENCES))


def _delete_aim(voice: Voice, s: Sentence) -> Sentence | None:
    del voice
    return replace(s, aim="") if s.aim and s.means else None


def _delete_means(voice: Voice, s: Sentence) -> Sentence | None:
    del voice
    return replace(s, means="") if s.aim and s.means else None


def _replace_aim(voice: Voice, s: Sentence) -> Sentence | None:
    return replace(s, aim=voice.fresh(voice.bank.AIMS)) if s.aim and s.means else None


def _replace_means(voice: Voice, s: Sentence) -> Sentence | None:
    return replace(s, means=voice.fresh(voice.bank.MEANS)) if s.aim and s.means else None


def _strengthen(voice: Voice, s: Sentence) -> Sentence | None:
    stronger = dict(voice.bank.SYNONYMS)
    weaker = {new: old for old, new in voice.bank.SYNONYMS}
    verb = stronger.get(s.verb) or weaker.get(s.verb)
    return replace(s, verb=verb) if verb else None


def _other_verb(voice: Voice, s: Sentence) -> Sentence | None:
    kind = next((k for k, verbs in voice.bank.VERBS.items() if s.verb in verbs), "")
    if not kind or not (s.aim or s.means):
        return None
    return replace(s, verb=voice.rng.choice([v for v in voice.bank.VERBS[kind] if v != s.verb]))


def _move_object(voice: Voice, s: Sentence) -> Sentence | None:
    """「…を…する」 to 「…について、…する」: the same words in another order."""
    del voice
    return replace(s, about=not s.about) if s.aim or s.means or s.audience else None


def _next_year(voice: Voice, s: Sentence) -> Sentence | None:
    del voice
    return replace(s, year=s.year + 1) if s.year is not None else None


REWORDINGS: dict[str, Change] = {
    "insert aim": _insert_aim,
    "insert means": _insert_means,
    "insert aside": _insert_aside,
    "insert audience": _insert_audience,
    "delete aim": _delete_aim,
    "delete means": _delete_means,
    "replace aim": _replace_aim,
    "replace means": _replace_means,
    "strengthen": _strengthen,
    "other verb": _other_verb,
    "move object": _move_object,
    "next year": _next_year,
}


def reword(voice: Voice, clause: Clause, key: int) -> tuple[Clause, str] | None:
    """Return the clause with one natural rewording and the rewording's name."""
    if clause.raw:
        return _reword_block(voice, clause, key)
    at = voice.rng.randrange(len(clause.sentences))
    for name in voice.rng.sample(sorted(REWORDINGS), k=len(REWORDINGS)):
        changed = REWORDINGS[name](voice, clause.sentences[at])
        if changed is not None and changed != clause.sentences[at]:
            sentences = (*clause.sentences[:at], changed, *clause.sentences[at + 1 :])
            return replace(clause, key=key, sentences=sentences), name
    return None


def _reword_block(voice: Voice, clause: Clause, key: int) -> tuple[Clause, str] | None:
    """Add or drop the additional sentence of an importance or difficulty paragraph."""
    if clause.kind not in {"importance", "difficulty"}:
        return None
    for addition in voice.bank.ADDITIONS:
        if clause.raw.endswith(addition):
            return replace(
                clause, key=key, raw=clause.raw.removesuffix(addition)
            ), "delete sentence"
    raw = clause.raw + voice.rng.choice(voice.bank.ADDITIONS)
    return replace(clause, key=key, raw=raw), "insert sentence"


def new_figure(voice: Voice, clause: Clause, key: int) -> Clause | None:
    """Return the clause with another figure in its frequency (年4回 -> 年6回)."""
    for at, s in enumerate(clause.sentences):
        digits = "".join(ch for ch in s.frequency if ch.isdigit())
        if digits:
            other = int(digits) + voice.rng.randint(1, 3)
            changed = replace(s, frequency=s.frequency.replace(digits, str(other)))
            sentences = (*clause.sentences[:at], changed, *clause.sentences[at + 1 :])
            return replace(clause, key=key, sentences=sentences)
    return None


def shifted(voice: Voice, kpi: Kpi, *, up: bool) -> Kpi | None:
    """Return the KPI with its figure raised or lowered, or None where it has none of its own."""
    if kpi.value is None or kpi.relative or kpi.better == "exact":
        return None
    exponent = Decimal(1).scaleb(int(kpi.value.as_tuple().exponent))
    step = (kpi.value * Decimal(voice.rng.randint(2, 12)) / 100).quantize(exponent)
    value = kpi.value + max(step, exponent) * (1 if up else -1)
    if value <= 0 or (kpi.unit in "％%" and value > 100):
        return None
    return replace(kpi, value=value)


def renamed_indicator(kpi: Kpi) -> Kpi | None:
    """Return the KPI under another wording of the same measure, or None."""
    pairs = (
        ("率", "割合"),
        ("の件数", "の件数の合計"),
        ("件数", "の件数の合計"),
        ("の割合", "の比率"),
        ("満足度", "満足の度合い"),
    )
    for old, new in pairs:
        if kpi.name.endswith(old):
            return replace(kpi, name=kpi.name.removesuffix(old) + new)
    for old, new in (("share of", "proportion of"), ("number of", "count of"), ("rate", "ratio")):
        if old in kpi.name:
            return replace(kpi, name=kpi.name.replace(old, new, 1))
    return None
