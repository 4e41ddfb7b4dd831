"""The controls of the HTML page: search, filters, keys. The page's script shows and works them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from plandiff.report.html_parts import NOTHING, Html, join, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plandiff.report.view_model import ReportView, Row, SectionView

_CLASSES: Final = (
    "added", "removed", "modified", "notation", "moved", "split", "merged", "renumbered",
    "renamed",
)  # fmt: skip
_KINDS: Final = ("heading", "lead", "policy", "action", "kpi", "importance", "difficulty", "note")
_KEYS: Final = (
    ("j", "next"), ("k", "previous"), ("/", "search"), ("c", "copy"), ("e", "evidence"),
    ("Esc", "escape"), ("?", "help"),
)  # fmt: skip


def top_tools(words: Mapping[str, str]) -> Html:
    """Colours, print and help, at the head of the page."""
    names = ("auto", "light", "dark")
    options = (tag("option", words[f"theme.{name}"], value=name) for name in names)
    return tag(
        "div",
        tag("label", words["theme"], " ", tag("select", *options, id="theme")),
        _button("print", words["print"]),
        _button("help", words["help"], aria_haspopup="dialog"),
        cls="top-tools scripted",
    )


def tools(view: ReportView, words: Mapping[str, str]) -> Html:
    """Search, next and previous change, filters: what stays in sight beside the comparison."""
    if not view.sections:
        return NOTHING
    return tag(
        "div",
        tag("div", *_always(words), cls="bar"),
        tag("div", *_filters(view, words), cls="filters", id="filters", hidden=True),
        cls="tools scripted",
        role="search",
        aria_label=words["tools"],
        id="tools",
    )


def _always(words: Mapping[str, str]) -> Iterator[Html]:
    yield tag(
        "input",
        type="search",
        id="search",
        placeholder=words["search.hint"],
        aria_label=words["search"],
        autocomplete="off",
        spellcheck="false",
    )
    number = tag("span", id="filter-count", data_text=words["filter.active"])
    yield _button("filter", words["filter"], number, aria_expanded="false", aria_controls="filters")
    yield _button("previous", "↑ ", words["previous"], data_key="k")
    yield _button("next", "↓ ", words["next"], data_key="j")
    yield tag(
        "p",
        id="count",
        role="status",
        data_all=words["count.all"],
        data_some=words["count"],
        data_same=words["count.same"],
        data_none=words["count.none"],
    )
    yield _button("folds", words["folds.open"], data_other=words["folds.close"])
    yield _button("evidence", words["evidence.open"], data_other=words["evidence.close"])


def _filters(view: ReportView, words: Mapping[str, str]) -> Iterator[Html]:
    classes, kinds = _counts(view.sections)
    names = {key: words.get(f"clause.{key}") or words[f"section.{key}"] for key in _CLASSES}
    yield _choices("class", words["filter.class"], _CLASSES, names, classes)
    names = {key: words.get(f"kind.{key}") or words[key] for key in _KINDS}
    yield _choices("kind", words["filter.kind"], _KINDS, names, kinds)
    substance = tag("input", type="checkbox", id="substance")
    yield tag(
        "div",
        *_chapters(view, words),
        tag("label", substance, " ", words["filter.substance"]),
        _button("clear", words["filter.clear"]),
        cls="more-filters",
    )


def _choices(
    name: str,
    title: str,
    keys: Iterable[str],
    words: Mapping[str, str],
    counts: Mapping[str, int],
) -> Html:
    """Offer the classes that occur; none ticked means all are shown."""
    boxes = (
        tag(
            "label",
            tag("input", type="checkbox", name=name, value=key),
            f" {words[key]} ",
            tag("span", f"{counts[key]:,}", cls="number"),
        )
        for key in keys
        if counts[key]
    )
    return tag("fieldset", tag("legend", title), *boxes)


def _chapters(view: ReportView, words: Mapping[str, str]) -> Iterator[Html]:
    """Offer the chapters: headings of the highest level."""
    top = min(section.level for section in view.sections)
    found = [s for s in view.sections if s.level == top and not s.continued]
    if len(found) > 1:
        options = (tag("option", section.title, value=section.id) for section in found)
        every = tag("option", words["filter.chapter.all"], value="")
        chosen = tag("select", every, *options, id="chapter")
        yield tag("label", words["filter.chapter"], " ", chosen)


def _counts(sections: Iterable[SectionView]) -> tuple[Counter[str], Counter[str]]:
    """Count the changes of each class and of each kind, as the script will find them."""
    classes: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for section in sections:
        if section.badge:
            classes[section.badge.key] += 1
            kinds["heading"] += 1
        for row in section.rows:
            if row.kind == "change":
                classes.update(badge.key for badge in row.badges)
                kinds[row_kind(row)] += 1
    return classes, kinds


def row_kind(row: Row) -> str:
    """Give the kind of clause a row shows, this year's first."""
    shown = row.current.paragraphs or row.previous.paragraphs
    return shown[0].kind if shown else ""


def help_box(words: Mapping[str, str]) -> Html:
    """Tell the keys, and let a reader do without them."""
    keys = join(
        tag("div", tag("dt", tag("kbd", key)), tag("dd", words[f"help.{name}"]))
        for key, name in _KEYS
    )
    switch = tag("input", type="checkbox", id="keys", checked=True)
    return tag(
        "dialog",
        tag("h2", words["help"], id="h-help"),
        tag("dl", keys),
        tag("p", tag("label", switch, " ", words["help.keys"])),
        tag("p", words["help.print"], cls="legend"),
        _button("help-close", words["help.close"]),
        id="help-box",
        aria_labelledby="h-help",
    )


def copy_box(words: Mapping[str, str]) -> Html:
    """Show the text to be copied by hand where the browser does not let a page do it."""
    return tag(
        "dialog",
        tag("p", words["copy.failed"], id="h-copy"),
        tag("textarea", id="copy-text", rows=8, readonly=True, aria_labelledby="h-copy"),
        tag("p", _button("copy-close", words["help.close"])),
        id="copy-box",
        aria_labelledby="h-copy",
    )


def _button(name: str, *inside: str, **attributes: str) -> Html:
    return tag("button", *inside, type="button", id=f"do-{name}", **attributes)
