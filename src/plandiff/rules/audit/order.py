"""Numbers that skip or repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.rules.audit.facts import quote_each, quote_pieces, title_of
from plandiff.rules.audit.kinds import Hit
from plandiff.text.fold import bare, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.model_results import OverviewRow, ResultTarget
    from plandiff.rules.audit.facts import ReportFacts


def find_item_numbers(facts: ReportFacts) -> Iterator[Hit]:
    """Find KPI items of one measure that do not count ①②③, on slides and in the closing table."""
    for measure in facts.report.measures:
        yield from _check(facts, title_of(measure), measure.targets)
    groups: dict[str, list[ResultTarget]] = {}
    for row in facts.report.summary:
        groups.setdefault(row.measure, []).append(row.target)
    for name, rows in groups.items():
        yield from _check(facts, name, rows)


def find_overview_numbers(facts: ReportFacts) -> Iterator[Hit]:
    """Find measures whose number differs between the table of grades and their own page."""
    by_title: dict[str, list[OverviewRow]] = {}
    for row in facts.report.overview:
        by_title.setdefault(bare(row.title), []).append(row)
    for measure in facts.report.measures:
        rows = by_title.get(bare(measure.title), [])
        number = bare(measure.number) or fold(measure.number)
        if len(rows) != 1 or not measure.number or not rows[0].number:
            continue
        if (bare(rows[0].number) or fold(rows[0].number)) != number:
            yield Hit(
                f"「{measure.title}」の番号が、一覧では{rows[0].number}、個別のページでは"
                f"{measure.number}です。",
                (measure.title, rows[0].number, measure.number),
                (*quote_pieces(facts, rows[0].pieces), *quote_pieces(facts, measure.pieces)),
            )


def _check(facts: ReportFacts, title: str, rows: Sequence[ResultTarget]) -> Iterator[Hit]:
    numbered = [(_count(t.item), t) for t in rows if t.item]
    if len(numbered) < 2 or len(numbered) < len(rows):
        return
    counts = [count for count, _ in numbered]
    if counts != list(range(1, len(counts) + 1)):
        printed = "".join(t.item for _, t in numbered)
        yield Hit(
            f"「{title}」のKPIの番号が{printed}となっていて、続いていません。",
            (title, printed),
            quote_each(facts, [t.clause.pieces[0].line for _, t in numbered]),
        )


def _count(item: str) -> int:
    text = fold(item)
    if "①" <= text[0] <= "⑳":
        return ord(text[0]) - ord("①") + 1
    digits = "".join(c for c in text if c.isdigit())
    return int(digits) if digits else 0
