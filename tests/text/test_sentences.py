from __future__ import annotations

import pytest

from plandiff.text.sentences import finished, is_finished


@pytest.mark.parametrize(
    "text",
    [
        "窓口の改善に努める。",
        "受付率を56.6％以上とする",
        "郵送を促す",
        "研修を行う ",
        "【重要度：高】",
        "残り5件",
        "It is done.",
    ],
)
def test_a_whole_sentence_or_item_is_finished(text: str) -> None:
    assert is_finished(text)


@pytest.mark.parametrize(
    "text",
    [
        "窓口の改善を",
        "研修を実施するとともに、",
        "（窓口の改善については",
        "研修を実施す",
        "関係機関と",
        "窓口・",
        "「窓口",
        "改善により",
        "",
    ],
)
def test_a_line_that_breaks_off_is_not_finished(text: str) -> None:
    assert not is_finished(text)
    assert finished(text) <= 0.2


def test_a_noun_stands_between() -> None:
    assert finished("窓口の改善を") < finished("窓口と書類") < finished("窓口の改善に努める。")


def test_a_closed_bracket_is_better_than_an_open_one() -> None:
    assert finished("（窓口") < finished("（窓口）")
