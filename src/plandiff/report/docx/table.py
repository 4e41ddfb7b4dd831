"""The table of the 新旧対照表: one row a clause, as WordprocessingML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.report.docx.cells import (
    filled,
    filler,
    heading_text,
    note_paragraphs,
    side_paragraphs,
)
from plandiff.report.docx.styles import BORDERS
from plandiff.report.docx.xml import paragraph, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.report.docx.form import Form
    from plandiff.report.view_model import ReportView, Row, SectionView

HEAD_FILL: Final = "D9E2F3"
SECTION_FILL: Final = "F2F2F2"


def table(view: ReportView, form: Form) -> str:
    """Make the whole w:tbl: repeated head, then sections in the order of the view."""
    rows = "".join(row for section in view.sections for row in _section(section, form))
    return make_table(form.widths, _head(form) + rows, form)


def make_table(widths: Sequence[int], rows: str, form: Form) -> str:
    """Make a table of fixed columns."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{form.style("TableGrid")}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{BORDERS}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _head(form: Form) -> str:
    style = form.style("PdHead")
    cells = [
        make_cell(paragraph(run(form.words.head(name)), style), width, fill=HEAD_FILL)
        for name, width in zip(form.order, form.widths, strict=True)
    ]
    return make_row(cells, "<w:tblHeader/>")


def make_row(cells: Sequence[str], more: str = "") -> str:
    """Make a row that stays on one page."""
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{''.join(cells)}</w:tr>"


def make_cell(content: str, width: int, *, span: int = 1, fill: str = "") -> str:
    """Make a cell; it always holds a paragraph, as the format asks."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{shade}</w:tcPr>'
        f"{content or '<w:p/>'}</w:tc>"
    )


# ---------------------------------------------------------------- sections


def _section(section: SectionView, form: Form) -> Iterator[str]:
    if not section.continued:
        yield _heading(section, form)
    for row in (*section.rows, *section.table):
        yield from _rows(row, form)


def _heading(section: SectionView, form: Form) -> str:
    """Let a heading span the row; one that changed stands on both sides."""
    alike = section.badge is None and section.current == section.previous
    if alike and form.profile.headings.spanned:
        content = heading_text(section.current or section.previous, "", section, form)
        return make_row(
            [make_cell(content, sum(form.widths), span=len(form.order), fill=SECTION_FILL)]
        )
    word = section.badge.word if section.badge else ""
    sides = {
        "current": heading_text(section.current, section.current_filler, section, form, "current"),
        "previous": heading_text(
            section.previous, section.previous_filler, section, form, "previous"
        ),
        "note": paragraph(run(word), form.style("PdNote")),
    }
    return make_row([make_cell(sides[n], w, fill=SECTION_FILL) for n, w in form.columns])


def _rows(row: Row, form: Form) -> Iterator[str]:
    if row.kind != "folded":
        yield _pair(row, form)
    elif form.folds:
        yield _folded(row, form)
    else:
        for inner in row.folded:
            yield _pair(inner, form)


def _folded(row: Row, form: Form) -> str:
    del row
    shown = filler(form.words.folded, form)
    return make_row(
        [make_cell(shown if name != "note" else "", width) for name, width in form.columns]
    )


def _pair(row: Row, form: Form) -> str:
    cells = {
        "current": side_paragraphs(row.current, "current", row, form),
        "previous": side_paragraphs(row.previous, "previous", row, form),
        "note": note_paragraphs(row, form),
    }
    return make_row([make_cell(filled(cells[name], form), width) for name, width in form.columns])
