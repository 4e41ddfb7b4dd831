from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from plandiff.align import align_plans
from tests.align.made import (
    action,
    block,
    bullet,
    clause_rows,
    heading,
    kpi,
    moved,
    note,
    plan,
    section_rows,
)

if TYPE_CHECKING:
    from plandiff.model import Plan

MOST_CALLS = 2_000_000
"""Four times what a hundred like clauses on either side take today."""
PATROL = "通学路の見守りを町内会と分担し、下校の時間帯に重点を置く。"
LAMPS = "防犯灯の新設は、夜間の人通りを調べたうえで順に進める。"
TALKS = "詐欺の手口を伝える講話を、老人会の集まりに合わせて開く。"


def test_reworded_added_and_removed_clauses_are_told_apart() -> None:
    current = plan(heading("１．", "防犯", PATROL, LAMPS.replace("順に", "三か年で"), TALKS))
    previous = plan(heading("１．", "防犯", "自転車の鍵かけを呼びかける。", PATROL, LAMPS))
    assert clause_rows(align_plans(current, previous)) == [
        ((), ("自転車の鍵かけを呼びかける。",)),
        ((PATROL,), (PATROL,)),
        ((LAMPS.replace("順に", "三か年で"),), (LAMPS,)),
        ((TALKS,), ()),
    ]


def test_boilerplate_does_not_pair_clauses() -> None:
    current = plan(
        heading("１．", "運営", "関係団体と連携し、薬の飲み残しの回収を積極的に実施する。")
    )
    previous = plan(heading("１．", "運営", "関係団体と連携し、議事録の公開を積極的に実施する。"))
    others = [
        heading(str(n), f"分野{n}", f"関係団体と連携し、{word}を積極的に実施する。")
        for n, word in enumerate(("植樹", "清掃", "測量", "表彰", "巡回", "献血", "除雪", "採用"))
    ]
    current = replace(current, sections=(*current.sections, *plan(*others).sections))
    previous = replace(previous, sections=(*previous.sections, *plan(*others).sections))
    assert [len(row) for row in map(sum_of, clause_rows(align_plans(current, previous))[:2])] == [
        1,
        1,
    ]


