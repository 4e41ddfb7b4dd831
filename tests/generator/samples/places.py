"""Where each entry of a hand-written sample came to stand."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.generator.printing import Placed
    from tests.generator.samples.source import Entry

KINDS = {
    "L": "lead",
    "P": "policy",
    "A": "action",
    "K": "kpi",
    "N": "note",
    "I": "importance",
    "D": "difficulty",
}
MARKER = re.compile(r"^(?:・\s*|■\s*KPI：)?(?:[１-９][）)]\s*|（※[１-９]?）|※\s*[１-９1-9]?\s*)?")


@dataclass(frozen=True, slots=True)
class Spot:
    """One entry on one side (`c` or `p`)."""

    entry: Entry
    side: str
    table: bool


class Places:
    """Where each entry stands: by key, side and body or table."""

    def __init__(self, spots: list[Spot], placed: list[Placed], text: str) -> None:
        self.lines: dict[tuple[str, str, bool], list[int]] = {}
        self.pages: dict[int, int] = {}
        self.printed = text.split("\n")
        for p in placed:
            self.pages[p.line] = p.page
            if p.printed.key:
                spot = spots[p.printed.key - 1]
                place = (spot.entry.kind + spot.entry.key, spot.side, spot.table)
                self.lines.setdefault(place, []).append(p.line)

    def of(self, entry: Entry, side: str, *, table: bool = False) -> list[int]:
        """Return the lines of an entry on a side; none if it is not there."""
        return self.lines.get((entry.kind + entry.key, side, table), [])

    def ranges(self, lines: list[int]) -> list[list[int]]:
        """Return line ranges; lines with only blank ones between count as one range."""
        found: list[list[int]] = []
        for line in lines:
            between = self.printed[found[-1][1] : line - 1] if found else ["x"]
            if found and not any(t.strip() for t in between):
                found[-1][1] = line
            else:
                found.append([line, line])
        return found


def norm(text: str) -> str:
    """Return what counts as the same wording."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).strip("。")


def body(text: str) -> str:
    """Return a clause without its marker."""
    return MARKER.sub("", text, count=1).strip()
