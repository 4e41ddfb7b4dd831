"""Read the body of a region with plan and result columns, KPI cells among or beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plandiff.results import forms
from plandiff.results.atoms import line_atoms, parse_bullet
from plandiff.results.columns import Schema, assign
from plandiff.results.evidence import Setting
from plandiff.text.fold import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model_results import ReportRole
    from plandiff.results.atoms import Atom
    from plandiff.results.columns import Item
    from plandiff.results.rows import Row

FEW_GAPS = 0.8
"""Where more than this share of lines has an empty line before it, gaps say nothing."""

LONG_HEAD = 60
"""A block head has no more characters than this."""

FULL_LINES = 12
"""Lines needed before the width of a column counts."""

Widths = tuple[tuple["ReportRole", float], ...]

_MEASURED: frozenset[ReportRole] = frozenset({"plan", "result", "target"})
_TEXT: frozenset[ReportRole] = frozenset({"plan", "result"})


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a four-column table: its statements by column."""

    items: tuple[Item, ...]

    def of(self, *roles: ReportRole) -> tuple[Item, ...]:
        """Return the statements of these columns."""
        return tuple(item for item in self.items if item.role in roles)


def make_setting(atoms: Sequence[Atom], *, is_table: bool = False) -> Setting:
    """Measure how a region looks: gaps, bullets, width."""
    gaps = sum(atom.gap for atom in atoms)
    marked = [a for a in atoms if a.marker in {"bullet", "circle"}]
    widest = sorted((a.width for a in atoms), reverse=True)
    return Setting(
        gaps_tell=gaps < FEW_GAPS * max(1, len(atoms) - 1),
        bulleted=len(marked) * 8 >= len(atoms),
        widest=widest[0 if is_table else len(widest) // 10] if widest else 0.0,
        is_table=is_table,
    )


def is_bulleted(rows: Sequence[Row]) -> bool:
    """Tell whether statements open with bullets: one line in eight at least."""
    return sum(parse_bullet(row.text)[0] in {"bullet", "circle"} for row in rows) * 8 >= len(rows)


def schema_of(roles: Sequence[ReportRole]) -> Schema:
    """Return the reading order that a row of heads promises."""
    text = [r for r in roles if r in _TEXT]
    if "target" in roles or "actual" in roles:
        steps: list[tuple[ReportRole, ...]] = [(r,) for r in text]
        steps += [("target",)] if "target" in roles else []
        steps += [("actual", "none"), ("title",)]
        ends: frozenset[ReportRole] = frozenset({"actual", "none", "title"})
        restarts = ((0, 0.3), *((i, 1.5) for i, step in enumerate(steps) if step == ("target",)))
        return Schema(tuple(steps), ("note",), ends, restarts, "title")
    return Schema(tuple((r,) for r in text), ("target", "none", "note"))


def read_columns(
    rows: Sequence[Row], roles: Sequence[ReportRole], widths: Widths = ()
) -> tuple[Item, ...]:
    """Return the statements of a region with a row of column heads."""
    atoms = line_atoms(rows)
    setting = replace(
        make_setting(atoms),
        widths=widths,
        target_column="target" in roles,
        lanes=lanes_of(atoms, roles),
    )
    return assign(atoms, schema_of(roles), setting)


def column_widths(items: Sequence[Item]) -> Widths:
    """Return the width of full lines by column, from statements already told apart.

    Lines that another line follows in the same statement are full; three make a measure.
    """
    full: dict[ReportRole, list[float]] = {}
    for item in items:
        full.setdefault(item.role, []).extend(atom.width for atom in item.atoms[:-1])
    return tuple(
        (role, sorted(widths)[len(widths) // 2])
        for role, widths in sorted(full.items())
        if role in _MEASURED and len(widths) >= FULL_LINES
    )


def lanes_of(
    atoms: Sequence[Atom], roles: Sequence[ReportRole]
) -> tuple[tuple[ReportRole, int], ...]:
    """Return which position holds which column; none unless two positions occur."""
    if len({atom.lane for atom in atoms} - {None}) < 2:
        return ()
    return tuple((role, lane) for lane, role in enumerate(roles))


def unrepeated(items: Sequence[Item]) -> tuple[Item, ...]:
    """Move a plan statement that repeats one above it, and those after it, to the results.

    No plan says a thing twice: there the plan's words stand among the results.
    """
    seen: set[str] = set()
    told: list[Item] = []
    copied = False
    for item in items:
        words = bare(text_of(item))
        copied = copied or (item.role == "plan" and len(words) > SHORT and words in seen)
        told.append(replace(item, role="result") if copied and item.role == "plan" else item)
        if item.role == "plan":
            seen.add(words)
    return tuple(told)


SHORT = 10
"""Statements no longer than this may well repeat."""


def table_rows(items: Sequence[Item]) -> tuple[tuple[TableRow, ...], tuple[Item, ...]]:
    """Cut statements into table rows; titles after the last row are returned apart."""
    rows: list[list[Item]] = []
    titles: list[Item] = []
    step = -1
    for item in items:
        if item.role == "title":
            titles.append(item)
            step = item.step
            continue
        if not rows or item.step < step:
            rows.append([])
        rows[-1].append(item)
        step = item.step
    return tuple(TableRow(unrepeated(row)) for row in rows), tuple(titles)


def text_of(item: Item) -> str:
    """Return the folded text of a statement, marker included."""
    return "".join(atom.text for atom in item.atoms)


def is_heading(item: Item, following: Item | None) -> bool:
    """Tell a block head inside a column from a statement."""
    first, last = item.atoms[0], item.atoms[-1]
    if first.marker == "bracket":
        return len(item.atoms) == 1
    if last.ends_sentence:
        return False
    if last.text[-1] in "≫》】":
        return True
    if first.marker not in {"circle", "number"}:
        return False
    text = text_of(item)
    if forms.has_outer_figure(text) or len(text) > LONG_HEAD:
        return False
    return following is not None and following.role == item.role and _heads(first, following)


def _heads(first: Atom, following: Item) -> bool:
    """Tell whether what follows stands under a head with this marker."""
    marker = following.atoms[0].marker
    if first.marker == "number":
        return marker in {"bullet", "circle"}
    return marker in {"bullet", "sub"} or (not marker and following.atoms[-1].ends_sentence)
