from __future__ import annotations

import pytest

from plandiff.diff.clauses import diff_clause
from plandiff.model import Clause, ClauseKind, ClauseMatch, MatchedBy


def clause(text: str, marker: str = "・", kind: ClauseKind = "policy") -> Clause:
    return Clause(kind, marker, text, (), 1)


def match(
    current: tuple[Clause, ...],
    previous: tuple[Clause, ...],
    matched_by: MatchedBy = "content",
    *,
    moved: bool = False,
) -> ClauseMatch:
    return ClauseMatch(current, previous, matched_by, 0.9, moved=moved)


@pytest.mark.parametrize(
    ("previous", "current", "change", "notation_only"),
    [
        ("台帳を整える。", "台帳を整える。", "unchanged", False),
        ("台帳を整える。", "台帳を整える", "unchanged", True),
        ("OJT を行う。", "ＯＪＴを行う。", "unchanged", True),
        ("割合を 5 % とする", "割合を５％とする", "unchanged", True),
        ("2029年度の目標", "2029（令和11）年度の目標", "modified", True),
        ("加入を対前年度以上とする", "加入を前年度以上とする", "modified", True),
        ("電話及び窓口で受け付ける", "電話および窓口で受け付ける", "modified", True),
        ("取り組みを広げる", "取組を広げる", "modified", True),
        ("申請が出来る", "申請ができる", "modified", True),
        ("電子回覧板を配る", "「電子回覧板」を配る", "modified", True),
        ("窓口、電話で受ける", "窓口で、電話で受ける", "modified", False),
        ("令和７年度の目標", "令和８年度の目標", "modified", False),
        ("割合を56.0％以上とする", "割合を56.6％以上とする", "modified", False),
        ("申請ができる", "申請をする", "modified", False),
        ("１、２回試す", "12回試す", "modified", False),
    ],
)
def test_change_and_notation(previous: str, current: str, change: str, notation_only: bool) -> None:
    diff = diff_clause(match((clause(current),), (clause(previous),)))
    assert (diff.change, diff.notation_only) == (change, notation_only)


def test_a_clause_alone_is_added_or_removed() -> None:
    added = diff_clause(match((clause("橋を架ける。"),), (), "none"))
    removed = diff_clause(match((), (clause("橋を架ける。", kind="action"),), "none"))
    assert (added.change, [e.op for e in added.edits]) == ("added", ["insert"])
    assert (removed.change, [e.op for e in removed.edits]) == ("removed", ["delete"])
    assert (added.kind, removed.kind) == ("policy", "action")


@pytest.mark.parametrize(
    ("previous", "current", "renumbered"),
    [
        ("２）", "３）", True),
        ("■ KPI：１）", "■ KPI：", True),
        ("※1", "※2", True),
        ("１）", "1)", False),
        ("・", "○", False),
        ("・", "・", False),
    ],
)
def test_a_marker_alone_renumbers(previous: str, current: str, renumbered: bool) -> None:
    text = "窓口の待ち時間を10分以内とする"
    kind: ClauseKind = "note" if "※" in current else "kpi"
    diff = diff_clause(match((clause(text, current, kind),), (clause(text, previous, kind),)))
    assert (diff.change, diff.renumbered) == ("unchanged", renumbered)


def test_the_head_of_a_block_says_something_itself() -> None:
    text = "審査の遅れは家計に響く。"
    current = clause(text, "【重要度：中】", "importance")
    previous = clause(text, "【重要度：高】", "importance")
    diff = diff_clause(match((current,), (previous,)))
    assert (diff.change, diff.notation_only, diff.renumbered) == ("modified", False, False)


def test_moved_split_and_merged() -> None:
    both = clause("記録を残す。また、連絡網を整える。")
    one, other = clause("記録を残す。"), clause("連絡網を整える。")
    split = diff_clause(match((one, other), (both,), "split"))
    merged = diff_clause(match((both,), (one, other), "merge", moved=True))
    moved = diff_clause(match((one,), (one,), "text", moved=True))
    assert (split.change, split.relation) == ("modified", "split")
    assert (merged.change, merged.relation) == ("modified", "merged")
    assert (moved.change, moved.relation, moved.edits[0].op) == ("unchanged", "moved", "equal")


def test_edits_of_a_split_replay_on_the_joined_texts() -> None:
    current = (clause("記録を残す。"), clause("連絡網を整える。"))
    previous = (clause("記録を残す。また、連絡網を整える。"),)
    edits = diff_clause(match(current, previous, "split")).edits
    assert "".join(e.text for e in edits if e.op != "insert") == previous[0].text
    assert "".join(e.text for e in edits if e.op != "delete") == "記録を残す。\n連絡網を整える。"


def test_reason_and_score_come_through() -> None:
    diff = diff_clause(match((clause("橋を架ける。"),), (clause("橋を架け替える。"),)))
    assert (diff.matched_by, diff.score) == ("content", 0.9)
