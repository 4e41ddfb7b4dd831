"""A house's form of the 新旧対照表: every choice on which offices differ, as settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

ColumnName = Literal["current", "previous", "note"]
MarkName = Literal["underline", "double", "wavy", "bold", "strike", "shade"]
PaperSize = Literal["A4", "A3", "B4", "B5", "letter", "template"]
Orientation = Literal["landscape", "portrait"]

COLUMN_NAMES: tuple[ColumnName, ...] = get_args(ColumnName)
MARK_NAMES: tuple[MarkName, ...] = get_args(MarkName)
PAPER_SIZES: tuple[PaperSize, ...] = get_args(PaperSize)
ORIENTATIONS: tuple[Orientation, ...] = get_args(Orientation)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns the table has, from left to right."""

    order: tuple[str, ...] = ("current", "previous", "note")
    """`current` and `previous`, each once, side by side; `note` may be left out."""
    widths: tuple[int, ...] = (42, 42, 16)
    """Parts of the width, one a column."""


@dataclass(frozen=True, slots=True)
class Marks:
    """How changed phrases are shown on either side."""

    current: tuple[str, ...] = ("underline",)
    previous: tuple[str, ...] = ("underline",)
    colour_current: str = ""
    """Six hexadecimal digits; empty prints in black."""
    colour_previous: str = ""


@dataclass(frozen=True, slots=True)
class Folding:
    """What becomes of clauses that did not change."""

    unchanged: bool = True
    """Fold runs of them to （略）; else they are printed in full."""


@dataclass(frozen=True, slots=True)
class Headings:
    """How section headings stand in the table."""

    spanned: bool = True
    """One cell over all columns where both years read alike; else one on each side."""


@dataclass(frozen=True, slots=True)
class Note:
    """What the 備考 column says."""

    change: bool = True
    """Class of change: 修正, 新設."""
    target: bool = True
    """Of a KPI: last year's and this year's target, and the last result."""
    place: bool = False
    """Page and line of the source."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The sheet."""

    size: str = "A4"
    """`template` keeps the paper of the template."""
    orientation: str = "landscape"
    margins_mm: tuple[int, ...] = (20, 15, 15, 15)
    """Top, right, bottom, left."""
    page_numbers: bool = True


@dataclass(frozen=True, slots=True)
class Fonts:
    """Type; with a template its own fonts are used instead."""

    body: str = "ＭＳ 明朝"
    heading: str = "ＭＳ ゴシック"
    latin: str = "Times New Roman"
    size_pt: float = 10.0
    title_pt: float = 14.0


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of the table; an empty one is said as in the other reports.

    `{organization}`, `{current}`, `{previous}` stand for the body and the two fiscal years,
    `{era}` in a head for the year of its column.
    """

    title: str = ""
    current: str = ""
    """Head of this year's column."""
    previous: str = ""
    note: str = ""
    legend: str = ""
    added: str = ""
    """Stands against what is new: （新設）."""
    removed: str = ""
    """Stands against what went: （削る）, （削除）."""
    folded: str = ""
    """（略）."""


@dataclass(frozen=True, slots=True)
class Profile:
    """All of it."""

    label: str = ""
    columns: Columns = field(default_factory=Columns)
    marks: Marks = field(default_factory=Marks)
    folding: Folding = field(default_factory=Folding)
    headings: Headings = field(default_factory=Headings)
    note: Note = field(default_factory=Note)
    paper: Paper = field(default_factory=Paper)
    fonts: Fonts = field(default_factory=Fonts)
    wording: Wording = field(default_factory=Wording)
