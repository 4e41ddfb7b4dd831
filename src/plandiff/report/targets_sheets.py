"""A workbook with our manners: text is never a formula, figures are numbers, paper is A4 landscape.

No clock goes into the file, so that the same result gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from plandiff.report.visible import visible
from plandiff.report.width import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

_BORN: Final = datetime(2000, 1, 1, tzinfo=UTC)
_A4: Final = 9
_LINE: Final = 14.5
_TALLEST: Final = 400
"""Points; a row cannot be higher than 409."""
_LONGEST: Final = 32_000
"""A cell holds 32,767 characters."""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure with what is printed around it: 94.0 with ％以上 after it."""

    value: Decimal
    after: str = ""
    before: str = ""
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A text cell of a certain look: good, bad, changed; empty for none."""

    text: str
    tone: str = ""


Cell = str | int | Number | Text | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head and its width in characters."""

    head: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a table under heads."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    printed: int = 0
    """So many columns from the left go on paper; 0 for all."""


def columns(table: str) -> tuple[Column, ...]:
    """Return columns written as 頁:6, head and width, parted by blanks."""
    pairs = (word.rpartition(":") for word in table.split())
    return tuple(Column(head, int(width)) for head, _, width in pairs)


def workbook(sheets: Sequence[Sheet], title: str) -> bytes:
    """Return a workbook; the first sheet is the one that opens."""
    import xlsxwriter  # noqa: PLC0415 - only this format needs it

    out = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": visible(title), "created": _BORN.replace(tzinfo=None)})
    looks = _Looks(book)
    for sheet in sheets:
        _write(book, sheet, looks)
    book.close()
    return out.getvalue()


class _Looks:
    """The formats of a book, each made once."""

    _TONES: Final = {
        "good": {"font_color": "#0B4F9E", "bg_color": "#E4EEFB", "bold": True},
        "bad": {"font_color": "#A32020", "bg_color": "#FBE9E9", "bold": True},
        "changed": {"font_color": "#7A4B00", "bg_color": "#FDF1DC", "bold": True},
    }
    _CELL: Final = {
        "valign": "top",
        "border": 1,
        "border_color": "#C9CED6",
        "font_name": "Yu Gothic",
    }

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - the library has no types of its own
        self._book = book
        self._made: dict[str, Any] = {}

    def text(self, tone: str = "") -> Any:  # noqa: ANN401 - as above
        """Return the format of text."""
        return self._get(
            f"text {tone}", {"text_wrap": True, "num_format": "@", **self._TONES.get(tone, {})}
        )

    def head(self) -> Any:  # noqa: ANN401 - as above
        """Return the format of heads."""
        look = {"bold": True, "bg_color": "#24324A", "font_color": "#FFFFFF", "text_wrap": True}
        return self._get("head", look)

    def number(self, number: Number) -> Any:  # noqa: ANN401 - as above
        """Return the format that prints a figure as the document does."""
        code = _code(number)
        return self._get(f"number {code}", {"num_format": code})

    def _get(self, key: str, look: dict[str, object]) -> Any:  # noqa: ANN401 - as above
        if key not in self._made:
            self._made[key] = self._book.add_format({**self._CELL, **look})
        return self._made[key]


def _code(number: Number) -> str:
    exponent = number.value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    figure = "#,##0" + ("." + "0" * places if places else "")
    body = f"{_literal(number.before)}{figure}{_literal(number.after)}"
    return f'"＋"{body};"－"{body};"±"{body}' if number.signed else body


def _literal(text: str) -> str:
    """Return words inside a number format; a quotation mark has no place there."""
    clean = visible(text).replace('"', "")
    return f'"{clean}"' if clean else ""


def _write(book: Any, sheet: Sheet, looks: _Looks) -> None:  # noqa: ANN401 - as above
    page = book.add_worksheet(sheet.name)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
        page.write_string(0, at, column.head, looks.head())
    page.set_row(0, 5 + 2 * _LINE)
    for line, row in enumerate(sheet.rows, 1):
        page.set_row(line, _height(row, sheet.columns))
        for at, cell in enumerate(row):
            _cell(page, line, at, cell, looks)
    page.print_area(0, 0, max(1, len(sheet.rows)), (sheet.printed or len(sheet.columns)) - 1)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&C&P / &N")


def _height(row: Sequence[Cell], widths: Sequence[Column]) -> float:
    """Return the height in points that shows every wrapped line; not every program finds it."""
    lines = 1
    for cell, column in zip(row, widths, strict=True):
        if isinstance(cell, str | Text):
            text = cell if isinstance(cell, str) else cell.text
            parts = text.split("\n")
            lines = max(lines, sum(max(1, -(-text_width(p) // (column.width - 1))) for p in parts))
    return min(_TALLEST, 5 + _LINE * lines)


def _cell(page: Any, line: int, at: int, cell: Cell, looks: _Looks) -> None:  # noqa: ANN401
    if isinstance(cell, Number):
        page.write_number(line, at, float(cell.value), looks.number(cell))
    elif isinstance(cell, int):
        page.write_number(line, at, cell, looks.number(Number(Decimal(cell))))
    elif isinstance(cell, Text):
        page.write_string(line, at, _shown(cell.text), looks.text(cell.tone))
    else:
        page.write_string(line, at, _shown(cell or ""), looks.text())


def _shown(text: str) -> str:
    """Return a cell's text as it may be shown; lines stay lines."""
    return "\n".join(visible(line) for line in text.split("\n"))[:_LONGEST]
