"""Section by section in two columns that run side by side, unchanged runs folded.

Each section is a table of its own, so that a browser lays out only those in sight; on paper
the style sheet makes them one table again, whose head stands on every page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.report.html_actions import actions
from plandiff.report.html_parts import NOTHING, Html, badge, join, lines, links, marked, tag
from plandiff.report.html_tools import row_kind
from plandiff.report.width import gap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plandiff.report.view_model import Cell, Paragraph, ReportView, Row, SectionView, Span

_DEEPEST: Final = 6
"""There is no h7."""
_SIZES: Final = ((3, 1), (8, 2), (20, 3), (45, 4))
"""Up to so many lines of text a section is of this size, else of size 5: the style sheet knows
about how high it is and keeps the scroll bar steady before the section is laid out."""
_WIDTHS: Final = tag(
    "colgroup", tag("col", cls="side"), tag("col", cls="side"), tag("col", cls="margin")
)
_LINE: Final = 28
"""Characters on one line of a column."""


def sections_part(view: ReportView, words: Mapping[str, str]) -> Html:
    """Both plans side by side."""
    if not view.sections:
        return tag("p", view.words["none.sections"])
    heads = (view.current.label, view.previous.label, view.words["col.note"])
    names = tag("thead", tag("tr", *(tag("th", text, scope="col") for text in heads)))
    head = join((_WIDTHS, names))
    columns = tag("div", *(tag("div", text) for text in heads), cls="columns", aria_hidden="true")
    return tag("div", columns, *_sections(view.sections, head, words), cls="sheet", id="sheet")


def _sections(
    sections: Iterable[SectionView], head: Html, words: Mapping[str, str]
) -> Iterator[Html]:
    depth = 0
    for section in sections:
        # A heading is at most one step below the one before it.
        depth = min(max(section.level, 1), depth + 1)
        yield _section(section, depth, head, words)


def _section(section: SectionView, depth: int, head: Html, words: Mapping[str, str]) -> Html:
    quiet = not section.changed and section.badge is None
    rows = [_heading(section, depth)]
    if section.badge:
        rows.append(_title_change(section, words))
    elif section.current != section.previous and not section.continued:
        rows.append(_title_pair(section))
    rows += [_row(row, words) for row in section.rows]
    rows += [_listed(row) for row in section.table]
    return tag(
        "div",
        tag("table", head, tag("tbody", *rows)),
        id=section.id,
        data_level=depth,
        cls=f"part level-{section.level} size-{_size(section)}{' quiet' if quiet else ''}",
    )


def _size(section: SectionView) -> int:
    height = sum(_height(row) for row in (*section.rows, *section.table))
    return next((size for limit, size in _SIZES if height <= limit), len(_SIZES) + 1)


def _height(row: Row) -> int:
    """Lines of text the higher side takes, about."""
    return 2 + max(
        sum(len(span.text) for part in side.paragraphs for span in part.spans) // _LINE
        for side in (row.current, row.previous)
    )


def _heading(section: SectionView, depth: int) -> Html:
    """Say what a section is; what is said of it is a note, no part of either plan."""
    if section.continued:
        title = tag("p", section.title, cls="again", role="note")
        return tag("tr", tag("th", title, colspan=3, scope="rowgroup"), cls="heading")
    said = [badge(section.badge)] if section.badge else []
    if section.summary and (section.changed or not section.rows):
        said.append(tag("span", section.summary, cls="summary"))
    said.append(tag("span", section.place, cls="place"))
    title = tag(f"h{min(2 + depth, _DEEPEST)}", section.title)
    about = tag("span", *said, cls="about", role="note")
    return tag("tr", tag("th", title, about, colspan=3, scope="rowgroup"), cls="heading")


def _title_change(section: SectionView, words: Mapping[str, str]) -> Html:
    """Show what became of the heading as a row of its own."""
    if section.badge is None:
        return NOTHING
    name = f"{section.id}-title"
    return tag(
        "tr",
        tag("td", _title(section.current, section.current_filler)),
        tag("td", _title(section.previous, section.previous_filler)),
        tag(
            "td",
            tag("p", badge(section.badge), " ", tag("span", words["heading"], cls="what")),
            actions(name, (), words),
            cls="remarks",
        ),
        cls=f"change title is-{section.badge.key}",
        id=name,
        data_kind="heading",
    )


def _title_pair(section: SectionView) -> Html:
    """Show how each side words a heading that counts as the same: that of another year's table."""
    sides = (_title(section.current, ""), _title(section.previous, ""))
    return tag("tr", *(tag("td", side) for side in sides), tag("td", cls="remarks"), cls="title")


def _title(spans: Iterable[Span], filler: str) -> Html:
    return tag("p", filler, cls="filler") if filler else tag("p", marked(spans), cls="clause")


def _row(row: Row, words: Mapping[str, str]) -> Html:
    if row.kind == "folded":
        return _folded(row, words)
    return tag(
        "tr",
        tag("td", _cell(row.current)),
        tag("td", _cell(row.previous)),
        tag("td", *_remarks(row, words), cls="remarks"),
        cls=join((row.kind, *(f" is-{item.key}" for item in row.badges))),
        id=None if row.kind == "label" else row.id,
        data_kind=row_kind(row) if row.kind != "label" else None,
    )


def _listed(row: Row) -> Html:
    """Show a row of the KPI table; its change is told among the targets and counted there."""
    said = join(join((badge(item), " ")) for item in row.badges)
    return tag(
        "tr",
        tag("td", _cell(row.current)),
        tag("td", _cell(row.previous)),
        tag("td", *((tag("p", said), lines((row.promise,))) if row.badges else ()), cls="remarks"),
        cls="listed head" if row.kind == "label" else "listed",
        data_kind=row_kind(row),
    )


def _cell(side: Cell) -> Html:
    if side.filler:
        return tag("p", side.filler, cls="filler")
    return join(_paragraph(part) for part in side.paragraphs)


def _paragraph(part: Paragraph) -> Html:
    marker = NOTHING
    if part.marker:
        shown = "marker renumbered" if part.marker_changed else "marker"
        marker = join((tag("span", part.marker, cls=shown), gap(part.marker)))
    return tag("p", marker, tag("span", marked(part.spans), cls="body"), cls=f"clause {part.kind}")


def _remarks(row: Row, words: Mapping[str, str]) -> Iterator[Html]:
    if row.badges:
        badges = join(join((badge(item), " ")) for item in row.badges)
        yield tag("p", badges, tag("span", row.what, cls="what"))
    yield lines(row.remarks)
    if row.findings:
        yield tag("p", links(row.findings))
    if row.kind != "label":
        yield actions(row.id, row.places, words)


def _folded(row: Row, words: Mapping[str, str]) -> Html:
    inner = tag(
        "table", _WIDTHS, tag("tbody", *(_row(part, words) for part in row.folded)), cls="inner"
    )
    opener = tag("details", tag("summary", row.fold_text), inner, cls="fold")
    return tag("tr", tag("td", opener, colspan=3), cls="folded")
