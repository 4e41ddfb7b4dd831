"""Tables with a column of items beside the two plans: the heads tell, in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plandiff.errors import SegmentError
from plandiff.options import ReadLimits
from plandiff.pipeline import segment
from plandiff.read.registry import find_reader
from tests.read.docxs import docx, p, table, tc
from tests.read.sheets import cell, row, xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plandiff.model import Plan, Segmentation

Rows = tuple[tuple[str, ...], ...]

NEW = ("窓口を週六日開き、混雑を減らす取組を全ての課で進める。", "備蓄を年二回点検する。")
OLD = ("窓口を週五日開き、混雑を減らす取組を全ての課で進める。", "備蓄を年一回点検する。")
WHY = ("町民の声を受けて、開く日を一日増やすこととしたため。", "期限切れが多く見つかったため。")


def _docx(rows: Rows) -> bytes:
    cells = [tuple(map(tc, texts)) for texts in rows]
    return docx(p("桜町の計画") + table((3000,) * len(rows[0]), *cells))


def _xlsx(rows: Rows) -> bytes:
    lines = [
        row(r, *(cell(f"{column}{r}", text) for column, text in zip("ABCD", texts, strict=False)))
        for r, texts in enumerate(rows, 1)
    ]
    return xlsx("".join(lines))


def _html(rows: Rows) -> bytes:
    lines = ["<tr>" + "".join(f"<td>{text}</td>" for text in texts) for texts in rows]
    return f"<html><meta charset=utf-8><table>{''.join(lines)}</table>".encode()


FORMATS: dict[str, Callable[[Rows], bytes]] = {"docx": _docx, "xlsx": _xlsx, "html": _html}
every_format = pytest.mark.parametrize("suffix", sorted(FORMATS))


def _read(suffix: str, *rows: tuple[str, ...]) -> Segmentation:
    data, name = FORMATS[suffix](rows), f"a.{suffix}"
    return segment(find_reader(data, name).read(name, data, ReadLimits()))


def _told(plan: Plan) -> list[str]:
    """Return headings and clauses in order."""
    told = [clause.text for clause in plan.preamble]
    for section in plan.sections:
        told += [section.path[-1], *(clause.text for clause in section.clauses)]
    return told


def _with(items: Sequence[str], heads: tuple[str, ...], *columns: Sequence[str]) -> Rows:
    return (heads, *zip(items, *columns, strict=True))


@every_format
def test_items_are_no_text_of_the_left_plan(suffix: str) -> None:
    found = _read(suffix, *_with(("窓口", "防災"), ("項目", "新", "旧"), NEW, OLD))
    assert (_told(found.current), _told(found.previous)) == (list(NEW), list(OLD))
    said = [p.message for p in found.problems if p.kind == "unassigned"]
    assert said == ["「項目」の列の2行は、新旧どちらの計画の文でもないので比べていません。"]


@every_format
def test_numbered_items_head_both_plans_and_reasons_are_left_out(suffix: str) -> None:
    heads = ("項目", "現行", "改正案", "理由")
    found = _read(suffix, *_with(("１．窓口", "２．防災"), heads, OLD, NEW, WHY))
    assert _told(found.current) == ["１．窓口", NEW[0], "２．防災", NEW[1]]
    assert _told(found.previous) == ["１．窓口", OLD[0], "２．防災", OLD[1]]
    assert [p for p in found.problems if p.kind == "unassigned"] == []


@every_format
def test_items_may_stand_right_of_both(suffix: str) -> None:
    offices = ("担当課", "総務課", "防災課")
    found = _read(suffix, *zip(("新", *NEW), ("旧", *OLD), offices, strict=True))
    assert (_told(found.current), _told(found.previous)) == (list(NEW), list(OLD))


@every_format
def test_two_years_figures_by_item_are_no_plans(suffix: str) -> None:
    figures = ("5,290件", "12.4％"), ("4,980件", "11.9％")
    with pytest.raises(SegmentError):
        _read(suffix, *_with(("届出", "割合"), ("項目", "令和7年度", "令和6年度"), *figures))
