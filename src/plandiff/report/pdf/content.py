"""What the PDF's template is given: the rows of the 新旧対照表 as plain data, never as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from plandiff.report.docx.page import sheet
from plandiff.report.options import printed_date
from plandiff.report.pdf.cells import Cells, folded_row, heading_row, pair_row
from plandiff.report.pdf.fonts import family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.report.options import DocumentOptions
    from plandiff.report.profile import Profile
    from plandiff.report.view_model import ReportView, Row, SectionView

_MM: Final = 25.4 / 1440
"""Millimetres of a twentieth of a point."""

Data = dict[str, Any]


def content(view: ReportView, profile: Profile, options: DocumentOptions) -> Data:
    """Give everything the template prints and how it looks."""
    cells = Cells(view, profile)
    blocks = (options.agenda, options.committee, printed_date(options.date))
    return {
        "lang": view.lang,
        "title": cells.words.title,
        "blocks": [text.strip() for text in blocks if text.strip()],
        "legend": cells.words.legend,
        "columns": [
            {"name": name, "part": part, "head": cells.words.head(name)}
            for name, part in zip(profile.columns.order, profile.columns.widths, strict=True)
        ],
        "rows": [row for section in view.sections for row in _rows(section, cells)],
        **_look(profile),
    }


def _look(profile: Profile) -> Data:
    width, height = sheet(profile.paper)
    top, right, bottom, left = profile.paper.margins_mm
    fonts, marks = profile.fonts, profile.marks
    return {
        "width": round(width * _MM, 1),
        "height": round(height * _MM, 1),
        "margin": {"top": top, "right": right, "bottom": bottom, "left": left},
        "numbered": profile.paper.page_numbers,
        "fonts": {"body": family(fonts.body), "heading": family(fonts.heading)},
        "size": fonts.size_pt,
        "title_size": fonts.title_pt,
        "marks": {
            "current": {"names": list(marks.current), "colour": marks.colour_current},
            "previous": {"names": list(marks.previous), "colour": marks.colour_previous},
        },
    }


def _rows(section: SectionView, cells: Cells) -> Iterator[Data]:
    yield heading_row(section, cells)
    for row in section.rows:
        yield from _row(row, cells)


def _row(row: Row, cells: Cells) -> Iterator[Data]:
    if row.kind != "folded":
        yield pair_row(row, cells)
    elif cells.profile.folding.unchanged:
        yield folded_row(cells)
    else:
        for inner in row.folded:
            yield pair_row(inner, cells)
