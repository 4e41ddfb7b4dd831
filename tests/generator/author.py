"""Writing the previous year's plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generator.bank import Topic, topics
from tests.generator.nouns import Clause, Plan, Section
from tests.generator.voice import Voice

if TYPE_CHECKING:
    import random

    from tests.generator.profiles import Profile


def write_plan(rng: random.Random, profile: Profile, year: int, size: int) -> tuple[Plan, Voice]:
    """Return a plan of about `size` topics, and the voice that wrote it (for the edits)."""
    voice = Voice(rng, profile.language, year)
    bank = topics(profile.language)
    house = rng.choice(sorted({topic.house for topic in bank}))
    chosen = [i for i, topic in enumerate(bank) if topic.house == house]
    rng.shuffle(chosen)
    names = voice.bank.CITIES if house == "city" else voice.bank.BRANCHES
    plan = Plan(year, rng.choice(names))
    queue = sorted(chosen[:size]) if rng.random() < 0.5 else chosen[:size]
    chapter_titles = rng.sample(voice.bank.CHAPTERS, k=len(voice.bank.CHAPTERS))
    group_titles = rng.sample(voice.bank.GROUPS, k=len(voice.bank.GROUPS))
    while queue:
        chapter = Section(voice.key(), 1, chapter_titles.pop())
        if rng.random() < 0.5:
            chapter.opening.append(_lead(voice, chapter.title))
        for _ in range(rng.randint(2, 4)):
            if queue:
                chapter.children.append(_second_level(voice, profile, queue, group_titles, bank))
        plan.chapters.append(chapter)
        if not chapter_titles:
            break
    return plan, voice


def _lead(voice: Voice, title: str) -> Clause:
    frame = voice.rng.choice(voice.bank.LEADS)
    reason = voice.rng.choice(voice.bank.IMPORTANCE_REASONS)
    return Clause(voice.key(), "lead", raw=frame.format(title=title, reason=reason))


def _second_level(
    voice: Voice,
    profile: Profile,
    queue: list[int],
    group_titles: list[str],
    bank: tuple[Topic, ...],
) -> Section:
    """Return a leaf, or a group with children (which may have small children of their own)."""
    if len(queue) < 2 or not group_titles or voice.rng.random() < 0.45:
        return topic_section(voice, profile, queue.pop(), 2, bank)
    group = Section(voice.key(), 2, group_titles.pop())
    for _ in range(min(len(queue), voice.rng.randint(2, 4))):
        group.children.append(topic_section(voice, profile, queue.pop(), 3, bank))
    return group


def topic_section(
    voice: Voice, profile: Profile, index: int, level: int, bank: tuple[Topic, ...]
) -> Section:
    """Return the section on a topic: policies, KPIs, actions, closing blocks."""
    topic, rng = bank[index], voice.rng
    voice.begin_section()
    section = Section(voice.key(), level, topic.title, topic=index)
    if level == 3 and rng.random() < 0.2:
        section.children = _small_children(voice, topic)
    else:
        section.opening = _bullets(voice, topic, "policy", rng.randint(1, 4))
    section.closing += _kpis(voice, topic)
    actions = _bullets(voice, topic, "action", rng.randint(1, 4))
    if rng.random() < 0.25:
        actions.append(Clause(voice.key(), "action", raw=rng.choice(voice.bank.BOILERPLATE)))
    section.closing += actions
    if profile.importance and rng.random() < 0.4:
        section.closing.append(voice.block(topic, "importance"))
    if profile.difficulty and rng.random() < 0.4:
        section.closing.append(voice.block(topic, "difficulty"))
    return section


def _bullets(voice: Voice, topic: Topic, kind: str, count: int) -> list[Clause]:
    drawn = [voice.bullet(topic, kind) for _ in range(count)]
    return [clause for clause in drawn if clause is not None]


def _small_children(voice: Voice, topic: Topic) -> list[Section]:
    """Return two level-4 sections; the parent's closing blocks come after the last of them."""
    found = []
    for kind, noun in voice.rng.sample(topic.objects, k=2):
        child = Section(voice.key(), 4, voice.bank.CHILD_TITLE[kind].format(noun))
        child.opening = _bullets(voice, topic, "policy", voice.rng.randint(1, 2))
        if child.opening:
            found.append(child)
    return found


def _kpis(voice: Voice, topic: Topic) -> list[Clause]:
    """Return the KPI clauses of a topic, each followed by the note that explains it."""
    count = voice.rng.choice((0, 1, 1, 2, 2, 3))
    chosen = voice.rng.sample(topic.indicators, k=min(count, len(topic.indicators)))
    found: list[Clause] = []
    for indicator in chosen:
        clause = voice.kpi(indicator)
        found.append(clause)
        if clause.kpi and clause.kpi.scope and not clause.kpi.scope_inline:
            found.append(note_for(voice, clause))
    return found


def note_for(voice: Voice, clause: Clause) -> Clause:
    """Return the （※） note under a KPI."""
    scope = clause.kpi.scope if clause.kpi else ""
    return Clause(voice.key(), "note", raw=scope, note_of=clause.key)
