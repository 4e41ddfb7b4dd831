from __future__ import annotations

import pytest

from plandiff.report.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("許可\u202eしない", "許可⟦U+202E⟧しない"),
        ("空\u200b白", "空⟦U+200B⟧白"),
        ("bell\x07", "bell⟦U+0007⟧"),
        ("名\ue000前", "名⟦U+E000⟧前"),
        ("\uf06c 項目", "・ 項目"),
        ("あ\tい\u00a0う", "あ い う"),
        ("行\u2028替え", "行⟦U+2028⟧替え"),
        ("半\ud800端", "半⟦U+D800⟧端"),
        ("平文、①ⅰ）㈱ ー一〇0", "平文、①ⅰ）㈱ ー一〇0"),
        ("", ""),
    ],
)
def test_hidden_characters_become_marks(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_variation_selectors_show_only_where_they_may_be_the_difference() -> None:
    name = "辻\U000e0100"
    assert visible(name) == name
    assert visible(name, selectors=True) == "辻⟦U+E0100⟧"
