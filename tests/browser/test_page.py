from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plandiff.report.visible import visible as shown_as
from tests.browser.helpers import CHANGES
from tests.report.minato import NASTY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

LIGHT, DARK = "rgb(255, 255, 255)", "rgb(26, 26, 26)"


def paper(page: Page) -> str:
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


def test_without_script_all_can_be_read_and_no_dead_control_shows(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(java_script_enabled=False)
    for control in page.query_selector_all(".scripted, dialog, .map"):
        assert not control.is_visible()
    rows = page.query_selector_all(CHANGES)
    assert rows
    for row in rows:
        row.scroll_into_view_if_needed()
        assert row.is_visible()
    summary = page.locator("details.fold summary").first
    summary.click()
    assert page.locator("details.fold .inner").first.is_visible()


@pytest.mark.parametrize(("system", "seen"), [("light", LIGHT), ("dark", DARK)])
def test_colours_follow_the_system(open_page: Callable[..., Page], system: str, seen: str) -> None:
    assert paper(open_page(color_scheme=system)) == seen


def test_colours_can_be_chosen_and_are_kept(open_page: Callable[..., Page]) -> None:
    page = open_page(color_scheme="light")
    page.select_option("#theme", "dark")
    assert paper(page) == DARK
    page.reload()
    assert (paper(page), page.input_value("#theme")) == (DARK, "dark")
    page.select_option("#theme", "auto")
    assert paper(page) == LIGHT


@pytest.mark.parametrize("width", [1400, 1000, 700, 360])
def test_nothing_runs_out_of_the_window(open_page: Callable[..., Page], width: int) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    page.click("#do-filter")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_both_columns_stay_side_by_side(page: Page) -> None:
    off = page.eval_on_selector_all(
        CHANGES,
        """rows => rows.filter(row => {
            row.scrollIntoView();  // sections out of sight are laid out when they come near
            const [left, right] = [...row.cells].map(cell => cell.getBoundingClientRect());
            return left.top !== right.top || Math.abs(left.width - right.width) > 2;
        }).map(row => row.id)""",
    )
    assert off == []


def test_the_head_of_the_columns_stays_below_the_controls(page: Page) -> None:
    for _ in range(8):
        page.keyboard.press("j")
    tools = page.locator("#tools").bounding_box()
    head = page.locator(".columns").bounding_box()
    assert tools is not None
    assert head is not None
    assert tools["y"] == 0
    assert abs(head["y"] - tools["height"]) <= 1


def test_text_of_the_document_shows_as_text(page: Page) -> None:
    whole = page.text_content("main") or ""
    for text in NASTY:
        assert shown_as(text) in whole


def test_the_policy_stops_what_is_put_in(browser: Browser, files: dict[str, Path]) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(files["ja"].as_uri())
    page.evaluate(
        """() => {
            const script = document.createElement('script');
            script.textContent = 'document.title = "taken over"';
            const picture = document.createElement('img');
            picture.src = 'https://example.org/a.png';
            picture.setAttribute('onerror', 'document.title = "taken over"');
            document.body.append(script, picture);
        }"""
    )
    page.wait_for_timeout(200)
    assert page.title() != "taken over"
    assert sum("Content Security Policy" in text for text in said) >= 2
    page.close()


def test_landmarks_and_the_way_past_the_head(page: Page) -> None:
    for landmark in ("header", "nav", "main"):
        assert len(page.query_selector_all(landmark)) == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
