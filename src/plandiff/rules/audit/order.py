"""Numbers that skip or repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.rules.audit.facts import quote_each, title_of
from plandiff.rules.audit.kinds import Hit
from plandiff.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.model import ResultTarget
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
