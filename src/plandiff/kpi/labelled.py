"""A KPI given as a list of labels: 指標：… 目標値：… 現状値：… ."""

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
