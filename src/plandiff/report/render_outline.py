"""Plain text of a document taken apart: both plans as outlines, to see how it was read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plandiff.report.outline import heading
from plandiff.report.visible import visible
from plandiff.report.width import text_width, wrap
from plandiff.report.words import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import Clause, Plan, Section, Segmentation
    from plandiff.report.words import Words

_WIDTH = 80


def render(segmentation: Segmentation, lang: str = "ja") -> bytes:
    """Both plans, section by section, each clause with its kind, page and first line."""
    lines = "\n".join(_lines(segmentation, words_for(lang)))
    return f"{lines}\n".encode("utf-8", "backslashreplace")


def _lines(segmentation: Segmentation, words: Words) -> Iterator[str]:
    source = segmentation.source
    name = words.say("source.stdin") if source.name == "-" else visible(source.name)
    yield words.say("source", name=name, pages=source.pages)
    columns = Counter(line.column for line in segmentation.lines)
    yield words.parts(
        (words.say(f"column.{column}"), columns[column])
        for column in ("current", "previous", "both", "furniture")
    )
    yield from _plan("current", segmentation.current, words)
    yield from _plan("previous", segmentation.previous, words)
    if segmentation.problems:
        yield ""
        yield f"■ {words.say('h.problems')}"
    for problem in segmentation.problems:
        place = f"p.{problem.page} " if problem.page is not None else ""
        kind = words.say(f"problem.{problem.kind}")
        yield from _hung("・", f"{kind}：{place}{visible(problem.message)}")


def _plan(side: str, plan: Plan, words: Words) -> Iterator[str]:
    yield ""
    parts = (plan.organization, plan.era, plan.title)
    said = " ".join(visible(part).strip() for part in parts if part)
    yield f"■ {words.say(f'side.{side}')}：{said}"
    for clause in plan.preamble:
        yield from _clause(clause, words, "  ")
    for section in plan.sections:
        yield from _section(section, words, "")


def _section(section: Section, words: Words, indent: str) -> Iterator[str]:
    place = words.say("place.plain", page=section.page, lines=section.line)
    yield from _hung(f"{indent}◇ ", f"{heading(section)}　〔{place}〕")
    inner = f"{indent}  "
    for clause in section.clauses:
        yield from _clause(clause, words, inner)
    if section.table is not None:
        for row in section.table.rows:
            yield from _clause(row.kpi, words, inner)
    for child in section.sections:
        yield from _section(child, words, inner)


def _clause(clause: Clause, words: Words, indent: str) -> Iterator[str]:
    first = clause.marker_piece or next(iter(clause.pieces), None)
    line = first.line if first else 0
    marker = visible(clause.marker).strip()
    kind = words.say(f"kind.{clause.kind}")
    text = f"{marker} {visible(clause.text)}" if marker else visible(clause.text)
    yield from _hung(f"{indent}{line:>5} {kind}　", text)


def _hung(head: str, text: str) -> Iterator[str]:
    space = " " * text_width(head)
    for number, line in enumerate(wrap(text, max(20, _WIDTH - text_width(head)))):
        yield (space if number else head) + line
