"""From two set plans to pages: table rows, level starts, page ends, the order boxes come out in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tests.generator.typeset import Block, Printed

if TYPE_CHECKING:
    import random

    from tests.generator.nouns import SectionPair

Grain = Literal["block", "section", "chapter"]
Cell = tuple[list[Printed], list[Printed]]
"""Left and right lines that start level; a table row is one or several of them."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """How the two-column table is cut into rows and pages."""

    grain: Grain
    """A table row holds a block, a section, or a whole chapter."""
    level: bool
    """Blocks inside a row start level too, the shorter side padded with blanks."""
    height: int
    """Printed lines a page holds."""
    disorder: float
    """Chance per page that a box comes out after its time."""


def cells(
    left: list[Block], right: list[Block], pairs: list[SectionPair], *, left_is_current: bool
) -> list[tuple[Block | None, Block | None]]:
    """Set matching blocks side by side, keeping the order of both sides."""
    partner = {
        (p.current if left_is_current else p.previous): (
            p.previous if left_is_current else p.current
        )
        for p in pairs
    }
    wanted = [(partner.get(b.section), b.name) for b in left]
    place = {(b.section, b.name): at for at, b in enumerate(right)}
    matched = _increasing([place.get((key or 0, name)) for key, name in wanted])
    out: list[tuple[Block | None, Block | None]] = []
    done = 0
    for at, block in enumerate(left):
        other = matched.get(at)
        if other is None:
            out.append((block, None))
            continue
        out.extend((None, b) for b in right[done:other])
        out.append((block, right[other]))
        done = other + 1
    return out + [(None, b) for b in right[done:]]


def _increasing(places: list[int | None]) -> dict[int, int]:
    """Return the longest choice of (index, place) that grows in both."""
    best: list[tuple[int, list[tuple[int, int]]]] = []
    for at, place in enumerate(places):
        if place is None:
            continue
        before = _longest([chain for last, chain in best if last < place])
        best.append((place, [*before, (at, place)]))
    return dict(_longest([chain for _, chain in best]))


def _longest(chains: list[list[tuple[int, int]]]) -> list[tuple[int, int]]:
    return max(chains, key=len) if chains else []


def rows(
    pieces: list[tuple[Block | None, Block | None]],
    sheet: Sheet,
    levels: dict[int, int],
    empty: tuple[Printed, Printed],
) -> list[Cell]:
    """Group cells into table rows, padding the shorter side inside a row."""
    out: list[Cell] = []
    for at, (left, right) in enumerate(pieces):
        opens, level = _opens(pieces[at], levels)
        bare = bool(out) and _only_headings(out[-1])
        new = (
            (sheet.grain == "block" and not bare and _begins_box(pieces, at))
            or (sheet.grain == "section" and opens and level <= 3 and not bare)
            or (sheet.grain == "chapter" and opens and level == 1)
        ) and _tellable(pieces, at, levels)
        if new or not out:
            out.append(([], []))
        elif sheet.level or (sheet.grain == "chapter" and opens):
            _even(out[-1], empty)
        for side, block in zip(out[-1], (left, right), strict=True):
            side.extend(block.lines if block else ())
    return out


def _begins_box(pieces: list[tuple[Block | None, Block | None]], at: int) -> bool:
    """Whether a house that boxes its blocks begins a box here.

    KPIs stand below the policies. Where only the right side has one, it heads the box of the
    actions: at the foot of the right box it could be the next left one's.
    """
    left, right = pieces[at]
    block = left or right
    if block is None or block.name == "kpi":
        return left is None
    before = pieces[at - 1] if at else (None, None)
    only_right = before[0] is None and before[1] is not None and before[1].name == "kpi"
    return not (block.name == "action" and only_right)


def _opens(piece: tuple[Block | None, Block | None], levels: dict[int, int]) -> tuple[bool, int]:
    """Return whether a piece begins a section, and the section's level."""
    block = piece[0] or piece[1]
    if block is None:
        raise ValueError("a piece without a block")
    return block.name == "open", levels[block.section]


def _tellable(
    pieces: list[tuple[Block | None, Block | None]], at: int, levels: dict[int, int]
) -> bool:
    """Whether a reader of the bare text could tell the side of a row of its own.

    A block only one side has could be either side's if it stood alone, unless it begins a
    section whose number counts on in one column only: a sibling on both sides must follow.
    Otherwise it stays in the cell of what comes before it, as authors do anyway.
    """
    block = pieces[at][0] or pieces[at][1]
    if all(pieces[at]) or (block is not None and block.name == "kpi"):
        return True
    home = _home(pieces[at])
    first = next(i for i in range(at, -1, -1) if _home(pieces[i]) != home) + 1 if at else 0
    if not _opens(pieces[first], levels)[0] or all(pieces[first]):
        return False
    following = next((p for p in pieces[at:] if all(p) and _opens(p, levels)[0]), None)
    return following is not None and _opens(following, levels)[1] == levels[home]


def _home(piece: tuple[Block | None, Block | None]) -> int:
    block = piece[0] or piece[1]
    return block.section if block else 0


def _only_headings(row: Cell) -> bool:
    return all(line.role in {"heading", "blank"} for side in row for line in side)


def _even(row: Cell, empty: tuple[Printed, Printed]) -> None:
    """Pad the shorter side to the length of the longer."""
    length = max(len(row[0]), len(row[1]))
    for side, filler in zip(row, empty, strict=True):
        side.extend([filler] * (length - len(side)))


def pages(table: list[Cell], sheet: Sheet, rng: random.Random) -> list[list[Cell]]:
    """Cut rows at page ends; each page is a list of row pieces."""
    out: list[list[Cell]] = [[]]
    free = sheet.height
    for row in table:
        height = max(len(row[0]), len(row[1]))
        if free < min(4, height):
            out.append([])
            free = sheet.height
        at = 0
        while at < height:
            take = min(free, height - at)
            if at + take < height:
                take = _fair_cut(row, at, take)
            out[-1].append((row[0][at : at + take], row[1][at : at + take]))
            at += take
            free -= take
            if at < height:
                out.append([])
                free = sheet.height
    return [_disordered(page, sheet, rng) for page in out if page]


def _fair_cut(row: Cell, at: int, take: int) -> int:
    """Return where to cut so that the next page does not begin with a side nobody could tell.

    Where only one side goes on, it must go on in mid-sentence.
    """
    for shorter in range(take, 1, -1):
        cut = at + shorter
        on = [side for side in row if any(line.text.strip() for line in side[cut:])]
        if len(on) == 2 or not on:
            return shorter
        tail = next(i for i in range(cut, len(on[0])) if on[0][i].text.strip())
        if tail == cut and on[0][cut].key == on[0][cut - 1].key:
            return shorter
    return take


def _disordered(page: list[Cell], sheet: Sheet, rng: random.Random) -> list[Cell]:
    """Let one box of a page of three or more come out last, now and then."""
    whole = [at for at in range(1, len(page) - 1) if all(_has_text(side) for side in page[at])]
    if not whole or rng.random() >= sheet.disorder:
        return page
    late = rng.choice(whole)
    return [*page[:late], *page[late + 1 :], page[late]]


def _has_text(side: list[Printed]) -> bool:
    return any(line.text.strip() for line in side)
