"""A KPI given by labels: 指標：… 目標値：… 現状値：…, or as a row under such heads."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_WHEN: Final = r"(?:(?:令和|平成)?[0-9０-９元一二三四五六七八九十]{1,4}年度?(?:末|の)?|直近の?)?"
_LABEL: Final = re.compile(
    rf"""(?P<label>{_WHEN}
      (?: (?P<target>目標(?:値|数値|水準)?)
        | 現状値? | 基準値 | 実績値? | 前年度(?:の?実績値?)? | 参考値?)
      (?:[（(][^（()）]*[）)])?)        # 目標値（令和７年度）：
    [\s\u3000]*[：:]""",
    re.VERBOSE,
)


_GAP: Final = re.compile(r"[ \u3000\t]{2,}|\u3000|\t")
_HEADS: Final = (
    re.compile(r"(?:評価|成果|数値)?(?:指標|項目|KPI|ＫＰＩ)名?(?:[（(].*)?"),
    re.compile(r".{0,12}(?:現状|実績|基準)値?(?:[（(].*)?"),
    re.compile(r".{0,12}目標(?:値|数値|水準)?(?:[（(].*)?"),
)
"""Heads of the columns that name the indicator, what is known and what is promised."""


class Labelled(NamedTuple):
    """What the labels of one KPI say."""

    sentence: str
    """Indicator and target: 新規就農者数：120人以上."""
    label: str
    """Of the figure known so far, as printed: 現状値; empty without one."""
    known: str


def read_labels(text: str) -> Labelled | None:
    """Take a KPI apart at its labels; None when no label names a target."""
    found = list(_LABEL.finditer(text))
    if not found:
        return None
    ends = [match.start() for match in found[1:]] + [len(text)]
    values = [
        (match, text[match.end() : end].strip()) for match, end in zip(found, ends, strict=True)
    ]
    targets = [value for match, value in values if match["target"]]
    indicator = text[: found[0].start()].strip()
    if not indicator or len(targets) != 1:
        return None
    known = next(((m["label"], value) for m, value in values if not m["target"]), ("", ""))
    return Labelled(f"{indicator}：{targets[0]}", *known)


def head_cells(text: str) -> tuple[int, int | None, int] | None:
    """Read a line of column heads: the columns of indicator, known figure and target.

    指標名　現状値（R5）　目標値（R7） gives (0, 1, 2); None for any other line.
    """
    if "目標" not in text:
        return None  # as nearly every line
    cells = cells_of(text)
    name, known, target = (
        next((i for i, cell in enumerate(cells) if head.fullmatch(cell)), None) for head in _HEADS
    )
    return None if name is None or target is None else (name, known, target)


def cells_of(text: str) -> tuple[str, ...]:
    """Part a line at its wide gaps."""
    return tuple(cell for cell in _GAP.split(text.strip()) if cell)


def read_row(text: str, head: str) -> Labelled | None:
    """Take a row apart under its heads; None where the two do not fit."""
    columns, cells = head_cells(head), cells_of(text)
    if columns is None or len(cells) != len(cells_of(head)):
        return None
    name, known, target = columns
    label = "" if known is None else cells_of(head)[known]
    return Labelled(f"{cells[name]}：{cells[target]}", label, "" if known is None else cells[known])
