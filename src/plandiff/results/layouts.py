"""House wording of report layouts as data: heads, marks, furniture, chapter endings.

Everything here is a default to recognise by; where a document uses other words, shapes decide.
All words are written folded (half-width ASCII, 取り組み and 取組み as 取組).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plandiff.model_results import ReportRole

HEAD_WORDS: tuple[tuple[ReportRole, tuple[str, ...]], ...] = (
    (
        "title",
        (
            "具体的施策等",
            "具体的施策",
            "施策名",
            "施策",
            "重点施策",
            "事業名",
            "取組事項",
            "取組項目",
        ),
    ),
    (
        "plan",
        (
            "事業計画(具体的施策等)",
            "事業計画(具体的施策)",
            "事業計画",
            "実施計画",
            "計画内容",
            "年度計画",
            "取組計画",
        ),
    ),
    (
        "result",
        (
            "主な取組、実施結果等",
            "主な取組・実施結果等",
            "主な取組、実施結果",
            "主な取組及び実施結果",
            "主な取組、結果",
            "主な取組・結果",
            "主な取組と結果",
            "主な取組結果",
            "主な取組内容",
            "主な取組",
            "実施結果等",
            "実施結果",
            "事業実施結果",
            "取組結果等",
            "取組結果",
            "KPIに係る取組結果等",
            "KPIに係る取組結果",
            "取組状況",
            "実施状況等",
            "実施状況",
            "実施内容",
            "取組内容",
            "取組",
        ),
    ),
    (
        "target",
        (
            "KPI(重要業績評価指標)",
            "重要業績評価指標(KPI)",
            "KPI目標値",
            "KPI目標",
            "KPI",
            "目標値",
            "目標",
        ),
    ),
    ("indicator", ("指標名", "指標", "KPI項目", "評価指標")),
    (
        "actual",
        (
            "KPI(速報値)",
            "KPI(実績値)",
            "KPI(実績)",
            "KPI結果",
            "KPI実績値",
            "KPI実績",
            "実績値",
            "実績",
        ),
    ),
    ("previous", ("前年度実績", "前年度末実績", "前年実績", "前年度")),
    ("achieved", ("達成状況", "達成度", "達成の可否", "達成可否", "判定")),
    ("next_year", ("翌年度の取組", "次年度の取組", "今後の取組", "次年度以降の取組", "今後の対応")),
    ("assessment", ("自己評価", "評価と課題", "評価")),
    ("issue", ("課題等", "課題")),
    ("group", ("担当グループ", "担当部署", "担当課", "担当G", "担当")),
    ("note", ("参考", "備考")),
    ("grade", ("KPI達成度", "計画達成度", "新たな取組")),
)
"""Longest words first within a role; a head may carry a year before it and 参考 around it."""

TEXT_ROLES: frozenset[ReportRole] = frozenset({"plan", "result"})
BLOCK_ROLES: frozenset[ReportRole] = frozenset(
    {"plan", "result", "target", "actual", "assessment", "issue", "next_year"}
)
"""Heads that can stand alone above their text."""

BLOCK_WORDS = (
    "KPI目標値",
    "KPI目標",
    "KPI結果",
    "KPI実績",
    "実施内容",
    "実施結果",
    "取組内容",
    "取組結果",
    "事業計画",
    "自己評価",
    "評価",
    "課題",
    "今後の取組",
)
"""Block heads that may have their text beside them on the same line."""

MARKS: tuple[tuple[str, bool], ...] = (("◎", True), ("●", False), ("○", True), ("×", False))
"""Achievement marks where the document prints no legend; △ says neither."""

ACHIEVED_WORDS: tuple[tuple[str, bool], ...] = (
    ("未達成", False),
    ("非達成", False),
    ("不達成", False),
    ("未達", False),
    ("達成", True),
)

GRADES = ("S", "A", "B", "C", "D", "E", "◎", "○", "△", "×")

CHAPTER_ENDS = ("機能関係", "体制関係", "関係", "機能強化", "体制強化")
"""A short line (or a part of it in 《》 or 【】) that ends so names a chapter."""

GROUP_ENDS = ("グループ", "部門", "課", "室", "係", "チーム", "担当", "支所")
"""Endings of the unit in charge, printed after a title or alone."""

FURNITURE = (
    r"機密性\s*\d",
    r"[-‐−]?\s*\d{1,3}\s*[-‐−]?",
    r"(?:資料|別紙|参考資料)\s*\d+(?:[-‐−]\d+)?",
    r"取扱注意",
)
"""Whole folded lines that carry no content: confidentiality marks, page numbers, paper numbers."""

NONE_STATED = r"\(?(?:KPI)?\s*設定(?:なし|無し|せず|していない)\)?|KPI\s*(?:は)?(?:なし|無し)"
"""KPI設定なし, （設定なし）."""

NEXT_YEAR_WORDS = ("廃止", "変更", "見直", "新設", "追加", "計上", "終了", "統合", "継続")
"""What a remark may say will become of an indicator."""
