"""Editing the bullets and blocks of one section."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.generator import rewording
from tests.generator.bank import Topic, topics
from tests.generator.edit_kpis import edit_kpis
from tests.generator.nouns import Clause, Link, Section

if TYPE_CHECKING:
    from tests.generator.editor import Editor

BULLETS = ("policy", "action")


def edit_clauses(
    editor: Editor, old: list[Clause], home: Section, *, closing: bool
) -> list[Clause]:
    """Return the clauses of the new year for one run of clauses of the old."""
    bank = topics(editor.profile.language)
    topic = bank[home.topic] if home.topic >= 0 else None
    found = edit_kpis(editor, [c for c in old if c.kind in {"kpi", "note"}], topic, grow=closing)
    bullets = {kind: [c for c in old if c.kind == kind] for kind in BULLETS}
    kinds = {c.kind for c in old}
    blocks = [
        _edit_block(editor, c, last="difficulty" not in kinds)
        for c in old
        if c.kind in {"lead", "importance", "difficulty"}
    ]
    out = [c for c in blocks if c and c.kind == "lead"]
    out += _edit_bullets(editor, bullets["policy"], "policy", topic, home)
    out += found
    out += (
        _edit_bullets(editor, bullets["action"], "action", topic, home) if "action" in kinds else []
    )
    return out + [c for c in blocks if c and c.kind != "lead"]


def _edit_block(editor: Editor, old: Clause, *, last: bool) -> Clause | None:
    """Reword, drop or keep a lead, importance or difficulty paragraph.

    The last block of a section stays: alone at the foot of the right column it could as well
    begin the next box of the left one.
    """
    if old.kind == "importance" and not last and editor.hit(editor.rates.drop * 2):
        editor.removed(old)
        return None
    if editor.hit(editor.rates.reword):
        done = rewording.reword(editor.voice, old, editor.voice.key())
        if done:
            editor.kept(done[0], old, f"reword: {done[1]}")
            return done[0]
    new = replace(old, key=editor.voice.key())
    editor.kept(new, old)
    return new


def _edit_bullets(
    editor: Editor, old: list[Clause], kind: str, topic: Topic | None, home: Section
) -> list[Clause]:
    out: list[Clause] = []
    at = 0
    while at < len(old):
        if (
            at + 1 < len(old)
            and _can_merge(old[at], old[at + 1])
            and editor.hit(editor.rates.merge)
        ):
            out.append(_merge(editor, old[at], old[at + 1]))
            at += 2
            continue
        out += _edit_bullet(editor, old[at], home)
        at += 1
    if topic and old and editor.hit(editor.rates.add * len(old)):
        new = editor.voice.bullet(topic, kind)
        if new:
            out.insert(editor.rng.randint(0, len(out)), new)
            editor.added(new)
    _swap(editor, out)
    return out


def _can_merge(first: Clause, second: Clause) -> bool:
    return len(first.sentences) == 1 and len(second.sentences) == 1


def _merge(editor: Editor, first: Clause, second: Clause) -> Clause:
    new = Clause(
        editor.voice.key(),
        first.kind,
        (*first.sentences, *second.sentences),
        joined=editor.hit(0.5),
    )
    keys = (first.key, second.key)
    editor.out.links.append(Link((new.key,), keys, "modified", "merged", edit="merge"))
    return new


def _edit_bullet(editor: Editor, old: Clause, home: Section) -> list[Clause]:
    """Return what became of one bullet: nothing, itself, itself changed, or its two halves."""
    rates, key = editor.rates, editor.voice.key
    if editor.hit(rates.drop):
        editor.removed(old)
        return []
    if not old.sentences:
        new = replace(old, key=key())
        editor.kept(new, old)
        return [new]
    if editor.hit(rates.move):
        _cut(editor, old, home)
        return []
    if len(old.sentences) == 2 and editor.hit(rates.split):
        halves = [Clause(key(), old.kind, (s,)) for s in old.sentences]
        keys = (halves[0].key, halves[1].key)
        editor.out.links.append(Link(keys, (old.key,), "modified", "split", edit="split"))
        return halves
    changed, edit = _changed(editor, old)
    editor.kept(changed, old, edit)
    return [changed]


def _changed(editor: Editor, old: Clause) -> tuple[Clause, str]:
    """Return the bullet with another figure, reworded, or as it was, and the edit's name."""
    rates, key = editor.rates, editor.voice.key
    figured = editor.hit(rates.figure) and rewording.new_figure(editor.voice, old, key())
    if figured:
        return figured, "figure"
    done = rewording.reword(editor.voice, old, key()) if editor.hit(rates.reword) else None
    if done:
        return done[0], f"reword: {done[1]}"
    return replace(old, key=key()), ""


def _cut(editor: Editor, old: Clause, home: Section) -> None:
    """Take a bullet out of its section; half of those moved are reworded as well."""
    done = rewording.reword(editor.voice, old, editor.voice.key()) if editor.hit(0.5) else None
    new, edit = done or (replace(old, key=editor.voice.key()), "")
    change = "modified" if edit else "unchanged"
    edit = f"move, reword: {edit}" if edit else "move"
    editor.out.links.append(Link((new.key,), (old.key,), change, "moved", edit=edit))  # type: ignore[arg-type]
    editor.cut.append((new, home.key, edit))


def _swap(editor: Editor, out: list[Clause]) -> None:
    """Let two neighbours change places; which of them moved is in the eye of the reader."""
    for at in range(len(out) - 1):
        if editor.hit(editor.rates.swap):
            out[at], out[at + 1] = out[at + 1], out[at]
            editor.out.swapped |= {out[at].key, out[at + 1].key}
            return
