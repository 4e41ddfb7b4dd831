"""Marked text: edits and headings as spans of one side or of both."""

from __future__ import annotations

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
    """Mark what differs in two headings: one place, whole words, or what was put into one.

    点検 that became 内容点検 is 内容 added, though no word ends there.
    """
    from plandiff.text.tokens import tokenize  # noqa: PLC0415  # renamed headings are few

    new, old = tokenize(current), tokenize(previous)
    head = _common(new, old)
    tail = _common(new[head:][::-1], old[head:][::-1])
    before, after = len("".join(new[:head])), len("".join(new[len(new) - tail :]))
    more, most = _put_in(current, previous, before, after)
    return (
        _framed(current, before + more, after + most, "inserted"),
        _framed(previous, before + more, after + most, "deleted"),
    )


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _put_in(current: str, previous: str, before: int, after: int) -> tuple[int, int]:
    """Tell how much more is common at the ends: all of one side, or a particle (DXの, ICTの)."""
    new, old = (text[before : len(text) - after] for text in (current, previous))
    head = _common(new, old)
    tail = _common(new[head:][::-1], old[head:][::-1])
    if head + tail == min(len(new), len(old)):
        return head, tail
    return 0, _common_particle(new, old)


def _common_particle(one: str, other: str) -> int:
    pairs = enumerate(zip(reversed(one), reversed(other), strict=False))
    return next((at for at, (a, b) in pairs if a != b or not "ぁ" <= a <= "ん"), 0)


def _framed(text: str, before: int, after: int, mark: MarkClass) -> Spans:
    end = len(text) - after
    return _tidy([(text[:before], "same"), (text[before:end], mark), (text[end:], "same")])


def _tidy(parts: Iterable[tuple[str, MarkClass]]) -> Spans:
    """Join neighbours of one mark, drop empty ones, make hidden characters visible."""
    joined: list[tuple[str, MarkClass]] = []
    for text, mark in parts:
        if text and joined and joined[-1][1] == mark:
            joined[-1] = (joined[-1][0] + text, mark)
        elif text:
            joined.append((text, mark))
    return tuple([Span(visible(text, selectors=mark != "same"), mark) for text, mark in joined])
