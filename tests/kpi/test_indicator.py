from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandiff.kpi.indicator import (
    SAME,
    contrasts,
    indicator_key,
    indicator_similarity,
    numbers_in,
    same_head,
)
from plandiff.kpi.promise import direction_of

ONE_THING = [
    ("各種届出の電子化率", "各種届出の 電子化率（※２）"),
    ("各種届出等に係る電子化率", "各種届出にかかる電子化率"),
    ("家族の特定健康診査受診率", "家族の特定健診実施率"),
    ("電子申請の利用率", "電子申請の利用割合"),
    ("相談の満足度", "相談の満足の度合い"),
    ("再生紙の使用割合（重量ベース）", "再生紙の使用割合"),
    ("登録者において更新した者の割合", "更新した者の割合"),
    ("全会員数に占める女性会員が属する支部の会員数の割合", "女性会員が属する支部の会員数の割合"),
    ("面談の実施率（被扶養者）", "被扶養者の面談実施率"),
    ("有収率（試行の期間を除く）", "有収率"),
    ("share of online applications", "proportion of online applications (*)"),
    ("registered employers (online only)", "registered employers"),
]
TWO_THINGS = [
    ("届出の窓口での受付率", "届出の郵送率"),
    ("点検による査定率", "点検による査定額"),
    ("被保険者の面談の実施率", "被扶養者の面談の実施率"),
    ("面談の実施率（被保険者）", "面談の実施率（被扶養者）"),
    ("研修の受講率", "情報安全研修の受講率"),
    ("会員の特定健診実施率", "会員の特定保健指導実施率"),
    ("貸出の満足度", "貸出の件数"),
    ("attendance at training", "attendance at security training"),
    ("share of online applications", "share of applications returned"),
    ("", "加入率"),
]


@pytest.mark.parametrize(("one", "other"), ONE_THING)
def test_one_indicator_in_two_wordings(one: str, other: str) -> None:
    assert indicator_similarity(one, other) >= SAME


@pytest.mark.parametrize(("one", "other"), TWO_THINGS)
def test_two_indicators(one: str, other: str) -> None:
    assert indicator_similarity(one, other) < SAME


@given(st.text("率数の電子申請利用（）率のを割合abc ", max_size=20), st.text(max_size=20))
def test_similarity_is_symmetric_and_bounded(one: str, other: str) -> None:
    likeness = indicator_similarity(one, other)
    assert 0.0 <= likeness <= 1.0
    assert likeness == indicator_similarity(other, one)


@given(st.text("ＡＢ率数の電子申請利用割合１２ ", min_size=1, max_size=20))
def test_width_and_blanks_do_not_change_the_key(text: str) -> None:
    wide = text.replace("1", "１")
    assert indicator_key(wide) == indicator_key(text.replace("１", "1").replace(" ", ""))


def test_key_keeps_a_scope_and_drops_a_clarification() -> None:
    assert indicator_key("使用割合（重量ベース）") == indicator_key("使用割合")
    assert indicator_key("使用割合（学校を除く）") != indicator_key("使用割合")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("証の回収率", "会員証の証回収率", True),
        ("受付率", "郵送率", False),
        ("使った者の割合", "利用率", True),
        ("受講した者の数", "受講率", False),
    ],
)
def test_same_head(one: str, other: str, *, same: bool) -> None:
    assert same_head(one, other) is same


def test_contrasts() -> None:
    assert contrasts("男性の受講率", "女性の受講率")
    assert not contrasts("男性の受講率", "受講率")
    assert not contrasts("男性と女性の受講率", "女性の受講率")


def test_numbers_in_an_indicator() -> None:
    assert numbers_in("転入後３か月以内に届け出た40歳以上の者の割合（※２）") == ("3", "40")


@pytest.mark.parametrize(
    ("indicator", "direction"),
    [
        ("書類の不備率", "lower"),
        ("平均所要日数", "lower"),
        ("一者応札の割合", "lower"),
        ("期限内処理の達成状況", "higher"),
        ("講座の満足度", "higher"),
        ("施設の数", "none"),
        ("Error rate", "lower"),
    ],
)
def test_direction_of(indicator: str, direction: str) -> None:
    assert direction_of(indicator) == direction
