from __future__ import annotations

import pytest

from plandiff.align import align_plans
from plandiff.align.groups import sentences
from tests.align.made import bullet, clause_rows, heading, kpi, plan

PUMP = "排水機場の運転記録を電子化し、水位の変化を三十分ごとに残す。"
GATE = "樋門の操作は地元の水利組合に委ね、夜間の連絡網を整える。"
BOTH = PUMP + "また、" + GATE


def matched_by(current: list[str], previous: list[str]) -> list[tuple[str, int, int]]:
    alignment = align_plans(
        plan(heading("１．", "治水", *current)), plan(heading("１．", "治水", *previous))
    )
    return [
        (m.matched_by, len(m.current), len(m.previous))
        for row in alignment.sections
        for m in row.clauses
    ]


CASES = {
    "two sentences become two bullets": ([PUMP, GATE], [BOTH], [("split", 2, 1)]),
    "two bullets become two sentences": ([BOTH], [PUMP, GATE], [("merge", 1, 2)]),
    "joined in one sentence": (
        [PUMP.removesuffix("残す。") + "残すとともに、" + GATE],
        [PUMP, GATE],
        [("merge", 1, 2)],
    ),
    "both halves reworded": (
        [
            "運転記録は排水機場ごとに電子化し、水位の変化を細かく残す。",
            "樋門の操作を地元の水利組合に委ね、当番表と連絡網を整える。",
        ],
        [BOTH],
        [("split", 2, 1)],
    ),
    "three parts": (
        [PUMP, GATE, "堤防の草刈りは年三回とし、刈った草を堆肥に回す。"],
        [BOTH + "堤防の草刈りは年三回とし、刈った草を堆肥に回す。"],
        [("split", 3, 1)],
    ),
    "a longer bullet beside a new one is no split": (
        ["水位計を三か所に増やす。", PUMP + "記録は翌朝までに公開する。"],
        [PUMP],
        [("none", 1, 0), ("content", 1, 1)],
    ),
    "what its own side says already is no part of a split": (
        [BOTH, "樋門の操作について、地元の水利組合と話し合う。"],
        [BOTH.replace("三十分", "一時間")],
        [("content", 1, 1), ("none", 1, 0)],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_splits_and_merges(case: str) -> None:
    current, previous, wanted = CASES[case]
    assert matched_by(current, previous) == wanted


def test_a_split_beats_a_weak_pair_with_a_clause_that_went() -> None:
    gone = "樋門の扉を塗り直し、夜間の照明を新しくする。"
    assert matched_by([PUMP, GATE], [BOTH, gone]) == [("split", 2, 1), ("none", 0, 1)]


def test_a_split_stands_under_the_section_of_its_first_half() -> None:
    current = plan(heading("１．", "治水", bullet(PUMP), bullet(GATE)), heading("２．", "雨水"))
    previous = plan(heading("１．", "治水", bullet(BOTH)), heading("２．", "雨水"))
    first, second = align_plans(current, previous).sections
    assert [m.matched_by for m in first.clauses] == ["split"]
    assert second.clauses == ()


def test_indicators_are_not_split() -> None:
    one = "樋門の点検率を95％以上とし、排水機場の稼働率を99％以上とする"
    current = plan(
        heading(
            "１．",
            "治水",
            kpi("樋門の点検率を95％以上とする"),
            kpi("排水機場の稼働率を99％以上とする"),
        )
    )
    previous = plan(heading("１．", "治水", kpi(one)))
    assert sorted(len(c) for c, _ in clause_rows(align_plans(current, previous))) == [1, 1]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("記録を残す。連絡網を整える。", ["記録を残す。", "連絡網を整える。"]),
        ("債権（返還（不当分）を除く。）を追う。", ["債権（返還（不当分）を除く。）を追う。"]),
        ("Keep records. Tell the office.", ["Keep records.", " Tell the office."]),
        ("割合を3.5％とする", ["割合を3.5％とする"]),
    ],
)  # fmt: skip
def test_sentences(text: str, wanted: list[str]) -> None:
    assert sentences(text) == wanted
