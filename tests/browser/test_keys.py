from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.helpers import count, current, search, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def press(page: Page, *keys: str) -> str:
    for key in keys:
        page.keyboard.press(key)
    return current(page)


def test_j_and_k_go_through_all_changes_in_order(page: Page) -> None:
    rows = shown(page)
    assert [press(page, "j") for _ in rows] == rows
    assert press(page, "j") == rows[-1]  # stays at the last
    assert press(page, "k") == rows[-2]
    assert [press(page, "k") for _ in rows][-1] == rows[0]


def test_the_change_a_reader_is_at_has_the_focus_and_is_in_sight(page: Page) -> None:
    press(page, "j", "j", "j")
    assert page.evaluate("document.activeElement.id") == current(page)
    top, bottom = page.evaluate(
        "(({top, bottom}) => [top, bottom])(document.activeElement.getBoundingClientRect())"
    )
    tools = page.evaluate("document.querySelector('.columns').getBoundingClientRect().bottom")
    assert tools <= top < bottom <= 900
    assert "3件目" in count(page)


def test_keys_pass_over_what_is_filtered_out(page: Page) -> None:
    page.click("#do-filter")
    page.check("input[value=added]")
    rows = shown(page)
    assert [press(page, "j") for _ in rows] == rows


def test_j_goes_on_from_where_one_has_scrolled_to(page: Page) -> None:
    rows = shown(page)
    press(page, "j")
    page.evaluate("id => document.getElementById(id).scrollIntoView({block: 'end'})", rows[-1])
    page.wait_for_timeout(200)
    assert rows.index(press(page, "j")) > 1


def test_from_behind_the_comparison_k_goes_to_its_last_change(page: Page) -> None:
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.set_viewport_size({"width": 1400, "height": 300})
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(200)
    assert press(page, "k") == shown(page)[-1]


def test_buttons_do_the_same(page: Page) -> None:
    rows = shown(page)
    page.click("#do-next")
    page.click("#do-next")
    assert current(page) == rows[1]
    page.click("#do-previous")
    assert current(page) == rows[0]


def test_question_mark_tells_the_keys(page: Page) -> None:
    press(page, "?")
    assert page.is_visible("#help-box")
    assert page.evaluate("document.querySelector('#help-box').contains(document.activeElement)")
    press(page, "j")
    assert current(page) == ""  # the page behind stands still
    press(page, "Escape")
    assert page.is_hidden("#help-box")


def test_slash_goes_to_the_search_where_letters_are_letters(page: Page) -> None:
    press(page, "/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("jk?")
    assert page.input_value("#search") == "jk?"
    assert current(page) == ""


def test_e_opens_and_closes_the_source(page: Page) -> None:
    row = press(page, "j")
    place = page.locator(f"#{row} .place").first
    assert place.is_hidden()
    press(page, "e")
    assert place.is_visible()
    press(page, "e")
    assert place.is_hidden()


def test_keys_with_ctrl_belong_to_the_browser(page: Page) -> None:
    page.keyboard.press("Control+j")
    assert current(page) == ""


def test_single_letters_can_be_turned_off(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.click("#do-help")
    page.uncheck("#keys")
    page.click("#do-help-close")
    assert press(page, "j") == ""
    page.reload()
    assert press(page, "j") == ""  # also next time
    page.click("#do-next")
    assert current(page) != ""


def test_escape_clears_filters(page: Page) -> None:
    search(page, "外国語")
    page.evaluate("document.activeElement.blur()")
    press(page, "Escape")
    assert page.query_selector_all(".out") == []
