"""Write docs/rules.md from the rule table.

python -m plandiff.rules.page > docs/rules.md
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from plandiff.rules.table import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.rules.kinds import Rule

_SEVERITIES: Final = {
    "error": ("誤り (error)", "見過ごしてはならないもの。"),
    "warning": ("注意 (warning)", "説明か確認が要るもの。"),
    "note": ("参考 (note)", "書き方の不統一と、知っておくだけでよい変更。"),
}
_CHECK_ONLY: Final = "\n`plandiff check` だけが示します（報告書では変更点の一覧に載ります）。\n"
_HEAD: Final = """# 指摘の規則

計画の新旧比較で出る指摘の一覧です。この頁は規則の表（`plandiff.rules.table.RULES`）から
`python -m plandiff.rules.page > docs/rules.md` で作ります。手で書き換えないでください。

指摘の番号（fingerprint）は、規則・施策・指標・数値から決まります。文言や頁が変わっても同じ番号の
ままで、数値が変わると別の番号になります。
"""


def rules_page(rules: Sequence[Rule] = RULES) -> str:
    """Return the page on rules as Markdown, in the order of the table."""
    return "\n".join([_HEAD, *_overview(rules), "", *(_section(rule) for rule in rules)])


def _overview(rules: Sequence[Rule]) -> list[str]:
    rows = [
        f"| [`{rule.id}`](#{rule.id}) | {_SEVERITIES[rule.severity][0]} | {_cell(rule.title)} |"
        for rule in rules
    ]
    levels = [f"- **{name}**: {meaning}" for name, meaning in _SEVERITIES.values()]
    return [*levels, "", "| 規則 | 重さ | 見出し |", "|---|---|---|", *rows]


def _section(rule: Rule) -> str:
    return (
        f"## {rule.id}\n\n"
        f"**{rule.title}** ({rule.title_en}) — {_SEVERITIES[rule.severity][0]}\n\n"
        f"{rule.what}\n\n"
        f"なぜ: {rule.why}\n\n"
        f"例: {rule.example}\n{_CHECK_ONLY if rule.shown == 'check' else ''}"
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(rules_page())
