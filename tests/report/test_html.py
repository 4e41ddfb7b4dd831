from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from tests.report.minato import NASTY

from plandiff.report.render_html import render
from plandiff.report.visible import visible

if TYPE_CHECKING:
    from plandiff.report.view_model import ReportView

ELEMENTS = frozenset(
    "html head meta title style body a header h1 h2 h3 dl div dt dd nav ol ul li main section "
    "article p span b ins del table thead tbody tr th td details summary blockquote".split()
)
ATTRIBUTES = frozenset(
    "lang charset http-equiv content name class href id aria-label aria-labelledby aria-hidden "
    "scope colspan role tabindex".split()
)


class Page(HTMLParser):
    """What a browser would make of a page: elements, attributes, text."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, attribute, value in self.attributes if attribute == name]


@pytest.fixture(scope="module", params=["ja", "en"])
def page(request: pytest.FixtureRequest, view: ReportView, english: ReportView) -> Page:
    return Page(render(view if request.param == "ja" else english))


def test_every_element_is_closed(page: Page) -> None:
    assert page.open == []


def test_only_our_own_elements_and_attributes(page: Page) -> None:
    assert set(page.tags) <= ELEMENTS
    assert {name for _, name, _ in page.attributes} <= ATTRIBUTES


def test_text_of_the_document_stays_text(page: Page) -> None:
    whole = "".join(page.texts)
    for text in NASTY:
        assert visible(text) in whole


def test_nothing_is_loaded_from_anywhere(view: ReportView, page: Page) -> None:
    loading = {"src", "srcset", "action", "ping", "data", "background", "poster"}
    assert [name for _, name, _ in page.attributes if name in loading] == []
    style = render(view).decode().split("<style>")[1].split("</style>")[0]
    assert re.findall(r"url\(|@import|image\(|expression", style) == []


def test_links_stay_in_the_page_and_lead_somewhere(page: Page) -> None:
    ids = set(page.values("id"))
    links = page.values("href")
    assert len(links) > 20
    assert [link for link in links if not (link[0] == "#" and link[1:] in ids)] == []


def test_ids_are_unique(page: Page) -> None:
    assert [name for name, count in Counter(page.values("id")).items() if count > 1] == []


def test_the_policy_names_the_very_style_and_nothing_else(view: ReportView) -> None:
    page = render(view).decode()
    style = page.split("<style>")[1].split("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert policy[1] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert 'style="' not in page


def test_table_heads_have_a_scope(page: Page) -> None:
    heads = page.tags["th"]
    assert heads > 10
    assert len(page.values("scope")) == heads


def test_the_page_is_in_its_language(view: ReportView, english: ReportView) -> None:
    assert b'<html lang="ja">' in render(view)
    assert b'<html lang="en">' in render(english)


def test_marks_are_elements_not_colour_alone(view: ReportView) -> None:
    page = render(view).decode()
    assert "研修を年<del>２回</del>行い" in page
    assert "研修を年<ins>４回</ins>行い" in page


def test_the_same_view_gives_the_same_bytes(view: ReportView) -> None:
    assert render(view) == render(view)
