"""Spreadsheets (XLSX, XLS, ODS) as documents: one line a line of a cell, one page a sheet."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections import Counter
from contextlib import contextmanager
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from plandiff.model import Account, Cell, Document, Line, Problem, Source
from plandiff.read.account import characters
from plandiff.read.refusals import (
    ENCRYPTED,
    NO_TEXT,
    refusal,
    too_long,
    too_many_cells,
    too_many_pages,
)
from plandiff.read.sheet.formats import SheetLook, printed_number, sheet_looks
from plandiff.read.suspects import find_suspects
from plandiff.read.tables import lanes_by_text
from plandiff.read.zipguard import Package, open_package

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from python_calamine import CalamineWorkbook

    from plandiff.errors import ReadError
    from plandiff.model import Lane
    from plandiff.options import ReadLimits

__all__ = ["read_sheet"]

_OLE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MOST_AREA = 20_000_000
"""Cells of a sheet's used area, empty ones counted."""

HIDDEN_SHEET = "非表示のシートの文字"
HIDDEN_CELLS = "非表示の行・列の文字"
_DRAWN = "図形・コメントの文字"


class Filled(NamedTuple):
    """A cell that prints something."""

    row: int
    column: int
    text: str


def read_sheet(name: str, data: bytes, limits: ReadLimits) -> Document:
    """Read a workbook, sheet by sheet, row by row.

    Raises ReadError for a damaged or encrypted file, or one over a limit.
    """
    if data.startswith(_OLE) and _LOCKED in data:
        raise refusal(name, ENCRYPTED)
    package = open_package(name, data, limits) if data.startswith(b"PK") else None
    looks = sheet_looks(package, limits) if package else {}
    ignored: Counter[str] = Counter()
    lines: list[Line] = []
    book = _open(name, data)
    if len(book.sheets_metadata) > limits.max_pages:
        raise too_many_pages(name, limits)
    for page, (title, is_hidden) in enumerate(_sheets(book), 1):
        look = looks.get(title, SheetLook())
        if look.area > _MOST_AREA:
            raise _too_wide(name, title)
        cells = list(islice(_cells(name, book, title, look), limits.max_table_cells + 1))
        _check(name, cells, limits)
        shown = [] if is_hidden else [c for c in cells if not look.hides(c.row, c.column)]
        reason = HIDDEN_SHEET if is_hidden else HIDDEN_CELLS
        ignored[reason] += _length(cells) - _length(shown)
        lanes = lanes_by_text((cell.column, cell.text) for cell in shown)
        lines.extend(_lines(shown, page, lanes, len(lines)))
    if sum(len(line.text) for line in lines) > limits.max_characters:
        raise too_long(name, limits)
    if not lines:
        raise refusal(name, NO_TEXT)
    unread = _drawn(package) if package else 0
    kind = _kind(data, package)
    source = Source(name, sha256(data).hexdigest(), kind, max(1, len(book.sheets_metadata)))
    found = (*_problems(ignored, unread, kind), *find_suspects(lines))
    return Document(source, tuple(lines), found, _account(lines, ignored, unread))


def _check(name: str, cells: Sequence[Filled], limits: ReadLimits) -> None:
    if len(cells) > limits.max_table_cells:
        raise too_many_cells(name, limits)


def _too_wide(name: str, title: str) -> ReadError:
    return refusal(name, f"シート「{title}」の範囲が広すぎます（上限{_MOST_AREA:,}セル）")


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

    with _guarded(name, "壊れているため表計算の文書として読めません"):
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


def _cells(name: str, book: CalamineWorkbook, title: str, look: SheetLook) -> Iterator[Filled]:
    """Yield the filled cells of a sheet, row by row."""
    (top, left), rows = _values(name, book, title)
    for row, values in enumerate(rows, top):
        for column, value in enumerate(values, left):
            text = _printed(value, look.formats.get((row, column), ""))
            if text.strip():
                yield Filled(row, column, text)


def _values(
    name: str, book: CalamineWorkbook, title: str
) -> tuple[tuple[int, int], Sequence[Sequence[object]]]:
    """Return where a sheet's filled area begins, and its values."""
    import python_calamine

    with _guarded(name, f"壊れています（シート「{title}」が読めません）"):
        try:
            sheet = book.get_sheet_by_name(title)
        except python_calamine.WorksheetNotFound:  # a sheet that is a chart or macros
            return (0, 0), ()
        if sheet.height * sheet.width > _MOST_AREA:
            raise _too_wide(name, title)
        return sheet.start or (0, 0), sheet.to_python(skip_empty_area=True)


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


def _lines(
    cells: list[Filled], page: int, lanes: Mapping[int, Lane], before: int
) -> Iterator[Line]:
    no = before
    for row, column, text in cells:
        parts = [body for part in text.splitlines() if (body := part.strip())]
        for left, body in enumerate(parts, 1 - len(parts)):
            no += 1
            cell = Cell(page - 1, row, column)
            ends = True if left == 0 else None
            yield Line(no, page, body, lanes.get(column), cell=cell, ends_paragraph=ends)


def _drawn(package: Package) -> int:
    """Count the characters of shapes and comments, which are not read."""
    total = 0
    for part in sorted(package.parts):
        if part.startswith(("xl/drawings/drawing", "xl/comments")) and part.endswith(".xml"):
            text = package.read(part).decode("utf-8", "replace")
            pieces = re.findall(r"<(?:a:)?t(?: [^>]*)?>([^<]*)</(?:a:)?t>", text)
            total += sum(characters(piece) for piece in pieces)
    return total


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
