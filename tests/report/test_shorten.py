from __future__ import annotations

import pytest

from plandiff.report.shorten import quote, shorten


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("短い文。", 10, "短い文。"),
        ("前半の文である。後半はもっと長い文である。", 12, "前半の文である。…"),
        ("窓口で受け、電話でも受け、郵便でも受ける。", 14, "窓口で受け、電話でも受け、…"),
        ("切れ目のないとても長い語句", 6, "切れ目のない…"),
        ("  空白は除く  ", 10, "空白は除く"),
    ],
)
def test_quotations_end_where_a_reader_pauses(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit, "…") == short


def test_brackets_in_a_quotation_ask_for_double_ones() -> None:
    assert quote("平文") == "「平文」"
    assert quote("「広報計画」に沿う") == "『「広報計画」に沿う』"
