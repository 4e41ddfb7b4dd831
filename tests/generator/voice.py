"""Drawing clauses from the phrase banks, without using a phrase twice in one section."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tests.generator import phrases_en, phrases_ja
from tests.generator.nouns import Clause, Kpi, Sentence

if TYPE_CHECKING:
    import random
    from types import ModuleType

    from tests.generator.bank import Indicator, Topic

BETTER = {"h": "higher", "l": "lower", "e": "exact", "z": "exact"}


def bank_of(language: str) -> ModuleType:
    """Return the module with the phrases of a language."""
    return phrases_ja if language == "ja" else phrases_en


@dataclass(slots=True)
class Voice:
    """Draws phrases; remembers what the section at hand has used."""

    rng: random.Random
    language: str
    year: int
    used: set[str] = field(default_factory=set)
    next_key: int = 1

    @property
    def bank(self) -> ModuleType:
        """The phrases."""
        return bank_of(self.language)

    def key(self) -> int:
        """Return a key no other clause or section has."""
        self.next_key += 1
        return self.next_key - 1

    def fresh(self, phrases: tuple[str, ...]) -> str:
        """Return a phrase this section has not used yet, or "" when all are used."""
        left = [phrase for phrase in phrases if phrase not in self.used]
        if not left:
            return ""
        phrase = self.rng.choice(left)
        self.used.add(phrase)
        return phrase

    def begin_section(self) -> None:
        """Forget what the last section used."""
        self.used.clear()

    def frequency(self, kind: str) -> str:
        """Return a phrase with a figure (年4回), or "" if the kind has none."""
        choices = self.bank.FREQUENCIES[kind]
        if not choices:
            return ""
        pattern, low, high = self.rng.choice(choices)
        return str(pattern.format(self.rng.randint(low, high)))

    def sentence(self, topic: Topic, *, rich: bool) -> Sentence | None:
        """Return a sentence on an object the section has not spoken of, or None."""
        left = [(kind, name) for kind, name in topic.objects if name not in self.used]
        if not left:
            return None
        kind, name = self.rng.choice(left)
        self.used.add(name)
        verb = self.fresh(self.bank.VERBS[kind]) or self.rng.choice(self.bank.VERBS[kind])
        chance = self.rng.random
        return Sentence(
            object=name,
            verb=verb,
            aim=self.fresh(self.bank.AIMS) if rich or chance() < 0.5 else "",
            means=self.fresh(self.bank.MEANS) if rich or chance() < 0.5 else "",
            audience=self.fresh(self.bank.AUDIENCES) if chance() < 0.15 else "",
            frequency=self.frequency(kind) if chance() < 0.2 else "",
            year=self.year + self.rng.randint(-2, 1) if chance() < 0.12 else None,
            aside=self.fresh(self.bank.ASIDES) if chance() < 0.1 else "",
            about=chance() < 0.35,
        )

    def bullet(self, topic: Topic, kind: str) -> Clause | None:
        """Return a bullet of one or two sentences, or None when the topic is exhausted."""
        first = self.sentence(topic, rich=self.rng.random() < 0.7)
        if first is None:
            return None
        second = self.sentence(topic, rich=False) if self.rng.random() < 0.3 else None
        sentences = (first,) if second is None else (first, second)
        joined = second is not None and self.rng.random() < 0.4
        return Clause(self.key(), kind, sentences, joined=joined)  # type: ignore[arg-type]

    def block(self, topic: Topic, kind: str) -> Clause:
        """Return an importance or difficulty paragraph."""
        frames, reasons = (
            (self.bank.IMPORTANCE, self.bank.IMPORTANCE_REASONS)
            if kind == "importance"
            else (self.bank.DIFFICULTY, self.bank.DIFFICULTY_REASONS)
        )
        text = self.rng.choice(frames).format(
            object=self.rng.choice([name for kind, name in topic.objects if kind in "wo"]),
            title=topic.title,
            reason=self.fresh(reasons) or self.rng.choice(reasons),
        )
        if self.rng.random() < 0.6:
            text += self.rng.choice(self.bank.ADDITIONS)
        return Clause(self.key(), kind, raw=text)  # type: ignore[arg-type]

    def kpi(self, indicator: Indicator) -> Clause:
        """Return a KPI clause; about a quarter ask for the previous year's figure."""
        relative = indicator.better in "hl" and self.rng.random() < 0.25
        bare = relative and self.rng.random() < 0.5
        kpi = Kpi(
            name=indicator.name,
            unit=indicator.unit,
            value=None if bare else self.jitter(indicator),
            better=BETTER[indicator.better],  # type: ignore[arg-type]
            relative=relative,
        )
        if self.rng.random() < 0.2:
            scope, inline = self.scope(), self.rng.random() < 0.4
            kpi = replace(kpi, scope=scope, scope_inline=inline)
        return Clause(self.key(), "kpi", kpi=kpi)

    def scope(self) -> str:
        """Return a note that limits what a KPI counts."""
        return self.fresh(tuple(s for s in self.bank.SCOPES if "{" not in s))

    def jitter(self, indicator: Indicator) -> Decimal:
        """Return the indicator's usual figure, moved by up to a tenth."""
        if indicator.better in "ez":
            return indicator.value
        exponent = Decimal(1).scaleb(int(indicator.value.as_tuple().exponent))
        factor = Decimal(self.rng.randint(90, 110)) / 100
        value = (indicator.value * factor).quantize(exponent)
        return min(value, Decimal("99.5")) if indicator.unit in "％%" else value
