from __future__ import annotations

import pytest

from plandiff.align import align_plans
from tests.align.made import Heading, heading, kpi_list, plan, section_rows

LOANS = ("貸出しの手続きを窓口ごとに見直し、待ち時間を短くする。", "返却口を駅前に設ける。")
ROADS = ("舗装の傷みを年二回点検し、補修の順位を決める。", "街路灯を省電力のものに替える。")
CLUBS = ("部活動の指導者を地域から募る。", "用具の共同購入を各校に呼びかける。")

LIBRARY = heading("（１）", "図書館", *LOANS)
SCHOOL = heading("（１）", "学校の部活動", *CLUBS)

Rows = list[tuple[str, str]]


def rows(current: list[Heading], previous: list[Heading]) -> Rows:
    return section_rows(align_plans(plan(*current), plan(*previous)))


CASES: dict[str, tuple[list[Heading], list[Heading], Rows]] = {
    "same": (
        [heading("１．", "図書館", *LOANS)],
        [heading("1.", "図書館 ", *LOANS)],
        [("１．図書館", "1.図書館 ")],
    ),
    "renamed with like content": (
        [heading("１．", "図書館", *LOANS), heading("２．", "道路の維持", *ROADS)],
        [heading("１．", "図書館", *LOANS), heading("２．", "安全なまちづくり", *ROADS)],
        [("１．図書館", "１．図書館"), ("２．道路の維持", "２．安全なまちづくり")],
    ),
    "same number over other matter": (
        [heading("１．", "図書館", *LOANS), heading("２．", "道路の維持", *ROADS)],
        [heading("１．", "図書館", *LOANS), heading("２．", "学校の部活動", *CLUBS)],
        [("１．図書館", "１．図書館"), ("-", "２．学校の部活動"), ("２．道路の維持", "-")],
    ),
    "numbers shift after an addition": (
        [
            heading("１．", "学校の部活動", *CLUBS),
            heading("２．", "図書館", *LOANS),
            heading("３．", "道路の維持", *ROADS),
        ],
        [heading("１．", "図書館", *LOANS), heading("２．", "道路の維持", *ROADS)],
        [
            ("１．学校の部活動", "-"),
            ("２．図書館", "１．図書館"),
            ("３．道路の維持", "２．道路の維持"),
        ],
    ),
    "numbers swapped": (
        [heading("１．", "道路の維持", *ROADS), heading("２．", "図書館", *LOANS)],
        [heading("１．", "図書館", *LOANS), heading("２．", "道路の維持", *ROADS)],
        [("１．道路の維持", "２．道路の維持"), ("２．図書館", "１．図書館")],
    ),
    "common title under several chapters": (
        [
            heading("１．", "図書館", *LOANS, heading("（１）", "その他", "蔵書の整理を進める。")),
            heading("２．", "道路の維持", *ROADS, heading("（１）", "その他", "標識を点検する。")),
        ],
        [
            heading("１．", "図書館", *LOANS, heading("（１）", "その他", "蔵書の整理を進める。")),
            heading("２．", "道路の維持", *ROADS, heading("（１）", "その他", "標識を点検する。")),
        ],
        [
            ("１．図書館", "１．図書館"),
            ("（１）その他", "（１）その他"),
            ("２．道路の維持", "２．道路の維持"),
            ("（１）その他", "（１）その他"),
        ],
    ),
    "moved to another chapter": (
        [
            heading("１．", "まちの暮らし", heading("（１）", "道路の維持", *ROADS)),
            heading("２．", "学び", SCHOOL, heading("（２）", "図書館", *LOANS)),
        ],
        [
            heading("１．", "まちの暮らし", LIBRARY, heading("（２）", "道路の維持", *ROADS)),
            heading("２．", "学び", SCHOOL),
        ],
        [
            ("１．まちの暮らし", "１．まちの暮らし"),
            ("（１）道路の維持", "（２）道路の維持"),
            ("２．学び", "２．学び"),
            ("（１）学校の部活動", "（１）学校の部活動"),
            ("（２）図書館", "（１）図書館"),
        ],
    ),
    "parent renamed, children keep their titles": (
        [heading("１．", "デジタル化の推進", LIBRARY, heading("（２）", "道路の維持", *ROADS))],
        [heading("１．", "電算化", LIBRARY, heading("（２）", "道路の維持", *ROADS))],
        [
            ("１．デジタル化の推進", "１．電算化"),
            ("（１）図書館", "（１）図書館"),
            ("（２）道路の維持", "（２）道路の維持"),
        ],
    ),
    "lists of indicators pair as sections whatever their year": (
        [heading("１．", "図書館", *LOANS), kpi_list("令和７年度 指標一覧")],
        [heading("１．", "図書館", *LOANS), kpi_list("令和６年度 指標の一覧表")],
        [("１．図書館", "１．図書館"), ("令和７年度 指標一覧", "令和６年度 指標の一覧表")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_sections_pair(case: str) -> None:
    current, previous, wanted = CASES[case]
    assert rows(current, previous) == wanted


def test_a_removed_section_is_shown_where_it_stood() -> None:
    current = [
        heading("１．", "図書館", *LOANS, heading("（１）", "読み聞かせ", "毎週土曜に開く。")),
        heading("２．", "学校の部活動", *CLUBS),
    ]
    previous = [
        heading(
            "１．", "図書館", *LOANS, heading("（１）", "点字の資料", "点訳の講座を春に開く。")
        ),
        heading("２．", "道路の維持", *ROADS),
        heading("３．", "学校の部活動", *CLUBS),
    ]
    assert rows(current, previous) == [
        ("１．図書館", "１．図書館"),
        ("-", "（１）点字の資料"),
        ("（１）読み聞かせ", "-"),
        ("-", "２．道路の維持"),
        ("２．学校の部活動", "３．学校の部活動"),
    ]


def test_matches_carry_reason_score_and_move() -> None:
    current = plan(
        heading("１．", "道路の維持", *ROADS),
        heading("２．", "図書館", *LOANS),
        heading("３．", "学校の部活動と指導者", *CLUBS),
    )
    previous = plan(
        heading("１．", "図書館", *LOANS),
        heading("２．", "道路の維持", *ROADS),
        heading("３．", "学校の部活動", *CLUBS),
    )
    matches = [row.match for row in align_plans(current, previous).sections]
    assert [(m.matched_by, m.moved) for m in matches] == [
        ("title", True),
        ("title", False),
        ("content", False),
    ]
    assert all(0.8 < m.score < 1 for m in matches)


def test_what_stands_before_the_first_heading_is_a_row_of_its_own() -> None:
    current = plan(heading("１．", "図書館", *LOANS), preamble=("この計画は本年度の取組を示す。",))
    previous = plan(heading("１．", "図書館", *LOANS))
    first, second = align_plans(current, previous).sections
    assert first.match.current is not None
    assert first.match.current.path == ()
    assert [m.matched_by for m in first.clauses] == ["none"]
    assert second.match.matched_by == "path"
