from __future__ import annotations

import pytest

from plandiff.report.html_parts import Html, escape, join, tag

NASTY = "<b> & \"quoted\" 'text' &amp;"
SHOWN = "&lt;b&gt; &amp; &quot;quoted&quot; 'text' &amp;amp;"


def test_text_is_escaped_wherever_it_goes() -> None:
    assert tag("p", NASTY) == f"\n<p>{SHOWN}</p>"
    assert tag("a", title=NASTY) == f'<a title="{SHOWN}"></a>'
    assert join((NASTY, NASTY), "<") == f"{SHOWN}&lt;{SHOWN}"


def test_markup_is_escaped_once_only() -> None:
    inner = tag("b", NASTY)
    assert escape(inner) is inner
    assert tag("span", inner) == f"<span><b>{SHOWN}</b></span>"


def test_markup_joined_by_other_means_is_text_again() -> None:
    assert tag("span", tag("b") + tag("i")) == "<span>&lt;b&gt;&lt;/b&gt;&lt;i&gt;&lt;/i&gt;</span>"


@pytest.mark.parametrize(
    ("made", "shown"),
    [
        (tag("input", type="checkbox", checked=True), '<input type="checkbox" checked>'),
        (tag("input", type="checkbox", checked=False), '<input type="checkbox">'),
        (tag("span", cls=""), "<span></span>"),
        (tag("span", cls=None, title=""), '<span title=""></span>'),
        (tag("label", for_="a", data_more="1"), '<label for="a" data-more="1"></label>'),
        (tag("td", colspan=3), '<td colspan="3"></td>'),
    ],
)
def test_attributes(made: Html, shown: str) -> None:
    assert made == shown
