from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.helpers import CHANGES, count, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


@pytest.fixture
def panel(page: Page) -> Page:
    page.click("#do-filter")
    return page


def number_beside(page: Page, value: str) -> int:
    return int(page.inner_text(f"label:has(input[value={value}]) .number"))


def test_the_panel_opens_and_says_so(page: Page) -> None:
    assert page.get_attribute("#do-filter", "aria-expanded") == "false"
    assert page.is_hidden("#filters")
    page.click("#do-filter")
    assert page.get_attribute("#do-filter", "aria-expanded") == "true"
    assert page.is_visible("#filters")


@pytest.mark.parametrize("name", ["added", "removed", "modified", "notation", "moved"])
def test_a_class_leaves_its_changes_and_counts_them(panel: Page, name: str) -> None:
    expected = panel.eval_on_selector_all(f"{CHANGES}.is-{name}", "rows => rows.map(row => row.id)")
    panel.check(f"input[value={name}]")
    assert expected
    assert shown(panel) == expected
    assert number_beside(panel, name) == len(expected)
    assert f"{len(expected)}件を表示" in count(panel)


def test_two_classes_are_either_of_them(panel: Page) -> None:
    panel.check("input[value=added]")
    panel.check("input[value=removed]")
    assert panel.inner_text("#filter-count") == "（2）"
    assert len(shown(panel)) == number_beside(panel, "added") + number_beside(panel, "removed")


def test_class_and_kind_narrow_each_other(panel: Page) -> None:
    panel.check("input[value=added]")
    panel.check("input[value=kpi]")
    assert shown(panel) == shown(panel, f"{CHANGES}.is-added[data-kind=kpi]") != []


def test_substance_only_hides_what_is_notation_only(panel: Page) -> None:
    before = shown(panel)
    panel.check("#substance")
    hidden = set(before) - set(shown(panel))
    assert hidden
    assert len(hidden) == number_beside(panel, "notation")


def test_a_chapter_leaves_its_sections_with_what_is_folded(panel: Page) -> None:
    second = panel.eval_on_selector("#chapter option:nth-child(3)", "option => option.value")
    panel.select_option("#chapter", second)
    parts = shown(panel, ".part")
    assert parts[0] == second
    assert 0 < len(parts) < len(panel.query_selector_all(".part"))


def test_no_block_head_and_no_section_stays_without_a_row(panel: Page) -> None:
    panel.check("input[value=removed]")
    parts = panel.eval_on_selector_all(
        ".part:not(.out)",
        """parts => parts.map(part => [
            Number(part.dataset.level), part.querySelectorAll('tr.change:not(.out)').length])""",
    )
    # A section without a row is there as the path to a deeper one that has some.
    followers = [*parts[1:], [0, 0]]
    empty = [
        part
        for part, after in zip(parts, followers, strict=True)
        if not part[1] and after[0] <= part[0]
    ]
    after_heads = panel.eval_on_selector_all(
        ".part:not(.out) tr.label:not(.out)",
        """heads => heads.filter(head => {
            let next = head.nextElementSibling;
            while (next?.classList.contains('out')) next = next.nextElementSibling;
            return !next;
        }).length""",
    )
    assert parts
    assert (empty, after_heads) == ([], 0)


def test_clearing_shows_everything_again(panel: Page) -> None:
    before = shown(panel, "#sheet tr")
    panel.check("input[value=added]")
    panel.check("#substance")
    panel.click("#do-clear")
    assert shown(panel, "#sheet tr") == before
    assert panel.query_selector_all(".out") == []
    assert panel.inner_text("#filter-count") == ""


def test_nothing_that_fits_is_said(panel: Page) -> None:
    panel.check("input[value=merged]")
    panel.check("input[value=heading]")
    assert count(panel) == "当てはまる変更はありません。"


def test_the_count_is_a_live_region(page: Page) -> None:
    assert page.get_attribute("#count", "role") == "status"
    total = len(page.query_selector_all(CHANGES))
    assert count(page).startswith(f"変更{total}件")


def test_the_keyboard_alone_will_do(page: Page) -> None:
    page.focus("#do-filter")
    page.keyboard.press("Enter")
    first = page.query_selector("#filters input")
    assert first is not None
    page.evaluate("document.querySelector('#filters input').focus()")
    page.keyboard.press("Space")
    assert first.is_checked()
    assert len(shown(page)) < len(page.query_selector_all(CHANGES))


def test_english(open_page: Callable[..., Page]) -> None:
    page = open_page("en")
    page.click("#do-filter")
    page.check("input[value=added]")
    some, every = len(shown(page)), len(page.query_selector_all(CHANGES))
    assert count(page) == f"{some} of {every} changes shown"


def test_block_heads_in_a_row_stay_as_long_as_something_is_below_the_last(page: Page) -> None:
    """A block head may stand right above another one, as （具体的な取組） above １）."""
    twin = """() => {
        const row = document.querySelector('tr.label');
        row.after(row.cloneNode(true));
        return document.querySelectorAll('tr.label').length;
    }"""
    page.add_init_script(f"document.addEventListener('DOMContentLoaded', {twin}, {{once: true}})")
    page.reload()
    page.click("#do-filter")
    page.check("input[value=added]")
    page.click("#do-clear")
    assert page.query_selector_all("tr.label.out") == []
