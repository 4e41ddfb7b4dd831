from __future__ import annotations

from decimal import Decimal

import pytest

from plandiff.report.xlsx.numbers import Number, number_in, signed


@pytest.mark.parametrize(
    ("text", "value", "form"),
    [
        ("57.7％以上", "57.7", '#,##0.0"％以上"'),
        ("1,660事業所以上", "1660", '#,##0"事業所以上"'),
        ("84.05％", "84.05", '#,##0.00"％"'),
        ("50.8％（※1）", "50.8", '#,##0.0"％（※1）"'),
        ("令和4年度末 57.6％", "57.6", '"令和4年度末 "#,##0.0"％"'),
        ('10"件"', "10", r'#,##0\""件"\"'),
        ("-3.2％", "-3.2", '#,##0.0"％";"-"#,##0.0"％"'),
        ("実績 ▲3.2％", "-3.2", '#,##0.0"％";"実績 ▲"#,##0.0"％"'),
        ("▲3.2％", "3.2", None),
        ("3.2％", "-3.2", None),
        ("対前年度以上", None, None),
        ("実施", "1", None),
        ("17.5％", "7.5", None),
        ("7.55％", "7.5", None),
        ("12345678901234567890件", "12345678901234567890", None),
        ("NaN件", "NaN", None),
        ("10" + "件" * 250, "10", None),
    ],
)
def test_the_figure_in_a_text(text: str, value: str | None, form: str | None) -> None:
    known = None if value is None else Decimal(value)
    found = number_in(text, [known])
    assert found == (None if form is None or known is None else Number(known, form))


def test_the_first_figure_that_the_text_holds() -> None:
    known = [None, Decimal("31.6"), Decimal("11.5")]
    assert number_in("令和4年度末 11.5％", known) == Number(
        Decimal("11.5"), '"令和4年度末 "#,##0.0"％"'
    )


@pytest.mark.parametrize(
    ("value", "unit", "form"),
    [
        ("-1.1", "ポイント", '+#,##0.0"ポイント";-#,##0.0"ポイント";#,##0.0"ポイント"'),
        ("80", "事業所", '+#,##0"事業所";-#,##0"事業所";#,##0"事業所"'),
    ],
)
def test_a_difference_shows_its_sign(value: str, unit: str, form: str) -> None:
    assert signed(Decimal(value), unit) == Number(Decimal(value), form)


def test_no_difference_is_no_number() -> None:
    assert signed(None, "ポイント") is None
