"""Sections as rows in two columns, unchanged runs folded."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from plandiff.report.badges import clause_badges
from plandiff.report.shorten import quote
from plandiff.report.spans import merged_spans, plain_spans, side_spans
from plandiff.report.view_model import Cell, Paragraph, Row
from plandiff.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plandiff.model import ClauseDiff, Side
    from plandiff.report.context import Context
    from plandiff.report.labels import Labels
    from plandiff.report.spans import Spans


def section_rows(
    at: int, clauses: Iterable[int], labels: Labels, context: Context
) -> tuple[Row, ...]:
    """Give rows of section number `at`: block heads, changes, folded runs.

    `labels` walks along all of the section. Where nothing changed at all, it is one folded run.
    """
    rows = tuple(_rows(at, clauses, labels, context))
    if all(row.kind in ("label", "same") for row in rows):
        return (_folded(rows, context),) if rows else ()
    return tuple(_fold(rows, context))


def _rows(at: int, clauses: Iterable[int], labels: Labels, context: Context) -> Iterator[Row]:
    diff = context.comparison.sections[at]
    for number in clauses:
        clause = diff.clauses[number]
        yield from labels.before(clause)
        yield _clause_row(context.row_ids[at, number], clause, context)


def _fold(rows: Sequence[Row], context: Context) -> Iterator[Row]:
    kept = _changed_kpis(rows)
    for (kind, stays), run in groupby(
        enumerate(rows), key=lambda item: (item[1].kind, item[0] in kept)
    ):
        found = tuple(row for _, row in run)
        if kind == "same" and not stays:
            yield _folded(found, context)
        else:
            yield from found


def _changed_kpis(rows: Sequence[Row]) -> frozenset[int]:
    """Places of KPI blocks in which anything changed: items and notes explain each other.

    An item whose block head (■ KPI：１）) is folded away can no longer be told for a KPI.
    """
    found: set[int] = set()
    for is_kpi, run in groupby(enumerate(rows), key=lambda item: _is_of_kpis(item[1])):
        places = [place for place, _ in run]
        if is_kpi and any(rows[place].kind == "change" for place in places):
            found.update(places)
    return frozenset(found)


def _is_of_kpis(row: Row) -> bool:
    parts = (*row.current.paragraphs, *row.previous.paragraphs)
    return row.kind != "label" and all(part.kind in ("kpi", "note") for part in parts)


def _folded(rows: tuple[Row, ...], context: Context) -> Row:
    count = sum(row.kind == "same" for row in rows)
    return Row(
        id=next(row.id for row in rows if row.id) + "-run",
        kind="folded",
        current=Cell(()),
        previous=Cell(()),
        folded=rows,
        fold_text=context.words.say("row.folded", count=count),
    )


def _clause_row(row_id: str, diff: ClauseDiff, context: Context) -> Row:
    places = context.places
    spots = (places.clauses(diff.current, "current"), places.clauses(diff.previous, "previous"))
    badges = tuple(clause_badges(diff, context.words))
    return Row(
        id=row_id,
        kind="change" if badges else "same",
        current=_cell(diff, "current", context),
        previous=_cell(diff, "previous", context),
        badges=badges,
        what=context.words.say(f"kind.{diff.kind}"),
        merged=merged_spans(diff.edits) if diff.edits else _unedited(diff),
        places=places.each(*spots),
        remarks=tuple(_origins(diff, context)),
        findings=context.links(spots),
        targets=tuple(context.targets_of(diff.current, diff.previous)),
    )


def _cell(diff: ClauseDiff, side: Side, context: Context) -> Cell:
    clauses = diff.current if side == "current" else diff.previous
    if not clauses:
        filler = context.words.say("row.removed" if side == "current" else "row.added")
        return Cell((), filler)
    texts = side_spans(diff.edits, side)
    if len(texts) != len(clauses):
        texts = tuple(plain_spans(clause.text) for clause in clauses)
    return Cell(
        tuple(
            Paragraph(clause.kind, visible(clause.marker), diff.renumbered, spans)
            for clause, spans in zip(clauses, texts, strict=True)
        )
    )


def _unedited(diff: ClauseDiff) -> Spans:
    return plain_spans(" ".join(clause.text for clause in diff.current or diff.previous))


def _origins(diff: ClauseDiff, context: Context) -> Iterator[str]:
    """Name the sections a clause came from, other than what its own section was."""
    if diff.relation is None or not diff.current:
        return
    here = {context.current.of_clause(clause) for clause in diff.current}
    before = dict.fromkeys(context.previous.of_clause(clause) for clause in diff.previous)
    for title in before:
        if title and context.successors.get(title, title) not in here:
            yield context.words.say("row.from", title=quote(title))
