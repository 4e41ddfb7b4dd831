"""Cut a report into regions, each read by one layout: slides, tables, blocks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from plandiff.results.chapter_names import Chapters
from plandiff.results.grade_tables import grade_tables
from plandiff.results.heads import block_heads, dated, find_head_rows, parse_heads
from plandiff.results.outline import Title, parse_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.results.heads import Head, HeadRow
    from plandiff.results.rows import Row

RegionKind = Literal["columns", "blocks", "detail", "wide", "overview", "grades", "loose"]


@dataclass(frozen=True, slots=True)
class Region:
    """rows[first:last], to be read in one way."""

    kind: RegionKind
    first: int
    last: int
    titles: tuple[Title, ...] = ()
    head: HeadRow | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything found before any region is read."""

    rows: tuple[Row, ...]
    head_rows: tuple[HeadRow, ...]
    lone_heads: dict[int, Head]
    """Row index to the one head it consists of."""
    block_rows: frozenset[int]
    titles: tuple[Title, ...]
    chapters: tuple[int, ...]
    """Rows that name a chapter."""
    names: Chapters
    """Knows a chapter's name when it sees one."""


def make_frame(rows: tuple[Row, ...]) -> Frame:
    """Find heads, titles and chapters over the whole document."""
    head_rows = find_head_rows(rows)
    taken = {i for h in head_rows for i in range(h.first, h.last)}
    lone = {
        i: heads[0]
        for i, row in enumerate(rows)
        if i not in taken and len(row.text) <= 24 and len(heads := parse_heads(row.text)) == 1
    }
    blocks = frozenset(
        i for i, row in enumerate(rows) if (i not in taken or i in lone) and block_heads(row)
    )
    names = Chapters(rows)
    chapters = tuple(i for i, row in enumerate(rows) if i not in taken and names.parse(row.text))
    titles = tuple(
        t
        for i in range(len(rows))
        if i not in taken and i not in chapters and (t := parse_title(rows, i)) is not None
    )
    return Frame(rows, head_rows, lone, blocks, titles, chapters, names)


def head_kind(head: HeadRow) -> RegionKind:
    """Return how the rows under a row of heads are to be read."""
    roles = set(head.roles)
    if roles == {"grade"} or (len(roles) == 1 and "grade" in roles):
        return "grades"
    if "title" in roles and roles & {"target", "indicator"} and "plan" not in roles:
        return "wide"
    if "title" in roles and roles & {"assessment", "grade", "achieved"}:
        return "overview"
    if "plan" in roles or {"result", "target"} <= roles:
        return "columns"
    return "loose"


def date_heads(frame: Frame, fiscal_year: int | None) -> Frame:
    """Give heads with a year their role in a report of `fiscal_year`."""
    rows = tuple(type(h)(h.first, h.last, dated(h.heads, fiscal_year)) for h in frame.head_rows)
    lone = {i: dated((head,), fiscal_year)[0] for i, head in frame.lone_heads.items()}
    return replace(frame, head_rows=rows, lone_heads=lone)


def cut_regions(frame: Frame) -> tuple[Region, ...]:
    """Return the regions in reading order; rows before the first one belong to none."""
    tables = [h for h in frame.head_rows if head_kind(h) in {"wide", "overview", "grades"}]
    columns = [h for h in frame.head_rows if head_kind(h) == "columns"]
    regions = [_table(frame, head) for head in tables]
    taken = {i for r in regions for i in range(r.first, r.last)}
    regions += [
        Region("grades", head.first, last, (), head)
        for head, last in grade_tables(frame.rows)
        if not taken & set(range(head.first, last))
    ]
    blocked = {i for r in regions for i in range(r.first, r.last)}
    if columns and not _titles_lead(frame, columns):
        regions += _trailing(frame, columns, blocked)
    else:
        regions += _leading(frame, blocked)
    return tuple(sorted(regions, key=lambda r: r.first))


def _titles_lead(frame: Frame, columns: Sequence[HeadRow]) -> bool:
    """Tell whether titles stand before their table (else after it), by the table heads' count."""
    first = columns[0].first
    if not any(t.row < first for t in frame.titles):
        return False
    led = sum(_title_before(frame, head) for head in columns)
    return 2 * led >= len(columns)


def _title_before(frame: Frame, head: HeadRow) -> bool:
    page = frame.rows[head.first].page
    start = head.first
    while start > 0 and frame.rows[start - 1].page == page:
        start -= 1
    others = [h.last for h in frame.head_rows if start <= h.last <= head.first and _is_body(h)]
    start = max([start, *others])
    return any(start <= t.row < head.first for t in frame.titles)


def _is_body(head: HeadRow) -> bool:
    return head_kind(head) == "columns"


