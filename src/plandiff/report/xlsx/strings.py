"""What a cell can hold: a limited number of characters, and marked runs of them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from plandiff.report.view_model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plandiff.report.view_model import Cell, MarkClass, Paragraph

LIMIT: Final = 32_767
"""UTF-16 units a cell may hold."""


def units(text: str) -> int:
    """Count as Excel does: characters beyond the basic plane are two."""
    return len(text) + sum(char > "\uffff" for char in text)


def fitted(spans: Iterable[Span], notice: str) -> tuple[tuple[Span, ...], bool]:
    """Give spans that a cell can hold, and whether they were cut; a cut ends with the notice."""
    kept = tuple(spans)
    if sum(units(span.text) for span in kept) <= LIMIT:
        return kept, False
    return (*_cut(kept, LIMIT - units(notice)), Span(notice)), True


def _cut(spans: Iterable[Span], room: int) -> Iterator[Span]:
    for span in spans:
        size = units(span.text)
        if size > room:
            yield Span(_head(span.text, room), span.mark)
            return
        room -= size
        yield span


def _head(text: str, room: int) -> str:
    used = 0
    for at, char in enumerate(text):
        used += units(char)
        if used > room:
            return text[:at]
    return text


def cell_spans(cell: Cell, mark: MarkClass, gap: str = "\n") -> tuple[Span, ...]:
    """Give one side of a row as one run of text, a `gap` between its paragraphs.

    A marker that changed carries the side's `mark`.
    """
    if cell.filler:
        return (Span(cell.filler),)
    spans = [span for part in cell.paragraphs for span in (Span(gap), *_paragraph(part, mark))]
    return joined(spans[1:])


def _paragraph(part: Paragraph, mark: MarkClass) -> Iterator[Span]:
    if part.marker:
        yield Span(part.marker, mark if part.marker_changed else "same")
        yield Span(" ")
    yield from part.spans


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join neighbours of one mark: a cell takes no empty runs, and fewer are easier to edit."""
    return tuple(
        Span("".join(span.text for span in group), mark)
        for mark, group in groupby((s for s in spans if s.text), key=lambda span: span.mark)
    )
