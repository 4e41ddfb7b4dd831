"""Tell which chapter a measure belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.results.context import Context
    from plandiff.results.drafts import MeasureDraft


def give_chapters(context: Context, drafts: Sequence[MeasureDraft]) -> None:
    """Give each measure its chapter, and the unit in charge that the chapter line names.

    The last chapter line above it on its page counts, else the first below it there (a head can
    be printed at the foot of its page), else the last one before.
    """
    rows = context.rows
    index_of = {row.no: i for i, row in enumerate(rows)}
    last = ""
    for draft in sorted(drafts, key=lambda d: d.line):
        index = index_of.get(draft.line)
        if index is None:
            continue
        found = _on_page(context, index)
        if found is None:
            found = _before(context, index)
        if found is not None:
            chapter = context.frame.names.parse(rows[found].text)
            if chapter is not None:
                last = chapter.name
                same_page = rows[found].page == rows[index].page
                draft.group = draft.group or (chapter.group if same_page else "")
        draft.chapter = last


def _on_page(context: Context, index: int) -> int | None:
    rows, page = context.rows, context.rows[index].page
    here = [i for i in context.frame.chapters if rows[i].page == page]
    above = [i for i in here if i <= index]
    return above[-1] if above else here[0] if here else None


def _before(context: Context, index: int) -> int | None:
    above = [i for i in context.frame.chapters if i <= index]
    return above[-1] if above else None
