"""No violation that axe-core knows of, in every state a reader brings the page into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def as_opened(_: Page) -> None:
    """Nothing done yet."""


def filtered(page: Page) -> None:
    page.click("#do-filter")
    page.check("input[value=modified]")
    page.fill("#search", "年")
    page.keyboard.press("Enter")


def unfolded(page: Page) -> None:
    page.click("#do-folds")
    page.click("#do-evidence")
    page.keyboard.press("j")


def asking(page: Page) -> None:
    page.keyboard.press("?")


def violations(page: Page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415  # as in conftest

    found: dict[str, Any] = Axe().run(page).response
    assert len(found["passes"]) > 20
    return [
        f"{rule['id']}: {node['html'][:200]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("state", [as_opened, filtered, unfolded, asking])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_violation(
    open_page: Callable[..., Page], lang: str, scheme: str, state: Callable[[Page], None]
) -> None:
    page = open_page(lang, color_scheme=scheme)
    state(page)
    assert violations(page) == []


def test_no_violation_in_a_narrow_window(open_page: Callable[..., Page]) -> None:
    assert violations(open_page(viewport={"width": 380, "height": 700})) == []
