"""Plans and reports side by side as plain text and as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.report.results_lists import (
    asked_years,
    finding_lines,
    headline,
    lines_of,
    source_name,
    years_of,
)
from plandiff.report.targets_outcome import SIGNS
from plandiff.report.targets_text import escape
from plandiff.report.visible import visible
from plandiff.report.width import text_width
from plandiff.text.years import era_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model_results import YearResults
    from plandiff.report.results_lists import Line

_NAME = 40
"""Columns an indicator takes at most on a terminal."""


def render_table(results: YearResults) -> bytes:
    """Return aligned plain text: sentences, the table, then what does not agree."""
    heads, rows = _table(results)
    cells = [heads, *((_cut(row[0], _NAME), *row[1:]) for row in rows)]
    widths = [max(text_width(row[at]) for row in cells) for at in range(len(heads))]
    table = [
        "  ".join(c + " " * (w - text_width(c)) for c, w in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]
    found = [
        f"[{f.badge.word}] {f.message}" + "".join(f"\n    {q.place}: {q.text}" for q in f.quotes)
        for f in finding_lines(results)
    ]
    notes = [f"[注意] {problem.message}" for problem in results.problems]
    parts = [*_sources(results), "", *headline(results), "", *table, "", *found, *notes]
    return _bytes("\n".join(parts).rstrip())


def render_markdown(results: YearResults) -> bytes:
    """Return Markdown; every cell is escaped."""
    heads, rows = _table(results)
    table = [
        "| " + " | ".join(map(escape, heads)) + " |",
        "|" + " --- |" * len(heads),
        *("| " + " | ".join(map(escape, row)) + " |" for row in rows),
    ]
    found = [
        f"- **{f.badge.word}** {escape(f.message)}"
        + "".join(f"\n  - {escape(q.place)}: {escape(q.text)}" for q in f.quotes)
        for f in finding_lines(results)
    ]
    notes = [f"- {escape(problem.message)}" for problem in results.problems]
    parts = ["# 目標と実績の推移", "", *(f"- {escape(line)}" for line in _sources(results)), ""]
    parts += [f"{escape(sentence)}  " for sentence in headline(results)]
    parts += ["", *table]
    parts += ["", "## 食い違い", "", *found] if found else []
    parts += ["", "## 読み取り上の注意", "", *notes] if notes else []
    return _bytes("\n".join(parts))


def _bytes(text: str) -> bytes:
    shown = "\n".join(visible(line) for line in text.split("\n"))
    return f"{shown}\n".encode("utf-8", "backslashreplace")


def _sources(results: YearResults) -> list[str]:
    return [f"{source_name(s)}　{s.organization}（{s.source.name}）" for s in results.sources]


def _table(results: YearResults) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    years, asked = years_of(results), asked_years(results)
    heads = ["指標"]
    for year in years:
        era = era_name(year)
        heads += [f"{era}目標", f"{era}実績"] if year in asked else [f"{era}実績"]
    rows = [_row(line, asked) for line in lines_of(results)]
    return (*heads, "推移"), rows


def _row(line: Line, asked: frozenset[int]) -> tuple[str, ...]:
    cells: list[str] = [line.indicator]
    for cell in line.cells:
        if cell.year in asked:
            cells.append(
                f"{cell.asked}（報告では{cell.reported}）" if cell.reported else cell.asked
            )
        sign = f" {SIGNS[cell.verdict]}" if cell.verdict else ""
        cells.append(f"{cell.actual}{sign}" if cell.actual else "")
    return (*cells, f"{line.trend} {line.step}".strip())


def _cut(text: str, limit: int) -> str:
    if text_width(text) <= limit:
        return text
    kept: Sequence[str] = text
    while text_width("".join(kept)) > limit - 2:
        kept = kept[:-1]
    return "".join(kept) + "…"