def sum_of(row: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[str, ...]:
    return row[0] + row[1]


def test_a_clause_that_went_to_another_section_is_moved() -> None:
    reworded = TALKS.replace("老人会の集まり", "敬老の日")
    current = plan(heading("１．", "防犯", PATROL), heading("２．", "福祉", LAMPS, reworded))
    previous = plan(heading("１．", "防犯", PATROL, TALKS, LAMPS), heading("２．", "福祉"))
    alignment = align_plans(current, previous)
    assert clause_rows(alignment) == [
        ((PATROL,), (PATROL,)),
        ((LAMPS,), (LAMPS,)),
        ((reworded,), (TALKS,)),
    ]
    assert moved(alignment) == [LAMPS, reworded]
    assert [m.matched_by for row in alignment.sections for m in row.clauses] == [
        "text",
        "text",
        "content",
    ]


def test_of_two_that_changed_places_the_shorter_moved() -> None:
    short = "見守り活動を続ける。"
    current = plan(heading("１．", "防犯", short, PATROL))
    previous = plan(heading("１．", "防犯", PATROL, short))
    assert moved(align_plans(current, previous)) == [short]


def test_notes_follow_their_text_not_their_number() -> None:
    first, second = "資格を失った後の受診をいう。", "保険者の間で直接に清算する仕組みをいう。"
    current = plan(heading("１．", "債権", note(second, "※1"), note(first, "※2")))
    previous = plan(heading("１．", "債権", note(first, "※1"), note(second, "※2")))
    assert clause_rows(align_plans(current, previous)) == [
        ((second,), (second,)),
        ((first,), (first,)),
    ]


def test_blocks_of_paired_sections_pair_however_reworded() -> None:
    current = plan(
        heading("１．", "給付", block("importance", "審査の遅れは家計に響くため、重要度が高い。"))
    )
    previous = plan(
        heading("１．", "給付", block("importance", "国の方針に沿う取組であり、欠かせない。"))
    )
    (match,) = align_plans(current, previous).sections[0].clauses
    assert (len(match.current), len(match.previous)) == (1, 1)
    assert match.matched_by == "position"


def test_an_indicator_that_turned_its_direction_pairs_and_a_new_one_does_not() -> None:
    current = plan(
        heading(
            "１．", "給付",
            kpi("標準期間の達成状況を100％とする", "１）"),
            kpi("平均の処理日数６日以内を保つ", "２）"),
            kpi("給付の申請書に係る窓口での受付率を対前年度以下とする", "３）"),
        )
    )  # fmt: skip
    previous = plan(
        heading(
            "１．", "給付",
            kpi("標準期間の達成状況を100％とする", "１）"),
            kpi("給付の申請に係る郵送化率を対前年度以上とする", "２）"),
        )
    )  # fmt: skip
    assert [len(p) for _, p in clause_rows(align_plans(current, previous))] == [1, 0, 1]


def test_kinds_do_not_mix_but_policy_and_action_may() -> None:
    text = "学校と結んで防災の出前授業を各学期に一度開く。"
    later = LAMPS.replace("順に", "三か年で")
    current = plan(heading("１．", "防災", action(text)), heading("２．", "税", kpi(later)))
    previous = plan(heading("１．", "防災", bullet(text)), heading("２．", "税", LAMPS))
    alignment = align_plans(current, previous)
    assert clause_rows(alignment) == [((text,), (text,)), ((), (LAMPS,)), ((later,), ())]
    assert moved(alignment) == [text]


def test_equal_wording_pairs_even_if_one_was_taken_for_another_kind() -> None:
    current = plan(heading("１．", "税", kpi(LAMPS)))
    previous = plan(heading("１．", "税", LAMPS))
    assert clause_rows(align_plans(current, previous)) == [((LAMPS,), (LAMPS,))]


def test_a_clause_that_changed_its_labelled_block_is_moved() -> None:
    labels = ("【内容点検】", "【資格点検】")
    current = plan(
        heading(
            "１．",
            "点検",
            action(PATROL, labels[0]),
            action(LAMPS, labels[1]),
            action(TALKS, labels[1]),
        )
    )
    previous = plan(
        heading(
            "１．",
            "点検",
            action(PATROL, labels[0]),
            action(LAMPS, labels[0]),
            action(TALKS, labels[1]),
        )
    )
    assert moved(align_plans(current, previous)) == [LAMPS]


def test_duplicates_pair_in_order_and_the_surplus_is_added() -> None:
    current = plan(heading("１．", "広報", PATROL, PATROL, PATROL))
    previous = plan(heading("１．", "広報", PATROL, PATROL))
    alignment = align_plans(current, previous)
    assert [len(p) for _, p in clause_rows(alignment)] == [1, 1, 0]
    assert moved(alignment) == []


def test_english_plans_align_by_words() -> None:
    current = plan(
        heading(
            "1.",
            "Libraries",
            "Open the reading room on Sundays.",
            "Lend tablets to schools for a term.",
        )
    )
    previous = plan(
        heading(
            "1.",
            "Libraries",
            "Lend tablets to schools for a week.",
            "Repair the roof of the annex.",
        )
    )
    assert clause_rows(align_plans(current, previous)) == [
        (("Open the reading room on Sundays.",), ()),
        (("Lend tablets to schools for a term.",), ("Lend tablets to schools for a week.",)),
        ((), ("Repair the roof of the annex.",)),
    ]


def _calls(current: Plan, previous: Plan) -> int:
    """Count the calls an alignment makes: a measure of work that no busy machine changes."""
    count = 0

    def note(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        align_plans(current, previous)
    finally:
        sys.setprofile(None)
    return count


def test_ten_times_the_clauses_cost_about_ten_times_the_work() -> None:
    texts = [
        f"{a}の{b}を{c}に見直す。" for a in "東西南北中" for b in "橋道川港山" for c in "春夏秋冬"
    ]

    def work(times: int) -> int:
        current = plan(*(heading(f"{n}.", f"区域{n}", *texts) for n in range(times)))
        previous = plan(*(heading(f"{n}.", f"区域{n}", *texts[::2]) for n in range(times)))
        return _calls(current, previous)

    work(1)
    assert work(20) < 15 * work(2)


def test_one_long_section_without_headings_is_no_trap() -> None:
    nouns = ("堤防", "水門", "公園", "書庫", "温室", "倉庫", "歩道", "花壇", "遊具", "掲示")
    texts = [f"{a}と{b}の{n}件目を点検する。" for n in range(10) for a in nouns for b in nouns]
    current = plan(heading("1.", "一覧", *(t.replace("点検する", "調べて直す") for t in texts)))
    previous = plan(heading("1.", "一覧", *texts))
    alignment = align_plans(current, previous)
    assert _calls(current, previous) < MOST_CALLS
    assert section_rows(alignment) == [("1.一覧", "1.一覧")]
