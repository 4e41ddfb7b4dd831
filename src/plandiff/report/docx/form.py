"""What every part of a Word deliverable needs: profile, words, styles, targets by their id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plandiff.report.docx.page import text_width
from plandiff.report.docx.styles import mark_look
from plandiff.report.docx.words import DocumentWords

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    style_ids: Mapping[str, str]
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
        return self.style_ids.get(name, name)


def make_form(
    view: ReportView, profile: Profile, options: DocumentOptions, style_ids: Mapping[str, str]
) -> Form:
    """Gather what the parts share."""
    return Form(
        profile=profile,
        options=options,
        words=DocumentWords(view, profile),
        order=profile.columns.order,
        widths=_widths(text_width(profile.paper), profile.columns.widths),
        marks={side: mark_look(profile.marks, side) for side in ("current", "previous")},
        targets={row.id: row for group in view.target_groups for row in group.rows},
        style_ids=style_ids,
        none=view.words["none.cell"],
        arrow=view.words["arrow"],
    )


def _widths(whole: int, parts: Sequence[int]) -> Sequence[int]:
    """Share out the width; what rounding leaves goes to the first column."""
    widths = [whole * part // sum(parts) for part in parts]
    widths[0] += whole - sum(widths)
    return tuple(widths)
