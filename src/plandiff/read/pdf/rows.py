"""Runs into printed lines: what shares a base line, joined from left to right."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plandiff.model import Box, Mark
from plandiff.read.pdf.extract import needs_blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plandiff.read.pdf.marks import Marker
    from plandiff.read.pdf.raw import Run


class Printed(NamedTuple):
    """One printed line."""

    text: str
    box: Box
    marks: tuple[Mark, ...]


def rows(runs: Iterable[Run]) -> list[list[Run]]:
    """Group runs that share a line; rows from top to bottom, runs from left to right."""
    found: list[list[Run]] = []
    top = bottom = 0.0
    for run in sorted(runs, key=lambda r: (r.middle, r.x0)):
        shared = min(bottom, run.y1) - max(top, run.y0)
        if found and shared > 0.5 * min(bottom - top, run.height):
            found[-1].append(run)
            if run.height > bottom - top:
                top, bottom = run.y0, run.y1
        else:
            found.append([run])
            top, bottom = run.y0, run.y1
    for row in found:
        row.sort(key=lambda r: (r.x0, r.order))
    return found


def printed(row: Sequence[Run], marker: Marker) -> Printed:
    """Join the runs of a row into a line with its marks."""
    text = ""
    box = bounds(row)
    marks: list[Mark] = []
    before: Run | None = None
    for run in row:
        if before is not None and needs_blank(before, run):
            text += " "
        marks.extend(marker.marks(run, len(text), box))
        text += run.text
        before = run
    return _trimmed(text, marks, box)


def stacked(column: Sequence[Run], marker: Marker) -> Printed:
    """Join single characters that stand one under the other (a label set upright)."""
    box = bounds(column)
    marks = [mark for k, run in enumerate(column) for mark in marker.marks(run, k, box)]
    return _trimmed("".join(run.text.strip() for run in column), marks, box)


def bounds(runs: Sequence[Run]) -> Box:
    """Return the box around runs."""
    return Box(
        round(min(run.x0 for run in runs), 2),
        round(min(run.y0 for run in runs), 2),
        round(max(run.x1 for run in runs), 2),
        round(max(run.y1 for run in runs), 2),
    )


def _trimmed(text: str, marks: Iterable[Mark], box: Box) -> Printed:
    """Take the outer blanks off and join marks that touch."""
    lead = len(text) - len(text.lstrip())
    body = text.strip()
    joined: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.kind, m.start)):
        start, end = max(0, mark.start - lead), min(len(body), mark.end - lead)
        if start >= end:
            continue
        last = joined[-1] if joined else None
        if last and last.kind == mark.kind and not body[last.end : start].strip():
            joined[-1] = Mark(last.start, max(last.end, end), mark.kind)
        else:
            joined.append(Mark(start, end, mark.kind))
    return Printed(body, box, tuple(sorted(joined, key=lambda m: (m.start, m.end, m.kind))))


def stacks(found: Sequence[list[Run]], least: int) -> list[list[Run] | list[list[Run]]]:
    """Gather rows of one character each that stand under one another.

    Returns the rows in order; a stack of at least `least` characters takes the place of its rows
    as a list of rows.
    """
    result: list[list[Run] | list[list[Run]]] = []
    k = 0
    while k < len(found):
        end = k + 1
        while end < len(found) and _is_stack(found[end - 1], found[end]):
            end += 1
        if end - k >= least:
            result.append(list(found[k:end]))
            k = end
        else:
            result.append(found[k])
            k += 1
    return result


def _is_stack(above: Sequence[Run], below: Sequence[Run]) -> bool:
    if len(above) != 1 or len(below) != 1:
        return False
    first, second = above[0], below[0]
    if len(first.text.strip()) != 1 or len(second.text.strip()) != 1:
        return False
    if first.text.strip() < "\u2e80" or second.text.strip() < "\u2e80":
        return False
    offset = abs((first.x0 + first.x1) - (second.x0 + second.x1)) / 2
    return offset < 0.4 * first.height and second.y0 - first.y1 < 1.2 * first.height
