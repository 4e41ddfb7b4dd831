"""What a PDF page holds before any reading: runs of characters, rules, fills and pictures.

Positions are points with the origin at the top left of the page as it is read, y growing
downwards; `turned` pages were rotated so that most of their text is upright.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Style(NamedTuple):
    """How a run is drawn."""

    bold: bool
    colour: int
    """Fill colour as 0xRRGGBB."""
    invisible: bool
    """Drawn neither filled nor stroked, or fully transparent."""


class Run(NamedTuple):
    """Characters of one style on one base line, close together."""

    text: str
    lefts: tuple[float, ...]
    """Left edge of each character."""
    x0: float
    y0: float
    x1: float
    y1: float
    style: Style
    order: int
    """Drawing order of its text object; -1 when unknown."""
    turn: int = 0
    """Degrees its text is turned from the page's main direction: 0, 90, 180, 270."""

    @property
    def height(self) -> float:
        """Font box height in points, near the font size."""
        return self.y1 - self.y0

    @property
    def middle(self) -> float:
        """Vertical middle."""
        return (self.y0 + self.y1) / 2


class Rule(NamedTuple):
    """A ruling line: horizontal (y0 == y1) or vertical (x0 == x1)."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_vertical(self) -> bool:
        """Whether it runs from top to bottom."""
        return self.x0 == self.x1


class Fill(NamedTuple):
    """A filled rectangle or a picture."""

    x0: float
    y0: float
    x1: float
    y1: float
    colour: int
    """0xRRGGBB; -1 for a picture or a shading."""
    order: int
    opaque: bool

    def covers(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as drawn."""

    no: int
    width: float
    height: float
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    comments: int
    """Characters in comments and pop-up notes, which are not read."""
    fields: int
    """Form fields and stamps that print text which is not read: buttons, lists, choices."""
    truncated: bool
    """The page draws more lines and boxes than are looked at."""
