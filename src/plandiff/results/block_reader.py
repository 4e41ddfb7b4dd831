"""Read a measure set as blocks: KPI目標, KPI結果, 実施内容, 自己評価, each under its head."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plandiff.results.atoms import make_atom, with_promises
from plandiff.results.cells import Entry, give_entries, target_drafts
from plandiff.results.clauses import to_clauses
from plandiff.results.columns import Schema, assign
from plandiff.results.context import set_aside
from plandiff.results.drafts import named_draft
from plandiff.results.heads import block_heads
from plandiff.results.kpi_tables import Cell
from plandiff.results.layouts import GRADES
from plandiff.results.objects import is_chart
from plandiff.results.rows import cut
from plandiff.results.slides import make_setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import Piece
    from plandiff.model_results import ReportRole
    from plandiff.results.atoms import Atom
    from plandiff.results.columns import Item
    from plandiff.results.context import Context
    from plandiff.results.drafts import MeasureDraft
    from plandiff.results.regions import Region
    from plandiff.results.rows import Row

_GRADE = re.compile(rf"(?:^|\s)(?P<grade>{'|'.join(map(re.escape, GRADES))})$")


@dataclass(slots=True)
class Block:
    """A head with the stretches of rows under it."""

    role: ReportRole
    word: str
    head: Piece | None
    parts: list[tuple[Row, int, int]]


def read_blocks(context: Context, region: Region) -> MeasureDraft:
    """Return the measure that a run of blocks reports on."""
    title = region.titles[0]
    draft = named_draft(context, title)
    heads: list[Piece] = []
    results: list[Entry] = []
    for block in _blocks(context, region):
        heads += [block.head] if block.head and block.role in {"target", "actual"} else []
        if block.role == "target":
            _read_target(context, draft, block)
        elif block.role == "actual":
            results += _read_actual(context, block)
        else:
            _read_text(context, draft, block)
    give_entries(draft.targets, results)
    for target in draft.targets:
        target.heads = tuple(heads)
    return draft


def _blocks(context: Context, region: Region) -> list[Block]:
    """Cut a region at its block heads; rows before the first head stay unassigned."""
    rest, _ = set_aside(context, region)
    marked = set(context.frame.block_rows)
    blocks: list[Block] = []
    lone = [i for i in range(region.first, region.last) if i in marked and i not in rest]
    for index in sorted({*rest, *lone}):
        row = context.rows[index]
        heads = block_heads(row) if index in marked else ()
        edges = [p.start - row.piece.start for _, p in heads]
        if blocks and (not heads or edges[0] > 0):
            blocks[-1].parts.append((row, 0, edges[0] if heads else len(row.text)))
            context.note([index], blocks[-1].role)
        for (head, piece), end in zip(heads, [*edges[1:], len(row.text)], strict=False):
            start = piece.end - row.piece.start
            blocks.append(Block(head.role, head.word, piece, [(row, start, end)]))
            context.note([index], "head")
    return blocks


def _atoms(block: Block) -> tuple[Atom, ...]:
    atoms: list[Atom] = []
    for row, start, end in block.parts:
        if row.text[start:end].strip() and not is_chart(row.text[start:end].strip()):
            before = atoms[-1].text if atoms else ""
            atoms.append(make_atom(row, start, end, before))
    return with_promises(atoms)


def _items(block: Block, role: ReportRole) -> tuple[Item, ...]:
    atoms = _atoms(block)
    return assign(atoms, Schema(((role,),), ("note",)), make_setting(atoms))


def _read_target(context: Context, draft: MeasureDraft, block: Block) -> None:
    atoms = tuple(atom for atom in _atoms(block) if not atom.is_none)
    draft.none_stated |= len(atoms) < len(_atoms(block))
    # A KPI here needs no 以上 to be one: 「達成状況：100％」 stands under its head.
    steps = Schema((("target",),), ("note",))
    setting = replace(make_setting(atoms), target_column=True)
    items = assign(_undivided(atoms), steps, setting)
    draft.targets += target_drafts(items, context.lines)


def _undivided(atoms: Sequence[Atom]) -> tuple[Atom, ...]:
    """Let a KPI begin at every marker and after every line that ends one."""
    ended = [True, *(atom.ends_promise for atom in atoms[:-1])]
    return tuple(
        replace(
            atom,
            opens_promise=bool(atom.marker) or (end and atom.text[0] not in "(::"),
            is_labelled=False,
            is_figure=False,
        )
        for atom, end in zip(atoms, ended, strict=False)
    )


def _read_actual(context: Context, block: Block) -> list[Entry]:
    found: list[Entry] = []
    for row, start, end in block.parts:
        text = row.text[start:end].strip()
        if not text or text in {"-", "ー", "―", "－"}:
            continue
        entry = Entry()
        atom = make_atom(row, start, end)
        entry.actual = Cell(atom.text[atom.body :], _body(atom))
        found.append(entry)
        context.roles[row.no] = "actual" if context.roles.get(row.no) != "head" else "head"
    return found


def _body(atom: Atom) -> Piece:
    return type(atom.piece)(atom.piece.line, atom.piece.start + atom.body, atom.piece.end)


def _read_text(context: Context, draft: MeasureDraft, block: Block) -> None:
    if block.role == "assessment":
        _take_grade(draft, block)
    items = _items(block, "plan" if block.role == "plan" else "result")
    clauses = to_clauses(items, context.lines, block.word)
    if block.role == "plan":
        draft.plan += clauses
    elif block.role == "next_year":
        draft.next_year += clauses
    else:
        draft.results += clauses


def _take_grade(draft: MeasureDraft, block: Block) -> None:
    """Take the grade off the end of an assessment: a line of its own, or the last word."""
    for position in range(len(block.parts) - 1, -1, -1):
        row, start, end = block.parts[position]
        match = _GRADE.search(row.text[start:end].rstrip())
        if match is None:
            continue
        at = start + match.start("grade")
        draft.grade, draft.grade_piece = match["grade"], cut(row, at, at + len(match["grade"]))
        block.parts[position] = (row, start, start + match.start())
        return
