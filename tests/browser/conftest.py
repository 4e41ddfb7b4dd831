"""Pages in a real Chromium. Without one the tests skip and say so; with PLANDIFF_BROWSER=required,
as in CI, they fail."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from plandiff.report.render_html import render
from plandiff.report.view import build_view
from tests.report.minato import comparison as made_by_hand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


def chromium() -> str:
    named = os.environ.get("PLANDIFF_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        reason = f"no browser: none of {', '.join(NAMES)} is installed (apt-get install chromium)"
        if os.environ.get("PLANDIFF_BROWSER") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # skip before it is needed

    program = chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The hand-made comparison as a page, by language."""
    folder = tmp_path_factory.mktemp("pages")
    made = {lang: folder / f"{lang}.html" for lang in ("ja", "en")}
    for lang, path in made.items():
        path.write_bytes(render(build_view(made_by_hand(), lang)))
    return made


@dataclass
class Log:
    """What a page asked for and complained of."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture
def open_page(browser: Browser, files: dict[str, Path]) -> Iterator[Callable[..., Page]]:
    """Open a page; afterwards nothing else was asked for and nothing was complained of."""
    log = Log()
    contexts = []
    allowed = {path.as_uri() for path in files.values()}

    def opened(lang: str = "ja", fragment: str = "", **options: Any) -> Page:  # noqa: ANN401
        context = browser.new_context(**{"viewport": {"width": 1400, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: log.requests.append(request.url.split("#")[0]))
        page.on("console", lambda said: log.complaints.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: log.complaints.append(str(error)))
        page.goto(files[lang].as_uri() + fragment)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [url for url in log.requests if url not in allowed] == []
    assert log.complaints == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    return open_page()
