"""Editing the KPIs of one section and the notes that explain them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.generator import rewording
from tests.generator.author import note_for
from tests.generator.editor import Editor, TargetEdit

if TYPE_CHECKING:
    from tests.generator.bank import Topic
    from tests.generator.nouns import Clause, Kpi
    from tests.generator.voice import Voice

EDITS = ("raised", "raised", "raised", "lowered", "reworded", "redefined", "replaced", "removed")


def edit_kpis(
    editor: Editor, old: list[Clause], topic: Topic | None, *, grow: bool
) -> list[Clause]:
    """Return the KPIs and notes of the new year; a note stands right below its KPI."""
    first = len(editor.out.links)
    notes = {c.note_of: c for c in old if c.kind == "note"}
    out: list[Clause] = []
    for clause in (c for c in old if c.kind == "kpi"):
        new = _edit_kpi(editor, clause, topic, [c.kpi.name for c in old + out if c.kpi])
        if new is not None:
            out.append(new)
        out += _note(editor, notes.get(clause.key), new)
    names = [c.kpi.name for c in old + out if c.kpi]
    if topic and grow and editor.hit(editor.rates.kpi * 0.15):
        out = _insert(editor, out, topic, names)
    _may_be_replaced(editor, first)
    return out


def _may_be_replaced(editor: Editor, first: int) -> None:
    """Let a KPI dropped and another set up in one section be read as a replacement."""
    made = editor.out.links[first:]
    if {"added", "removed"} <= {link.change for link in made}:
        editor.out.links[first:] = [
            replace(link, optional=link.optional or link.change in {"added", "removed"})
            for link in made
        ]


def _edit_kpi(editor: Editor, old: Clause, topic: Topic | None, names: list[str]) -> Clause | None:
    kpi = old.kpi
    if kpi is None:
        raise ValueError("a KPI clause without KPI")
    edit = editor.rng.choice(EDITS) if editor.hit(editor.rates.kpi) else "unchanged"
    changed = _changed(editor.voice, kpi, edit, topic, names)
    if edit == "removed":
        editor.removed(old)
        return None
    if changed is None:
        edit, changed = "unchanged", kpi
    new = replace(old, key=editor.voice.key(), kpi=changed)
    name = "" if edit == "unchanged" else f"kpi: {edit}"
    editor.kept(new, old, name, optional=edit == "replaced")
    editor.out.targets.append(TargetEdit(new.key, old.key, edit))
    return new


def _changed(
    voice: Voice, kpi: Kpi, edit: str, topic: Topic | None, names: list[str]
) -> Kpi | None:
    """Return the KPI after an edit, or None where the edit does not fit this KPI."""
    if edit in {"raised", "lowered"}:
        return rewording.shifted(voice, kpi, up=edit == "raised")
    if edit == "reworded":
        return rewording.renamed_indicator(kpi)
    if edit == "redefined" and not kpi.scope:
        return replace(kpi, scope=voice.scope(), scope_inline=voice.rng.random() < 0.4)
    if edit == "replaced" and topic:
        left = [i for i in topic.indicators if i.name not in names]
        return voice.kpi(voice.rng.choice(left)).kpi if left else None
    return None


def _note(editor: Editor, old: Clause | None, kpi: Clause | None) -> list[Clause]:
    """Return the note under a KPI of the new year, recording what became of the old one."""
    wants = kpi is not None and kpi.kpi is not None and kpi.kpi.scope and not kpi.kpi.scope_inline
    if not wants or kpi is None:
        if old:
            editor.removed(old)
        return []
    new = note_for(editor.voice, kpi)
    if old is None:
        editor.added(new)
    elif old.raw == new.raw:
        editor.kept(new, old)
    else:
        editor.kept(new, old, "note", optional=True)
    return [new]


def _insert(editor: Editor, out: list[Clause], topic: Topic, names: list[str]) -> list[Clause]:
    """Put a new KPI before one of the others, which count on; notes stay with their KPI."""
    left = [i for i in topic.indicators if i.name not in names]
    if not left:
        return out
    new = editor.voice.kpi(editor.rng.choice(left))
    editor.added(new)
    places = [at for at, clause in enumerate(out) if clause.kind == "kpi"] + [len(out)]
    at = editor.rng.choice(places)
    return [*out[:at], new, *_note(editor, None, new), *out[at:]]
