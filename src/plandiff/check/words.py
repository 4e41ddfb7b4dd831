"""How a check says things, the same in every format for people."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Final

from plandiff.errors import ExitCode
from plandiff.report.visible import visible

if TYPE_CHECKING:
    from plandiff.check.nouns import Acceptance, Checked, FailOn, Item, Outcome, Spot

SEVERITY: Final = {"error": "重要", "warning": "要確認", "note": "参考"}
UNREAD: Final = "読めない"
_KIND: Final = {"columns": "新旧二段", "pair": "", "revision": "", "report": "報告書"}
_ENDINGS: Final = {
    ExitCode.OK: "問題なし",
    ExitCode.FINDINGS: "指摘あり",
    ExitCode.USAGE: "読めない文書あり",
    ExitCode.BUG: "",
}
FAIL_ON: Final[dict[FailOn, str]] = {
    "error": "重要",
    "warning": "要確認以上",
    "note": "参考以上",
    "never": "なし",
}


def head(one: Checked) -> str:
    """plans/r7.txt ← main:plans/r7.txt（令和6年度→令和7年度）."""
    other = f" ← {visible(one.against)}" if one.against else ""
    kind = "" if one.unread and not one.title else _KIND[one.kind]
    told = "、".join(part for part in (kind, visible(one.title)) if part)
    return f"{visible(one.document)}{other}" + (f"（{told}）" if told else "")


def place(spot: Spot) -> str:
    """26ページ 2947～2949行."""
    lines = f"{spot.first}" if spot.first == spot.last else f"{spot.first}～{spot.last}"
    return f"{spot.page}ページ {lines}行"


def step(item: Item) -> str:
    """加入率: 58.8％以上 → 57.7％以上; the indicator alone without figures; empty without it."""
    name = visible(item.indicator)
    if not name:
        return ""
    if item.before and item.after and item.before != item.after:
        return f"{name}: {item.before} → {item.after}"
    if item.before and not item.after:
        return f"{name}: {item.before} → なし"
    return f"{name}: {item.after}" if item.after else name


def how_to_accept(outcome: Outcome, fingerprint: str) -> str:
    """Return the command that accepts a finding of this run, ready to paste."""
    words = ["plandiff", "accept", fingerprint, "--reason", "理由", *outcome.command]
    return visible(shlex.join(words))


def summary(outcome: Outcome) -> str:
    """重要 2 件、要確認 7 件、参考 4 件、受け入れ済み 1 件、読めない 0 件."""
    counts = [f"{word} {count(outcome, name)} 件" for name, word in SEVERITY.items()]
    counts.append(f"受け入れ済み {len(outcome.accepted)} 件")
    if outcome.unread:
        counts.append(f"{UNREAD} {len(outcome.unread)} 件")
    return "、".join(counts)


def count(outcome: Outcome, severity: str) -> int:
    """Count the findings of a severity that stand."""
    return sum(item.severity == severity for item in outcome.items)


def ending(outcome: Outcome) -> str:
    """指摘あり（終了コード 1。誤りがあれば 1）."""
    code = outcome.exit_code
    return f"{_ENDINGS[code]}（終了コード {int(code)}。--fail-on は {outcome.fail_on}）"


def accepted_line(line: Acceptance) -> str:
    """Tell of an accepted finding: number, reason, date."""
    until = f"、{line.until.isoformat()} まで" if line.until else ""
    about = f" {line.rule}" if line.rule else ""
    return visible(f"{line.fingerprint}{about}「{line.reason}」（{line.date.isoformat()}{until}）")
