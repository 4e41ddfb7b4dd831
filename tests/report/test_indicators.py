from __future__ import annotations

from typing import TYPE_CHECKING

from tests.report.minato import reference, target

from plandiff.model import TargetDiff
from plandiff.report.indicators import indicators

if TYPE_CHECKING:
    from typing import Literal

    from plandiff.model import Reference


def kept(
    name: str,
    source: Literal["body", "table"],
    value: str = "5",
    found: Reference | None = None,
) -> TargetDiff:
    same = target(name, "", value, "％", "以上", reference=found)
    return TargetDiff("unchanged", "same", source, "（１）", same, same)


def names(diffs: list[TargetDiff]) -> list[tuple[str | None, str | None]]:
    return [
        (
            item.body.current.indicator if item.body and item.body.current else None,
            item.table.current.indicator if item.table and item.table.current else None,
        )
        for item in indicators(diffs)
    ]


def test_text_and_table_are_one_indicator() -> None:
    diffs = [
        kept("受診率", "body"),
        kept("回収率", "body"),
        kept("回収率", "table"),
        kept("受診率", "table"),
    ]
    assert names(diffs) == [("受診率", "受診率"), ("回収率", "回収率")]


def test_a_row_only_the_table_has_follows_the_row_above_it() -> None:
    diffs = [
        kept("甲率", "body"),
        kept("乙率", "body"),
        kept("甲率", "table"),
        kept("丙率", "table", "7"),
    ]
    assert names(diffs) == [("甲率", "甲率"), (None, "丙率"), ("乙率", None)]


def test_names_that_are_alike_meet_if_they_promise_the_same() -> None:
    long, short = "被扶養者の特定健康診査の実施率", "被扶養者の特定健診の実施率"
    assert names([kept(long, "body"), kept(short, "table")]) == [(long, short)]
    assert names([kept(long, "body"), kept(short, "table", "6")]) == [(None, short), (long, None)]


def test_equal_names_are_taken_in_order() -> None:
    first, second = kept("率", "table", "1"), kept("率", "table", "2")
    found = indicators([kept("率", "body", "1"), kept("率", "body", "2"), first, second])
    assert [item.table for item in found] == [first, second]


def test_the_last_result_may_stand_in_either_place() -> None:
    printed = reference("参考：令和５年度末", "58.3", "58.3％")
    (item,) = indicators([kept("率", "body"), kept("率", "table", found=printed)])
    assert item.main.source == "body"
    assert item.reference() == printed
