from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

PERMISSIONS = ["clipboard-read", "clipboard-write"]


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    return open_page(permissions=PERMISSIONS)


def copied(page: Page, button: Locator) -> str:
    button.click()
    page.wait_for_function("() => document.querySelector('#toast').textContent")
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def row_with(page: Page, words: str) -> Locator:
    return page.locator("#sheet tr.change", has_text=words)


def test_a_row_is_copied_with_both_texts_and_places(page: Page) -> None:
    text = copied(page, row_with(page, "年４回").locator(".copy"))
    title, new, old, place = text.split("\n")
    assert title.endswith(("（修正 取組）", "（修正 方針）"))
    assert new.startswith("新：")
    assert "研修を年４回行い" in new
    assert old.startswith("旧：")
    assert "研修を年２回行い" in old
    assert place.startswith("〔新 p.")
    assert place.endswith("行〕")


def test_a_key_change_is_copied_as_its_sentence(page: Page) -> None:
    change = page.locator(".changes > li").first
    sentence = change.locator(".sentence").inner_text()
    assert sentence in copied(page, change.locator(".copy"))


def test_a_target_is_copied_with_both_figures(page: Page) -> None:
    row = page.locator("tr.kpi.is-lowered").first
    cells = [row.locator("th, td").nth(at).inner_text().split("\n")[0] for at in range(3)]
    text = copied(page, row.locator(".copy"))
    assert f"{cells[1]} → {cells[2]}" in text
    assert text.startswith(cells[0].split()[0])


def test_c_copies_the_change_one_is_at(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.wait_for_function("() => document.querySelector('#toast').textContent")
    assert "新：" in page.evaluate("navigator.clipboard.readText()")


REFUSE = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"


def test_without_the_new_clipboard_the_old_way_is_taken(page: Page) -> None:
    page.evaluate("navigator.clipboard.writeText('まだ')")
    page.evaluate("globalThis.kept = navigator.clipboard")
    page.evaluate(REFUSE)
    row_with(page, "年４回").locator(".copy").click()
    page.wait_for_function("() => document.querySelector('#toast').textContent")
    assert "年４回" in page.evaluate("kept.readText()")


def test_without_any_clipboard_the_text_is_shown_to_be_copied(page: Page) -> None:
    page.evaluate(REFUSE)
    page.evaluate("document.execCommand = () => false")
    row_with(page, "年４回").locator(".copy").click()
    assert page.is_visible("#copy-box")
    assert "年４回" in page.input_value("#copy-text")
    selected = page.evaluate(
        "(({selectionStart: a, selectionEnd: b}) => b - a)(document.querySelector('#copy-text'))"
    )
    assert selected == len(page.input_value("#copy-text"))
    page.click("#do-copy-close")
    assert page.is_hidden("#copy-box")
