"""What the tests ask a page again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHANGES = "#sheet tr.change"


def shown(page: Page, selector: str = CHANGES) -> list[str]:
    """Ids of the elements that take up room, also outside the window."""
    found: list[str] = page.eval_on_selector_all(
        selector, "rows => rows.filter(row => !row.closest('.out')).map(row => row.id)"
    )
    return found


def count(page: Page) -> str:
    return page.inner_text("#count")


def current(page: Page) -> str:
    """Id of the change the reader is at; empty if at none."""
    found: str = page.evaluate("document.querySelector('tr.now')?.id ?? ''")
    return found


def search(page: Page, words: str) -> None:
    before = page.inner_text("#count")
    page.fill("#search", words)
    page.wait_for_function(
        "text => document.querySelector('#count').innerText !== text", arg=before
    )
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")


def found_words(page: Page) -> list[str]:
    """The stretches of text the search has marked."""
    page.wait_for_function("() => CSS.highlights.get('found').size > 0")
    found: list[str] = page.evaluate("[...CSS.highlights.get('found')].map(String)")
    return found
