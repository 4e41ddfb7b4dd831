"""Rates recomputed from the counts printed beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.rules.audit.facts import name_of, quote_each, quote_pieces, quote_result, targets
from plandiff.rules.audit.figures import decimals, figures, percent, plain
from plandiff.rules.audit.kinds import Hit
from plandiff.rules.audit.likeness import share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from plandiff.model_results import Figure, FigureTable, Measure, ResultTarget
    from plandiff.rules.audit.facts import ReportFacts

_WHOLE = re.compile(r"対象|受付|全数|総数|母数|\(?A\)?$")
_PART = re.compile(r"受診者|実施|取得|申請件|提出|該当|利用|\(?B\)?$")
_RATE = re.compile(r"率|割合|B÷A|B/A|%|％")
_OF = re.compile(r"(?P<whole>[^、。()]{2,30}?)に占める、?(?P<part>[^。]{2,40}?)の割合")
DISTINCT = 0.3
"""How much more of a count's label must stand in one noun than in the other."""
COUNTS = frozenset({"件", "人", "名", "社", "事業所", "者"})


def find_table_rates(facts: ReportFacts) -> Iterator[Hit]:
    """Find rates in tables of numbers that their own numerator and denominator do not give."""
    for table in facts.report.figures:
        rate, part, whole = _rows(table)
        if not (rate and part and whole):
            continue
        for r, p, w in zip(rate, part, whole, strict=False):
            if w.value == 0 or r.unit != "％":
                continue
            due = percent(p.value, w.value, decimals(r.text))
            if due != r.value:
                yield _table_hit(facts, table, (r, p, w), due)


def _rows(
    table: FigureTable,
) -> tuple[Sequence[Figure], Sequence[Figure], Sequence[Figure]]:
    rate: Sequence[Figure] = ()
    part: Sequence[Figure] = ()
    whole: Sequence[Figure] = ()
    for row in table.rows:
        label = row[0].labels[0]
        if all(f.unit == "％" for f in row) and _RATE.search(label) and "目標" not in label:
            rate = row
        elif _WHOLE.search(label) and not whole:
            whole = row
        elif all(f.unit != "％" for f in row) and not part:
            part = row
    return rate, part, whole


def _table_hit(
    facts: ReportFacts, table: FigureTable, cells: tuple[Figure, Figure, Figure], due: Decimal
) -> Hit:
    rate, part, whole = cells
    where = rate.labels[-1]
    return Hit(
        f"{table.title}の{where}の{rate.labels[0]}は{rate.text}とありますが、"
        f"{part.text.strip()}÷{whole.text.strip()}では{due}%です。",
        (table.title, where, rate.labels[0], str(rate.value)),
        quote_each(facts, [f.piece.line for f in cells]),
    )


def find_stated_rates(facts: ReportFacts) -> Iterator[Hit]:
    """Find KPI results 「AにしめるBの割合」 that no counts of A and B in the text give."""
    for measure, target in targets(facts.report):
        match = _OF.search(target.indicator)
        if match is None or target.actual is None or target.unit != "％":
            continue
        wholes = _counts(facts, measure, match["whole"], match["part"])
        parts = _counts(facts, measure, match["part"], match["whole"])
        places = decimals(target.actual_text)
        due = {
            (p, w): percent(p[0], w[0], places)
            for p in parts
            for w in wholes
            if 0 < p[0] <= w[0] and p[1:] != w[1:]
        }
        if due and target.actual not in due.values():
            yield _stated_hit(facts, measure, target, due)


Count = tuple["Decimal", int, int]
"""Value, line, and where it stands in the line."""


def _counts(facts: ReportFacts, measure: Measure, name: str, other: str) -> list[Count]:
    """Return the counts that results give for a noun."""
    return [
        (figure.value, piece.line, figure.start)
        for clause in measure.results
        for piece in clause.pieces
        for figure in figures(facts.folded[piece.line])
        if figure.unit in COUNTS
        and figure.label
        and share(figure.label, name) - share(figure.label, other) > DISTINCT
    ]


def _stated_hit(
    facts: ReportFacts,
    measure: Measure,
    target: ResultTarget,
    due: Mapping[tuple[Count, Count], Decimal],
) -> Hit:
    elsewhere = [
        row.target
        for row in facts.report.summary
        if row.target.actual == target.actual
        and share(target.indicator, row.target.indicator) > 0.6
    ]
    sums = "、".join(f"{plain(p[0])}÷{plain(w[0])}では{rate}％" for (p, w), rate in due.items())
    return Hit(
        f"「{name_of(target)}」の実績{target.actual_text}は、本文の件数と合いません（{sums}）。",
        (measure.title, target.indicator, str(target.actual)),
        (
            *quote_each(facts, [c[1] for pair in due for c in pair]),
            *quote_result(facts, target),
            *(q for other in elsewhere for q in quote_pieces(facts, other.actual_pieces)),
        ),
    )
