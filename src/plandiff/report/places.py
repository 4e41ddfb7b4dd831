"""Where something is printed: 新 p.28 2947行／旧 p.29 3009行."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plandiff.report.lines import clause_ranges, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plandiff.model import Clause, Section, Side, Target
    from plandiff.report.lines import Printed, Ranges
    from plandiff.report.words import Words


class Spot(NamedTuple):
    """Lines on one side, with the page they begin on."""

    side: Side
    page: int
    lines: Ranges


class Places(NamedTuple):
    """Finds and words places in one pair of documents."""

    printed: Printed
    words: Words

    def clauses(self, clauses: Sequence[Clause], side: Side) -> Spot | None:
        """Where clauses of one side stand; None if there are none."""
        if not clauses:
            return None
        printed = self.printed.on(side)
        ranges = (pair for clause in clauses for pair in clause_ranges(clause, printed))
        return Spot(side, clauses[0].page, joined(ranges, printed))

    def section(self, section: Section | None, side: Side) -> Spot | None:
        """Where a heading stands."""
        if section is None:
            return None
        lines = ((piece.line, piece.line) for piece in section.pieces)
        ranges = joined(lines, self.printed.on(side)) or ((section.line, section.line),)
        return Spot(side, section.page, ranges)

    def target(self, target: Target | None, side: Side) -> Spot | None:
        """Where a target stands."""
        if target is None:
            return None
        return Spot(side, target.page, joined(target.lines, self.printed.on(side)))

    def each(self, *spots: Spot | None) -> tuple[str, ...]:
        """新 p.28 2947行, 旧 p.29 3009行."""
        return tuple(self.one(spot) for spot in spots if spot)

    def together(self, *spots: Spot | None) -> str:
        """新 p.28 2947行／旧 p.29 3009行."""
        return self.words.say("place.gap").join(self.each(*spots))

    def one(self, spot: Spot) -> str:
        """新 p.28 2947～2949行."""
        side = self.words.say(f"side.{spot.side}")
        if not spot.lines:
            return self.words.say("place.page", side=side, page=spot.page)
        lines = line_list(spot.lines, self.words)
        return self.words.say("place.side", side=side, page=spot.page, lines=lines)

    def bracketed(self, *spots: Spot | None) -> str:
        """Put the same in brackets, to end a sentence; empty without places."""
        shown = self.together(*spots)
        return self.words.say("place", places=shown) if shown else ""


def line_list(ranges: Iterable[tuple[int, int]], words: Words) -> str:
    """443～449、512～520."""
    return words.say("place.ranges").join(
        str(first) if first == last else words.say("place.range", first=first, last=last)
        for first, last in ranges
    )
