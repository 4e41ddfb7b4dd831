"""Making one two-column document with its answer from a seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tests.generator.answer import Answer, assemble
from tests.generator.author import write_plan
from tests.generator.editor import Rates
from tests.generator.furniture import header, title_page
from tests.generator.grammar_ja import Style
from tests.generator.kpi_table import table_pages
from tests.generator.layout import Cell, Grain, Sheet, cells, pages, rows
from tests.generator.printing import Paper, print_out
from tests.generator.profiles import PROFILES
from tests.generator.revise import revise
from tests.generator.typeset import Press, Printed, blank, set_plan

if TYPE_CHECKING:
    from tests.generator.nouns import Plan


@dataclass(frozen=True, slots=True)
class Knobs:
    """Everything about a document that is not its wording."""

    profile: str = "house"
    size: int = 12
    """Topics of the previous plan."""
    columns: tuple[int, int] = (30, 30)
    """Widths left and right, in full-width characters."""
    height: int = 40
    grain: Grain = "section"
    level: bool = True
    disorder: float = 0.05
    headers: float = 1.0
    """Chance that a page after the first has its header."""
    title: bool = True
    form_feed: bool = False
    trailing: bool = True
    blank_lines: bool = True
    old_left: bool = False
    table: bool = False
    years: tuple[str, str] = ("both", "both")
    """Year style of the current and the previous plan; a difference is notation only."""
    spacing: float = 0.0
    page_numbers: bool = False
    rates: Rates = field(default_factory=Rates)


@dataclass(frozen=True, slots=True)
class Generated:
    """A document as a text extractor would leave it, and what a careful reader would find."""

    seed: int
    knobs: Knobs
    text: str
    answer: Answer


def draw_knobs(seed: int) -> Knobs:
    """Return the settings of the document of a seed: every axis drawn on its own."""
    rng = random.Random(f"knobs {seed}")
    profile = rng.choice(("house", "house", "house", *PROFILES))
    english = profile == "english"
    width = rng.randint(20, 45)
    blank_lines = rng.random() < 0.75
    return Knobs(
        profile=profile,
        size=rng.randint(6, 18),
        columns=(width, max(20, min(45, width + rng.randint(-4, 4)))),
        height=rng.randint(28, 52),
        grain=rng.choice(("section", "section", "block", "chapter")),
        level=rng.random() < 0.7,
        disorder=rng.choice((0.0, 0.0, 0.05, 0.15)),
        headers=rng.choice((1.0, 1.0, 0.6, 0.3, 0.0)),
        title=rng.random() < 0.6,
        form_feed=not blank_lines or rng.random() < 0.3,
        trailing=blank_lines and rng.random() < 0.8,
        blank_lines=blank_lines,
        old_left=rng.random() < 0.15,
        table=rng.random() < 0.5 and not english,
        years=rng.choice(
            (("both", "both"), ("both", "gregorian"), ("both", "era"), ("era", "era"))
        ),
        spacing=rng.choice((0.0, 0.0, 0.3, 0.6)),
        page_numbers=rng.random() < 0.15,
    )


def make_document(seed: int, **changes: object) -> Generated:
    """Return the document of a seed; keyword arguments override its drawn `Knobs`."""
    knobs = replace(draw_knobs(seed), **changes)  # type: ignore[arg-type]
    rng = random.Random(f"document {seed}")
    profile = PROFILES[knobs.profile]
    year = rng.randint(2021, 2027)
    previous, voice = write_plan(rng, profile, year, knobs.size)
    revision = revise(voice, previous, profile, knobs.rates)
    plans = (revision.current, previous)
    presses = tuple(_press(knobs, at, rng) for at in (0, 1))
    set_both = [set_plan(p, press, rng) for p, press in zip(plans, presses, strict=True)]
    order = (1, 0) if knobs.old_left else (0, 1)
    left, right = (set_both[at] for at in order)
    empty = (blank(presses[order[0]]), blank(presses[order[1]]))
    sheet = Sheet(knobs.grain, knobs.level, knobs.height, knobs.disorder)
    pieces = cells(left, right, revision.pairs, left_is_current=not knobs.old_left)
    body = pages(rows(pieces, sheet, _levels(plans), empty), sheet, rng)
    tail = table_pages(plans, presses, order, knobs.height, rng) if knobs.table else []
    paper = _paper(knobs, plans, rng)
    text, printed = print_out([*_flat(body), *tail], paper, rng)
    answer = assemble(printed, plans, presses, revision, profile)
    return Generated(seed, knobs, text, answer)


def _press(knobs: Knobs, at: int, rng: random.Random) -> Press:
    """Return how the current (0) or previous (1) plan is printed."""
    profile = PROFILES[knobs.profile]
    style = Style(
        years=knobs.years[at],
        percent=rng.choice("％％％%"),
        wide_digits=rng.random() < 0.5,
        mark=profile.note.strip(),
        spacing=knobs.spacing,
    )
    return Press(
        side="current" if at == 0 else "previous",
        profile=profile,
        style=style,
        columns=knobs.columns[at ^ int(knobs.old_left)],
        wide_blocks=rng.choice((0, 0, 4, 8)),
        trailing=knobs.trailing,
        indent=rng.random() < 0.2,
    )


def _levels(plans: tuple[Plan, Plan]) -> dict[int, int]:
    return {section.key: section.level for plan in plans for section in plan.sections()}


def _flat(table: list[list[Cell]]) -> list[list[Printed]]:
    """Take each page's boxes in the order an extractor reads them: left, right, row by row."""
    return [[line for row in page for side in row for line in side] for page in table]


def _paper(knobs: Knobs, plans: tuple[Plan, Plan], rng: random.Random) -> Paper:
    profile = PROFILES[knobs.profile]
    return Paper(
        title=title_page(plans, profile) if knobs.title else (),
        header=header(plans, profile, rng, old_left=knobs.old_left),
        headers=knobs.headers,
        form_feed=knobs.form_feed,
        blank_lines=knobs.blank_lines,
        trailing=knobs.trailing,
        page_numbers=knobs.page_numbers,
    )
