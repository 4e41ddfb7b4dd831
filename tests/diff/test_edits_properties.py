from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from plandiff.diff import changes
from plandiff.diff.edits import diff_text

if TYPE_CHECKING:
    import pytest

_WORDS = [
    "健診の", "受診率を", "56.6％以上", "1,660事業所", "７日以内", "令和７年度に",
    "2025（令和７）年度", "図る", "図り、", "実施し、", "実施する", "とともに、", "「広報」",
    "（※１）", "。", "、", "は", "を", "の", " ", "\n", "ＯＪＴ", "OJT", "データ分析", "取組",
    "取り組み", "関係機関との連携を", "12月１日から", "new staff ", "e-Gov",
]  # fmt: skip
_PHRASES = st.lists(st.sampled_from(_WORDS), max_size=24).map("".join)
_ANY = st.text(alphabet="あいの、。（）「」健診率10％年度A \n※", max_size=30)


@settings(derandomize=True, deadline=None, max_examples=400)
@given(st.one_of(_PHRASES, _ANY), st.one_of(_PHRASES, _ANY))
def test_edits_replay(previous: str, current: str) -> None:
    edits = diff_text(previous, current)
    assert "".join(e.text for e in edits if e.op != "insert") == previous
    assert "".join(e.text for e in edits if e.op != "delete") == current


@settings(derandomize=True, deadline=None, max_examples=400)
@given(_PHRASES, _PHRASES)
def test_edits_are_well_formed(previous: str, current: str) -> None:
    edits = diff_text(previous, current)
    assert all(e.text for e in edits)
    followers = {("equal", "delete"), ("equal", "insert"), ("delete", "insert")}
    followers |= {("delete", "equal"), ("insert", "equal")}
    assert {(a.op, b.op) for a, b in pairwise(edits)} <= followers


@settings(derandomize=True, deadline=None, max_examples=400)
@given(_PHRASES, _PHRASES)
def test_the_other_way_round_exchanges_delete_and_insert(previous: str, current: str) -> None:
    def runs(one: str, other: str, *, gone: str) -> list[tuple[str, str, str]]:
        found: list[tuple[str, str, str]] = [("", "", "")]
        for edit in diff_text(one, other):
            equal, deleted, inserted = found[-1]
            if edit.op == "equal":
                found.append((edit.text, "", ""))
            elif edit.op == gone:
                found[-1] = (equal, deleted + edit.text, inserted)
            else:
                found[-1] = (equal, deleted, inserted + edit.text)
        return found

    assert runs(previous, current, gone="delete") == runs(current, previous, gone="insert")


@settings(derandomize=True, deadline=None, max_examples=400)
@given(_PHRASES, _PHRASES)
def test_no_edit_begins_or_ends_inside_a_number(previous: str, current: str) -> None:
    inside = re.compile(r"(?<=[0-9０-９])[,.，．]?(?=[0-9０-９])")
    for text, other in ((previous, "insert"), (current, "delete")):
        at = 0
        numbers = {m.start() for m in inside.finditer(text)}
        for edit in diff_text(previous, current):
            if edit.op != other:
                assert at not in numbers
                at += len(edit.text)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(_PHRASES, _PHRASES)
def test_no_single_particle_stands_equal_between_two_edits(previous: str, current: str) -> None:
    edits = diff_text(previous, current)
    for before, edit, after in zip(edits, edits[1:], edits[2:], strict=False):
        if edit.op == "equal" and edit.text in set("はをの、"):
            # Blanks are shown as they are and draw nothing in.
            assert not before.text.strip() or not after.text.strip()


def test_texts_too_long_to_compare_still_replay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond so many pairs of words nothing is sought; memory would grow with their product."""
    monkeypatch.setattr(changes, "_POINTS_UP_TO", 10)
    monkeypatch.setattr(changes, "_PAIRS_UP_TO", 10)
    previous, current = "窓口の受付を行う。" * 20 + "前", "受付の窓口を行う。" * 20 + "後"
    edits = diff_text(previous, current)
    assert "".join(e.text for e in edits if e.op != "insert") == previous
    assert "".join(e.text for e in edits if e.op != "delete") == current
