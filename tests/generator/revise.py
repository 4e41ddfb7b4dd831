"""The new year's plan: the old one with planted edits, and the record of what was done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.generator.author import topic_section
from tests.generator.bank import topics
from tests.generator.edit_clauses import edit_clauses
from tests.generator.editor import Editor, Rates, Revision, begin_section
from tests.generator.nouns import Plan, Section, SectionPair

if TYPE_CHECKING:
    from tests.generator.profiles import Profile
    from tests.generator.voice import Voice


def revise(voice: Voice, plan: Plan, profile: Profile, rates: Rates) -> Revision:
    """Return the plan of the following year."""
    taken = {section.topic for section in plan.sections()}
    new = Plan(plan.year + 1, plan.body)
    editor = Editor(voice, profile, rates, Revision(new), taken)
    voice.year = plan.year + 1
    new.chapters = [_section(editor, chapter) for chapter in plan.chapters]
    _paste(editor, new)
    _swap_sections(editor, new)
    editor.out.pairs = _with_renumbered(editor.out.pairs, new, plan, profile)
    return editor.out


def _section(editor: Editor, old: Section) -> Section:
    new = Section(editor.voice.key(), old.level, old.title, topic=old.topic)
    change = "same"
    if old.topic >= 0 and old.level < 4 and editor.hit(editor.rates.section_rename):
        new.title = topics(editor.profile.language)[old.topic].renamed
        change = "renamed"
    editor.out.pairs.append(SectionPair(new.key, old.key, change))  # type: ignore[arg-type]
    begin_section(editor.voice, old)
    new.opening = edit_clauses(editor, old.opening, new, closing=False)
    new.children = _children(editor, old)
    begin_section(editor.voice, old)
    new.closing = edit_clauses(editor, old.closing, new, closing=True)
    return new


def _children(editor: Editor, old: Section) -> list[Section]:
    found: list[Section] = []
    for child in old.children:
        topical = child.topic >= 0
        alone = not found and child is old.children[-1]
        if topical and not alone and editor.hit(editor.rates.section_drop):
            _remove(editor, child)
            continue
        found.append(_section(editor, child))
        if topical and editor.hit(editor.rates.section_add):
            found += _new_section(editor, child)
    return found


def _remove(editor: Editor, old: Section) -> None:
    for section in old.walk():
        editor.out.pairs.append(SectionPair(None, section.key, "removed"))
        for clause in section.clauses():
            editor.removed(clause)


def _new_section(editor: Editor, neighbour: Section) -> list[Section]:
    """Return a section on a topic of the same house that neither plan speaks of, or none."""
    bank = topics(editor.profile.language)
    house = bank[neighbour.topic].house
    left = [i for i, t in enumerate(bank) if t.house == house and i not in editor.topics_taken]
    if not left:
        return []
    index = editor.rng.choice(left)
    editor.topics_taken.add(index)
    section = topic_section(editor.voice, editor.profile, index, neighbour.level, bank)
    for part in section.walk():
        editor.out.pairs.append(SectionPair(part.key, None, "added"))
        for clause in part.clauses():
            editor.added(clause)
    return [section]


def _paste(editor: Editor, plan: Plan) -> None:
    """Put each clause that was cut into another section, among clauses of its kind."""
    for clause, left_key, _ in editor.cut:
        homes = [
            (section, run)
            for section in plan.sections()
            for run in (section.opening, section.closing)
            if section.key != left_key and any(c.kind == clause.kind for c in run)
        ]
        if not homes:
            homes = [(s, s.opening) for s in plan.sections() if s.key == left_key]
        _, run = editor.rng.choice(homes)
        places = [at for at, c in enumerate(run) if c.kind == clause.kind] or [len(run)]
        run.insert(editor.rng.choice(places) + editor.rng.randint(0, 1), clause)


def _swap_sections(editor: Editor, plan: Plan) -> None:
    """Let two neighbouring sections on topics change places."""
    for parent in plan.sections():
        kids = parent.children
        for at in range(len(kids) - 1):
            if kids[at].topic >= 0 <= kids[at + 1].topic and editor.hit(editor.rates.section_swap):
                kids[at], kids[at + 1] = kids[at + 1], kids[at]
                break


def numbers(plan: Plan, profile: Profile) -> dict[int, str]:
    """Return the printed number of every section, by key."""
    found: dict[int, str] = {}

    def visit(sections: list[Section], path: tuple[int, ...]) -> None:
        for at, section in enumerate(sections, 1):
            found[section.key] = profile.number(section.level, (*path, at))
            visit(section.children, (*path, at))

    visit(plan.chapters, ())
    return found


def _with_renumbered(
    pairs: list[SectionPair], new: Plan, old: Plan, profile: Profile
) -> list[SectionPair]:
    """Return the pairs with `renumbered` where only the number differs."""
    current, previous = numbers(new, profile), numbers(old, profile)
    return [
        replace(pair, change="renumbered")
        if pair.change == "same"
        and pair.current
        and pair.previous
        and current[pair.current] != previous[pair.previous]
        else pair
        for pair in pairs
    ]
