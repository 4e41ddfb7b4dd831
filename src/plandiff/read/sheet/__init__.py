"""Spreadsheets (XLSX, XLS, ODS) as documents: one line a line of a cell, one page a sheet."""

from __future__ import annotations

import datetime as dt
import io
from collections import Counter
from contextlib import contextmanager
from hashlib import sha256
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from plandiff.model import Account, Cell, Document, Line, Problem, Source
from plandiff.read.account import characters
from plandiff.read.refusals import (
    ENCRYPTED,
    NO_TEXT,
    SAVE_AGAIN,
    refusal,
    too_long,
    too_many_cells,
    too_many_pages,
)
from plandiff.read.sheet.drawn import drawn_characters
from plandiff.read.sheet.formats import SheetLook, printed_number, sheet_looks
from plandiff.read.sheet.lanes import Filled, SheetLanes, find_lanes
from plandiff.read.suspects import find_suspects
from plandiff.read.zipguard import Package, open_package

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from python_calamine import CalamineWorkbook

    from plandiff.errors import ReadError
    from plandiff.options import ReadLimits
    from plandiff.read.sheet.lanes import Range

__all__ = ["read_sheet"]

_OLE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MOST_AREA = 20_000_000
"""Cells of a sheet's used area, empty ones counted."""

HIDDEN_SHEET = "非表示のシートの文字"
HIDDEN_CELLS = "非表示の行・列の文字"
OTHER_SHEETS = "新旧を並べたものでないシートの文字"
_DRAWN = "図形・グラフ・コメントの文字"


class Sheet(NamedTuple):
    """What is seen of a sheet, and where its two plans stand."""

    page: int
    title: str
    cells: list[Filled]
    lanes: SheetLanes


class Values(NamedTuple):
    """What a sheet stores: where its filled area begins, its rows, its merged areas if known."""

    top: int
    left: int
    rows: Sequence[Sequence[object]]
    merged: Sequence[Range]


def read_sheet(name: str, data: bytes, limits: ReadLimits) -> Document:
    """Read a workbook, sheet by sheet, row by row.

    Raises ReadError for a damaged or encrypted file, or one over a limit.
    """
    if data.startswith(_OLE) and _LOCKED in data:
        raise refusal(name, ENCRYPTED)
    package = open_package(name, data, limits) if data.startswith(b"PK") else None
    looks = sheet_looks(package, limits) if package else {}
    ignored: Counter[str] = Counter()
    book = _open(name, data)
    if len(book.sheets_metadata) > limits.max_pages:
        raise too_many_pages(name, limits)
    sheets = list(_seen(name, book, looks, limits, ignored))
    chosen = [sheet for sheet in sheets if sheet.lanes.head is not None] or sheets
    left = [sheet for sheet in sheets if sheet not in chosen and sheet.cells]
    ignored[OTHER_SHEETS] += sum(_length(sheet.cells) for sheet in left)
    lines: list[Line] = []
    for sheet in chosen:
        lines.extend(_lines(sheet, len(lines)))
    if sum(len(line.text) for line in lines) > limits.max_characters:
        raise too_long(name, limits)
    if not lines:
        raise refusal(name, NO_TEXT)
    unread = drawn_characters(package) if package else 0
    kind = _kind(data, package)
    source = Source(name, sha256(data).hexdigest(), kind, max(1, len(book.sheets_metadata)))
    found = (*_not_chosen(left), *_problems(ignored, unread, kind), *find_suspects(lines))
    return Document(source, tuple(lines), found, _account(lines, ignored, unread))


def _seen(
    name: str,
    book: CalamineWorkbook,
    looks: Mapping[str, SheetLook],
    limits: ReadLimits,
    ignored: Counter[str],
) -> Iterator[Sheet]:
    """Yield every sheet with the cells that are seen; count the others."""
    for page, (title, is_hidden) in enumerate(_sheets(book), 1):
        look = looks.get(title, SheetLook())
        if look.area > _MOST_AREA:
            raise _too_wide(name, title)
        values = _values(name, book, title)
        cells = list(islice(_cells(values, look), limits.max_table_cells + 1))
        _check(name, cells, limits)
        shown = [] if is_hidden else [c for c in cells if not look.hides(c.row, c.column)]
        reason = HIDDEN_SHEET if is_hidden else HIDDEN_CELLS
        ignored[reason] += _length(cells) - _length(shown)
        yield Sheet(page, title, shown, find_lanes(shown, values.merged))


def _check(name: str, cells: Sequence[Filled], limits: ReadLimits) -> None:
    if len(cells) > limits.max_table_cells:
        raise too_many_cells(name, limits)


def _too_wide(name: str, title: str) -> ReadError:
    return refusal(
        name,
        f"シート「{title}」の範囲が広すぎます（上限{_MOST_AREA:,}セル）。"
        "使っていない行と列を消してください",
    )


