"""The table of rules a policy sets, beside the rules on plans and reports."""

from __future__ import annotations

from typing import Final

from plandiff.check.nouns import UNREAD
from plandiff.rules.kinds import RuleWords

BEYOND: Final = "target-beyond-threshold"
FIXED: Final = "indicator-fixed"
REQUIRED: Final = "kpi-required"
PLAN_REMOVED: Final = "plan-removed"

POLICY_RULES: Final[tuple[RuleWords, ...]] = (
    RuleWords(
        id=FIXED,
        severity="error",
        title="変えないと決めた指標の変更",
        title_en="Indicator that must not change has changed",
        what="plandiff.toml の [[fixed]] に挙げた指標の目標が変わったもの、"
        "なくなったものを見つけます。",
        why="全国共通の目標など、その計画だけでは変えられない指標があるからです。",
        example='[[fixed]] indicator = "サービススタンダード"、目標が100％から99％に',
    ),
    RuleWords(
        id=REQUIRED,
        severity="error",
        title="必ず置くKPIの欠落",
        title_en="Required KPI missing",
        what="plandiff.toml の [[required]] に挙げた指標が、"
        "新しい計画のどのKPIにもないものを見つけます。",
        why="必ず置くと決めた目標の記載漏れを、公表の前に知るためです。",
        example='[[required]] indicator = "健診実施率"、新しい計画に記載なし',
    ),
    RuleWords(
        id=PLAN_REMOVED,
        severity="error",
        title="計画の削除",
        title_en="Plan removed",
        what="`plandiff check --git` で、目標のある文書が削除されたものを見つけます。",
        why="文書ごと消えた目標は、ほかの規則では見つからないからです。",
        example="plans/r7.txt を削除する変更",
    ),
    RuleWords(
        id=BEYOND,
        severity="warning",
        title="大きな引上げ・引下げ",
        title_en="Target moved beyond the threshold",
        what="plandiff.toml の [[thresholds]] に決めた幅を超えて動いた目標を見つけます。",
        why="小さな見直しは認め、大きな変更だけを確かめたいことがあるからです。",
        example='[[thresholds]] change = "cut"、points = 1.0、目標が58.8％から57.7％に',
    ),
    RuleWords(
        id=UNREAD,
        severity="error",
        title="読めなかった文書",
        title_en="Could not read",
        what="読めなかった文書とページを示します。終了コードは2です（--keep-going を除く）。",
        why="読めなかったことは、変更がないことではないからです。",
        example="文字のない画像だけのPDF",
    ),
)
