from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.report.minato import reference, target

from plandiff.model import TargetDiff
from plandiff.report.figures import amount, movement, promise, result
from plandiff.report.words import words_for

if TYPE_CHECKING:
    from plandiff.model import Comparator, Direction, Reference, Stringency, Target, TargetChange

JA, EN = words_for("ja"), words_for("en")


def moved(
    old: str, new: str, unit: str, stringency: Stringency, direction: Direction = "higher"
) -> TargetDiff:
    comparator: Comparator = "以上" if direction == "higher" else "以下"
    before = target("率", "", old, unit, comparator, direction=direction)
    now = target("率", "", new, unit, comparator, direction=direction)
    delta = Decimal(new) - Decimal(old)
    change: TargetChange = "raised" if delta > 0 else "lowered"
    return TargetDiff(change, stringency, "body", "（１）", now, before, delta)


@pytest.mark.parametrize(
    ("asked", "ja", "en"),
    [
        (target("率", "", "57.7", "％", "以上"), "57.7％以上", "at least 57.7%"),
        (target("率", "", "57.70", "%", "以上"), "57.70％以上", "at least 57.70%"),
        (target("数", "", "1660", "事業所", "以上"), "1,660事業所以上", "at least 1,660事業所"),
        (target("日数", "", "7", "日", "以内"), "7日以内", "within 7日"),
        (target("率", "", "100", "％", "とする"), "100％とする", "100%"),
        (target("回数", "", "1E+1", "回", "実施"), "10回を実施", "carry out 10回"),
        (target("発信", "", None, "", "実施"), "実施", "carry out"),
        (
            target("率", "", None, "％", "以上", basis="previous_year"),
            "対前年度以上",
            "at least previous year",
        ),
        (
            target("率", "", None, "％", "以下", basis="previous_year", baseline="0.38"),
            "対前年度（0.38％）以下",
            "at most previous year (0.38%)",
        ),
    ],
)
def test_a_target_is_said_as_people_write_it(asked: Target, ja: str, en: str) -> None:
    assert (promise(asked, JA), promise(asked, EN)) == (ja, en)


@pytest.mark.parametrize(
    ("diff", "ja", "beside_a_badge"),
    [
        (moved("58.8", "57.7", "％", "looser"), "1.1ポイント引下げ", "1.1ポイント"),
        (moved("1580", "1660", "事業所", "tighter"), "80事業所引上げ", "80事業所"),
        (
            moved("15", "20", "％", "looser", "lower"),
            "5ポイント引上げ。目標としては緩和",
            "5ポイント（目標としては緩和）",
        ),
        (
            moved("20", "15", "％", "tighter", "lower"),
            "5ポイント引下げ。目標としては強化",
            "5ポイント（目標としては強化）",
        ),
    ],
)
def test_a_move_says_by_how_much_and_what_the_figure_hides(
    diff: TargetDiff, ja: str, beside_a_badge: str
) -> None:
    assert movement(diff, JA) == ja
    assert amount(diff, JA) == beside_a_badge


def test_a_relative_target_is_not_called_looser_because_a_result_fell() -> None:
    same = target("率", "", None, "％", "以上", basis="previous_year")
    diff = TargetDiff("unchanged", "looser", "body", "（１）", same, same)
    assert movement(diff, JA) == ""


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (reference("参考：令和５年度末", "58.3", "58.3%"), "令和5年度末実績 58.3％"),
        (reference("令和４年度実績（参考）", "1290", "1,290事業所"), "令和4年度実績 1,290事業所"),
        (reference("", "12", "１２件"), "直近の実績 12件"),
        (reference("参考：令和５年度末", None, "【新設】"), ""),
        (None, ""),
    ],
)
def test_a_result_is_dated_as_the_document_dates_it(found: Reference | None, said: str) -> None:
    assert result(found, JA) == said
