"""A check as text for people: by document, worst first, old → new, how to accept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.check import words
from plandiff.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.check.nouns import Checked, Item, Outcome


def render(outcome: Outcome) -> bytes:
    """Return UTF-8 text; every line that quotes a document is indented."""
    return ("\n".join(_lines(outcome)) + "\n").encode("utf-8", "backslashreplace")


def _lines(outcome: Outcome) -> Iterator[str]:
    for one in outcome.checked:
        yield from _document(one, outcome)
    yield from _accepted(outcome)
    if not outcome.checked:
        yield "検査する文書の変更はありません。"
    yield f"{words.summary(outcome)}　{words.ending(outcome)}"


def _document(one: Checked, outcome: Outcome) -> Iterator[str]:
    yield f"■ {words.head(one)}"
    for unread in one.unread:
        yield f"  {words.UNREAD}　{visible(unread.message)}"
    if one.skipped:
        yield f"  見ていない　{one.skipped}"
    standing = [item for item in one.items if item.acceptance is None]
    for item in standing:
        yield from _item(item, outcome)
    if not (standing or one.unread or one.skipped):
        yield f"  指摘なし（目標 {one.targets} 件を確かめた）"
    if one.cautions:
        yield f"  読み取り上の注意 {len(one.cautions)} 件（内容は plandiff compare か targets で）"
    yield ""


def _item(item: Item, outcome: Outcome) -> Iterator[str]:
    yield (
        f"  {words.SEVERITY[item.severity]}　{words.place(item.spot)}　{item.title} [{item.rule}]"
    )
    step = words.step(item)
    if item.before or item.after:
        yield f"    {step}"
    if item.severity == "note" and (item.before or item.after):
        yield f"    番号 {item.fingerprint}"
        return
    yield f"    {visible(item.message)}"
    if outcome.fails(item):
        yield f"    受け入れるには: {words.how_to_accept(outcome, item.fingerprint)}"
    else:
        yield f"    番号 {item.fingerprint}"


def _accepted(outcome: Outcome) -> Iterator[str]:
    blocks = (
        ("受け入れ済み", [item.acceptance for item in outcome.accepted if item.acceptance]),
        ("受け入れの期限が切れた指摘", list(outcome.expired)),
        ("もう見つからない受け入れ（plandiff accept --prune で消せる）", list(outcome.stale)),
    )
    for title, lines in blocks:
        if lines:
            yield f"■ {title}（{visible(outcome.ledger)}）"
            yield from (f"  {words.accepted_line(line)}" for line in lines)
            yield ""
