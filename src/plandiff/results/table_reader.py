"""Read a table of several columns whose titles stand after (or inside) the rows they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.model import Problem
from plandiff.results.cells import entries, give_entries, target_drafts
from plandiff.results.clauses import to_clauses
from plandiff.results.context import set_aside
from plandiff.results.drafts import MeasureDraft, named_draft
from plandiff.results.naming import choose, match_titles
from plandiff.results.slides import read_columns, table_rows, text_of
from plandiff.text.spans import join_pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.results.columns import Item
    from plandiff.results.context import Context
    from plandiff.results.outline import Title
    from plandiff.results.regions import Region
    from plandiff.results.slides import TableRow

_COLUMN = frozenset({"plan", "result", "target", "actual", "none"})


class Table:
    """One region's rows and the titles that may name them."""

    def __init__(self, context: Context, region: Region) -> None:
        rest, self.group = set_aside(context, region)
        assert region.head is not None  # noqa: S101 - only regions with heads come here
        rows = [context.rows[i] for i in rest]
        self.items = read_columns(rows, region.head.roles, context.widths)
        context.note_items(self.items)
        self.region = region
        self.rows, trailing = table_rows(self.items)
        self.rows = tuple(r for r in self.rows if r.of("plan", "result"))
        self.trailing = _titles_of(trailing, region.titles, context)
        self.leading = _titles_of(_leading_heads(self.rows), region.titles, context)
        self.heads = tuple(
            context.rows[i].piece for i in range(region.head.first, region.head.last)
        )


def _leading_heads(rows: Sequence[TableRow]) -> list[Item]:
    """Return the numbered headings at the beginning of each row's first column."""
    found: list[Item] = []
    for row in rows:
        for item in row.items:
            if item.atoms[0].marker not in {"number", "bracket"}:
                break
            found.append(item)
    return found


def _titles_of(items: Sequence[Item], titles: Sequence[Title], context: Context) -> list[Title]:
    by_line = {context.rows[t.row].no: t for t in titles}
    lines = [item.atoms[0].piece.line for item in items]
    return [by_line[line] for line in lines if line in by_line]


def read_tables(context: Context, regions: Sequence[Region]) -> list[MeasureDraft]:
    """Return the measures of all such tables of a document."""
    tables = [Table(context, region) for region in regions]
    parents = _parent_styles(tables)
    drafts: list[MeasureDraft] = []
    parent: Title | None = None
    for index, table in enumerate(tables):
        following = _first_title(tables[index + 1 :])
        own, above = choose(table.trailing, table.leading, len(table.rows), following, parents)
        parent = above[-1] if above else _kept(parent, own)
        drafts += _measures(context, table, own, parent)
    return drafts


def _parent_styles(tables: Sequence[Table]) -> frozenset[str]:
    """Return kinds of number that come on top of a full set of titles somewhere."""
    found: set[str] = set()
    for table in tables:
        styles = [t.style for t in table.trailing]
        if len(styles) <= len(table.rows):
            continue
        full = {s for s in styles if styles.count(s) == len(table.rows)}
        if len(full) == 1:
            found |= set(styles) - full
    return frozenset(found)


def _first_title(tables: Sequence[Table]) -> Title | None:
    for table in tables:
        titles = [*table.leading, *table.trailing]
        if titles:
            return min(titles, key=lambda t: t.ordinal)
    return None


def _kept(parent: Title | None, own: Sequence[Title]) -> Title | None:
    """Keep a parent until a title of its own kind of number, or of none, follows."""
    if parent is None or not own or any(t.style == parent.style for t in own):
        return None
    return parent


def _measures(
    context: Context, table: Table, own: Sequence[Title], parent: Title | None
) -> list[MeasureDraft]:
    texts = ["".join(text_of(item) for item in row.items) for row in table.rows]
    named = match_titles(own, texts)
    chosen = {context.rows[t.row].no for t in own} | (
        {context.rows[parent.row].no} if parent else set()
    )
    for line in sorted(chosen):
        context.roles[line] = "title"
    return [
        _measure(context, table, row, title, parent, chosen)
        for row, title in zip(table.rows, named, strict=True)
    ]


def _measure(  # noqa: PLR0913, PLR0917 - one row with everything that names it
    context: Context,
    table: Table,
    row: TableRow,
    title: Title | None,
    parent: Title | None,
    titles: set[int],
) -> MeasureDraft:
    first = row.items[0].atoms[0]
    if title is not None:
        draft = named_draft(context, title)
        draft.group = title.group or table.group
    else:
        draft = MeasureDraft("", group=table.group, page=first.page, line=first.piece.line)
        context.problems.append(
            Problem(
                "undecided",
                "この行の施策名を文書から見つけられませんでした。",
                first.page,
                ((first.piece.line, first.piece.line),),
            )
        )
    if parent is not None:
        draft.parent = join_pieces(context.lines, (parent.number_piece, *parent.pieces))
    _fill(draft, row, context, titles)
    for target in draft.targets:
        target.heads = table.heads
    return draft


def _fill(draft: MeasureDraft, row: TableRow, context: Context, titles: set[int]) -> None:
    lines = context.lines
    plan = [i for i in row.of("plan") if i.atoms[0].piece.line not in titles]
    draft.plan += to_clauses(plan, lines)
    draft.results += to_clauses(row.of("result"), lines)
    draft.none_stated = bool(row.of("none"))
    draft.targets = target_drafts(row.of("target", "note"), lines)
    give_entries(draft.targets, entries(row.of("actual")))
