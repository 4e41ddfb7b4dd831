"""Blocks into a tree of sections: nesting by inferred levels, closing blocks at their owner.

Where closing blocks belong: the blocks that close a section (KPIs, actions, 【重要度】) are printed
after its last sub-section. They belong to that sub-section only if its kind of section has such
blocks of its own where that can be told, which is anywhere but in the last of a run. If not, and
sections of the parent's kind are seen to have them, they are the parent's.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from plandiff.model import Problem
from plandiff.segment.blocks import names_headings
from plandiff.segment.headings import Headings, find_headings, level_style
from plandiff.segment.styles import rank_styles, style_levels
from plandiff.segment.words import block_name
from plandiff.text.markers import parse_marker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plandiff.segment.blocks import Block
    from plandiff.segment.headings import Heading

__all__ = ["Node", "Outline", "build_outline"]


@dataclass(slots=True, eq=False)
class Node:
    """A section in the making; the root has no heading."""

    heading: Heading | None
    block: Block | None
    level: int
    blocks: list[Block] = field(default_factory=list)
    """What stands before the sub-sections."""
    children: list[Node] = field(default_factory=list)
    closing: list[Block] = field(default_factory=list)
    """What stands after the last sub-section but belongs here."""

    @property
    def style(self) -> str:
        """Return the level style of its heading, empty for the root."""
        return self.heading.style if self.heading else ""


class Outline(NamedTuple):
    """The sections of a plan as a tree, and which blocks name a group."""

    root: Node
    labels: frozenset[Block]
    problems: tuple[Problem, ...]


def build_outline(blocks: Sequence[Block]) -> Outline:
    """Nest the blocks of a plan, tables left out."""
    found = find_headings(blocks, rank_styles)
    root = _nest(blocks, found)
    weak = _give_closers_home(root)
    problems = (*_gaps(blocks, found), *map(_weak_home, weak))
    return Outline(root, frozenset(blocks[i] for i in found.labels), problems)


# ---------------------------------------------------------------- nesting


def _nest(blocks: Sequence[Block], found: Headings) -> Node:
    levels = style_levels(found.headings)
    headings = {heading.index: heading for heading in found.headings}
    root = Node(None, None, 0)
    path = [root]
    for index, block in enumerate(blocks):
        heading = headings.get(index)
        if heading is None:
            _put(block, path)
            continue
        del path[len(heading.under) + 1 :]
        level = max(levels[heading.style], path[-1].level + 1)
        node = Node(heading, block, level)
        path[-1].children.append(node)
        path.append(node)
    return root


def _put(block: Block, path: list[Node]) -> None:
    """Add a block to the innermost section, or where a summary of named sections belongs."""
    named = names_headings(block.row.text) if block.role == "text" else None
    marker = parse_marker(f"{named} x") if named else None
    styles = [node.style for node in path]
    if marker and level_style(marker) in styles[1:]:
        del path[styles.index(level_style(marker)) :]
    target = path[-1]
    (target.closing if target.children else target.blocks).append(block)


# ---------------------------------------------------------------- closing blocks


class _Habits(NamedTuple):
    """Which kinds of section have closing blocks of their own."""

    told: Counter[str]
    """Sections without sub-sections that are followed by a sibling, by style."""
    owning: Counter[str]
    """Those among them that have closing blocks."""
    leaves: Counter[str]
    """Sections without sub-sections that have closing blocks, by style."""
    last_only: Counter[str]
    """Runs of sections whose last one alone has closing blocks, by style."""


def _give_closers_home(root: Node) -> list[Node]:
    """Move closing blocks to the sections they belong to; return those decided weakly."""
    habits = _habits(root)
    weak: list[Node] = []
    for parent in list(_nodes(root)):
        last = parent.children[-1] if parent.children else None
        start = _closers_start(last.blocks) if last and not last.children else None
        if last is None or start is None or parent.heading is None:
            continue
        moves, is_sure = _belong_to_parent(parent, last, start, habits)
        if moves:
            parent.closing[:0] = last.blocks[start:]
            del last.blocks[start:]
        if not is_sure:
            weak.append(last)
    return weak


def _belong_to_parent(parent: Node, last: Node, start: int, habits: _Habits) -> tuple[bool, bool]:
    """Decide whether the closing blocks of a last section are its parent's, and how surely."""
    told, owning = habits.told[last.style], habits.owning[last.style]
    if not told:
        return False, True
    if owning:
        moves = owning * 2 < told and habits.leaves[parent.style] > 0
        return moves, not moves
    if habits.leaves[parent.style] or habits.last_only[last.style] > 1:
        return True, True
    is_alone = len(parent.children) == 1
    is_action = any(_is_action(block) for block in last.blocks[start:])
    return is_action and not is_alone, is_alone


def _habits(root: Node) -> _Habits:
    habits = _Habits(Counter(), Counter(), Counter(), Counter())
    for node in _nodes(root):
        for style, run in groupby(node.children, key=lambda child: child.style):
            _count(habits, style, list(run))
    return habits


def _count(habits: _Habits, style: str, run: Sequence[Node]) -> None:
    leaves = [node for node in run if not node.children]
    closed = {node for node in leaves if _closers_start(node.blocks) is not None}
    told = [node for node in run[:-1] if not node.children]
    owning = [node for node in told if node in closed]
    habits.told[style] += len(told)
    habits.owning[style] += len(owning)
    habits.leaves[style] += len(closed)
    habits.last_only[style] += bool(told and not owning and run[-1] in closed)


def _closers_start(blocks: Sequence[Block]) -> int | None:
    return next((i for i, block in enumerate(blocks) if _closes(block)), None)


def _closes(block: Block) -> bool:
    return block.role in {"kpi", "kpi_head", "rating"} or _is_action(block)


def _is_action(block: Block) -> bool:
    return block.role == "label" and block_name(block.row.text) == "action"


def _nodes(root: Node) -> Iterator[Node]:
    """Every section with its sub-sections before it."""
    for child in root.children:
        yield from _nodes(child)
    yield root


# ---------------------------------------------------------------- problems


def _gaps(blocks: Sequence[Block], found: Headings) -> Iterable[Problem]:
    for heading in found.headings:
        if heading.gap:
            row = blocks[heading.index].row
            yield Problem(
                "suspect",
                f"見出し「{row.text}」の番号が前の見出しから続いていません。間の見出しが"
                "読めていないおそれがあります。",
                page=row.line.page,
                lines=((row.line.no, row.line.no),),
            )


def _weak_home(node: Node) -> Problem:
    assert node.block is not None  # noqa: S101  the root is never among them
    row = node.block.row
    return Problem(
        "undecided",
        f"「{row.text}」の後の具体的な取組・KPI等が、この項のものか上の項のものか決め手がありません。",
        page=row.line.page,
        lines=((row.line.no, row.line.no),),
    )
