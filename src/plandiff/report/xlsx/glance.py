"""The sheet 概要: documents, counts as numbers, key changes, and what was not read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plandiff.report.view_model import ReportView, Tile
    from plandiff.report.xlsx.book import Sheet

_WIDTHS: Final = (24, 15, 6, 90, 34)
_NAME, _CLASS, _COUNT, _TEXT, _WHERE = range(5)


def write_glance(sheet: Sheet, view: ReportView, shortened: int) -> None:
    """Write what a reader should know first; `shortened` cells of other sheets are not complete."""
    sheet.columns(*_WIDTHS)
    sheet.text(_NAME, view.title, "title")
    sheet.next()
    for side in (view.current, view.previous):
        _line(sheet, side.label, " ".join(part for part in (side.title, side.source) if part))
    _lines(sheet, view.words["h.glance"], view.headline)
    for tile in view.tiles:
        _tile(sheet, tile)
    sheet.next()
    _key_changes(sheet, view)
    sheet.next()
    _cautions(sheet, view, shortened)
    _lines(sheet, view.words["h.coverage"], view.coverage)


def _line(  # noqa: PLR0913  # one argument a column
    sheet: Sheet, name: str, text: str, *, kind: str = "", where: str = "", count: int | None = None
) -> None:
    sheet.text(_NAME, name, "name")
    sheet.text(_CLASS, kind)
    if count is None:
        sheet.text(_COUNT, "")
    else:
        sheet.count(_COUNT, count)
    sheet.text(_TEXT, text)
    sheet.text(_WHERE, where)
    sheet.next()


def _lines(sheet: Sheet, name: str, texts: Iterable[str]) -> None:
    for text in texts:
        _line(sheet, name, text)


def _tile(sheet: Sheet, tile: Tile) -> None:
    total = tile.total
    for count in tile.counts:
        word = count.badge.sign + count.badge.word
        _line(sheet, tile.title, total, kind=word, count=count.number)
        total = ""
    if not tile.counts:
        _line(sheet, tile.title, total)


def _key_changes(sheet: Sheet, view: ReportView) -> None:
    words = view.words
    heads = ("h.key", "col.class", "", "col.message", "col.heading")
    for at, key in enumerate(heads):
        sheet.text(at, words[key] if key else "", "head")
    sheet.next()
    for group in view.key_groups:
        for change in group.changes:
            said = change.sentence + "".join(f"（{link.text}）" for link in change.findings)
            word = change.badge.sign + change.badge.word
            _line(sheet, group.title, said, kind=word, where=change.where)
        if group.more:
            _line(sheet, group.title, group.more)
    if not view.key_groups:
        _line(sheet, "", words["none.key"])


def _cautions(sheet: Sheet, view: ReportView, shortened: int) -> None:
    words = view.words
    for problem in view.problems:
        _line(sheet, words["h.problems"], problem.message, kind=problem.kind, where=problem.place)
    if shortened:
        _line(sheet, words["h.problems"], words["cells.cut"], count=shortened)
    if not view.problems and not shortened:
        _line(sheet, words["h.problems"], words["none.problems"])
