"""Edits as the changed runs a reader sees: what went and what came in the same place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from plandiff.text.fold import key
from plandiff.text.numerals import quantities
from plandiff.text.years import fiscal_years

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.model import Edit
    from plandiff.text.years import YearMention


class Run(NamedTuple):
    """One changed place; one of the two texts may be empty."""

    deleted: str
    inserted: str
    before: str = ""
    """Unchanged text up to this place, and after it."""
    after: str = ""


def changed_runs(edits: Sequence[Edit]) -> Iterator[Run]:
    """Give the changed places of a clause, in order."""
    deleted = inserted = before = ""
    for edit in edits:
        if edit.op == "delete":
            deleted += edit.text
        elif edit.op == "insert":
            inserted += edit.text
        else:
            if deleted or inserted:
                yield Run(deleted, inserted, before, edit.text)
            deleted, inserted, before = "", "", edit.text
    if deleted or inserted:
        yield Run(deleted, inserted, before, "")


_CONTEXT: Final = 16
"""Characters of unchanged text that are quoted on either side of a short change."""
_ENOUGH: Final = 14
"""A change of that many characters is understood without its surroundings."""
_STOP: Final = re.compile(r"[、。，．\n（）「」]")


def in_context(run: Run) -> Run:
    """Quote a short change with the phrase around it: 年２回 says more than ２回."""
    if min(len(run.deleted), len(run.inserted)) >= _ENOUGH:
        return run
    head = _STOP.split(run.before)[-1][-_CONTEXT:]
    tail = _STOP.split(run.after)[0][:_CONTEXT]
    return Run(head + run.deleted + tail, head + run.inserted + tail)


def is_year_roll(run: Run) -> bool:
    """Tell whether the years moved on and nothing else: 令和6年度計画 to 令和7年度計画.

    Every plan does that every year; nobody wants to read it among the key changes.
    """
    old, new = fiscal_years(run.deleted), fiscal_years(run.inserted)
    return (
        bool(old)
        and [mention.year + 1 for mention in old] == [mention.year for mention in new]
        and _without(run.deleted, old) == _without(run.inserted, new)
    )


def _without(text: str, mentions: tuple[YearMention, ...]) -> str:
    for mention in reversed(mentions):
        text = text[: mention.start] + text[mention.end :]
    return key(text)


def names_other_years(run: Run) -> bool:
    """Tell whether a date or year came or went."""
    return _years(run.deleted) != _years(run.inserted)


def _years(text: str) -> list[int]:
    return sorted(mention.year for mention in fiscal_years(text))


def names_other_figures(run: Run) -> bool:
    """Tell whether a figure with its unit came, went or changed, or an amount in a cell did."""
    if _figures(run.deleted) != _figures(run.inserted):
        return True
    old, new = key(run.deleted), key(run.inserted)
    return old != new and all(map(_AMOUNT.fullmatch, (old, new))) and "," in old + new


_AMOUNT: Final = re.compile(r"[△▲−-]? (?: \d{1,3} (?: ,\d{3} )+ | \d{1,3} )", re.VERBOSE)
"""A budget's 45,000 or △1,200, whose unit stands above the table; 0 and 980 beside such a one."""


def _figures(text: str) -> list[tuple[str, str]]:
    return sorted((str(found.value), found.unit) for found in quantities(text))
