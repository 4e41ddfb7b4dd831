"""The cover: key changes and the KPI table, before the comparison itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.report.docx.cells import hanging
from plandiff.report.docx.table import HEAD_FILL, SECTION_FILL, make_cell, make_row, make_table
from plandiff.report.docx.xml import paragraph, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.report.docx.form import Form
    from plandiff.report.view_model import KeyGroup, ReportView, TargetGroup, TargetRow

_SHARES: Final = (36, 14, 14, 18, 18)
"""Of the width: indicator, last year, this year, change, last result."""
_HEADS: Final = ("indicator", "previous", "current", "change", "last")


def cover(view: ReportView, form: Form) -> Iterator[str]:
    """Give the cover; the comparison begins on a new page."""
    words = view.words
    yield _heading(words["h.key"], form)
    if not view.key_groups:
        yield paragraph(run(words["none.key"]), form.style("PdClause"))
    for group in view.key_groups:
        yield from _group(group, form)
    if view.target_groups:
        yield _heading(words["h.targets"], form)
        yield _targets(view, form)
    yield paragraph(run(words["h.sections"]), form.style("Heading1"), "<w:pageBreakBefore/>")


def _heading(text: str, form: Form) -> str:
    return paragraph(run(text), form.style("Heading1"))


def _group(group: KeyGroup, form: Form) -> Iterator[str]:
    yield paragraph(run(group.title), form.style("Heading2"))
    for change in group.changes:
        said = run(f"・{change.subject}{change.statement}{change.remark}")
        yield paragraph(said, form.style("PdClause"), hanging("・"))
    if group.more:
        yield paragraph(run(group.more), form.style("PdClause"))


def _targets(view: ReportView, form: Form) -> str:
    whole = sum(form.widths)
    widths = [whole * share // 100 for share in _SHARES]
    widths[0] += whole - sum(widths)
    heads = [view.words[f"col.{name}"] for name in _HEADS]
    style = form.style("PdHead")
    head = make_row(
        [make_cell(paragraph(run(text), style), width, fill=HEAD_FILL)
         for text, width in zip(heads, widths, strict=True)],
        "<w:tblHeader/>",
    )  # fmt: skip
    rows = "".join(row for group in view.target_groups for row in _rows(group, widths, form))
    return make_table(widths, head + rows, form)


def _rows(group: TargetGroup, widths: Sequence[int], form: Form) -> Iterator[str]:
    if group.title:
        title = paragraph(run(group.title), form.style("PdSection"))
        yield make_row([make_cell(title, sum(widths), span=len(widths), fill=SECTION_FILL)])
    for row in group.rows:
        style = form.style("PdCell")
        yield make_row(
            [make_cell("".join(paragraph(run(text), style) for text in texts if text), width)
             for texts, width in zip(_texts(row, form), widths, strict=True)]
        )  # fmt: skip


def _texts(row: TargetRow, form: Form) -> Iterator[Sequence[str]]:
    """Give the paragraphs of each cell."""
    former = f"（{row.indicator_previous}）" if row.indicator_previous else ""
    yield (row.item + row.indicator, former)
    yield (row.previous.text if row.previous else form.none,)
    yield (row.current.text if row.current else form.none,)
    yield (row.badge.word, row.amount)
    yield (row.last, row.before)
