"""Write docs/rules.md from the tables of rules.

python -m plandiff.rules.page > docs/rules.md
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from plandiff.rules.across import ACROSS_RULES
from plandiff.rules.audit.table import AUDIT_RULES
from plandiff.rules.kinds import Rule
from plandiff.rules.table import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.rules.across import AcrossRule
    from plandiff.rules.audit.kinds import AuditRule

_SEVERITIES: Final = {
    "error": ("重要 (error)", "見過ごしてはならないもの。"),
    "warning": ("要確認 (warning)", "説明か確認が要るもの。"),
    "note": ("参考 (note)", "書き方の不統一と、知っておくだけでよい変更。"),
}
_CHECK_ONLY: Final = "\n`plandiff check` だけが示します（報告書では変更点の一覧に載ります）。\n"
_HEAD: Final = """# 指摘の規則

`plandiff` が出す指摘の一覧です。このページは規則の表（`plandiff.rules.table.RULES`、
`plandiff.rules.audit.table.AUDIT_RULES`、`plandiff.rules.across.ACROSS_RULES`）から
`python -m plandiff.rules.page > docs/rules.md` で作ります。手で書き換えないでください。

指摘の番号（fingerprint）は、規則・施策・指標・数値から決まります。文言やページが変わっても同じ番号の
ままで、数値が変わると別の番号になります。
"""


@dataclass(frozen=True, slots=True)
class Part:
    """One table of rules with the command that shows its findings."""

    title: str
    command: str
    rules: Sequence[Rule | AuditRule | AcrossRule]


PARTS: Final = (
    Part("計画の新旧比較", "plandiff compare", RULES),
    Part("報告書の点検", "plandiff targets", AUDIT_RULES),
    Part("計画と報告、年度の続く報告", "plandiff results", ACROSS_RULES),
)


def rules_page(parts: Sequence[Part] = PARTS) -> str:
    """Return the page on rules as Markdown, in the order of the tables."""
    levels = [f"- **{name}**: {meaning}" for name, meaning in _SEVERITIES.values()]
    return "\n".join([_HEAD, *levels, "", *(line for part in parts for line in _part(part))])


def _part(part: Part) -> list[str]:
    rows = [
        f"| [`{rule.id}`](#{rule.id}) | {_SEVERITIES[rule.severity][0]} | {_cell(rule.title)} |"
        for rule in part.rules
    ]
    head = [f"## {part.title}（`{part.command}`）", "", "| 規則 | 重さ | 見出し |", "|---|---|---|"]
    return [*head, *rows, "", *(_section(rule) for rule in part.rules)]


def _section(rule: Rule | AuditRule | AcrossRule) -> str:
    only = _CHECK_ONLY if isinstance(rule, Rule) and rule.shown == "check" else ""
    return (
        f"### {rule.id}\n\n"
        f"**{rule.title}** ({rule.title_en}) — {_SEVERITIES[rule.severity][0]}\n\n"
        f"{rule.what}\n\n"
        f"なぜ: {rule.why}\n\n"
        f"例: {rule.example}\n{only}"
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(rules_page())
