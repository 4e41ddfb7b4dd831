"""Last year's text with tracked changes: accept them all, and it is this year's."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from plandiff.report.blocks import plan_blocks
from plandiff.report.created import VARIABLE, created
from plandiff.report.docx.chains import chained_ends
from plandiff.report.docx.document import bind, section_end
from plandiff.report.docx.form import make_form
from plandiff.report.docx.revisions import Reviser, ends_in_change
from plandiff.report.docx.xml import paragraph
from plandiff.report.options import calendar_date
from plandiff.report.sequence import sequence
from plandiff.report.units import find_units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import Comparison
    from plandiff.report.docx.form import Form
    from plandiff.report.options import DocumentOptions
    from plandiff.report.view_model import ReportView

AUTHOR: Final = "plandiff"


def render(comparison: Comparison, view: ReportView, options: DocumentOptions) -> bytes:
    """Make the .docx; raises OptionError for a profile or template that cannot be used."""
    form = make_form(view, options)
    body = "".join((*_paragraphs(comparison, form), section_end(form, upright=True)))
    return bind(body, form, form.words.tracked_title)


def _paragraphs(comparison: Comparison, form: Form) -> Iterator[str]:
    blocks = plan_blocks(comparison.previous), plan_blocks(comparison.current)
    happenings = tuple(sequence(find_units(comparison, *blocks)))
    reviser = Reviser(form, form.options.author or AUTHOR, _when(form.options.date))
    ends = chained_ends(happenings)
    for at, happening in enumerate(happenings):
        yield from reviser.paragraphs(happening, ends.get(at))
    if ends_in_change(happenings) or not happenings:
        yield paragraph("")


def _when(date: str) -> datetime | None:
    """Give the day the user names, or the build's; a day nobody named is not made up."""
    day = calendar_date(date)
    if day is not None:
        return datetime(day.year, day.month, day.day, tzinfo=UTC)
    return created() if os.environ.get(VARIABLE) else None
