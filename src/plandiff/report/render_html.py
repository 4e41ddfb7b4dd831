"""HTML: one self-contained page; every text is escaped where the markup is made."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from plandiff.report.html_actions import anchor, copy
from plandiff.report.html_parts import NOTHING, Html, badge, join, lines, links, tag
from plandiff.report.html_sections import sections_part
from plandiff.report.html_targets import targets_part
from plandiff.report.html_tools import copy_box, help_box, tools, top_tools
from plandiff.report.html_words import page_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plandiff.report.view_model import (
        FindingView,
        KeyChange,
        KeyGroup,
        ProblemView,
        ReportView,
        SideView,
        Tile,
    )

    Words = Mapping[str, str]

_TEMPLATES: Final = Path(__file__).with_name("templates")
_PARTS: Final = ("glance", "key", "targets", "sections", "findings", "problems", "coverage")
_SAID: Final = ("copied", "cleared", "now", "side.current", "side.previous", "key.colon")
"""Words the script says; it reads them from the page."""


def render(view: ReportView) -> bytes:
    """Make the report one HTML file that asks nothing of any server."""
    words = {**view.words, **page_words(view.lang)}
    page = tag("html", _head(view), "\n", _body(view, words), lang=view.lang)
    return f"<!DOCTYPE html>\n{page}\n".encode("utf-8", "backslashreplace")


def _head(view: ReportView) -> Html:
    style = Html(_own("report.css") + _own("comparison.css"))
    script = _own("report.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    metas = (
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", view.title),
        tag("style", style),
        tag("script", script),
    )
    return tag("head", "\n", join(metas, "\n"), "\n")


@cache
def _own(name: str) -> Html:
    """Read the style sheet or the script: our own text, so it goes in as it stands."""
    return Html((_TEMPLATES / name).read_text("utf-8"))


def _hash(text: str) -> Html:
    """Tell what the content security policy must name for the browser to take this very text."""
    return Html("sha256-" + b64encode(sha256(text.encode()).digest()).decode("ascii"))


def _body(view: ReportView, words: Words) -> Html:
    said = {f"data_{name.replace('.', '_')}": words[name] for name in _SAID}
    return tag(
        "body",
        tag("a", words["skip"], cls="skip", href="#main"),
        _top(view, words),
        _contents(words),
        tag(
            "main",
            _part("glance", words, _headline(view), _tiles(view)),
            _part("key", words, _key_changes(view, words)),
            _part("targets", words, targets_part(view, words)),
            _part(
                "sections", words, _legend(words), tools(view, words), sections_part(view, words)
            ),
            _part("findings", words, _findings(view, words)),
            _part("problems", words, _problems(view, words)),
            _part("coverage", words, lines(view.coverage)),
            tag("p", id="toast", cls="toast", role="status"),
            id="main",
        ),
        help_box(words),
        copy_box(words),
        **said,
    )


def _comparison(view: ReportView, words: Words) -> tuple[Html, ...]:
    return _legend(words), tools(view, words), sections_part(view, words)


def _part(name: str, words: Words, *inside: Html) -> Html:
    head = tag("h2", words[f"h.{name}"], id=f"h-{name}")
    return tag("section", head, *inside, id=name, aria_labelledby=f"h-{name}")


# ---------------------------------------------------------------- head of the page


def _top(view: ReportView, words: Words) -> Html:
    sources = (_source(side) for side in (view.current, view.previous))
    return tag(
        "header",
        tag("h1", view.title),
        tag("dl", *sources, cls="sources"),
        top_tools(words),
        cls="top",
    )


def _source(side: SideView) -> Html:
    gap = " " if side.title and side.source else ""
    source = tag("span", side.source, cls="source")
    return tag("div", tag("dt", side.label), tag("dd", side.title, gap, source, lang="ja"))


def _contents(words: Words) -> Html:
    items = (tag("li", tag("a", words[f"h.{name}"], href=f"#{name}")) for name in _PARTS)
    return tag("nav", tag("ol", *items), aria_label=words["nav"])


# ---------------------------------------------------------------- at a glance, key changes


def _headline(view: ReportView) -> Html:
    return tag("ul", *(tag("li", sentence) for sentence in view.headline), cls="headline")


def _tiles(view: ReportView) -> Html:
    return tag("div", *(_tile(tile) for tile in view.tiles), cls="tiles")


def _tile(tile: Tile) -> Html:
    counts = (
        tag("li", badge(count.badge), " ", tag("span", f"{count.number}", cls="number"))
        for count in tile.counts
    )
    head = tag("h3", tile.title, " ", tag("span", tile.total, cls="total"))
    return tag("div", head, tag("ul", *counts), cls="tile")


def _key_changes(view: ReportView, words: Words) -> Html:
    if not view.key_groups:
        return tag("p", words["none.key"])
    return join(_key_group(group, words) for group in view.key_groups)


def _key_group(group: KeyGroup, words: Words) -> Html:
    changes = (_key_change(change, words) for change in group.changes)
    more = tag("p", group.more, cls="more") if group.more else NOTHING
    return join((tag("h3", group.title), tag("ul", *changes, cls="changes"), more))


def _key_change(change: KeyChange, words: Words) -> Html:
    sentence = tag(
        "span",
        tag("a", change.subject, cls="subject", href=f"#{change.row}"),
        change.statement,
        change.remark,
        tag("span", change.place, cls="place"),
        cls="sentence",
    )
    where = tag("p", change.where, cls="where") if change.where else NOTHING
    acts = tag("div", anchor(change.id, words), copy(words), cls="acts")
    said = tag("div", sentence, links(change.findings), where, cls="said")
    return tag("li", badge(change.badge), " ", said, acts, id=change.id)


# ---------------------------------------------------------------- findings, problems


def _legend(words: Words) -> Html:
    opened = tag("span", words["legend.open"], cls="screen")
    items = (
        tag("ins", words["legend.inserted"]),
        tag("del", words["legend.deleted"]),
        tag("span", words["legend.folded"], opened),
        tag("span", words["legend.notation"]),
    )
    return tag("p", join(items, " "), cls="legend")


def _findings(view: ReportView, words: Words) -> Html:
    if not view.findings:
        return tag("p", words["none.findings"])
    return join(_finding(finding, words) for finding in view.findings)


def _finding(finding: FindingView, words: Words) -> Html:
    quotes = (
        tag("blockquote", tag("p", tag("span", quote.place, cls="place"), " ", quote.text))
        for quote in finding.quotes
    )
    return tag(
        "article",
        tag("h3", words["finding.head"], f"{finding.number} ", badge(finding.badge)),
        tag("p", finding.message),
        *quotes,
        tag("p", finding.rule, cls="rule"),
        cls=f"finding {finding.severity}",
        id=finding.id,
    )


def _problems(view: ReportView, words: Words) -> Html:
    if not view.problems:
        return tag("p", words["none.problems"])
    return tag("ul", *(_problem(problem) for problem in view.problems), cls="problems")


def _problem(problem: ProblemView) -> Html:
    place = join((" ", tag("span", problem.place, cls="place"))) if problem.place else NOTHING
    return tag("li", tag("b", problem.kind), " ", problem.message, place)
