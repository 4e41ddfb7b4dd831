"""Setting the hand-written plan as an extractor would leave it, with its full answer.

    python -m tests.generator.samples.build_plan

writes seeds/plan_two_columns.txt and seeds/plan_two_columns.answer.json.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

from tests.generator.layout import Cell, Sheet, pages
from tests.generator.printing import Paper, print_out
from tests.generator.samples.places import Spot
from tests.generator.samples.plan_answer import plan_answer
from tests.generator.samples.source import Entry, PlanSource, Row, read_source
from tests.generator.typeset import Printed
from tests.generator.wrap import wrap_ja

HERE = Path(__file__).parent
SEEDS = HERE.parents[2] / "seeds"
WIDTHS = (31, 32)
BLOCK_WIDTHS = (39, 40)
CELL_WIDTHS = {"R": 10, "K": 15, "M": 16, "F": 9}
HEIGHT = 37
HEADERLESS = frozenset({4, 6, 9})
"""Pages (from 1, the title page not counted) without the header that names both years."""


class Setter:
    """Sets entries as printed lines and remembers, by number, which entry a line belongs to."""

    def __init__(self) -> None:
        self.spots: list[Spot] = []

    def spot(self, entry: Entry, side: str, *, table: bool = False) -> int:
        """Return the number of a new spot: one entry on one side."""
        self.spots.append(Spot(entry, side, table=table))
        return len(self.spots)

    def lines(self, text: str, width: int, number: int, side: str) -> list[Printed]:
        """Return one paragraph; its last line ends with a blank."""
        wrapped = wrap_ja(text, width)
        wrapped[-1] += " "
        at = "current" if side == "c" else "previous"
        return [Printed(line, "clause", at, number) for line in wrapped]  # type: ignore[arg-type]

    def entry(self, entry: Entry, side: str) -> list[Printed]:
        """Return the printed lines of an entry on one side; none if it has no text there."""
        text = entry.current if side == "c" else entry.previous
        at = 0 if side == "c" else 1
        if entry.kind == "B":
            return [blank(side)]
        if not text:
            return []
        number = self.spot(entry, side)
        head = self.lines(entry.head, WIDTHS[at], number, side) if entry.head else []
        width = BLOCK_WIDTHS[at] if entry.kind in {"I", "D"} else WIDTHS[at]
        return head + self.lines(text, width, number, side)


def blank(side: str) -> Printed:
    """Return an empty paragraph of a side."""
    return Printed(" ", "blank", "current" if side == "c" else "previous")


def set_row(row: Row, setter: Setter) -> Cell:
    """Return both sides of a row; `~` pads the shorter side so that both go on level."""
    left: list[Printed] = []
    right: list[Printed] = []
    for entry in row.entries:
        if entry.kind == "~":
            length = max(len(left), len(right)) + 1
            left += [blank("c")] * (length - len(left))
            right += [blank("p")] * (length - len(right))
            continue
        left += setter.entry(entry, "c")
        right += setter.entry(entry, "p")
    return left, right


def set_table(entries: list[Entry], setter: Setter) -> list[Printed]:
    """Return a page of the KPI table: the left table, the right table, then the notes below."""
    out: list[Printed] = []
    for side in "cp":
        kpis: list[Printed] = []
        references: list[Printed] = []
        for entry in entries:
            if entry.kind in {"R", "C"} and (kpis or references):
                out += [*kpis, blank(side), *references, blank(side)]
                kpis, references = [], []
            if entry.kind == "Z":
                continue
            lines = _table_entry(entry, side, setter)
            if entry.kind in {"K", "M"}:
                kpis += lines
            elif entry.kind == "F":
                references += lines
            else:
                out += [*lines, blank(side)] if entry.kind == "R" else lines
        out += [*kpis, blank(side), *references, blank(side)]
    for entry in reversed([e for e in entries if e.kind == "Z"]):
        side = "c" if entry.current else "p"
        number = setter.spot(entry, side, table=True)
        out += setter.lines(entry.current or entry.previous, 26, number, side)
    return out


def _table_entry(entry: Entry, side: str, setter: Setter) -> list[Printed]:
    text = entry.current if side == "c" else entry.previous
    if not text:
        return []
    number = setter.spot(entry, side, table=True)
    width = CELL_WIDTHS.get(entry.kind, 40)
    parts = text.split("／")
    return [line for part in parts for line in setter.lines(part, width, number, side)]


def build(source: PlanSource) -> tuple[str, dict[str, object]]:
    """Return the text of the sample and its answer."""
    setter = Setter()
    sheet = Sheet("section", level=True, height=HEIGHT, disorder=0.0)
    body = [
        [line for row in page for side in row for line in side]
        for rows in _stretches(source.rows)
        for page in pages([set_row(row, setter) for row in rows], sheet, random.Random(0))
    ]
    body += [set_table(entries, setter) for entries in source.tables]
    paper = Paper(
        title=tuple(source.title),
        header=source.header,
        headers=1.0,
        form_feed=False,
        blank_lines=True,
        trailing=True,
        page_numbers=False,
        first=source.first,
        bare=HEADERLESS,
    )
    text, placed = print_out(body, paper, random.Random(0))
    return text, plan_answer(source, setter.spots, text, placed)


def _stretches(rows: list[Row]) -> list[list[Row]]:
    """Split the rows where one begins a page of its own."""
    found: list[list[Row]] = [[]]
    for row in rows:
        if row.own_page:
            found.append([])
        found[-1].append(row)
    return found


def main() -> None:
    """Write the sample and its answer."""
    text, answer = build(read_source(HERE / "plan_two_columns.src"))
    (SEEDS / "plan_two_columns.txt").write_text(text, encoding="utf-8")
    (SEEDS / "plan_two_columns.answer.json").write_text(
        json.dumps(answer, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
