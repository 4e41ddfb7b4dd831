"""Rows of two columns that only say that something unchanged was left out: （略）."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from plandiff.text.fold import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plandiff.model import Line

__all__ = ["is_abridged", "is_omission", "omissions"]

_WORDS: Final = frozenset(
    (
        *("略", "以下略", "中略", "前略", "省略", "変更なし", "変更無し"),
        *("omitted", "unchanged", "same"),
    )
)
_AROUND: Final = "()[]<>【】〔〕「」《》-‐–—―─－ー・…~〜～"


def is_omission(text: str) -> bool:
    """Tell a text that stands for one left out: （略）, ―（略）―, （以下略）."""
    return key(text).strip(_AROUND).casefold() in _WORDS


def omissions(lines: Iterable[Line]) -> tuple[tuple[int, ...], ...]:
    """Return the lines of each row in which both columns say so: what stood there is unknown."""
    rows: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        if line.cell and line.lane in ("left", "right") and line.text.strip():
            rows[line.cell.table, line.cell.row].append(line)
    return tuple(
        tuple(line.no for line in row)
        for row in rows.values()
        if {line.lane for line in row} == {"left", "right"}
        and all(is_omission(line.text) for line in row)
    )


def is_abridged(lines: Sequence[Line]) -> bool:
    """Tell whether something was left out of both columns, in cells or side by side on a page."""
    loose = [line for line in lines if line.cell is None and line.lane and is_omission(line.text)]
    pages = [{line.page for line in loose if line.lane == lane} for lane in ("left", "right")]
    return bool(pages[0] & pages[1] or omissions(lines))
