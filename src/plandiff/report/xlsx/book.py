"""A workbook in which text stays text: the only door to the writing library."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from plandiff.errors import WriteError
from plandiff.report.created import created
from plandiff.report.view_model import Span
from plandiff.report.width import text_width
from plandiff.report.xlsx.looks import FONT, LOOKS, MARKS
from plandiff.report.xlsx.strings import fitted, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plandiff.report.view_model import ReportView
    from plandiff.report.xlsx.looks import Look
    from plandiff.report.xlsx.numbers import Number

_ROWS: Final = 1_048_576
_FORMATS: Final = 150
"""Excel takes about 200 number formats a workbook; figures beyond are written as text."""
_MARGIN_TEXT: Final = 200
"""Characters of a page header: the limit is 255 with its codes."""
_A4: Final = 9
_LINE: Final = 16.5
"""Height of a line in points, and what a row has besides; Excel allows 409 in all."""
_AIR: Final = 3
_HIGHEST: Final = 409


class Book:
    """A workbook being written; the same calls give the same bytes."""

    def __init__(self, view: ReportView) -> None:
        from xlsxwriter import Workbook  # noqa: PLC0415  # only this format needs it

        self._content = BytesIO()
        self._book = Workbook(
            self._content,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": dict(FONT),
            },
        )
        self._book.set_properties(
            {
                "title": view.title,
                "author": "plandiff",
                # The library takes a date without zone for UTC.
                "created": created().replace(tzinfo=None),
            }
        )
        self._formats: dict[tuple[str, str], Any] = {}
        self._numbers: dict[str, None] = {}
        self._title = view.title
        self._notice = view.words["cell.cut"]
        self.shortened = 0
        """Cells that could not hold all of their text."""

    def sheet(self, name: str) -> Sheet:
        """Add a sheet, set up for printing."""
        page = self._book.add_worksheet(name)
        page.set_landscape()
        page.set_paper(_A4)
        page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        page.fit_to_pages(1, 0)
        page.set_header(f"&L{_margin(self._title)}&R&A")
        page.set_footer("&C&P / &N")
        return Sheet(self, page)

    def finish(self) -> bytes:
        """Close the workbook and give its bytes."""
        self._book.close()
        return self._content.getvalue()

    def fit(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Give what a cell can hold, and count what was cut."""
        kept, cut = fitted(joined(spans), self._notice)
        self.shortened += cut
        return kept

    def look(self, look: Look, mark: str = "same", number: str = "") -> Any:  # noqa: ANN401
        """Give the library's format for a look; the same one for the same look."""
        key = (look, number or mark)
        if key not in self._formats:
            extra = {"num_format": number} if number else MARKS[mark] if mark != "same" else {}
            self._formats[key] = self._book.add_format({**LOOKS[look], **extra})
        return self._formats[key]

    def mark(self, mark: str) -> Any:  # noqa: ANN401
        """Give the library's format for a marked run."""
        key = ("run", mark)
        if key not in self._formats:
            self._formats[key] = self._book.add_format(MARKS[mark])
        return self._formats[key]

    def has_room_for(self, number: Number) -> bool:
        """Whether one more number format can be had."""
        if number.format not in self._numbers and len(self._numbers) < _FORMATS:
            self._numbers[number.format] = None
        return number.format in self._numbers


class Sheet:
    """One sheet, written row by row."""

    def __init__(self, book: Book, page: Any) -> None:  # noqa: ANN401
        self._book = book
        self._page = page
        self._widths: Sequence[float] = ()
        self._lines = 1
        self.row = 0
        """The row being written, from 0."""

    def columns(self, *widths: float) -> None:
        """Set the widths of the columns in characters."""
        self._widths = widths
        for at, width in enumerate(widths):
            self._page.set_column(at, at, width)

    def head(self, heads: Sequence[str]) -> None:
        """Write the head of a table that stays in sight, is printed on every page and filters."""
        for at, text in enumerate(heads):
            self.text(at, text, "head")
        self._page.freeze_panes(self.row + 1, 0)
        self._page.repeat_rows(self.row)
        self.next()

    def filter(self, columns: int) -> None:
        """Let the rows below the head be filtered."""
        self._page.autofilter(0, 0, max(1, self.row - 1), columns - 1)

    def next(self) -> None:
        """Finish the row, high enough for its text; raises WriteError where a sheet ends.

        Not every program fits the height to the text when it opens a file, so it is set here.
        """
        self._page.set_row(self.row, min(_HIGHEST, _LINE * self._lines + _AIR))
        self._lines = 1
        self.row += 1
        if self.row >= _ROWS:
            raise WriteError(
                "Excel の1シートに入る行数を超えました。--format html を使ってください"
            )

    def text(self, column: int, text: str, look: Look = "text") -> None:
        """Write text as text, whatever it begins with."""
        self.spans(column, (Span(text),), look)

    def spans(
        self, column: int, spans: Iterable[Span], look: Look = "text", columns: int = 1
    ) -> None:
        """Write text with marked phrases; the cell is as wide as so many `columns`."""
        kept = self._book.fit(spans)
        if look != "title":
            room = int(sum(self._widths[column : column + columns]))
            self._lines = max(self._lines, _lines_of(kept, room))
        if not kept:
            self._page.write_blank(self.row, column, None, self._book.look(look))
        elif len(kept) == 1 and not _looks_rich(kept[0].text):
            form = self._book.look(look, kept[0].mark)
            self._page.write_string(self.row, column, kept[0].text, form)
        else:
            runs = [part for span in _parted(kept) for part in (self._run(span), span.text)]
            self._page.write_rich_string(self.row, column, *runs, self._book.look(look))

    def across(self, columns: int, text: str, look: Look = "text") -> None:
        """Write text over the first `columns` cells of the row."""
        self._page.merge_range(self.row, 0, self.row, columns - 1, "", self._book.look(look))
        self.spans(0, (Span(text),), look, columns)

    def _run(self, span: Span) -> Any:  # noqa: ANN401
        return self._book.mark(span.mark)

    def count(self, column: int, value: int) -> None:
        """Write a whole number."""
        self._page.write_number(self.row, column, value, self._book.look("number", number="#,##0"))

    def number(self, column: int, number: Number | None, text: str = "") -> None:
        """Write a figure as a number with its unit, or the text if it cannot be one."""
        if number is None or not self._book.has_room_for(number):
            self.text(column, text)
            return
        form = self._book.look("number", number=number.format)
        self._page.write_number(self.row, column, float(number.value), form)


def _lines_of(spans: Iterable[Span], room: int) -> int:
    paragraphs = "".join(span.text for span in spans).split("\n")
    return sum(max(1, -(-text_width(part) // room)) for part in paragraphs)


def _looks_rich(text: str) -> bool:
    """Tell text the library would take for markup of its own making and not escape."""
    return text.startswith("<r>") and text.endswith("</r>")


def _parted(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Cut a lone run in two: marked text needs two runs, and in runs everything is escaped."""
    if len(spans) > 1:
        return tuple(spans)
    (only,) = spans
    return Span(only.text[:1], only.mark), Span(only.text[1:], only.mark)


def _margin(text: str) -> str:
    """Text for a page header, where & begins a code: a doubled one would still count as one."""
    return text[:_MARGIN_TEXT].replace("&", "＆")
