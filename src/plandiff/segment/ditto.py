"""Words that stand for other text, 同左, 〃, （略）, or for none, （新設）: in cells of a table."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from plandiff.model import Problem
from plandiff.text.fold import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from plandiff.model import Cell, Line

__all__ = ["ABOVE", "BRACKETS", "CLAIMS", "OTHER_SIDE", "Meaning", "StandIns", "stand_ins"]

OTHER_SIDE: Final = frozenset(
    (
        *("同左", "同右", "左に同じ", "右に同じ", "略", "以下略", "変更なし", "変更無し"),
        *("現行どおり", "現行のとおり", "same", "unchanged", "omitted", "ditto"),
    )
)
"""Stands for what the other column says in the same place."""
ABOVE: Final = frozenset(("〃", '"', "同上", "上に同じ"))
"""Stands for what its own column says above."""
CLAIMS: Final = frozenset(
    (
        *("新設", "新規", "追加", "新規追加", "削除", "削る", "廃止", "なし", "該当なし"),
        *("new", "added", "deleted", "removed", "none"),
    )
)
"""Says that there is nothing here, and why."""
BRACKETS: Final = "()[]<>【】〔〕「」《》≪≫"
DASHES: Final = "-‐–—―─－ー・…~〜～"
OPEN_DITTO: Final = (
    "{page}ページ{no}行の「{word}」は、反対の段と同じという意味で読みました。"
    "すぐ上の文をくり返す意味なら、新旧を確かめてください。"
)
DOUBTED_DITTO: Final = (
    "{page}ページ{no}行の「{word}」は、同じ段のすぐ上の文をくり返すものとして読みました。"
    "反対の段と同じという意味なら、新旧を確かめてください。"
)

Meaning = Literal["other", "above", "nothing"]
_Row = tuple[int, int]
_Cells = dict[_Row, tuple["Line", ...]]


@dataclass(frozen=True, slots=True)
class StandIns:
    """Both columns with the text that such words stand for."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    empty: frozenset[int]
    """Lines that hold such a word and were taken out."""
    problems: tuple[Problem, ...] = ()


def stand_ins(left: Sequence[Line], right: Sequence[Line]) -> StandIns:
    """Put in cells what they stand for, and take claims out; lines without cell are left alone.

    同左 becomes the other column's lines, 〃 those of the cell above, or what the word above means.
    A pair of cells that both say （略） tells nothing, and neither does （新設）: no clause.
    """
    printed = (_cells(left), _cells(right))
    problems: list[Problem] = []
    own = tuple(_meant(cells, other, problems) for cells, other in (printed, printed[::-1]))
    told = tuple(
        {row: there.get(row, ()) if said == "other" else said for row, said in cells.items()}
        for cells, there in ((own[0], _texts(own[1])), (own[1], _texts(own[0])))
    )
    empty = {
        line.no for cells in printed for cell in cells.values() if _is_empty(cell) for line in cell
    }
    sides = [tuple(_read(*side)) for side in zip((left, right), printed, told, strict=True)]
    return StandIns(sides[0], sides[1], frozenset(empty), tuple(problems))


def ditto_problem(sentence: str, line: Line) -> Problem:
    """Say how an uncertain word was read."""
    message = sentence.format(page=line.page, no=line.no, word=line.text.strip())
    return Problem("undecided", message, page=line.page, lines=((line.no, line.no),))


# ---------------------------------------------------------------- cells


def _cells(lines: Sequence[Line]) -> _Cells:
    rows: dict[_Row, list[Line]] = defaultdict(list)
    for line in lines:
        if line.cell and line.lane in ("left", "right"):
            rows[_row(line.cell)].append(line)
    return {row: tuple(found) for row, found in rows.items()}


def _row(cell: Cell) -> _Row:
    return cell.table, cell.row


_Said = tuple["Line", ...] | Literal["other"]
"""What a cell stands for: its own lines, those above, none; or the other column's."""


def _meant(
    cells: Mapping[_Row, tuple[Line, ...]],
    other: Mapping[_Row, tuple[Line, ...]],
    problems: list[Problem],
) -> dict[_Row, _Said]:
    """Read the cells of one column downwards; 〃 says what stands above it."""
    meant: dict[_Row, _Said] = {}
    above: dict[int, _Said] = {}
    for row, cell in sorted(cells.items()):
        meaning = _meaning(cell)
        said: _Said = () if meaning == "nothing" else "other" if meaning == "other" else cell
        if meaning == "above":
            is_doubtful = _meaning(other.get(row, ())) is None and row in other
            said = above.get(row[0], "other")
            if is_doubtful and row[0] not in above:
                problems.append(ditto_problem(OPEN_DITTO, cell[0]))
            elif is_doubtful and said and said != "other":
                problems.append(ditto_problem(DOUBTED_DITTO, cell[0]))
        meant[row] = above[row[0]] = said
    return meant


def _texts(meant: Mapping[_Row, _Said]) -> dict[_Row, tuple[Line, ...]]:
    return {row: said for row, said in meant.items() if said != "other"}


def _read(
    lines: Iterable[Line],
    printed: Mapping[_Row, tuple[Line, ...]],
    told: Mapping[_Row, tuple[Line, ...]],
) -> Iterator[Line]:
    for line in lines:
        row = _row(line.cell) if line.cell else None
        if row is None or line not in printed.get(row, ()) or not _is_empty(printed[row]):
            yield line
        else:
            yield from (replace(stand_in, cell=line.cell) for stand_in in told[row])


def _is_empty(cell: Sequence[Line]) -> bool:
    """Whether a cell holds just such a word, or a dash."""
    return _meaning(cell) is not None


def _meaning(cell: Sequence[Line]) -> Meaning | None:
    """Tell what a cell of one such word stands for; None for text of its own."""
    if len(cell) != 1:
        return None
    word = key(cell[0].text).strip(BRACKETS).strip(DASHES).strip(BRACKETS).casefold()
    if word in OTHER_SIDE:
        return "other"
    if word in ABOVE:
        return "above"
    return "nothing" if not word or word in CLAIMS else None
