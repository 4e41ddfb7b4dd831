from __future__ import annotations

import json
from pathlib import Path

import pytest

from plandiff.read.pages import page_numbers

SEEDS = Path(__file__).parents[2] / "seeds"
REPORTS = sorted(path.stem for path in SEEDS.glob("report_*.txt"))


def _pages(text: str) -> tuple[int, ...]:
    return page_numbers(text.split("\n"))


def test_a_form_feed_begins_a_page() -> None:
    assert _pages("窓口\n\f受付\n郵送\n\f電話") == (1, 2, 2, 3)


def test_a_form_feed_before_the_first_page_opens_it() -> None:
    assert _pages("\f窓口\n\f受付") == (1, 2)


def test_a_form_feed_at_a_line_end_or_within_ends_the_page_there() -> None:
    assert _pages("窓口\f\n受付\f郵送\n電話") == (1, 2, 3)


def test_form_feeds_outrank_leading_spaces() -> None:
    assert _pages("窓口\n 受付\n\f郵送") == (1, 1, 2)


def test_one_leading_space_after_text_begins_a_page() -> None:
    assert _pages(" 表紙\n\n窓口\n 計画\n\n受付") == (1, 1, 1, 2, 2, 2)


def test_a_leading_space_after_a_blank_line_is_only_an_indent() -> None:
    assert _pages("表紙\n\n 計画\n  受付\n　郵送") == (1, 1, 1, 1, 1)


def test_lines_of_a_text_box_are_no_pages() -> None:
    assert _pages("窓口\n受付\n郵送\n") == (1, 1, 1, 1)


def test_a_line_of_blanks_begins_no_page() -> None:
    assert _pages("窓口\n \n受付") == (1, 1, 1)


def test_an_indented_block_is_at_most_one_page() -> None:
    assert _pages("窓口\n 受付\n 郵送\n 電話") == (1, 2, 2, 2)


def test_three_empty_lines_begin_a_page_where_one_parts_lines() -> None:
    assert _pages("窓口\n\n受付\n\n\n\n計画\n 機密\n\n郵送") == (1, 1, 1, 1, 1, 1, 2, 2, 2, 2)


def test_empty_lines_say_nothing_where_they_come_in_any_number() -> None:
    assert set(_pages("窓口\n\n\n\n受付\n\n\n\n\n\n郵送\n\n電話")) == {1}


def test_chart_labels_begin_no_page_but_a_page_number_does() -> None:
    assert _pages("表\n 81.4% 80.2%\n受付\n 15\n郵送") == (1, 1, 1, 2, 2)


def test_a_box_after_the_running_head_is_of_the_same_page() -> None:
    text = "窓口\n 事業報告\n受付\n 事業報告\n郵送\n 事業報告\n電話\n事業報告\n 媒体 時期"
    assert _pages(text) == (1, 2, 2, 3, 3, 4, 4, 4, 4)


def _with_gaps(*heads: str) -> str:
    pages = [f"{head}\n\n窓口\n\n受付" for head in heads]
    return "表紙\n\n案内\n 凡例\n\n\n\n" + "\n\n\n\n".join(pages)


def test_wide_gaps_before_running_heads_are_pages_however_few_lines_are_led() -> None:
    heads = ("◇ 業務グループ", "◇ 保健グループ", "◇ 保健グループ", "◇ 総務グループ")
    text = _with_gaps(*heads)
    assert max(_pages(text)) == 5
    assert max(_pages(f"{text}\n ◇ 総務グループ\n\n広報\n 注\n\n案内")) == 6


def test_wide_gaps_before_anything_else_part_cells() -> None:
    assert max(_pages(_with_gaps("業務", "保健", "３件", "総務"))) == 2
    bullets = ("・ 業務\n\n・ 窓口", "・ 保健\n\n・ 郵送", "・ 電話\n\n・ 受付")
    assert max(_pages(_with_gaps(*bullets))) == 2


def test_there_are_sample_reports() -> None:
    assert len(REPORTS) == 4


@pytest.mark.parametrize("name", REPORTS)
def test_pages_of_the_sample_reports(name: str) -> None:
    pages = _pages((SEEDS / f"{name}.txt").read_text(encoding="utf-8"))
    starts = [no for no in range(2, len(pages) + 1) if pages[no - 1] > pages[no - 2]]
    answer = json.loads((SEEDS / f"{name}.answer.json").read_text(encoding="utf-8"))
    assert [1, *starts] == answer["document"]["page_starts"]
