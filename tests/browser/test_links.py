from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.helpers import CHANGES, current, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def in_sight(page: Page, name: str) -> bool:
    found: bool = page.evaluate(
        """id => { const {top, bottom} = document.getElementById(id).getBoundingClientRect();
            return top >= 0 && bottom <= innerHeight; }""",
        name,
    )
    return found


def test_every_change_has_a_link_to_itself(page: Page) -> None:
    rows = page.eval_on_selector_all(
        f"{CHANGES}, tr.kpi, .changes > li",
        "rows => rows.map(row => [row.id, row.querySelector('a.anchor').hash])",
    )
    assert len(rows) > 20
    assert [row for row in rows if row[1] != f"#{row[0]}"] == []


def test_a_link_leads_to_its_change(open_page: Callable[..., Page], page: Page) -> None:
    wanted = shown(page)[-1]
    arrived = open_page(fragment=f"#{wanted}")
    arrived.wait_for_function("() => document.querySelector('tr.now')")
    assert current(arrived) == wanted
    assert in_sight(arrived, wanted)


def test_a_link_into_a_folded_run_unfolds_it(open_page: Callable[..., Page], page: Page) -> None:
    folded = page.eval_on_selector("details.fold tr[id]", "row => row.id")
    assert page.locator(f"#{folded}").is_hidden()
    arrived = open_page(fragment=f"#{folded}")
    assert arrived.locator(f"#{folded}").is_visible()
    assert in_sight(arrived, folded)


def test_a_link_to_what_is_filtered_out_shows_it_and_says_so(page: Page) -> None:
    page.click("#do-filter")
    page.check("input[value=removed]")
    hidden = page.eval_on_selector(".part tr.change.is-added.out", "row => row.id")
    page.evaluate("id => { location.hash = id; }", hidden)
    page.wait_for_function("() => !document.querySelector('.out')")
    assert in_sight(page, hidden)
    assert "絞り込みをやめました" in page.inner_text("#toast")


def test_a_link_to_nothing_does_nothing(open_page: Callable[..., Page]) -> None:
    assert current(open_page(fragment="#c-%20nowhere")) == ""


def test_a_broken_link_does_no_harm(open_page: Callable[..., Page]) -> None:
    page = open_page(fragment="#%E0%A4%A")
    page.keyboard.press("j")
    assert current(page) != ""


def test_key_changes_lead_to_their_rows(page: Page) -> None:
    link = page.locator(".changes a.subject[href^='#c-']").first
    wanted = (link.get_attribute("href") or "")[1:]
    link.click()
    page.wait_for_function("() => document.querySelector('tr.now')")
    assert current(page) == wanted


def test_the_map_leads_to_a_change(page: Page) -> None:
    page.mouse.click(1390, 450)
    assert current(page) != ""
    assert in_sight(page, current(page))


def test_all_runs_unfold_and_fold(page: Page) -> None:
    runs = len(page.query_selector_all("details.fold"))
    before = page.inner_text("#do-folds")
    page.click("#do-folds")
    assert len(page.query_selector_all("details.fold[open]")) == runs > 0
    assert page.inner_text("#do-folds") != before
    page.click("#do-folds")
    assert page.query_selector_all("details.fold[open]") == []
    assert page.inner_text("#do-folds") == before


def test_all_sources_open_and_close(page: Page) -> None:
    page.click("#do-evidence")
    assert page.query_selector_all(".evidence:not([open])") == []
    page.click("#do-evidence")
    assert page.query_selector_all(".evidence[open]") == []
