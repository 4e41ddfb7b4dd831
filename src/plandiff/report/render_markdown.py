"""Markdown: GitHub tables, for issues, wikis and repositories."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plandiff.report.view_model import (
        Cell,
        FindingView,
        KeyGroup,
        Link,
        Paragraph,
        ReportView,
        Row,
        SectionView,
        Span,
        TargetRow,
        Tile,
    )

_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>#|~&@!$]")
_LEADING: Final = re.compile(r"^(\s*)([-+=:]|\d+[.)](?=\s|$))")
_ENTITIES: Final = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def render(view: ReportView) -> bytes:
    """Make the report GitHub-flavoured Markdown in UTF-8."""
    return ("\n".join(_lines(view)) + "\n").encode("utf-8", "backslashreplace")


def escape(text: str) -> str:
    """Text that Markdown shows as it is, also at the beginning of a line and in a table cell."""
    safe = _SPECIAL.sub(_escaped, " ".join(text.split("\n")))
    return _LEADING.sub(_escaped_leader, safe)


def _escaped(found: re.Match[str]) -> str:
    return _ENTITIES.get(found[0], "\\" + found[0])


def _escaped_leader(found: re.Match[str]) -> str:
    """`-`, `+`, `=` would begin a list or underline a heading; so would `1.` and `1)`."""
    blanks, leader = found[1], found[2]
    return f"{blanks}{leader[:-1]}\\{leader[-1]}"


def _lines(view: ReportView) -> Iterator[str]:
    words = view.words
    yield f"# {escape(view.title)}"
    yield ""
    for side in (view.current, view.previous):
        said = " ".join(part for part in (side.title, side.source) if part)
        yield f"- {_strong(side.label)} {escape(said)}"
    yield from _heading(words["h.glance"])
    yield from (f"- {escape(sentence)}" for sentence in view.headline)
    yield ""
    yield from (_tile(view, tile) for tile in view.tiles)
    yield from _heading(words["h.key"])
    yield from _blocks(map(_group, view.key_groups), words["none.key"])
    yield from _heading(words["h.targets"])
    yield from _targets(view)
    yield from _heading(words["h.sections"])
    yield f"{_legend(view)}"
    yield ""
    yield from _blocks((_section(view, item) for item in view.sections), words["none.sections"])
    yield from _heading(words["h.findings"])
    yield from _blocks((_finding(view, item) for item in view.findings), words["none.findings"])
    yield from _heading(words["h.problems"])
    yield from _problems(view)
    yield from _heading(words["h.coverage"])
    yield from (escape(sentence) + "  " for sentence in view.coverage)


def _heading(text: str) -> Iterator[str]:
    yield from ("", f"## {escape(text)}", "")


def _strong(text: str) -> str:
    """HTML rather than asterisks: beside Japanese brackets these do not count as emphasis."""
    return f"<b>{escape(text)}</b>"


def _blocks(blocks: Iterable[Iterable[str]], none: str) -> Iterator[str]:
    """Blocks with an empty line between them, or a sentence that there are none."""
    first = True
    for block in blocks:
        if not first:
            yield ""
        first = False
        yield from block
    if first:
        yield escape(none)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _rule(count: int) -> str:
    return "|" + " --- |" * count


# ---------------------------------------------------------------- parts


def _tile(view: ReportView, tile: Tile) -> str:
    counts = "・".join(f"{escape(c.badge.word)} {c.number:,}" for c in tile.counts)
    colon = view.words["key.colon"] if counts else ""
    return f"- {_strong(tile.title)} {escape(tile.total)}{colon}{counts}"


def _group(group: KeyGroup) -> Iterator[str]:
    yield f"### {escape(group.title)}"
    yield ""
    for change in group.changes:
        where = f" — {escape(change.where)}" if change.where else ""
        yield (
            f"- {_strong(change.badge.word)} {escape(change.sentence)}"
            f"{_links(change.findings)}{where}"
        )
    if group.more:
        yield ""
        yield escape(group.more)


def _links(links: Iterable[Link]) -> str:
    return "".join(f" （{escape(link.text)}）" for link in links)


def _targets(view: ReportView) -> Iterator[str]:
    words = view.words
    if not view.target_groups:
        yield escape(words["none.targets"])
        return
    heads = ("indicator", "previous", "current", "change", "last", "note")
    yield _row(escape(words[f"col.{name}"]) for name in heads)
    yield _rule(len(heads))
    for group in view.target_groups:
        if group.title:
            yield _row((_strong(group.title), *[""] * (len(heads) - 1)))
        yield from (_row(_target_cells(row, view)) for row in group.rows)


def _target_cells(row: TargetRow, view: ReportView) -> Iterator[str]:
    none = view.words["none.cell"]
    former = row.indicator_previous
    name = escape(row.item + row.indicator)
    yield (
        f"{name}<br>{escape(view.previous.short)}{view.words['key.colon']}{escape(former)}"
        if former
        else name
    )
    yield escape(row.previous.text if row.previous else none)
    yield _strong(row.current.text if row.current else none)
    yield " ".join(escape(part) for part in (row.badge.sign, row.badge.word, row.amount) if part)
    yield "<br>".join(escape(part) for part in (row.last, row.before) if part)
    yield "<br>".join(
        [*map(escape, row.remarks), escape("／".join(row.places)) + _links(row.findings)]
    )


def _legend(view: ReportView) -> str:
    words = view.words
    return (
        f"<ins>{escape(words['legend.inserted'])}</ins> "
        f"<del>{escape(words['legend.deleted'])}</del> {escape(words['legend.folded'])} "
        f"{escape(words['legend.notation'])}"
    )


def _section(view: ReportView, section: SectionView) -> Iterator[str]:
    badge = f"〔{escape(section.badge.word)}〕" if section.badge else ""
    yield f"{'#' * min(6, 2 + section.level)} {escape(section.title)}{badge}"
    yield ""
    parts = [escape(part) for part in (section.summary, section.place) if part]
    yield " ".join(parts)
    rows = [*_section_head(section), *(_pair(row) for row in section.rows if section.changed)]
    if not rows:
        return
    heads = (view.current.label, view.previous.label, view.words["col.note"])
    yield ""
    yield _row(map(escape, heads))
    yield _rule(len(heads))
    yield from rows


def _section_head(section: SectionView) -> Iterator[str]:
    if section.badge is not None:
        yield _row(
            (
                escape(section.current_filler) or _marked(section.current),
                escape(section.previous_filler) or _marked(section.previous),
                escape(section.badge.word),
            )
        )


def _pair(row: Row) -> str:
    if row.kind == "folded":
        return _row((escape(row.fold_text), "（略）", ""))
    badges = " ".join(_strong(badge.word) for badge in row.badges)
    notes = [
        " ".join(part for part in (badges, escape(row.what)) if part),
        *map(escape, row.remarks),
    ]
    notes.append(escape("／".join(row.places)) + _links(row.findings))
    return _row((_cell(row.current), _cell(row.previous), "<br>".join(n for n in notes if n)))


def _cell(cell: Cell) -> str:
    return escape(cell.filler) or "<br>".join(map(_paragraph, cell.paragraphs))


def _paragraph(part: Paragraph) -> str:
    marker = escape(part.marker)
    if part.marker_changed:
        marker = f"<u>{marker}</u>"
    return " ".join(piece for piece in (marker, _marked(part.spans)) if piece)


def _marked(spans: Iterable[Span]) -> str:
    """Tags rather than tildes: they mark a word also where no space stands before it."""
    return "".join(_TAGS[span.mark].format(escape(span.text)) for span in spans)


_TAGS: Final = {"same": "{}", "inserted": "<ins>{}</ins>", "deleted": "<del>{}</del>"}


def _finding(view: ReportView, finding: FindingView) -> Iterator[str]:
    yield (f"### {escape(view.words['finding.head'])}{finding.number} {escape(finding.badge.word)}")
    yield ""
    yield escape(finding.message)
    yield ""
    yield from (f"> {escape(quote.place)} {escape(quote.text)}  " for quote in finding.quotes)
    yield ""
    yield escape(finding.rule)


def _problems(view: ReportView) -> Iterator[str]:
    for problem in view.problems:
        yield " ".join(
            part
            for part in (
                f"- {_strong(problem.kind)}",
                escape(problem.message),
                escape(problem.place),
            )
            if part
        )
    if not view.problems:
        yield escape(view.words["none.problems"])
