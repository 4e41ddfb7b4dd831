from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2

from tests.browser.helpers import CHANGES, search

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

A4_LANDSCAPE = (842, 595)
"""Points, rounded."""


def sheets(page: Page) -> list[str]:
    """The text of every sheet of A4."""
    made = pypdfium2.PdfDocument(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert {tuple(map(round, made[at].get_size())) for at in range(len(made))} == {A4_LANDSCAPE}
    return [made[at].get_textpage().get_text_range() for at in range(len(made))]


def visible(page: Page, selector: str) -> int:
    return sum(item.is_visible() for item in page.query_selector_all(selector))


def test_everything_is_printed_whatever_is_filtered(page: Page) -> None:
    before = sheets(page)
    page.click("#do-filter")
    page.check("input[value=removed]")
    search(page, "研修")
    search(page, "")
    page.click("#do-evidence")
    page.click("#do-evidence")
    page.keyboard.press("j")
    assert sheets(page) == before


def test_paper_shows_sources_and_no_controls(page: Page) -> None:
    page.emulate_media(media="print")
    assert visible(page, ".scripted, .map, .skip, nav, .anchor, .evidence summary") == 0
    sources = page.query_selector_all(".evidence .place")
    assert visible(page, f"{CHANGES} .evidence .place") > 20
    assert sources


def test_the_head_of_the_two_columns_stands_on_every_sheet_of_them(page: Page) -> None:
    head = page.inner_text(".columns > div:first-child")
    pages = sheets(page)
    with_head = [at for at, text in enumerate(pages) if f"{head}" in text and "備考" in text]
    assert len(with_head) >= 2
    assert with_head == list(range(with_head[0], with_head[-1] + 1))


def test_the_same_is_printed_without_script(open_page: Callable[..., Page], page: Page) -> None:
    assert sheets(open_page(java_script_enabled=False)) == sheets(page)


def test_dark_is_printed_light(open_page: Callable[..., Page]) -> None:
    page = open_page(color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).color")
    page.select_option("#theme", "dark")
    page.emulate_media(media="print", color_scheme="dark")
    light = page.evaluate("getComputedStyle(document.body).color")
    assert (dark, light) == ("rgb(230, 230, 230)", "rgb(26, 26, 26)")
