"""Hits and misses, and where in a document they count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.generator.answer import Answer


@dataclass(frozen=True, slots=True)
class Count:
    """Hits among what was wanted and among what was found."""

    recalled: int = 0
    wanted: int = 0
    right: int = 0
    found: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.recalled + other.recalled,
            self.wanted + other.wanted,
            self.right + other.right,
            self.found + other.found,
        )

    @property
    def recall(self) -> float:
        """Share of the wanted that was found; 1 if nothing was wanted."""
        return self.recalled / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """Share of the found that is right; 1 if nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        total = self.recall + self.precision
        return 2 * self.recall * self.precision / total if total else 0.0


NONE = Count()
"""Nothing wanted, nothing found."""


def in_body(answer: Answer, line: int | None) -> bool:
    """Whether a line stands above the KPI table (None does)."""
    return line is None or answer.table_from is None or line < answer.table_from
