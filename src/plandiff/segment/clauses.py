"""Blocks of one section into clauses and labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.model import Clause, Label, Piece
from plandiff.segment.words import block_name
from plandiff.text.sentences import finished

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from plandiff.model import ClauseKind
    from plandiff.segment.blocks import Block

TITLE_LENGTH = 40
SENTENCE = 0.6
"""From this finishedness on a line is taken for a sentence."""

__all__ = ["make_clause", "make_clauses", "make_label", "make_preamble"]


def make_clauses(
    blocks: Sequence[Block], labels: Collection[Block], *, opens: bool
) -> tuple[tuple[Clause, ...], tuple[Label, ...]]:
    """Turn one run of blocks into clauses and the block heads between them, in order.

    `labels` are the enumerated blocks that name a group. `opens` says that more follows the run
    (sub-sections), so that its paragraphs lead in to something.
    """
    reader = _Reader(labels)
    lead_end = _last_item(blocks, opens=opens)
    for index, block in enumerate(blocks):
        reader.read(block, leads=index < lead_end)
    return tuple(reader.clauses), tuple(reader.labels)


def make_preamble(
    blocks: Sequence[Block], *, has_sections: bool
) -> tuple[tuple[Clause, ...], tuple[Label, ...]]:
    """Turn what precedes the first heading into clauses and title lines; no section holds them.

    Without any section all is clauses: what is compared must not depend on looking like a title.
    """
    kinds = {"note", "kpi"}
    clauses, labels = [], []
    for block in blocks:
        if has_sections and _is_title(block):
            labels.append(make_label(block))
            continue
        kind: ClauseKind = "lead" if block.role not in kinds else "note"
        clauses.append(make_clause(kind, block, None))
    return tuple(clauses), tuple(labels)


def _is_title(block: Block) -> bool:
    """Tell a title line from a paragraph: one short unmarked line that is no sentence."""
    if block.role == "label":
        return True
    text = block.text()
    bare = not block.lead and len(block.rows) == 1
    return bare and len(text) <= TITLE_LENGTH and finished(text) < SENTENCE


def _last_item(blocks: Sequence[Block], *, opens: bool) -> int:
    """Return the place before which a paragraph leads in to something."""
    if opens:
        return len(blocks)
    items = [i for i, block in enumerate(blocks) if block.role in {"bullet", "enumerated"}]
    return items[-1] if items else 0


def make_label(block: Block) -> Label:
    """Return the block head as printed."""
    pieces = tuple(row.piece() for row in block.rows)
    return Label(block.joined(pieces), pieces, block.row.line.page)


def make_clause(kind: ClauseKind, block: Block, group: Label | None) -> Clause:
    """Return the block as a clause: marker apart, the rest joined."""
    lead, pieces = block.lead, block.pieces()
    mark = Piece(block.row.line.no, lead[0].start, lead[-1].end) if lead else None
    return Clause(
        kind=kind,
        marker=block.row.line.text[mark.start : mark.end] if mark else "",
        text=block.joined(pieces),
        pieces=pieces,
        page=block.row.line.page,
        marker_piece=mark,
        group=group,
    )


class _Reader:
    """Reads blocks in order and knows the block head in force."""

    def __init__(self, names: Collection[Block]) -> None:
        self.clauses: list[Clause] = []
        self.labels: list[Label] = []
        self._names = names
        self._in_actions = False
        self._group: Label | None = None
        self._group_of_kpis = False

    def read(self, block: Block, *, leads: bool) -> None:
        if block.role in {"label", "kpi_head"} or block in self._names:
            self._head(block)
            return
        kind = self._kind(block, leads=leads)
        self._leave_group(kind)
        self.clauses.append(make_clause(kind, block, self._group))

    def _head(self, block: Block) -> None:
        self._group = make_label(block)
        self._group_of_kpis = block.role == "kpi_head"
        self._in_actions = self._in_actions or block_name(block.row.text) == "action"
        self.labels.append(self._group)

    def _leave_group(self, kind: ClauseKind) -> None:
        """KPIs stand under no head but a KPI head, gradings under none; notes where they are."""
        if kind == "note" or self._group is None:
            return
        if kind in {"importance", "difficulty"} or (kind == "kpi") != self._group_of_kpis:
            self._group = None

    def _kind(self, block: Block, *, leads: bool) -> ClauseKind:
        if block.role == "rating":
            return _rating(block)
        if block.role == "kpi":
            return "kpi"
        if block.role == "note":
            return "note"
        if self._in_actions:
            return "action"
        return "lead" if block.role == "text" and leads else "policy"


def _rating(block: Block) -> ClauseKind:
    marker = block.marker
    head = marker.text if marker and marker.kind == "block" else block.row.text
    return "importance" if block_name(head) == "importance" else "difficulty"
