"""What every region reader needs: source lines, frame, legend, and the ledger of lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plandiff.results import forms
from plandiff.text.years import fiscal_years

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plandiff.model import Problem
    from plandiff.model_results import FigureTable, ReportRole
    from plandiff.results.columns import Item
    from plandiff.results.regions import Frame, Region
    from plandiff.results.rows import Row
    from plandiff.results.slides import Widths


_TABLE_TITLE = re.compile(r"[^。、]{0,24}(?:一覧表?|総括表|集計表)")


@dataclass(slots=True)
class Context:
    """Shared state of one reading; only the ledger, figures and problems grow."""

    lines: Mapping[int, str]
    """Source text by line number."""
    frame: Frame
    legend: Mapping[str, bool]
    bulleted: bool = False
    """Statements open with bullets throughout the document."""
    widths: Widths = ()
    roles: dict[int, ReportRole] = field(default_factory=dict)
    """Line number to what it says."""
    figures: list[FigureTable] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return every row of the document."""
        return self.frame.rows

    def note(self, indices: Iterable[int], role: ReportRole) -> None:
        """Enter rows into the ledger, unless something entered them before."""
        for index in indices:
            self.roles.setdefault(self.rows[index].no, role)

    def note_items(self, items: Sequence[Item]) -> None:
        """Enter the lines of statements into the ledger."""
        for item in items:
            for atom in item.atoms:
                self.roles.setdefault(atom.piece.line, item.role)


def set_aside(context: Context, region: Region) -> tuple[list[int], str]:
    """Enter heads, chapters, titles and unit lines of a region; return the other rows.

    The second value is the unit in charge that a line of its own names.
    """
    frame = context.frame
    heads = {i for h in frame.head_rows for i in range(h.first, h.last)} | set(frame.lone_heads)
    lead = {t.row for t in region.titles if _leads(region, t.row)}
    rest: list[int] = []
    group = ""
    for index in range(region.first, region.last):
        text = context.rows[index].text
        if index in heads:
            context.note([index], "head")
        elif index in lead:
            context.note([index], "title")
        elif frame.names.parse(text) is not None:
            context.note([index], "chapter")
        elif _TABLE_TITLE.fullmatch(text):
            context.note([index], "head")
        elif forms.is_group(text) and not text.endswith("。"):
            context.note([index], "group")
            group = text
        elif context.rows[index].no not in context.roles:
            rest.append(index)
    return rest, group


def _leads(region: Region, row: int) -> bool:
    return region.kind != "columns" or (region.head is not None and row < region.head.first)


def note_frame(context: Context) -> None:
    """Enter what stands outside all regions: chapters, titles of the report and of its tables."""
    rows = context.rows
    context.note(context.frame.chapters, "chapter")
    context.note([i for i, row in enumerate(rows) if _TABLE_TITLE.fullmatch(row.text)], "head")
    for index, row in enumerate(rows):
        if row.no in context.roles:
            continue
        joined = row.text + (rows[index + 1].text if index + 1 < len(rows) else "")
        if context.frame.names.parse(joined) is not None:
            context.note([index], "chapter")
        elif fiscal_years(row.text) and len(row.text) <= TITLE_LENGTH:
            context.note([index], "head")


TITLE_LENGTH = 40
"""A line outside all regions that names a year and is no longer than this is a title."""
