"""Labels in the wrong place, rises that can be read two ways, empty cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.rules.audit.facts import (
    name_of,
    quote,
    quote_each,
    quote_sentence,
    quote_target,
    targets,
    title_of,
)
from plandiff.rules.audit.kinds import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.rules.audit.facts import ReportFacts

_LABELLED = re.compile(
    r"(?:令和|平成|R|H)\s*(?:\d+|元)\s*年?度?\s*(?:KPI|目標)\s*[::]?\s*[\d,.]+\s*(?:%|円|件|人|社|事業所)"
)
_MORE_THAN_DOUBLE = re.compile(r"(?P<n>\d{3,})\s*%\s*(?:の)?増(?!え)")
_BESIDE = re.compile(r"前年(?:度)?(?:同期)?比")


def find_result_labels(facts: ReportFacts) -> Iterator[Hit]:
    """Find results that are labelled as the KPI itself: 令和5年度KPI 0.41％."""
    for _, target in targets(facts.report):
        for piece in (*target.actual_pieces, *target.other_pieces):
            text = facts.folded[piece.line]
            if _LABELLED.match(text) and not re.search(r"以上|以下|以内|とする", text):
                yield Hit(
                    f"「{name_of(target)}」の実績{target.actual_text}に「KPI」の見出しが付いています。"
                    "「実績」の誤りでないか確かめてください。",
                    (target.indicator, target.actual_text),
                    (quote(facts, [piece.line]), *quote_sentence(facts, target)),
                )
                break


def find_ambiguous_rises(facts: ReportFacts) -> Iterator[Hit]:
    """Find rises of 100 % and more given with 前年比: the ratio to last year may be meant."""
    for measure in facts.report.measures:
        for clause in measure.results:
            lines = [p.line for p in clause.pieces]
            text = "".join(facts.folded[n] for n in lines)
            match = _MORE_THAN_DOUBLE.search(text)
            before = text[: match.start()][-24:] if match else ""
            if match and _BESIDE.search(before):
                yield Hit(
                    f"「{match[0]}」は、前年度の{match['n']}％という意味か、{match['n']}％増えたという意味か、"
                    "どちらとも読めます。",
                    (measure.title, match[0]),
                    quote_each(facts, [n for n in lines if _touches(facts.folded[n])]),
                )


def _touches(text: str) -> bool:
    return _MORE_THAN_DOUBLE.search(text) is not None or _BESIDE.search(text) is not None


def find_missing_results(facts: ReportFacts) -> Iterator[Hit]:
    """Find KPIs without a printed result; a whole column of them is one finding."""
    empty = [(m, t) for m, t in targets(facts.report) if not t.actual_text]
    total = sum(1 for _ in targets(facts.report))
    if len(empty) > max(2, total // 2):
        yield Hit(
            f"KPI{total}件のうち{len(empty)}件に実績の記載が見当たりません。実績の欄が空でないか"
            "確かめてください。",
            ("column", str(len(empty))),
            tuple(q for _, t in empty for q in quote_sentence(facts, t)),
        )
        return
    for measure, target in empty:
        yield Hit(
            f"「{title_of(measure)}」のKPI「{name_of(target)}」に実績の記載がありません。",
            (measure.title, target.indicator),
            quote_target(facts, target),
        )
