from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandiff.text.fold import bare, fold, fold_with_map, key

# Characters that fold, that combine, that must not fold, and plain ones.
_TEXT = st.text(
    st.sampled_from(
        "ｶﾞﾊﾟｱあかが゛\u3099\u309a\u0301eｅ１1Ａ％（）～〜－−ー一〇0口ロ①ⅰ"
        "㈱⺠⼾ﬁ\uf06c　\t \u00a0•・。、円"
    )
    | st.characters(exclude_categories=["Cs"])
)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("１，２９０事業所（５６．６％）", "1,290事業所(56.6%)"),
        ("ＫＰＩ：ｻｰﾋﾞｽﾀﾞｨﾊﾟｽ", "KPI:サービスダィパス"),
        ("｢窓口｣､受付｡", "「窓口」、受付。"),
        ("支援\u3000窓口\u00a0と\t相談", "支援 窓口 と 相談"),
        ("３〜５日 ３～５日 3−5 3－5", "3~5日 3~5日 3-5 3-5"),
        ("⺠間の⾼齢者、江⼾、⿊字", "民間の高齢者、江戸、黒字"),
        ("\uf06c 研修 \uf06e 広報 ･ 周知", "・ 研修 ・ 広報 ・ 周知"),
        ("か\u3099く、e\u0301t", "がく、ét"),
        ("ⅲ₎ 意見", "ⅲ) 意見"),
        ("➁ 受付", "② 受付"),
        ("\ufb01le", "file"),
        ("\ufa19奈川", "神奈川"),
    ],
)
def test_one_writing_for_what_differs_in_width_or_code_point(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("〇人", "0人"),
        ("ー部", "一部"),
        ("ロ頭", "口頭"),
        ("カ点", "力点"),
        ("①", "1"),
        ("ⅰ", "i"),
        ("㈱", "(株)"),
        ("Kg", "kg"),
        ("実施する", "実施しない"),
        ("以上", "以下"),
        ("葛\U000e0100", "葛"),
        ("申請\u200b書", "申請書"),
        ("10²", "102"),
        ("﨑", "崎"),
    ],
)
def test_different_things_stay_apart(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_what_carries_meaning_is_left_as_printed() -> None:
    kept = "①②ⅰⅱ㈱㎡〇一ー▲◎※【】"
    assert fold(kept) == kept


@given(_TEXT)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(_TEXT)
def test_map_leads_every_folded_character_home(text: str) -> None:
    folded = fold_with_map(text)
    assert folded.text == fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)
    assert all(0 <= offset <= len(text) for offset in folded.offsets)


def test_map_points_at_the_cluster_a_character_came_from() -> None:
    folded = fold_with_map("ｶﾞ１ﬁ。")
    assert (folded.text, folded.offsets) == ("ガ1fi。", (0, 2, 3, 3, 4, 5))


def test_key_ignores_blanks_and_the_outer_full_stop() -> None:
    assert key(" １ か月以内 とする。") == key("1か月以内とする")


def test_key_keeps_punctuation_and_bare_drops_it() -> None:
    assert key("（窓口）、郵送") != key("窓口郵送")
    assert bare("・ （窓口）、郵送。") == bare("窓口 郵送")


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        ("3.0%", "3.0%"),
        ("1,660事業所。", "1,660事業所"),
        ("▲3.2％", "▲3.2%"),
        ("a.m.、b", "amb"),
        ("①受付 ㈱", "①受付㈱"),
        ("A_B", "AB"),
    ],
)
def test_bare_keeps_what_makes_a_figure(printed: str, left: str) -> None:
    assert bare(printed) == left
