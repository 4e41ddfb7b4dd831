from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.helpers import count, current, found_words, search, shown

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_found_words_are_marked_and_other_rows_go(page: Page) -> None:
    page.evaluate("document.querySelector('#sections').scrollIntoView()")
    before = shown(page)
    search(page, "外国語")
    assert set(found_words(page)) == {"外国語"}
    rows = shown(page)
    assert 0 < len(rows) < len(before)
    for row in rows:
        assert "外国語" in (page.text_content(f"#{row}") or "")


def test_width_and_case_and_blanks_make_no_difference(page: Page) -> None:
    search(page, "2026(令和8)年1月")
    assert shown(page)
    for row in shown(page):
        assert "2026（令和８）年１月" in (page.text_content(f"#{row}") or "")


def test_words_are_found_across_what_was_marked_as_changed(page: Page) -> None:
    page.evaluate("document.querySelector('#sections').scrollIntoView()")
    search(page, "年４回行い")  # 研修を年<ins>４回</ins>行い
    assert len(shown(page)) == 1
    assert set(found_words(page)) == {"年４回行い"}


def test_several_words_must_all_be_there(page: Page) -> None:
    search(page, "研修　４回")  # parted by a full-width blank
    assert len(shown(page)) == 1


def test_a_folded_run_opens_for_what_it_holds_and_closes_again(page: Page) -> None:
    inside = "申請を受け付けてから支払うまで"
    assert page.query_selector_all("details.fold[open]") == []
    search(page, inside)
    assert page.is_visible(f"text={inside}")
    assert "変更のない項目1件" in count(page)
    search(page, "")
    assert page.query_selector_all("details.fold[open]") == []


def test_enter_goes_to_what_was_found(page: Page) -> None:
    search(page, "外国語")
    rows = shown(page)
    page.press("#search", "Enter")
    assert current(page) == rows[0]
    assert page.evaluate("document.activeElement.id") == "search"


def test_escape_ends_the_search(page: Page) -> None:
    search(page, "外国語")
    page.press("#search", "Escape")
    assert page.input_value("#search") == ""
    assert page.query_selector_all(".out") == []
    page.wait_for_function("() => CSS.highlights.get('found').size === 0")


def test_text_that_looks_like_markup_is_found_as_text(page: Page) -> None:
    search(page, "<script>alert(1)</script>")
    assert len(shown(page)) == 1


def test_nothing_found_is_said(page: Page) -> None:
    search(page, "どこにもない語句")
    assert shown(page) == []
    assert count(page) == "当てはまる変更はありません。"
