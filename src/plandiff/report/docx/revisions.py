"""Tracked changes as WordprocessingML: runs and paragraph marks that came, went or moved."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

from plandiff.report.docx.cells import hanging
from plandiff.report.docx.xml import escape, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from plandiff.report.blocks import Block
    from plandiff.report.docx.form import Form
    from plandiff.report.sequence import Event, Happening
    from plandiff.report.units import Op, Unit

_TAGS: Final[dict[Event, str]] = {
    "stay": "",
    "delete": "del",
    "insert": "ins",
    "move_from": "moveFrom",
    "move_to": "moveTo",
}
_OP_TAGS: Final[dict[Op, str]] = {"equal": "", "delete": "del", "insert": "ins"}


class Reviser:
    """Writes paragraphs with their changes; numbers them in order."""

    def __init__(self, form: Form, author: str, when: datetime | None) -> None:
        self._form = form
        self._ids = count(1)
        stamped = f' w:date="{when:%Y-%m-%dT%H:%M:%SZ}"' if when else ""
        self._by = f'w:author="{escape(author)}"{stamped}'

    def paragraphs(self, happening: Happening, end: Op | None = None) -> Iterator[str]:
        """Give the paragraphs of what happens to a unit here.

        `end` says how the last paragraph's end is marked where it is not marked as its text.
        """
        unit, event = happening.unit, happening.event
        if event == "stay":
            yield from self._edited(unit, _OP_TAGS[end or "equal"])
            return
        if happening.move and not unit.is_unchanged:
            yield self._range(self._reworded(happening), _TAGS[event], happening.move)
            return
        *blocks, last = unit.previous if event in ("delete", "move_from") else unit.current
        tag = _TAGS[event]
        whole = "".join(self._whole(block, tag, tag) for block in blocks)
        whole += self._whole(last, tag, tag if end is None else _OP_TAGS[end])
        yield self._range(whole, _TAGS[event], happening.move) if happening.move else whole

    # ---- whole paragraphs

    def _whole(self, block: Block, tag: str, end: str) -> str:
        return self._paragraph(block, self._run(block.marker + block.text, tag), end)

    def _reworded(self, happening: Happening) -> str:
        """Give a paragraph that moved and changed, where it left or where it arrived.

        Words that moved are moved; those that did not come along are deleted where they stood, and
        those that are new are inserted where the text is now.
        """
        unit, leaves = happening.unit, happening.event == "move_from"
        block = (unit.previous if leaves else unit.current)[0]
        tag, other = _TAGS[happening.event], "del" if leaves else "ins"
        left_out = "insert" if leaves else "delete"
        same = unit.previous[0].marker == unit.current[0].marker
        content = self._run(block.marker, tag if same else other)
        for op, text in unit.steps:
            if op != left_out:
                content += self._run(text, tag if op == "equal" else other)
        return self._paragraph(block, content, tag)

    def _range(self, content: str, tag: str, move: int) -> str:
        """Bind where a text left to where it arrived, by name."""
        number = next(self._ids)
        return (
            f'<w:{tag}RangeStart w:id="{number}" {self._by} w:name="move{move}"/>'
            f'{content}<w:{tag}RangeEnd w:id="{number}"/>'
        )

    # ---- paragraphs that stay

    def _edited(self, unit: Unit, end: str) -> Iterator[str]:
        """Give the paragraphs of both sides as one text; a changed break is a changed mark."""
        old, new = iter(unit.previous), iter(unit.current)
        block = next(new)
        content = self._marker(next(old).marker, block.marker)
        for op, text in unit.steps:
            first, *rest = text.split("\n")
            content += self._run(first, _OP_TAGS[op])
            for part in rest:
                yield self._paragraph(block, content, _OP_TAGS[op])
                before = next(old).marker if op != "insert" else ""
                block = next(new) if op != "delete" else block
                content = self._marker(before, block.marker if op != "delete" else "")
                content += self._run(part, _OP_TAGS[op])
        yield self._paragraph(block, content, end)

    def _marker(self, before: str, after: str) -> str:
        if before == after:
            return self._run(after, "")
        return self._run(before, "del") + self._run(after, "ins")

    # ---- parts

    def _run(self, text: str, tag: str) -> str:
        content = run(text, deleted=tag == "del")
        if not content or not tag:
            return content
        return f'<w:{tag} w:id="{next(self._ids)}" {self._by}>{content}</w:{tag}>'

    def _paragraph(self, block: Block, content: str, tag: str) -> str:
        mark = f'<w:rPr><w:{tag} w:id="{next(self._ids)}" {self._by}/></w:rPr>' if tag else ""
        style = self._form.style(_style(block))
        indent = hanging(block.marker.strip()) if block.kind == "clause" else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{indent}{mark}</w:pPr>{content}</w:p>'


def _style(block: Block) -> str:
    if block.kind == "heading":
        return f"Heading{min(6, max(1, block.level))}"
    return "PdPlanLabel" if block.kind == "label" else "PdClause"


def ends_in_change(happenings: Sequence[Happening]) -> bool:
    """Tell whether the last paragraph came or went; a text must not end with such a one."""
    return bool(happenings) and happenings[-1].event != "stay"