def _length(cells: Iterable[Filled]) -> int:
    return sum(characters(cell.text) for cell in cells)


@contextmanager
def _guarded(name: str, reason: str) -> Iterator[None]:
    """Turn what the library raises into a refusal; a panic of its own is no `Exception`."""
    import python_calamine

    try:
        yield
    except python_calamine.PasswordError as error:
        raise refusal(name, ENCRYPTED) from error
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        raise refusal(name, reason) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise refusal(name, reason) from error


def _open(name: str, data: bytes) -> CalamineWorkbook:
    import python_calamine

    with _guarded(name, f"壊れているため表計算の文書として読めません。{SAVE_AGAIN}"):
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))


def _sheets(book: CalamineWorkbook) -> Iterator[tuple[str, bool]]:
    """Yield name and whether hidden of every sheet."""
    from python_calamine import SheetVisibleEnum

    for meta in book.sheets_metadata:
        yield meta.name, meta.visible != SheetVisibleEnum.Visible


def _kind(data: bytes, package: Package | None) -> str:
    if package is None:
        return "xls" if data.startswith(_OLE) else "sheet"
    if "xl/workbook.bin" in package.parts:
        return "xlsb"
    return "xlsx" if any(part.startswith("xl/") for part in package.parts) else "ods"


def _cells(values: Values, look: SheetLook) -> Iterator[Filled]:
    """Yield the filled cells of a sheet, row by row."""
    for row, found in enumerate(values.rows, values.top):
        for column, value in enumerate(found, values.left):
            text = _printed(value, look.formats.get((row, column), ""))
            if text.strip():
                yield Filled(row, column, text)


def _values(name: str, book: CalamineWorkbook, title: str) -> Values:
    import python_calamine

    with _guarded(name, f"壊れています（シート「{title}」が読めません）。{SAVE_AGAIN}"):
        try:
            sheet = book.get_sheet_by_name(title)
        except python_calamine.WorksheetNotFound:  # a sheet that is a chart or macros
            return Values(0, 0, (), ())
        if sheet.height * sheet.width > _MOST_AREA:
            raise _too_wide(name, title)
        rows = sheet.to_python(skip_empty_area=True)
        return Values(*(sheet.start or (0, 0)), rows, sheet.merged_cell_ranges or ())


def _printed(value: object, code: str) -> str:
    """Write a cell's value as the sheet prints it, as far as that is known."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        formatted = printed_number(float(value), code) if code else None
        if formatted is not None:
            return formatted
        return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return "" if value is None else str(value)


def _lines(sheet: Sheet, before: int) -> Iterator[Line]:
    """Yield the lines of a sheet; above the heads of its columns it is no table."""
    no, top = before, sheet.lanes.head or 0
    for found in sheet.cells:
        lane = sheet.lanes.lane(found)
        cell = Cell(sheet.page - 1, found.row - top, found.column) if found.row >= top else None
        for body, ends in _parts(found.text):
            no += 1
            yield Line(no, sheet.page, body, lane, cell=cell, ends_paragraph=ends)


def _parts(text: str) -> Iterator[tuple[str, bool | None]]:
    """Yield the lines of a cell; the last one ends a paragraph, and one before an empty line."""
    lines = [line.strip() for line in text.strip().splitlines()]
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        if line:
            yield line, None if following else True


def _not_chosen(sheets: Sequence[Sheet]) -> Iterator[Problem]:
    """Name the sheets that are left out because others set the two plans side by side."""
    if sheets:
        names = "".join(f"「{sheet.title}」" for sheet in sheets)
        yield Problem(
            "skipped", f"新旧を左右に並べたシートだけを読みました。シート{names}は読んでいません"
        )


def _problems(ignored: Mapping[str, int], unread: int, kind: str) -> Iterator[Problem]:
    for reason in (HIDDEN_SHEET, HIDDEN_CELLS):
        if ignored.get(reason):
            yield Problem("suspect", f"{reason}{ignored[reason]}字は読み飛ばしました")
    if unread:
        yield Problem("skipped", f"{_DRAWN}{unread}字は読んでいません")
    if kind in ("xls", "xlsb", "ods"):
        yield Problem(
            "skipped",
            "数値は表示形式ではなく保存された値で読みました（56.6%は0.566になります）。"
            "表示どおりに読むには XLSX で保存してください",
        )


def _account(lines: list[Line], ignored: Mapping[str, int], unread: int) -> Account:
    placed = sum(characters(line.text) for line in lines)
    counts = tuple(sorted((reason, count) for reason, count in ignored.items() if count))
    total = placed + sum(count for _, count in counts) + unread
    return Account(total, placed, counts, ((_DRAWN, unread),) if unread else ())
