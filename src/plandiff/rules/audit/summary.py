"""The closing table against the slides: figures, names, numbers, rows, wording."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.rules.audit.facts import (
    name_of,
    quote_pieces,
    quote_sentence,
    quote_target,
    targets,
)
from plandiff.rules.audit.kinds import Hit
from plandiff.rules.audit.likeness import same_text
from plandiff.text.fold import bare, key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model_results import Measure, ResultTarget, SummaryRow
    from plandiff.rules.audit.facts import ReportFacts

SAME = 0.6
NEAR = 0.75


def pairs(facts: ReportFacts) -> list[tuple[Measure, ResultTarget, SummaryRow]]:
    """Pair slides' targets with rows of the closing table, best agreement first, each once."""
    body = list(targets(facts.report))
    scored = sorted(
        (-same_text(t.indicator, r.target.indicator) - 0.1 * (t.value == r.target.value), i, j)
        for i, (_, t) in enumerate(body)
        for j, r in enumerate(facts.report.summary)
    )
    found: dict[int, int] = {}
    for score, i, j in scored:
        if -score >= SAME and i not in found and j not in found.values():
            found[i] = j
    return [(*body[i], facts.report.summary[j]) for i, j in sorted(found.items())]


def find_figures(facts: ReportFacts) -> Iterator[Hit]:
    """Find targets, results and last year's results that differ between slide and table."""
    for _, target, row in pairs(facts):
        for what, here, there in (
            ("目標", target.value, row.target.value),
            ("実績", target.actual, row.target.actual),
            ("前年度の実績", target.previous_actual, row.target.previous_actual),
        ):
            if here is not None and there is not None and here != there:
                yield Hit(
                    f"「{name_of(target)}」の{what}が、本文では{here:f}{target.unit}、一覧表では"
                    f"{there:f}{row.target.unit}です。",
                    (target.indicator, what),
                    (*quote_target(facts, target), *quote_target(facts, row.target)),
                )


def find_missing(facts: ReportFacts) -> Iterator[Hit]:
    """Find KPIs that only the slides or only the closing table prints."""
    if not facts.report.summary:
        return
    paired = pairs(facts)
    rows = {id(row) for _, _, row in paired}
    known = {id(target) for _, target, _ in paired}
    for row in facts.report.summary:
        if id(row) not in rows:
            yield Hit(
                f"一覧表のKPI「{name_of(row.target)}」が本文に見つかりません。",
                (row.target.indicator, "body"),
                quote_sentence(facts, row.target),
            )
    for _, target in targets(facts.report):
        if id(target) not in known:
            yield Hit(
                f"本文のKPI「{name_of(target)}」が一覧表に見つかりません。",
                (target.indicator, "table"),
                quote_sentence(facts, target),
            )


def find_wording(facts: ReportFacts) -> Iterator[Hit]:
    """Find KPI sentences that the closing table words otherwise, or cuts a proviso off."""
    light: list[tuple[ResultTarget, SummaryRow]] = []
    for _, target, row in pairs(facts):
        if _proviso(target) and not _proviso(row.target):
            yield Hit(
                f"「{name_of(target)}」のただし書きが一覧表では省かれています。",
                (target.indicator, "proviso"),
                (*quote_sentence(facts, target), *quote_sentence(facts, row.target)),
            )
        if key(_core(target)) == key(_core(row.target)):
            continue
        if bare(_core(target)) == bare(_core(row.target)):
            light.append((target, row))
        else:
            yield Hit(
                f"KPI「{name_of(target)}」の文言が本文と一覧表とで違います。",
                (target.indicator, "wording"),
                (*quote_sentence(facts, target), *quote_sentence(facts, row.target)),
            )
    if light:
        yield Hit(
            f"本文と一覧表とで、句読点や※の有無が違うKPIの文が{len(light)}件あります。",
            ("punctuation",),
            tuple(
                q
                for t, r in light
                for q in (*quote_sentence(facts, t), *quote_sentence(facts, r.target))
            ),
        )


def _proviso(target: ResultTarget) -> bool:
    return any("場合" in note or "ただし" in note for note in target.notes)


def _core(target: ResultTarget) -> str:
    text = re.sub(r"[（(](?:入札|ただし)[^）)]*場合[^）)]*[）)]|ただし.*$", "", target.text)
    return re.sub(r"\s*※(?![）)]).*$", "", text)


def find_measures(facts: ReportFacts) -> Iterator[Hit]:
    """Find measures that the closing table names nearly, but not quite, as their slide does."""
    seen: set[str] = set()
    for measure, _, row in pairs(facts):
        here, there = bare(measure.title), bare(row.measure)
        if not there or there in seen or here == there or there in here or here in there:
            continue
        if same_text(measure.title, row.measure) >= NEAR:
            seen.add(there)
            yield Hit(
                f"施策名が、本文では「{measure.title}」、一覧表では「{row.measure}」です。",
                (measure.title, row.measure),
                (*quote_pieces(facts, measure.pieces), *quote_sentence(facts, row.target)),
            )
