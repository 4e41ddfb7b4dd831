"""Words that make a change of wording worth telling: something begins, ends, or binds.

A table of house wording; a plan in other words simply ranks lower, it loses nothing.
"""

from __future__ import annotations

import re
from typing import Final

BEGINS_OR_ENDS: Final = re.compile(
    r"""
      新たに | 新規に | 新設 | 創設 | 開設 | 設置 | 発足 | 開始 | 導入 | 着手
    | 廃止 | 終了 | 満了 | 中止 | 休止 | 取りやめ | 撤廃 | 打ち?切
    | \b (?: new | newly | introduce[sd]? | launch (?:es|ed)? | begins? | starts? | establish
          (?:es|ed)? | abolish (?:es|ed)? | ends? | ended | discontinue[sd]? | terminate[sd]? ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""新たに窓口を設置する; 経過措置が満了する."""

BINDS: Final = re.compile(
    r"""
      義務 | 必ず | 必須 | 原則 | 全件 | 毎月 | 毎週 | 毎年
    | 拡大 | 縮小 | 限定 | 対象外 | 除く | 見直 | 変更
    | \b (?: must | shall | mandatory | all | every | expand (?:s|ed)? | reduce[sd]?
          | except | only | monthly | weekly ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""全件を調査する; 対象を拡大する."""

SIGNAL_WEIGHT: Final = 3.0
DATE_WEIGHT: Final = 2.0
FIGURE_WEIGHT: Final = 2.0
BINDING_WEIGHT: Final = 1.0
POLICY_WEIGHT: Final = 1.0
"""A policy says what the plan wants; an action says how."""
LENGTH_WEIGHT: Final = 1.0
FULL_LENGTH: Final = 80
"""Characters from which on a clause counts as fully worded."""
