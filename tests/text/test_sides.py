from __future__ import annotations

import pytest

from plandiff.text.sides import SideHeads, newer_left, side_heads


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (("新（令和7年度）", "旧（令和6年度）", "備考"), SideHeads(0, 1, is_plain=True)),
        (("No.", "改正前", "改正後", "理由"), SideHeads(1, 2, is_plain=True)),
        (("令和７年度事業計画（案）", "令和６年度事業計画"), SideHeads(0, 1, is_plain=True)),
        (
            ("指標", "旧の目標（令和6年度）", "新の目標（令和7年度）"),
            SideHeads(1, 2, is_plain=False),
        ),
        (("区分", "新", "旧", "掲載箇所"), SideHeads(1, 2, is_plain=False)),
        (("項目", "現行", "改正案", "理由"), SideHeads(1, 2, is_plain=True, has_items=True)),
        (("新", "旧", "担当課"), SideHeads(0, 1, is_plain=True, has_items=True)),
        (("新", "旧", "新", "旧"), None),
        (("窓口を週五日開く。", "窓口を週六日開く。"), None),
        (("令和７年度の計画は、総会の議決を経て実施する。", "令和６年度の計画"), None),
        (("新",), None),
    ],
)
def test_rows_that_name_two_columns(row: tuple[str, ...], found: SideHeads | None) -> None:
    assert side_heads(list(enumerate(row))) == found


def test_which_side_is_the_newer() -> None:
    assert newer_left("新（令和7年度）", "旧（令和6年度）") is True
    assert newer_left("現行", "改正案") is False
    assert newer_left("令和７年度", "令和６年度") is None


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("新（平成28年度）", "現（平成27年度）"),
        ("見直し案", "現行"),
        ("次期計画", "現行計画"),
        ("次年度", "今年度"),
        ("今年度", "前年度"),
        ("After", "Before"),
        ("Current", "Previous"),
        ("Proposed", "Current"),
    ],
)
def test_pairs_of_words_that_offices_use(newer: str, older: str) -> None:
    assert newer_left(newer, older) is True
    assert newer_left(older, newer) is False
    assert newer_left(newer, newer) is None


def test_a_text_too_long_for_a_head_is_none() -> None:
    """Brackets that never close would take the square of their number."""
    assert newer_left("新" + "（" * 200_000, "旧") is None
    assert side_heads([(0, "令和７年度" + "（" * 200_000), (1, "令和６年度")]) is None
