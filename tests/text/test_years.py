from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandiff.text.years import YearForm, YearMention, era_name, fiscal_years, same_years


@pytest.mark.parametrize(
    ("text", "year", "form", "is_fiscal"),
    [
        ("令和７年度", 2025, "era", True),
        ("令和元年度", 2019, "era", True),
        ("令和七年度", 2025, "era", True),
        ("平成三十一年度", 2019, "era", True),
        ("平成31年度", 2019, "era", True),
        ("令和 7 年度", 2025, "era", True),
        ("R5", 2023, "era", True),
        ("Ｈ31", 2019, "era", True),
        ("㋿７年", 2025, "era", False),
        ("2025（令和７）年度", 2025, "both", True),
        ("令和７（2025）年度", 2025, "both", True),
        ("2025年度（令和７年度）", 2025, "both", True),
        ("２０２６（令和８）年", 2026, "both", False),
        ("2025年度", 2025, "gregorian", True),
        ("2025年", 2025, "gregorian", False),
        ("FY2025", 2025, "gregorian", True),
        ("fiscal year 2025", 2025, "gregorian", True),
        ("FY2025/26", 2025, "gregorian", True),
        ("2023（令和５年）年", 2023, "malformed", False),
        ("2023年（令和５）年", 2023, "malformed", False),
        ("2024（令和７）年度", 2024, "malformed", True),
    ],
)
def test_a_year_is_read_in_every_writing(
    text: str, year: int, form: YearForm, is_fiscal: bool
) -> None:
    assert fiscal_years(text) == (YearMention(0, len(text), year, text, form, is_fiscal),)


@pytest.mark.parametrize(
    "text", ["2025", "HbA1c", "H1N1", "12025年", "受診率", "10年間", "PR5件", ""]
)
def test_what_is_no_year_is_left_alone(text: str) -> None:
    assert fiscal_years(text) == ()


def test_offsets_point_into_the_printed_text() -> None:
    text = "ｶﾞｲﾄﾞは令和６年度に、改訂は2026（令和 8）年１月に行う。"
    assert [text[m.start : m.end] for m in fiscal_years(text)] == ["令和６年度", "2026（令和 8）年"]


@given(st.integers(1868, 2117))
def test_an_era_name_is_read_back_as_its_year(year: int) -> None:
    (mention,) = fiscal_years(era_name(year))
    assert (mention.year, mention.text, mention.fiscal) == (year, era_name(year), True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2025（令和７）年度末までに", "令和7年度末までに"),
        ("2026（令和８）年１月", "2026年１月"),
        ("2023（令和５年）年１月", "2023（令和５）年１月"),
    ],
)
def test_writings_of_the_same_year_become_one(one: str, other: str) -> None:
    assert same_years(one) == same_years(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("令和７年度", "令和６年度"),
        ("2025年", "2025年度"),
        ("2024（令和７）年度", "2024（令和６）年度"),
    ],
)
def test_different_years_stay_apart(one: str, other: str) -> None:
    assert same_years(one) != same_years(other)


def test_the_rest_of_the_text_is_untouched() -> None:
    assert same_years("（※）令和７年度　計画") == "（※）2025年度　計画"
