"""A check as Markdown, for a comment on a pull request and for GitHub's step summary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plandiff.check import words
from plandiff.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.check.nouns import Checked, Item, Outcome

_MARK: Final = {"error": "🔴", "warning": "🟡", "note": "⚪"}
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>()#+\-!|~@&])")


def render(outcome: Outcome) -> bytes:
    """Return Markdown as UTF-8; everything quoted is escaped, nobody is mentioned."""
    return ("\n".join(_lines(outcome)) + "\n").encode("utf-8", "backslashreplace")


def escape(text: str) -> str:
    """Write text so that Markdown shows it as it is; GitHub mentions no one and links nothing."""
    return _SPECIAL.sub(r"\\\1", visible(text)).replace("\\@", "@\u2060")


def _lines(outcome: Outcome) -> Iterator[str]:
    yield "## plandiff check"
    yield ""
    yield f"{words.summary(outcome)}。{words.ending(outcome)}"
    for one in outcome.checked:
        yield from _document(one)
    yield from _how(outcome)
    yield from _over(outcome)


def _document(one: Checked) -> Iterator[str]:
    yield ""
    yield f"### {escape(words.head(one))}"
    yield ""
    for unread in one.unread:
        yield f"- ⛔ **{words.UNREAD}** {escape(unread.message)}"
    standing = [item for item in one.items if item.acceptance is None]
    if one.skipped:
        yield f"見ていません（{one.skipped}）。"
    elif not standing and not one.unread:
        yield f"指摘はありません（目標 {one.targets} 件）。"
    if standing:
        yield from _table(standing)


def _table(items: Sequence[Item]) -> Iterator[str]:
    yield ""
    yield "| | 指摘 | 変更 | 場所 | 番号 |"
    yield "|---|---|---|---|---|"
    for item in items:
        step = words.step(item) if item.before or item.after else item.message
        mark = f"{_MARK[item.severity]} {words.SEVERITY[item.severity]}"
        cells = (mark, escape(item.title), escape(step), words.place(item.spot))
        yield f"| {' | '.join(cells)} | `{item.fingerprint}` |"


def _how(outcome: Outcome) -> Iterator[str]:
    failing = [item for item in outcome.items if outcome.fails(item)]
    if failing:
        yield ""
        yield "意図した変更なら、理由を添えて受け入れます。"
        yield ""
        yield "```"
        yield from (
            words.how_to_accept(outcome, name).replace("`", "'")
            for name in dict.fromkeys(item.fingerprint for item in failing)
        )
        yield "```"


def _over(outcome: Outcome) -> Iterator[str]:
    blocks = (
        ("受け入れ済み", [item.acceptance for item in outcome.accepted if item.acceptance]),
        ("受け入れの期限切れ", list(outcome.expired)),
        ("もう見つからない受け入れ", list(outcome.stale)),
    )
    for title, lines in blocks:
        if lines:
            yield ""
            yield f"<details><summary>{title} {len(lines)} 件</summary>"
            yield ""
            yield from (f"- {escape(words.accepted_line(line))}" for line in lines)
            yield ""
            yield "</details>"
