"""Marked text: edits and headings as spans of one side or of both."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from plandiff.report.view_model import Span
from plandiff.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plandiff.model import Edit, EditOp, Side
    from plandiff.report.view_model import MarkClass

_MARKS: Final[dict[EditOp, MarkClass]] = {
    "equal": "same",
    "delete": "deleted",
    "insert": "inserted",
}
_OTHER_SIDE: Final[dict[Side, EditOp]] = {"current": "delete", "previous": "insert"}

Spans = tuple[Span, ...]


def merged_spans(edits: Iterable[Edit]) -> Spans:
    """Both texts in one, as the edits tell it; clauses of one side are parted by a space."""
    return _tidy((edit.text.replace("\n", " "), _MARKS[edit.op]) for edit in edits)


def side_spans(edits: Iterable[Edit], side: Side) -> tuple[Spans, ...]:
    """Give the texts of one side, one per clause: edits join them with a line feed."""
    paragraphs: list[list[tuple[str, MarkClass]]] = [[]]
    for edit in edits:
        if edit.op == _OTHER_SIDE[side]:
            continue
        first, *rest = edit.text.split("\n")
        paragraphs[-1].append((first, _MARKS[edit.op]))
        paragraphs.extend([(text, _MARKS[edit.op])] for text in rest)
    return tuple(_tidy(paragraph) for paragraph in paragraphs)


def plain_spans(text: str, mark: MarkClass = "same") -> Spans:
    """Give a text with one mark throughout."""
    return _tidy([(text, mark)])


def heading_spans(current: str, previous: str) -> tuple[Spans, Spans]:
    """Two headings with the words marked that differ: a head and a tail in common, no more."""
    from plandiff.text.tokens import tokenize  # noqa: PLC0415  # renamed headings are few

    new, old = tokenize(current), tokenize(previous)
    head = _common(new, old)
    tail = _common(new[head:][::-1], old[head:][::-1])
    return _framed(new, head, tail, "inserted"), _framed(old, head, tail, "deleted")


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _framed(tokens: Sequence[str], head: int, tail: int, mark: MarkClass) -> Spans:
    end = len(tokens) - tail
    return _tidy(
        [
            ("".join(tokens[:head]), "same"),
            ("".join(tokens[head:end]), mark),
            ("".join(tokens[end:]), "same"),
        ]
    )


def _tidy(parts: Iterable[tuple[str, MarkClass]]) -> Spans:
    """Join neighbours of one mark, drop empty ones, make hidden characters visible."""
    spans = []
    for mark, group in groupby((part for part in parts if part[0]), key=lambda part: part[1]):
        text = "".join(text for text, _ in group)
        spans.append(Span(visible(text, selectors=mark != "same"), mark))
    return tuple(spans)
