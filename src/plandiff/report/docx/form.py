"""What every part of a Word deliverable needs: profile, words, styles, targets by their id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plandiff.report.docx.base import own_base
from plandiff.report.docx.page import text_width
from plandiff.report.docx.styles import mark_look
from plandiff.report.docx.words import DocumentWords
from plandiff.report.profile_load import load_profile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plandiff.report.docx.base import Base
    from plandiff.report.options import DocumentOptions
    from plandiff.report.profile import Profile
    from plandiff.report.view_model import ReportView, TargetRow


@dataclass(frozen=True, slots=True)
class Form:
    """One deliverable about to be written."""

    profile: Profile
    options: DocumentOptions
    words: DocumentWords
    order: Sequence[str]
    widths: Sequence[int]
    """Of the columns, in twentieths of a point."""
    marks: Mapping[str, str]
    """Run properties of changed phrases, by side."""
    targets: Mapping[str, TargetRow]
    base: Base
    none: str
    arrow: str

    @property
    def columns(self) -> Sequence[tuple[str, int]]:
        """Names and widths."""
        return tuple(zip(self.order, self.widths, strict=True))

    @property
    def folds(self) -> bool:
        """Whether clauses without change are folded."""
        return self.profile.folding.unchanged

    def style(self, name: str) -> str:
        """Give the id under which this document knows a style."""
        return self.base.style_ids.get(name, name)


def make_form(view: ReportView, options: DocumentOptions) -> Form:
    """Gather what the parts share; raises OptionError for a profile or template of no use."""
    profile = load_profile(options.profile)
    base = _base(profile, options.template)
    return Form(
        profile=profile,
        options=options,
        words=DocumentWords(view, profile),
        order=profile.columns.order,
        widths=_widths(base.text_width or text_width(profile.paper), profile.columns.widths),
        marks={side: mark_look(profile.marks, side) for side in ("current", "previous")},
        targets={row.id: row for group in view.target_groups for row in group.rows},
        base=base,
        none=view.words["none.cell"],
        arrow=view.words["arrow"],
    )


def _base(profile: Profile, template: str) -> Base:
    if not template:
        return own_base(profile)
    from plandiff.report.docx.template import template_base  # noqa: PLC0415  # few have one

    return template_base(template, profile)


def _widths(whole: int, parts: Sequence[int]) -> Sequence[int]:
    """Share out the width; what rounding leaves goes to the first column."""
    widths = [whole * part // sum(parts) for part in parts]
    widths[0] += whole - sum(widths)
    return tuple(widths)
