"""What the Word reader did not read, or read in one of two states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.model import Problem
from plandiff.read.docx.runs import HIDDEN, WHITE
from plandiff.read.suspects import find_suspects

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.model import Line
    from plandiff.options import Revisions
    from plandiff.read.docx.body import Tally

_OBJECTS = {
    "diagram": "図（SmartArt）",
    "chart": "グラフ",
    "picture": "大きな画像",
    "embedded": "埋め込みオブジェクト",
    "altChunk": "取り込まれた別の文書",
}
_STATES = {"final": "変更をすべて反映した", "original": "変更前の"}


def problems(tally: Tally, lines: Sequence[Line], state: Revisions) -> tuple[Problem, ...]:
    """List what a reader of the result must know."""
    return (*_revisions(tally, state), *_left_out(tally), *find_suspects(lines))


def _revisions(tally: Tally, state: Revisions) -> Iterator[Problem]:
    if tally.inserted or tally.deleted:
        yield Problem(
            "skipped",
            f"変更履歴（挿入{tally.inserted}字、削除{tally.deleted}字）があります。"
            f"{_STATES[state]}文章を読みました（--revisions {state}）",
        )


def _left_out(tally: Tally) -> Iterator[Problem]:
    for reason in (HIDDEN, WHITE):
        if tally.ignored[reason]:
            message = f"{reason}{tally.ignored[reason]}字は、紙面で見えないため読み飛ばしました"
            yield Problem("suspect", message)
    if tally.ignored["コメント"]:
        yield Problem("skipped", f"コメント{tally.ignored['コメント']}字は読んでいません")
    for kind, count in sorted(tally.objects.items()):
        yield Problem(
            "skipped", f"{_OBJECTS[kind]}が{count}個あります。その中の文字は読んでいません"
        )
