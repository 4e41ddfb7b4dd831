from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.report.minato import NASTY

from plandiff.report.render_html import render
from plandiff.report.visible import visible

if TYPE_CHECKING:
    from plandiff.report.view_model import ReportView

ELEMENTS = frozenset(
    "html head meta title style script body a header h1 h2 h3 h4 h5 h6 dl div dt dd nav ol ul li "
    "main section article p span b strong ins del table colgroup col thead tbody tr th td details "
    "summary blockquote figure figcaption svg path circle text label input select option button "
    "fieldset legend dialog textarea kbd".split()
)
ATTRIBUTES = frozenset(
    "lang charset http-equiv content name class href id title role tabindex hidden scope colspan "
    "aria-label aria-labelledby aria-hidden aria-controls aria-expanded aria-haspopup "
    "type value checked readonly rows placeholder autocomplete spellcheck "
    "viewbox width height d cx cy r x y text-anchor".split()
)
LICENCE = Path(__file__).parents[2] / "LICENSES" / "digital-go-jp-design-tokens.txt"
VOID = frozenset(("meta", "col", "input"))


class Page(HTMLParser):
    """What a browser would make of a page: elements, attributes, text."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.order: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.order.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
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
    names = {name for _, name, _ in page.attributes if not name.startswith("data-")}
    assert names <= ATTRIBUTES


def test_text_of_the_document_stays_text(page: Page) -> None:
    whole = "".join(page.texts)
    for text in NASTY:
        assert visible(text) in whole


def test_nothing_is_loaded_from_anywhere(view: ReportView, page: Page) -> None:
    loading = {"src", "srcset", "action", "ping", "data", "background", "poster", "xlink:href"}
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


def only(page: str, name: str) -> str:
    found = re.findall(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
    assert len(found) == 1
    return str(found[0])


def digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def test_the_policy_names_the_very_style_and_script_and_nothing_else(view: ReportView) -> None:
    page = render(view).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert policy[1] == (
        f"default-src 'none'; style-src 'sha256-{digest(only(page, 'style'))}'; "
        f"script-src 'sha256-{digest(only(page, 'script'))}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_no_attribute_runs_or_styles(page: Page) -> None:
    names = {name for _, name, _ in page.attributes}
    assert [name for name in names if name == "style" or name.startswith("on")] == []


def test_the_script_makes_no_markup_of_text_and_asks_no_server(view: ReportView) -> None:
    script = only(render(view).decode(), "script")
    risky = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(|fetch\("
    assert re.findall(risky + r"|XMLHttpRequest|WebSocket|import\(|sendBeacon", script) == []


def test_the_script_is_the_same_for_every_document(view: ReportView, english: ReportView) -> None:
    assert only(render(view).decode(), "script") == only(render(english).decode(), "script")


def test_the_notice_of_the_design_tokens_is_kept(view: ReportView) -> None:
    style = only(render(view).decode(), "style")
    licence = LICENCE.read_text("utf-8")
    assert "Copyright (c) 2023 デジタル庁" in style
    for paragraph in licence.split("\n\n")[2:]:
        assert "".join(paragraph.split()) in "".join(style.split())


def test_the_chart_says_in_words_what_it_draws(view: ReportView) -> None:
    page = Page(render(view))
    drawn = page.tags["figure"]
    said = [value for tag, name, value in page.attributes if (tag, name) == ("svg", "aria-label")]
    assert drawn == 1
    assert said
    assert any("引下げ" in text for text in said)
    rows = {row.indicator for group in view.target_groups for row in group.rows}
    assert [text for text in said if text.split("：")[0] not in rows] == []


def test_headings_never_skip_a_level(page: Page) -> None:
    levels = [int(tag[1]) for tag in page.order if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    jumps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
    assert jumps == []


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
