"""Setting one plan as printed lines: headings, labels, bullets, blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tests.generator import grammar_en, grammar_ja
from tests.generator.profiles import CIRCLED, Profile, wide
from tests.generator.revise import numbers
from tests.generator.wrap import wrap_en, wrap_ja

if TYPE_CHECKING:
    import random

    from tests.generator.grammar_ja import Style
    from tests.generator.nouns import Clause, Plan, Section, SideName

Role = Literal["heading", "clause", "label", "row", "table", "furniture", "blank"]


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line and what it belongs to."""

    text: str
    role: Role
    side: SideName | None = None
    key: int = 0
    """Of the section (heading) or clause; of the KPI clause for a row of the KPI table."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that start level with the matching block of the other side."""

    section: int
    """Key of the section it stands in."""
    name: str
    """open, kpi, action, importance, difficulty."""
    lines: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Press:
    """How one side is printed."""

    side: SideName
    profile: Profile
    style: Style
    columns: int
    """Width in full-width characters."""
    wide_blocks: int
    """Extra width of the importance and difficulty blocks, which real houses set smaller."""
    trailing: bool
    """A blank ends each paragraph, as word processors leave it."""
    indent: bool
    """Two blanks before the number of a low heading."""


def paragraph(press: Press, text: str, role: Role, key: int, extra: int = 0) -> list[Printed]:
    """Return the printed lines of one paragraph."""
    wrap = wrap_ja if press.profile.language == "ja" else wrap_en
    lines = wrap(text, press.columns + extra)
    if press.trailing and lines:
        lines[-1] += " "
    return [Printed(line, role, press.side, key) for line in lines]


def blank(press: Press) -> Printed:
    """Return an empty paragraph."""
    return Printed(" " if press.trailing else "", "blank", press.side)


def clause_body(clause: Clause, press: Press) -> str:
    """Return the text of a clause without its marker, before it is wrapped."""
    english = press.profile.language == "en"
    if clause.kpi:
        if english:
            return grammar_en.kpi_text(clause.kpi)
        return grammar_ja.kpi_text(clause.kpi, press.style)
    if clause.raw:
        return clause.raw
    if english:
        return grammar_en.clause_text(clause.sentences, press.style, joined=clause.joined)
    return grammar_ja.clause_text(clause.sentences, press.style, joined=clause.joined)


def set_plan(plan: Plan, press: Press, rng: random.Random) -> list[Block]:
    """Return the plan as blocks in printed order."""
    number = numbers(plan, press.profile)
    out: list[Block] = []

    def visit(section: Section) -> None:
        out.append(_opening(section, number[section.key], press, rng))
        for child in section.children:
            visit(child)
        out.extend(_closing(section, press, rng))

    for chapter in plan.chapters:
        visit(chapter)
    return out


def _opening(section: Section, number: str, press: Press, rng: random.Random) -> Block:
    indent = "  " if press.indent and section.level >= 3 else ""
    heading = indent + number + press.profile.gap + section.title
    lines = paragraph(press, heading, "heading", section.key)
    for clause in section.opening:
        lines += _set_clause(clause, press, rng)
    return Block(section.key, "open", tuple(lines))


def _closing(section: Section, press: Press, rng: random.Random) -> list[Block]:
    found = []
    kpis = [c for c in section.closing if c.kind in {"kpi", "note"}]
    if kpis:
        found.append(Block(section.key, "kpi", tuple(_set_kpis(kpis, press, rng))))
    actions = [c for c in section.closing if c.kind == "action"]
    if actions:
        lines = paragraph(press, press.profile.actions, "label", section.key)
        for clause in actions:
            lines += _set_clause(clause, press, rng)
        found.append(Block(section.key, "action", tuple(lines)))
    for clause in section.closing:
        if clause.kind in {"importance", "difficulty"}:
            head = getattr(press.profile, clause.kind)
            lines = paragraph(press, head, "clause", clause.key)
            text = _noisy(clause_body(clause, press), press, rng)
            lines += paragraph(press, text, "clause", clause.key, press.wide_blocks)
            found.append(Block(section.key, clause.kind, tuple(lines)))
    return found


def _noisy(text: str, press: Press, rng: random.Random) -> str:
    return grammar_ja.spaced(text, press.style, rng) if press.profile.language == "ja" else text


def _set_clause(clause: Clause, press: Press, rng: random.Random) -> list[Printed]:
    body = _noisy(clause_body(clause, press), press, rng)
    marker = "" if clause.kind == "lead" else press.profile.bullet
    return paragraph(press, marker + body, "clause", clause.key)


def _set_kpis(clauses: list[Clause], press: Press, rng: random.Random) -> list[Printed]:
    """Number the KPIs when there are several; the house's head stands before the first."""
    count = sum(1 for c in clauses if c.kind == "kpi")
    lines: list[Printed] = []
    item = 0
    for clause in clauses:
        body = _noisy(clause_body(clause, press), press, rng)
        if clause.kind == "note":
            lines += paragraph(press, press.profile.note + body, "clause", clause.key)
            continue
        item += 1
        head = press.profile.kpi if item == 1 else ""
        marker = item_marker(press.profile, item) if count > 1 else ""
        lines += paragraph(press, head + marker + body, "clause", clause.key)
    return lines


def item_marker(profile: Profile, item: int) -> str:
    """１）, ① or 1) as the house numbers its KPIs."""
    return profile.kpi_item.format(n=item, w=wide(item), c=CIRCLED[item - 1])
