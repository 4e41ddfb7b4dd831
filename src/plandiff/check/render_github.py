"""A check as GitHub workflow commands: one annotation a finding, worst first.

GitHub shows 10 errors, 10 warnings and 10 notices of a step and drops the rest unsaid, so what is
held back is counted aloud; the whole list goes to the step summary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.check import words
from plandiff.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.check.nouns import Item, Outcome

LIMIT: Final = 10
"""Annotations of each level that GitHub shows for one step."""
_LEVEL: Final = {"error": "error", "warning": "warning", "note": "notice"}


def render(outcome: Outcome) -> bytes:
    """Return the commands, then what was held back and the count, as UTF-8."""
    return ("\n".join(_lines(outcome)) + "\n").encode("utf-8", "backslashreplace")


def _lines(outcome: Outcome) -> Iterator[str]:
    unread = [
        command("error", unread.message, file=unread.document, title="読めない文書")
        for unread in outcome.unread
    ]
    held: list[str] = []
    for severity, level in _LEVEL.items():
        found = [_annotation(item, level) for item in outcome.items if item.severity == severity]
        found = [*unread, *found] if level == "error" else found
        yield from found[:LIMIT]
        if found[LIMIT:]:
            held.append(f"{words.SEVERITY[severity]} {len(found[LIMIT:])} 件")
    if held:
        rest = "、".join(held)
        yield f"plandiff: 注釈は重さごとに {LIMIT} 件まで。ほか（{rest}）はまとめにあります"
    yield from _over(outcome)
    yield f"plandiff: {words.summary(outcome)}　{words.ending(outcome)}"


def _over(outcome: Outcome) -> Iterator[str]:
    for title, lines in (("期限切れの受け入れ", outcome.expired), ("古い受け入れ", outcome.stale)):
        for line in lines:
            yield f"plandiff: {title} {words.accepted_line(line)}"


def _annotation(item: Item, level: str) -> str:
    step = words.step(item) if item.before or item.after else ""
    text = "\n".join(part for part in (step, item.message, f"番号 {item.fingerprint}") if part)
    return command(
        level,
        text,
        file=item.spot.path,
        line=item.spot.first,
        endLine=item.spot.last,
        title=f"{item.title}（{item.rule}）",
    )


def command(level: str, message: str, **properties: str | int) -> str:
    """Write `::error file=a,line=1::text`, escaped as the runner reads it."""
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{level} {told}::{_text(message)}"


def _text(text: str) -> str:
    shown = "\n".join(map(visible, text.split("\n")))
    return _replaced(shown, (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")))


def _property(text: str) -> str:
    marks = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"))
    return _replaced(text, marks)


def _replaced(text: str, marks: Sequence[tuple[str, str]]) -> str:
    for mark, escaped in marks:
        text = text.replace(mark, escaped)
    return text
