"""PDF files as documents: printed lines with page, box, lane and table cell."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from plandiff.model import Account, Document, Line, Source
from plandiff.read.account import characters
from plandiff.read.pdf.bodies import body
from plandiff.read.pdf.continued import joined_tables, last_tables
from plandiff.read.pdf.extract import HOLE
from plandiff.read.pdf.furniture import PageRows, furniture
from plandiff.read.pdf.lanes import gutters
from plandiff.read.pdf.layout import Drawing, lay_out
from plandiff.read.pdf.pages import load_page, opened, page_count
from plandiff.read.pdf.report import problems, why_empty
from plandiff.read.pdf.rules import merged
from plandiff.read.pdf.sheet import Sheet
from plandiff.read.pdf.visible import Seen, part
from plandiff.read.pdf.workers import in_copies, split
from plandiff.read.refusals import broken, refusal, too_long, too_many_pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.options import ReadLimits
    from plandiff.read.pdf.raw import RawPage


def read_pdf(name: str, data: bytes, limits: ReadLimits, *, workers: int = 1) -> Document:
    """Read a PDF. Lines come page by page, left column before right.

    With more than one worker, the pages of a long document are read by copies of this process,
    which must have one thread only; the result is the same. Characters of the account are all
    but blanks. Raises ReadError for a file that is encrypted, broken, without pages or over a
    limit.
    """
    with opened(name, data) as document:
        count = page_count(document)
    _check_pages(name, count, limits)
    ranges = split(count, workers)
    parts = in_copies([partial(_read_range, name, data, pages, limits) for pages in ranges])
    sheets = [sheet for part in parts for sheet in part]
    read = {sheet.no for sheet in sheets}
    lost = [no for no in range(1, count + 1) if no not in read]
    _check_length(name, sum(sheet.length for sheet in sheets), limits)
    if count == len(lost):
        raise broken(name, "どのページも読めません")
    lines = _lines(sheets)
    if not lines:
        raise refusal(name, why_empty(sheets))
    source = Source(name, sha256(data).hexdigest(), "pdf", count)
    return Document(source, lines, problems(sheets, lost, lines), _account(sheets, lines))


def _read_range(name: str, data: bytes, pages: range, limits: ReadLimits) -> list[Sheet]:
    """Read some pages; those that cannot be loaded are left out."""
    sheets: list[Sheet] = []
    length = 0
    with opened(name, data) as document:
        for no in pages:
            raw = load_page(document, no)
            if raw is not None:
                sheets.append(_sheet(raw))
                length += sheets[-1].length
                _check_length(name, length, limits)
    return sheets


def _check_length(name: str, length: int, limits: ReadLimits) -> None:
    if length > limits.max_characters:
        raise too_long(name, limits)


def _check_pages(name: str, count: int, limits: ReadLimits) -> None:
    if count == 0:
        raise broken(name, "ページがありません")
    if count > limits.max_pages:
        raise too_many_pages(name, limits)


def _sheet(raw: RawPage) -> Sheet:
    seen = part(raw)
    levels, uprights = merged(raw.rules)
    page = body(raw.no, raw.width, seen.runs, levels, uprights)
    length = sum(len(run.text) for run in raw.runs)
    turned = tuple(run for run in seen.runs if run.turn)
    kept = Seen((), seen.ignored, seen.covered, seen.is_scan_text)
    return Sheet(raw.no, replace(raw, runs=(), rules=()), kept, page, turned, length)


def _lines(sheets: Sequence[Sheet]) -> tuple[Line, ...]:
    """Lay out every page and number the lines."""
    repeated = furniture([PageRows(sheet.raw.height, sheet.body.rows) for sheet in sheets])
    bodies = [sheet.body.without(out) for sheet, out in zip(sheets, repeated, strict=True)]
    columns = gutters(bodies)
    lines: list[Line] = []
    tables = 0
    edges: dict[int, Sequence[float]] = {}
    for sheet, page, out in zip(sheets, bodies, repeated, strict=True):
        goes_on = last_tables(lines, edges)
        drawing = Drawing(sheet.raw.height, sheet.raw.fills, columns.get(sheet.no), goes_on)
        heads = [sheet.body.rows[k] for k in sorted(out)]
        placed, found = lay_out(page, heads, sheet.turned, drawing, tables)
        tables += len(found)
        edges.update(found)
        for text, box, marks, lane, cell, is_furniture in placed:
            no = len(lines) + 1
            lines.append(Line(no, sheet.no, text, lane, box, cell, marks, furniture=is_furniture))
    return joined_tables(lines, edges)


def _account(sheets: Sequence[Sheet], lines: Sequence[Line]) -> Account:
    """Count where every character went; holes are unread."""
    ignored: Counter[str] = Counter()
    for sheet in sheets:
        ignored.update(sheet.seen.ignored)
        if sheet.raw.comments:
            ignored["注釈"] += sheet.raw.comments
    total = sum(characters(line.text) for line in lines)
    holes = sum(line.text.count(HOLE) for line in lines)
    return Account(
        total + sum(ignored.values()),
        total - holes,
        tuple(sorted(ignored.items())),
        (("文字コードの分からない文字", holes),) if holes else (),
    )
