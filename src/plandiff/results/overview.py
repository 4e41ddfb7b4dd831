"""Read the table of grades at a report's head, and the rules it gives for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.model_results import GradeRule, OverviewRow
from plandiff.results.atoms import parse_bullet
from plandiff.results.layouts import GRADES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.model import Piece
    from plandiff.results.context import Context
    from plandiff.results.regions import Region
    from plandiff.results.rows import Row

_ALL = "|".join(map(re.escape, GRADES))
_ROW = re.compile(
    rf"(?P<number>[①-⑳]|[ⅰ-ⅻ]\)|\(\d+\)|\d+[.)])?\s*(?P<title>.+?)\s+(?P<grade>{_ALL})(?:\s+(?P<group>\S+))?"
)
_RULE = re.compile(rf"(?P<grade>{_ALL})(?:\s+(?P<rest>.+))?")
_SCOPE = re.compile(r"【[^】]*KPI[^】]*】")


def read_overview(context: Context, region: Region) -> list[OverviewRow]:
    """Return the rows of a table of grades: 具体的施策等 | 自己評価 | 担当G."""
    found: list[OverviewRow] = []
    assert region.head is not None  # noqa: S101 - only regions with heads come here
    context.note(range(region.first, region.head.last), "head")
    for index in range(region.head.last, region.last):
        row = context.rows[index]
        match = _ROW.fullmatch(row.text)
        chapter = context.frame.names.parse(row.text) is not None
        context.note([index], "chapter" if chapter else "table")
        if match is not None and not chapter:
            found.append(_overview_row(row, match))
    return found


def _overview_row(row: Row, match: re.Match[str]) -> OverviewRow:
    return OverviewRow(
        match["number"] or "",
        match["title"],
        match["grade"],
        match["group"] or "",
        row.source_page,
        (row.piece,),
    )


def read_grade_rules(context: Context, region: Region) -> list[GradeRule]:
    """Return the rules of one table of grades; its scope may be printed below it."""
    rows = [context.rows[i] for i in range(region.first, region.last)]
    context.note(range(region.first, region.last), "table")
    scope = next((m[0] for row in rows if (m := _SCOPE.fullmatch(row.text))), "")
    groups: list[list[Row]] = []
    assert region.head is not None  # noqa: S101 - only regions with heads come here
    for index in range(region.head.last, region.last):
        row = context.rows[index]
        if _RULE.fullmatch(row.text) and row.text.split()[0] in GRADES:
            groups.append([])
        if groups and not _SCOPE.fullmatch(row.text):
            groups[-1].append(row)
    return [_rule(group, scope) for group in groups]


def _rule(rows: Sequence[Row], scope: str) -> GradeRule:
    text = "".join(row.text for row in rows)
    grade = rows[0].text.split()[0]
    rest = text.removeprefix(grade).strip()
    pieces: tuple[Piece, ...] = tuple(row.piece for row in rows)
    return GradeRule(scope, grade, _asks(rest), rest, rows[0].source_page, pieces)


def _asks(rest: str) -> bool | None:
    """Return what a rule asks of the KPI: 未達成 before 達成, nothing if neither opens it."""
    _, start = parse_bullet(rest)
    words = rest[start:]
    if words.startswith(("未達成", "未達")):
        return False
    return True if words.startswith("達成") else None
