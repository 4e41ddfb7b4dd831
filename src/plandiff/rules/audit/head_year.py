"""Heads of one kind name one year; a single head that names another is likely miswritten."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plandiff.rules.audit.facts import quote_pieces
from plandiff.rules.audit.kinds import Hit
from plandiff.text.years import era_name, fiscal_years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model_results import ReportHead
    from plandiff.rules.audit.facts import ReportFacts

FEW = 3
"""Fewer heads of a kind than this show no custom to depart from."""


def find_head_years(facts: ReportFacts) -> Iterator[Hit]:
    """Find heads whose year departs from that of all heads in the same place of the same row."""
    places: dict[tuple[object, ...], list[ReportHead]] = {}
    for row in facts.report.heads:
        words = tuple(head.text.replace(_year_text(head), "") for head in row)
        for position, head in enumerate(row):
            if head.year is not None:
                places.setdefault((*words, position), []).append(head)
    for heads in places.values():
        usual, count = Counter(h.year for h in heads).most_common(1)[0]
        if len(heads) < FEW or usual is None or count <= len(heads) // 2:
            continue
        for head in heads:
            if head.year != usual:
                yield _hit(facts, head, usual, count)


def _year_text(head: ReportHead) -> str:
    mentions = fiscal_years(head.text)
    return mentions[0].text if mentions else ""


def _hit(facts: ReportFacts, head: ReportHead, usual: int, count: int) -> Hit:
    return Hit(
        f"見出し「{head.text}」の年度は、同じ位置のほかの見出し（{count}か所）の"
        f"「{era_name(usual)}」と違います。年度の書き誤りでないか確かめてください。",
        (head.text, str(usual), str(head.pieces[0].line)),
        quote_pieces(facts, head.pieces),
    )