def _table(frame: Frame, head: HeadRow) -> Region:
    """Return a table's region: to its page's end, the next table, or a chapter line."""
    rows = frame.rows
    last = head.last
    stops = {h.first for h in frame.head_rows if h.first >= head.last}
    chapters = set(frame.chapters)
    while last < len(rows) and rows[last].page == rows[head.last - 1].page and last not in stops:
        if last in chapters:
            break
        last += 1
    return Region(head_kind(head), head.first, last, (), head)


def _trailing(frame: Frame, columns: Sequence[HeadRow], blocked: set[int]) -> list[Region]:
    """Cut at every table head: titles stand inside or after the rows they name."""
    regions: list[Region] = []
    ends = [h.first for h in columns[1:]] + [len(frame.rows)]
    for head, end in zip(columns, ends, strict=True):
        last = end
        while last > head.last and (last - 1 in blocked or _opens(frame, last - 1)):
            last -= 1
        titles = tuple(t for t in frame.titles if head.last <= t.row < last)
        regions.append(Region("columns", head.first, last, titles, head))
    return regions


def _opens(frame: Frame, index: int) -> bool:
    return index in frame.chapters


def _leading(frame: Frame, blocked: set[int]) -> list[Region]:
    """Cut at every title; a page with one title only belongs to it from its first line."""
    titles = _real_titles(frame, blocked)
    starts = [_start_of(frame, title, titles, blocked) for title in titles]
    ends = [*starts[1:], len(frame.rows)]
    return [
        _slide(frame, title, start, _clip(start, end, blocked))
        for title, start, end in zip(titles, starts, ends, strict=False)
    ]


def _clip(start: int, end: int, blocked: set[int]) -> int:
    for index in range(start, end):
        if index in blocked:
            return index
    return end


def _slide(frame: Frame, title: Title, start: int, end: int) -> Region:
    heads = [h for h in frame.head_rows if start <= h.first < end]
    columns = next((h for h in heads if head_kind(h) == "columns"), None)
    if columns is not None:
        return Region("columns", start, end, (title,), columns)
    blocks = {
        head.word
        for i in frame.block_rows
        if start <= i < end
        for head, _ in block_heads(frame.rows[i])
    }
    return Region("blocks" if len(blocks) > 2 else "detail", start, end, (title,))


def _real_titles(frame: Frame, blocked: set[int]) -> list[Title]:
    """Keep the titles whose kind of number stands right above a body's head."""
    heads = _body_heads(frame)
    free = [t for t in frame.titles if t.row not in blocked]
    styles = {t.style for t in _last_before(free, heads, frame)}
    candidates = [t for t in free if t.style in styles]
    ends = [*(t.row for t in candidates[1:]), len(frame.rows)]
    return [
        title
        for title, end in zip(candidates, ends, strict=False)
        if any(title.row < h < end for h in heads)
        or _stands_below(frame, title, heads)
        or _counts_on(frame, title, candidates)
    ]


def _body_heads(frame: Frame) -> list[int]:
    """Return where bodies begin: under column heads if the document has any, else block heads."""
    columns = [h.first for h in frame.head_rows if head_kind(h) == "columns"]
    if columns:
        return columns
    loose = {h.first for h in frame.head_rows if head_kind(h) == "loose"}
    lone = {i for i, h in frame.lone_heads.items() if h.role in {"result", "plan"}}
    return sorted(loose | lone | frame.block_rows)


def _last_before(titles: Sequence[Title], heads: Sequence[int], frame: Frame) -> list[Title]:
    found: list[Title] = []
    for head in heads:
        page = frame.rows[head].page
        above = [t for t in titles if t.row < head and frame.rows[t.row].page == page]
        if above and not any(above[-1].row < h < head for h in heads):
            found.append(above[-1])
    return found


def _stands_below(frame: Frame, title: Title, heads: Sequence[int]) -> bool:
    """Tell a title printed below its own body: the only one of a page that has heads above it."""
    page = frame.rows[title.row].page
    rivals = [t for t in frame.titles if t.style == title.style and t.row != title.row]
    if any(frame.rows[t.row].page == page for t in rivals):
        return False
    return any(frame.rows[h].page == page and h < title.row for h in heads)


def _counts_on(frame: Frame, title: Title, candidates: Sequence[Title]) -> bool:
    """Tell a title at the top of its page that counts on from the one before: （2） after （1）."""
    at_top = title.row == 0 or frame.rows[title.row - 1].page != frame.rows[title.row].page
    before = [t for t in candidates if t.row < title.row and t.style == title.style]
    return at_top and bool(before) and before[-1].ordinal + 1 == title.ordinal


def _start_of(frame: Frame, title: Title, titles: Sequence[Title], blocked: set[int]) -> int:
    rows, page = frame.rows, frame.rows[title.row].page
    first = title.row
    while first > 0 and rows[first - 1].page == page and first - 1 not in blocked:
        first -= 1
    alone = not any(first <= t.row < title.row for t in titles)
    if alone:
        return first
    start = title.row
    while start - 1 in frame.chapters:
        start -= 1
    return start
