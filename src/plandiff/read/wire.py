"""A document as JSON between processes: plain lists, nothing that could run code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from plandiff.model import Account, Box, Cell, Document, Line, Mark, Problem, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["decode", "encode"]


def encode(document: Document) -> bytes:
    """Write a document as JSON."""
    source, account = document.source, document.account
    value = {
        "source": [source.name, source.sha256, source.format, source.pages, source.encoding],
        "lines": [_line(line) for line in document.lines],
        "problems": [[p.kind, p.message, p.page, p.lines] for p in document.problems],
        "account": account and [account.read, account.placed, account.ignored, account.unread],
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def _line(line: Line) -> list[Any]:
    box, cell = line.box, line.cell
    return [
        line.no,
        line.page,
        line.text,
        line.lane,
        box and [box.x0, box.y0, box.x1, box.y1],
        cell and [cell.table, cell.row, cell.column],
        [[mark.start, mark.end, mark.kind] for mark in line.marks],
        line.furniture,
        line.ends_paragraph,
    ]


def decode(data: bytes) -> Document:
    """Read what `encode` wrote. Raises ValueError, TypeError or KeyError for anything else."""
    value = json.loads(data.decode("utf-8", "surrogatepass"))
    account = value["account"]
    return Document(
        Source(*value["source"]),
        tuple(_read_line(*item) for item in value["lines"]),
        tuple(
            Problem(kind, message, page, _ranges(lines))
            for kind, message, page, lines in value["problems"]
        ),
        account and Account(account[0], account[1], _counts(account[2]), _counts(account[3])),
    )


def _read_line(  # noqa: PLR0913, PLR0917 - a line has as many fields
    no: int,
    page: int,
    text: str,
    lane: Any,  # noqa: ANN401 - as JSON gives it
    box: Sequence[float] | None,
    cell: Sequence[int] | None,
    marks: Sequence[Sequence[Any]],
    furniture: bool,  # noqa: FBT001
    ends_paragraph: bool | None,  # noqa: FBT001
) -> Line:
    return Line(
        no,
        page,
        text,
        lane,
        Box(*box) if box else None,
        Cell(*cell) if cell else None,
        tuple(Mark(*mark) for mark in marks),
        furniture=furniture,
        ends_paragraph=ends_paragraph,
    )


def _ranges(lines: Sequence[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((first, last) for first, last in lines)


def _counts(counts: Sequence[Sequence[Any]]) -> tuple[tuple[str, int], ...]:
    return tuple((reason, count) for reason, count in counts)
