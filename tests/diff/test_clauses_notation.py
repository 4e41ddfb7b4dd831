from __future__ import annotations

import pytest

from plandiff.diff.notation import differ_in_notation_only

SAME = [
    ("2023（令和５年）年１月から", "2023 年 1 月から"),
    ("令和７年度の取組み", "2025（令和７）年度の取組"),
    ("３か月ごと", "３ヶ月ごと"),
    ("サーバーを入れ替える", "サーバを入れ替える"),
    ("引き続き手続きを見直す", "引続き手続を見直す"),
    ("窓口、電話", "窓口，電話"),
]
OTHER = [
    ("実施する", "実施しない"),
    ("実施する", "実施できる"),
    ("実施する", "実施に努める"),
    ("５件以下", "５件未満"),
    ("3.0％", "30％"),
    ("令和７年度", "令和８年度"),
    ("ロ座", "口座"),
    ("研修等を行う", "研修を行う"),
    ("障害を防ぐ", "災害を防ぐ"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_two_writings_of_one_thing(first: str, second: str) -> None:
    assert differ_in_notation_only(first, second)


@pytest.mark.parametrize(("first", "second"), OTHER)
def test_two_things(first: str, second: str) -> None:
    assert not differ_in_notation_only(first, second)
