from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandiff.text.numerals import Quantity, parse_number, quantities


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,660", "1660"),
        ("５６．６", "56.6"),
        ("七", "7"),
        ("二百五十", "250"),
        ("二〇二五", "2025"),
        ("▲3.2", "-3.2"),
        ("△３．２", "-3.2"),
        ("-5", "-5"),
        ("10万", "100000"),
        ("3万5千", "35000"),
        ("1.5億", "150000000"),
        ("４千万", "40000000"),
        (" 12 ", "12"),
    ],
)
def test_a_number_is_read_in_every_writing(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "abc", "1,66", "10件", "①", "1.2.3", "一部", "％"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_number(text) is None


@given(st.integers(0, 10**12))
def test_grouped_digits_read_back(value: int) -> None:
    assert parse_number(f"{value:,}") == value


@pytest.mark.parametrize(
    ("text", "value", "unit", "printed"),
    [
        ("１,２９０事業所を超える", "1290", "事業所", "１,２９０事業所"),
        ("8,301円", "8301", "円", "8,301円"),
        ("56.6%以上とする", "56.6", "％", "56.6%"),
        ("５６．６パーセント", "56.6", "％", "５６．６パーセント"),
        ("１ か月以内", "1", "か月", "１ か月"),
        ("1ヶ月以内", "1", "か月", "1ヶ月"),
        ("10 営業日以内", "10", "営業日", "10 営業日"),
        ("７日間", "7", "日", "７日間"),
        ("約 260 万事業所", "2600000", "事業所", "260 万事業所"),
        ("5百万円", "5000000", "円", "5百万円"),
        ("▲3.2ポイント", "-3.2", "ポイント", "▲3.2ポイント"),
        ("七日以内に送る", "7", "日", "七日"),
        ("25圏域以上とする", "25", "圏域", "25圏域"),
        ("10年間", "10", "年", "10年間"),
        ("月15日以上", "15", "日", "15日"),
        ("95.5% or more", "95.5", "％", "95.5%"),
        ("within 10 working days", "10", "営業日", "10 working days"),
    ],
)
def test_a_quantity_has_value_unit_and_place(
    text: str, value: str, unit: str, printed: str
) -> None:
    start = text.index(printed)
    end = start + len(printed)
    assert quantities(text) == (Quantity(start, end, Decimal(value), unit, printed),)


@pytest.mark.parametrize(
    "text",
    [
        "2025年度",
        "令和７年",
        "2026（令和８）年",
        "12月１日に",
        "第３回評議会",
        "一部の事業所",
        "一人ひとり",
        "①受付",
        "3.0",
        "",
    ],
)
def test_dates_ordinals_and_words_count_nothing(text: str) -> None:
    assert quantities(text) == ()


def test_several_figures_in_one_sentence() -> None:
    found = quantities("処理日数は8.26日から5.73日となり、1,203名が利用した")
    assert [(q.value, q.unit) for q in found] == [
        (Decimal("8.26"), "日"),
        (Decimal("5.73"), "日"),
        (Decimal(1203), "名"),
    ]


@given(st.text(st.sampled_from("０1２3,，.．％%円日か月万以上第年（）・あア件 ▲-")))
def test_quantities_lie_in_order_within_the_text(text: str) -> None:
    at = 0
    for quantity in quantities(text):
        assert at <= quantity.start < quantity.end <= len(text)
        assert quantity.text == text[quantity.start : quantity.end]
        at = quantity.end


@pytest.mark.parametrize("text", ["1" * 5_000 + "い", "1,111" * 2_000 + "x", "1.11.1"])
def test_odd_figures_are_no_number(text: str) -> None:
    """Trying every way to part the digits would double the work with each of them."""
    assert parse_number(text) is None
