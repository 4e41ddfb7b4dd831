"""Turn a KPI clause with its notes and its last result into a target."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from plandiff.kpi.labelled import read_labels, read_row
from plandiff.kpi.places import clause_lines
from plandiff.kpi.promise import parse_promise
from plandiff.kpi.reference import parse_reference, reference_figure
from plandiff.model import Problem, Target
from plandiff.text.markers import parse_markers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import Clause, Reference


def parse_target(
    clause: Clause,
    notes: Sequence[Clause] = (),
    reference: Reference | None = None,
) -> tuple[Target, tuple[Problem, ...]]:
    """Read what a KPI clause promises.

    `notes` are those that explain it, `reference` the last result beside it; a relative target
    without printed unit takes the reference's. A sentence whose end cannot be read gives a target
    with comparator 実施 and a problem of kind `undecided`.
    """
    head = clause.group.text if clause.group else ""
    labelled = read_labels(clause.text) or read_row(clause.text, head)
    promise = parse_promise(labelled.sentence if labelled else clause.text)
    lines = clause_lines(clause)
    if labelled and reference is None:
        reference = parse_reference(labelled.label, labelled.known, clause.pieces, clause.page)
    figure = reference_figure(reference.text) if reference else None
    unit = promise.unit if promise.value is not None or not figure else figure.unit
    target = Target(
        indicator=promise.indicator,
        item=item_of(clause.marker),
        text=clause.text,
        value=promise.value,
        unit=unit if promise.comparator != "実施" else "",
        comparator=promise.comparator,
        basis=promise.basis,
        baseline=promise.baseline,
        reference=reference,
        notes=(*promise.notes, *(note.marker + note.text for note in notes)),
        direction=promise.direction,
        page=clause.page,
        lines=lines,
        clause=clause,
    )
    return target, () if promise.understood else (_unread(clause, lines),)


@lru_cache(maxsize=1024)
def item_of(marker: str) -> str:
    """Return the item number of a marker as printed: １） of ■ KPI：１）; empty if it has none."""
    numbered = [part for part in parse_markers(marker + " ") if part.kind == "enumerator"]
    return numbered[-1].text if numbered else ""


def _unread(clause: Clause, lines: tuple[tuple[int, int], ...]) -> Problem:
    return Problem(
        "undecided",
        f"KPI「{clause.text}」は、何をどこまで求めるかを文末から読み取れないため、数値の比較から外しました。",
        clause.page,
        lines,
    )
