"""`plandiff rules`: the rules there are, and what each of them looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plandiff.report.write import STDOUT, write_results

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.check.catalogue import RuleEntry

_HEADS = {
    "plan": "計画の新旧比較",
    "report": "事業報告書",
    "policy": "plandiff.toml と git",
}


@click.command()
@click.argument("rule", required=False)
def rules(rule: str | None) -> None:
    """規則の一覧を示す。RULE を指定すると、その規則を例を添えて説明する。"""  # noqa: D400, D415
    from plandiff.check.catalogue import catalogue
    from plandiff.check.policy_file import nearest
    from plandiff.errors import OptionError

    rows = {row.id: row for row in catalogue()}
    if rule is None:
        text = _listed(tuple(rows.values()))
    elif rule in rows:
        text = _explained(rows[rule])
    else:
        raise OptionError(f"規則「{rule}」はありません{nearest(rule, rows)}")
    write_results([(STDOUT, text.encode())])


def _listed(rows: Sequence[RuleEntry]) -> str:
    lines: list[str] = []
    for scope, head in _HEADS.items():
        lines.append(f"■ {head}")
        found = [row for row in rows if row.scope == scope]
        lines += [f"  {row.severity:<8} {row.id:<26} {row.title}" for row in found]
        lines.append("")
    lines.append("説明は plandiff rules RULE")
    return "\n".join(lines) + "\n"


def _explained(row: RuleEntry) -> str:
    return (
        f"{row.id}　{row.title}（{row.title_en}）\n"
        f"重さ: {row.severity}（{_HEADS[row.scope]}）\n\n"
        f"{row.what}\n\nなぜ: {row.why}\n例: {row.example}\n\n"
        f'重さを変えるには、plandiff.toml に\n\n    [rules]\n    {row.id} = "off"\n'
    )
