"""Plain text: for terminals and mails, one column, wrapped by the width of Japanese characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.report.width import text_width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plandiff.report.view_model import (
        FindingView,
        KeyGroup,
        Link,
        ProblemView,
        ReportView,
        Row,
        SectionView,
        Span,
        TargetRow,
        Tile,
    )

WIDTH: Final = 80
"""Columns; fixed, so that the same comparison gives the same bytes everywhere."""
_RULE: Final = "="
_MARKS: Final = {"same": "{}", "inserted": "{{+{}+}}", "deleted": "[-{}-]"}


def render(view: ReportView) -> bytes:
    """Make the report plain text in UTF-8."""
    return ("\n".join(_lines(view)) + "\n").encode("utf-8", "backslashreplace")


def _lines(view: ReportView) -> Iterator[str]:
    words = view.words
    yield from wrap(view.title, WIDTH)
    yield _RULE * min(WIDTH, text_width(view.title))
    for side in (view.current, view.previous):
        yield from _hung("", f"{side.label}　{side.title} {side.source}".replace("　 ", "　"))
    yield from _heading(words["h.glance"])
    for sentence in view.headline:
        yield from _hung("・", sentence)
    yield ""
    yield from (line for tile in view.tiles for line in _tile(view, tile))
    yield from _heading(words["h.key"])
    yield from _blocks(map(_group, view.key_groups), words["none.key"])
    yield from _heading(words["h.targets"])
    yield from _blocks(
        (_targets(view, g.title, g.rows) for g in view.target_groups), words["none.targets"]
    )
    yield from _heading(words["h.sections"])
    yield from wrap(_legend(view), WIDTH)
    yield ""
    yield from _blocks(map(_section, view.sections), words["none.sections"])
    yield from _heading(words["h.findings"])
    yield from _blocks((_finding(view, item) for item in view.findings), words["none.findings"])
    yield from _heading(words["h.problems"])
    yield from _blocks(
        (_problem(view, p) for p in view.problems), words["none.problems"], gap=False
    )
    yield from _heading(words["h.coverage"])
    for sentence in view.coverage:
        yield from wrap(sentence, WIDTH)


def _heading(text: str) -> Iterator[str]:
    title = f"■ {text} "
    yield ""
    yield title + "─" * max(0, (WIDTH - text_width(title)) // 2)


def _hung(head: str, text: str, indent: str = "") -> Iterator[str]:
    """Wrap text behind a head, following lines indented to its width."""
    space = " " * text_width(head)
    lines = wrap(text, WIDTH - text_width(indent) - text_width(head))
    for number, line in enumerate(lines):
        yield f"{indent}{space if number else head}{line}"


def _blocks(blocks: Iterable[Iterable[str]], none: str, *, gap: bool = True) -> Iterator[str]:
    first = True
    for block in blocks:
        if not first and gap:
            yield ""
        first = False
        yield from block
    if first:
        yield none


# ---------------------------------------------------------------- parts


def _tile(view: ReportView, tile: Tile) -> Iterator[str]:
    words = view.words
    counts = words["part.gap"].join(f"{c.badge.word} {c.number:,}" for c in tile.counts)
    bracketed = words["text.aside"].replace("%text", counts) if counts else ""
    yield from _hung("", f"{tile.title}{words['key.colon']}{tile.total}{bracketed}")


def _group(group: KeyGroup) -> Iterator[str]:
    yield f"◇ {group.title}"
    for change in group.changes:
        head = f"  {change.badge.sign or '・'} "
        yield from _hung(head, change.sentence + _links(change.findings))
        if change.where:
            yield from _hung(" " * text_width(head), change.where)
    if group.more:
        yield from _hung("    ", group.more)


def _where(row: Row | TargetRow) -> str:
    return "／".join(row.places) + _links(row.findings)


def _links(links: Iterable[Link]) -> str:
    return "".join(f"〈{link.text}〉" for link in links)


def _targets(view: ReportView, title: str, rows: Iterable[TargetRow]) -> Iterator[str]:
    if title:
        yield from _hung("◇ ", title)
    for row in rows:
        yield from _target(view, row)


def _target(view: ReportView, row: TargetRow) -> Iterator[str]:
    none = view.words["none.cell"]
    yield from _hung("  ", row.item + row.indicator)
    if row.indicator_previous:
        yield from _hung(
            "    ", view.previous.short + view.words["key.colon"] + row.indicator_previous
        )
    old = row.previous.text if row.previous else none
    new = row.current.text if row.current else none
    change = " ".join(part for part in (row.badge.sign, row.badge.word, row.amount) if part)
    yield from _hung("    ", f"{old} → {new}　{change}")
    last = view.words["place.gap"].join(part for part in (row.last, row.before) if part)
    # The head dates this year's results; beside what was dropped stands an older one.
    head = view.words["col.last" if row.current else "col.last.undated"]
    yield from _hung("    ", head + view.words["key.colon"] + last)
    yield from (line for remark in row.remarks for line in _hung("    ", remark))
    yield from _hung("    ", _where(row))


def _legend(view: ReportView) -> str:
    words = view.words
    inserted = _MARKS["inserted"].format(words["legend.inserted"])
    deleted = _MARKS["deleted"].format(words["legend.deleted"])
    return f"{inserted} {deleted} {words['legend.folded']}　{words['legend.notation']}"


def _section(section: SectionView) -> Iterator[str]:
    badge = f"〔{section.badge.word}〕" if section.badge else ""
    yield from _hung("◇ ", f"{section.title}{badge}")
    if section.badge and section.current and section.previous:
        yield from _hung("  ", f"{_plain(section.previous)} → {_plain(section.current)}")
    yield from _hung("  ", " ".join(part for part in (section.summary, section.place) if part))
    if section.changed:
        yield from (line for row in section.rows for line in _row(row))


def _row(row: Row) -> Iterator[str]:
    if row.kind == "folded":
        yield f"  {row.fold_text}"
    elif row.kind == "label":
        parts = row.current.paragraphs or row.previous.paragraphs
        yield from _hung(
            "  ", f"{_marked(parts[0].spans)}{row.current.filler}{row.previous.filler}"
        )
    else:
        yield from _change(row)


def _change(row: Row) -> Iterator[str]:
    if row.badges:
        badges = "・".join(badge.word for badge in row.badges)
        yield from _hung("  ", f"［{badges}］{row.what}　{_where(row)}")
    yield from _hung("    ", _marker(row) + _marked(row.merged))
    yield from (line for remark in row.remarks for line in _hung("    ", f"（{remark}）"))


def _marker(row: Row) -> str:
    """Give the mark before a clause, both if it changed."""
    new = row.current.paragraphs[0] if row.current.paragraphs else None
    old = row.previous.paragraphs[0] if row.previous.paragraphs else None
    if new and old and new.marker_changed and new.marker != old.marker:
        return f"[-{old.marker}-]{{+{new.marker}+}} "
    shown = new or old
    return f"{shown.marker} " if shown and shown.marker else ""


def _marked(spans: Iterable[Span]) -> str:
    return "".join(_MARKS[span.mark].format(span.text) for span in spans)


def _plain(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans)


def _finding(view: ReportView, finding: FindingView) -> Iterator[str]:
    head = f"{view.words['finding.head']}{finding.number}［{finding.badge.word}］"
    yield from _hung("", head + finding.message)
    for quote in finding.quotes:
        yield from _hung("    ", f"{quote.place}　{quote.text}")
    yield f"    〔{finding.rule}〕"


def _problem(view: ReportView, problem: ProblemView) -> Iterator[str]:
    words = view.words
    place = words["text.aside"].replace("%text", problem.place) if problem.place else ""
    yield from _hung("・", problem.kind + words["key.colon"] + problem.message + place)
