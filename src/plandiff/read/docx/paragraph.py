"""Atoms of one paragraph into printed lines with marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.model import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import MarkKind
    from plandiff.read.docx.runs import Atom


class Printed:
    """Text of a paragraph so far."""

    def __init__(self, prefix: str) -> None:
        self._texts = [prefix] if prefix else []
        self.length = len(prefix)
        self.marks: list[Mark] = []

    @property
    def has_text(self) -> bool:
        """Whether anything was printed."""
        return any(not text.isspace() for text in self._texts)

    @property
    def text(self) -> str:
        """The whole text, with line feeds where lines are broken by hand."""
        return "".join(self._texts)

    def add(self, atom: Atom) -> None:
        """Append a piece of text or a line break."""
        text = "\n" if atom.kind == "line" else atom.text
        if not text:
            return
        start = self.length
        self._texts.append(text)
        self.length += len(text)
        self.marks.extend(Mark(start, self.length, kind) for kind in _kinds(atom))

    def clear(self) -> None:
        """Begin anew after a break."""
        self._texts.clear()
        self.marks.clear()
        self.length = 0


def _kinds(atom: Atom) -> Iterator[MarkKind]:
    look = atom.look
    if look.underline:
        yield "underline"
    if look.bold:
        yield "bold"
    if look.colour:
        yield "colour"
    if look.strike:
        yield "strike"
    if look.highlight:
        yield "highlight"
    if atom.revision == "inserted":
        yield "inserted"
    elif atom.revision == "deleted":
        yield "deleted"


def print_atoms(printed: Printed) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    """Yield the printed lines, outer blanks off; lines of blanks are left out."""
    start = 0
    for part in printed.text.split("\n"):
        end = start + len(part)
        body = part.strip()
        if body:
            lead = start + len(part) - len(part.lstrip())
            yield body.replace("\t", " "), tuple(_within(printed.marks, lead, lead + len(body)))
        start = end + 1


def _within(marks: list[Mark], start: int, end: int) -> list[Mark]:
    """Cut marks to a line and join those that touch."""
    joined: list[Mark] = []
    order: dict[str, int] = {}
    for mark in marks:
        first, last = max(mark.start, start) - start, min(mark.end, end) - start
        if first >= last:
            continue
        k = order.get(mark.kind)
        if k is not None and joined[k].end == first:
            joined[k] = Mark(joined[k].start, last, mark.kind)
        else:
            order[mark.kind] = len(joined)
            joined.append(Mark(first, last, mark.kind))
    return sorted(joined, key=lambda m: (m.start, m.end, m.kind))
