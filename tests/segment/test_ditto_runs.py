"""同左, 〃 and （新設） in columns without cells: flattened text, pages without ruling lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plandiff.model import Document, Line, Source
from plandiff.pipeline import segment
from plandiff.segment import ditto_items
from plandiff.segment.ditto_runs import run_stand_ins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.segment.ditto import StandIns

NEW = (
    "１．窓口の改善",
    "・ 番号札を置き、混雑を",
    "見えるようにする。",
    "・ 案内板を三か国語で作る。",
    "２．防災",
    "・ 備蓄を年二回点検する。",
    "・ 避難所の鍵を預ける。",
    "３．子育て",
    "・ 一時預かりを土曜日も行う。",
)


def _read(left: Sequence[str], right: Sequence[str]) -> StandIns:
    lines = [Line(no, 1, text) for no, text in enumerate((*left, *right), 1)]
    return run_stand_ins(lines[: len(left)], lines[len(left) :])


def _texts(lines: Sequence[Line]) -> tuple[str, ...]:
    return tuple(line.text for line in lines)


@pytest.mark.parametrize("word", ["同左", "（略）", "（変更なし）", "［同左］", "〔以下略〕", "〃"])
def test_a_word_stands_for_what_the_other_column_alone_has_there(word: str) -> None:
    found = _read(NEW, ("１．窓口の改善", word, "２．防災", "・ 備蓄を年一回点検する。", *NEW[6:]))
    assert _texts(found.right) == (*NEW[:5], "・ 備蓄を年一回点検する。", *NEW[6:])
    assert _texts(found.left) == NEW
    assert found.empty == frozenset({11})
    # Without a cell above it the mark may as well repeat its own column.
    assert [p.lines for p in found.problems] == ([((11, 11),)] if word == "〃" else [])


def test_a_ditto_mark_in_both_columns_repeats_what_stands_above() -> None:
    found = _read((*NEW, "〃"), (*NEW[:-1], "・ 一時預かりを始める。", "〃"))
    assert _texts(found.left)[-2:] == (NEW[-1], NEW[-1])
    assert _texts(found.right)[-2:] == ("・ 一時預かりを始める。", "・ 一時預かりを始める。")
    assert found.problems == ()


@pytest.mark.parametrize("word", ["（新設）", "（削る）", "［追加］", "〔廃止〕"])
def test_a_claim_is_no_text(word: str) -> None:
    found = _read(NEW, (*NEW[:6], word, *NEW[7:]))
    assert _texts(found.right) == (*NEW[:6], *NEW[7:])
    assert _texts(found.left) == NEW
    assert (found.problems, found.empty) == ((), frozenset({16}))


def test_paragraphs_without_marker_are_told_apart() -> None:
    left = ("窓口を週五日開き、混雑を", "減らすこととする。", "備蓄を年一回点検する。", "（新設）")
    right = (
        "窓口を週六日開き、混雑を",
        "減らすこととする。",
        "備蓄を年二回点検する。",
        "夜も訓練する。",
    )
    found = _read(left, right)
    assert (_texts(found.left), _texts(found.right)) == (left[:3], right)
    assert found.problems == ()


def test_two_columns_that_leave_out_tell_nothing() -> None:
    found = _read((*NEW[:4], "（略）", *NEW[7:]), (*NEW[:4], "（略）", *NEW[7:]))
    assert _texts(found.left) == _texts(found.right) == (*NEW[:4], *NEW[7:])
    assert [(p.kind, p.lines) for p in found.problems] == [("skipped", ((5, 5), (12, 12)))]


def test_a_numbered_word_stands_for_the_section_with_its_number() -> None:
    found = _read(NEW, (*NEW[:4], "２．（略）", *NEW[7:]))
    assert _texts(found.right) == NEW
    assert (
        _texts(_read((*NEW[:4], "２．（略）"), (*NEW[:4], "２．（略）")).left)[-1] == "２．（略）"
    )


def test_words_in_order_stand_for_as_many_items() -> None:
    found = _read(NEW, (*NEW[:5], "同左", "（新設）", *NEW[7:]))
    assert _texts(found.right) == (*NEW[:6], *NEW[7:])


def test_what_cannot_be_told_is_read_as_printed_and_said() -> None:
    right = (NEW[0], "・ 苦情を受ける係を置く。", "同左", "（新設）", *NEW[4:])
    found = _read(NEW, right)
    assert _texts(found.right)[:3] == right[:3]
    assert [(p.kind, p.lines) for p in found.problems] == [("undecided", ((12, 12),))]


def test_a_word_beside_nothing_is_said() -> None:
    found = _read(NEW, (*NEW, "（新設）"))
    assert _texts(found.right) == NEW
    assert [(p.kind, p.lines) for p in found.problems] == [("undecided", ((19, 19),))]


@pytest.mark.parametrize(
    "text", ["【新設】", "略", "追加", "（新設）の窓口を置く。", "（なし", "―"]
)
def test_other_words_are_text(text: str) -> None:
    found = _read(NEW, (*NEW[:6], text, *NEW[7:]))
    assert _texts(found.right) == (*NEW[:6], text, *NEW[7:])


def test_words_in_flattened_text_are_read_into_the_plan() -> None:
    head = "令和７年度　桜町事業計画　　　令和６年度　桜町事業計画"
    right = (
        "１．窓口の改善",
        "同左",
        "２．防災",
        "・ 備蓄を年一回点検する。",
        "（新設）",
        *NEW[7:],
    )
    lines = tuple(Line(no, 1, text) for no, text in enumerate((head, *NEW, *right), 1))
    found = segment(Document(Source("計画.txt", "0" * 64, "text", 1), lines))
    clauses = [clause.text for section in found.previous.sections for clause in section.clauses]
    assert clauses == [
        "番号札を置き、混雑を見えるようにする。",
        "案内板を三か国語で作る。",
        "備蓄を年一回点検する。",
        "一時預かりを土曜日も行う。",
    ]
    assert [line.line for line in found.lines if line.column == "furniture"] == [1, 12, 15]


def test_many_words_for_one_stretch_stand_for_it_once() -> None:
    there = [f"・ 取組{k}を行う。" for k in range(300)]
    read = _read(["・ 受付を開く。", *["同左"] * 400], ["・ 受付を開く。", *there])
    assert _texts(read.left) == ("・ 受付を開く。", *there)


def test_too_many_items_to_pair_leave_words_as_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ditto_items, "MOST_EQUAL", 5)
    left = ["・ 受付を開く。", "同左", "・ 案内を置く。"]
    read = _read(left, ["・ 受付を開く。", "・ 鍵を預ける。"])
    assert _texts(read.left) == tuple(left)
    assert [problem.kind for problem in read.problems] == ["undecided"]
