from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandiff.align import align_plans
from tests.align.made import Heading, action, block, bullet, heading, kpi, note, plan

if TYPE_CHECKING:
    from plandiff.model import Alignment, Clause, ClauseMatch, Plan, Section, SectionMatch

MIRROR = {"split": "merge", "merge": "split"}
NOUNS = (
    "水道料金",
    "検針",
    "漏水",
    "貯水槽",
    "給水車",
    "水質",
    "配管",
    "井戸",
    "料金表",
    "口座振替",
)
MEANS = ("地図に重ねて", "外部に委ねて", "若手を中心に", "年二回", "冬の前に", "住民と話し合い", "")
VERBS = ("点検する", "周知する", "取り替える", "記録に残す", "公表する", "見直す")
_MAKERS = (bullet, bullet, action, kpi, note)


def sentence(rng: random.Random) -> str:
    return f"{rng.choice(MEANS)}{rng.choice(NOUNS)}の{rng.choice(NOUNS)}を{rng.choice(VERBS)}。"


def clause(rng: random.Random) -> Clause:
    text = "".join(sentence(rng) for _ in range(rng.choice((1, 1, 1, 2, 3))))
    return rng.choice(_MAKERS)(text)


def headings(rng: random.Random, depth: int = 0) -> list[Heading]:
    found = []
    for n in range(1, rng.randint(2, 5 - depth)):
        inner = [clause(rng) for _ in range(rng.randint(0, 5))]
        if rng.random() < 0.3:
            inner.append(block("importance", sentence(rng)))
        below = headings(rng, depth + 1) if depth < 2 and rng.random() < 0.4 else []
        found.append(
            heading(f"{n}.", rng.choice(NOUNS) + rng.choice(("", "の推進")), *inner, *below)
        )
    return found


def edited(rng: random.Random, old: list[Heading]) -> list[Heading]:
    """Return the headings after one year: dropped, swapped, renamed; their clauses likewise."""
    new = []
    for one in old:
        if rng.random() < 0.1:
            continue
        inner: list[Clause | Heading] = []
        for item in one.inner:
            if isinstance(item, Heading):
                inner += edited(rng, [item])
            else:
                inner += edited_clause(rng, item)
        if rng.random() < 0.3:
            rng.shuffle(inner)
        title = one.title if rng.random() < 0.8 else rng.choice(NOUNS)
        new.append(heading(one.number, title, *inner))
    if rng.random() < 0.2:
        rng.shuffle(new)
    return new + (headings(rng, 2) if rng.random() < 0.2 else [])


def edited_clause(rng: random.Random, old: Clause) -> list[Clause]:
    roll = rng.random()
    parts = [part + "。" for part in old.text.split("。") if part]
    if roll < 0.1:
        return []
    if roll < 0.2 and len(parts) > 1:
        return [bullet(part, old.kind) for part in parts]
    if roll < 0.4:
        return [bullet(old.text.replace(rng.choice(NOUNS), rng.choice(NOUNS)), old.kind)]
    return [old, clause(rng)] if roll < 0.5 else [old]


def pair_of_plans(seed: int) -> tuple[Plan, Plan]:
    rng = random.Random(seed)
    old = headings(rng)
    return plan(*edited(rng, old)), plan(*old)


def clauses_of(one: Plan) -> list[Clause]:
    found = list(one.preamble)
    waiting = list(one.sections)
    while waiting:
        section = waiting.pop()
        found += section.clauses
        waiting += section.sections
    return found


def ids(things: list[Clause] | tuple[Clause, ...]) -> Counter[int]:
    return Counter(map(id, things))


def section_key(section: Section | None) -> tuple[str, int] | None:
    return (section.title, section.line) if section else None


def rows(alignment: Alignment, *, flipped: bool = False) -> list[object]:
    """Return all matches as plain values in an order of their own; `flipped`: seen from behind."""

    def clause_row(match: ClauseMatch) -> tuple[object, ...]:
        sides = [[(c.text, c.pieces) for c in side] for side in (match.current, match.previous)]
        reason = MIRROR.get(match.matched_by, match.matched_by) if flipped else match.matched_by
        return (sides[::-1] if flipped else sides, reason, match.score, match.moved)

    found: list[object] = []
    for row in alignment.sections:
        sides = [section_key(row.match.current), section_key(row.match.previous)]
        found.append((sides[::-1] if flipped else sides, row.match.matched_by, row.match.moved))
        found += map(clause_row, row.clauses)
    return sorted(found, key=repr)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.integers(0, 10_000))
def test_nothing_is_lost_and_nothing_doubled(seed: int) -> None:
    current, previous = pair_of_plans(seed)
    matches = [m for row in align_plans(current, previous).sections for m in row.clauses]
    assert ids([c for m in matches for c in m.current]) == ids(clauses_of(current))
    assert ids([p for m in matches for p in m.previous]) == ids(clauses_of(previous))
    assert all(m.current or m.previous for m in matches)
    assert all(min(len(m.current), len(m.previous)) <= 1 for m in matches)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.integers(0, 10_000))
def test_scores_say_how_sure_a_match_is(seed: int) -> None:
    current, previous = pair_of_plans(seed)
    for row in align_plans(current, previous).sections:
        matches: list[SectionMatch | ClauseMatch] = [row.match, *row.clauses]
        for match in matches:
            assert 0 <= match.score <= 1
            assert (match.score == 0 or not match.current or not match.previous) == (
                match.matched_by == "none"
            )


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.integers(0, 10_000))
def test_a_plan_against_itself_has_no_change(seed: int) -> None:
    current, _ = pair_of_plans(seed)
    alignment = align_plans(current, current)
    assert all(row.match.matched_by == "path" and not row.match.moved for row in alignment.sections)
    for row in alignment.sections:
        assert [(m.current, m.matched_by, m.moved) for m in row.clauses] == [
            (m.previous, "text", False) for m in row.clauses
        ]


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.integers(0, 10_000))
def test_the_other_way_round_is_the_mirror_image(seed: int) -> None:
    current, previous = pair_of_plans(seed)
    there, back = align_plans(current, previous), align_plans(previous, current)
    assert rows(there) == rows(back, flipped=True)


@pytest.mark.parametrize("seed", range(12))
def test_sections_come_in_the_order_of_the_current_plan(seed: int) -> None:
    current, previous = pair_of_plans(seed)
    alignment = align_plans(current, previous)
    lines = [row.match.current.line for row in alignment.sections if row.match.current]
    assert lines == sorted(lines)
    for row in alignment.sections:
        firsts = [m.current[0].pieces[0].line for m in row.clauses if m.current]
        assert firsts == sorted(firsts)
