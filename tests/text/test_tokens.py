from __future__ import annotations

import subprocess
import sys

import budoux
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandiff.text.numerals import quantities
from plandiff.text.tokens import _model, tokenize

_PARTS = st.lists(
    st.sampled_from(
        [
            "受付率",
            "を",
            "56.6％",
            "以上",
            "とする",
            "、",
            "（",
            "）",
            "KPI",
            "e-Gov",
            " ",
            "１ か月",
            "2025（令和７）年度",
            "ｻｰﾋﾞｽ",
            "取り組む",
            "〇",
            "①",
            "。",
            "\n",
            "葛\U000e0100",
            "が\u3099",
        ]
    )
).map("".join)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("受付率を56.6％以上とする。", ["受付率", "を", "56.6％以上", "と", "する", "。"]),
        ("１ か月以内、10 営業日以内", ["１ か月以内", "、", "10 営業日以内"]),
        ("（1,660事業所）", ["（", "1,660事業所", "）"]),
        ("2025（令和７）年度末まで", ["2025（令和７）年度", "末", "まで"]),
        ("12月１日の会議", ["12月１日", "の", "会議"]),
        ("第３回支部会議", ["第３回", "支部会議"]),
        ("e-Govの利用", ["e-Gov", "の", "利用"]),
        ("ＯＪＴとOJT", ["ＯＪＴ", "と", "OJT"]),
        ("サービス水準の向上", ["サービス", "水準", "の", "向上"]),
        ("取り組みを進める", ["取り組みを", "進める"]),
        (
            "users' forms, 3.5 million",
            ["users", "'", " ", "forms", ",", " ", "3.5", " ", "million"],
        ),
        ("", []),
    ],
)
def test_tokens_are_what_a_person_would_mark(text: str, tokens: list[str]) -> None:
    assert list(tokenize(text)) == tokens


@settings(deadline=None)
@given(_PARTS | st.text())
def test_tokens_joined_are_the_text(text: str) -> None:
    tokens = tokenize(text)
    assert "".join(tokens) == text
    assert all(tokens)


@settings(deadline=None)
@given(_PARTS)
def test_no_border_inside_a_figure(text: str) -> None:
    borders = set()
    at = 0
    for token in tokenize(text):
        at += len(token)
        borders.add(at)
    for quantity in quantities(text):
        assert not borders & set(range(quantity.start + 1, quantity.end))


@settings(deadline=None)
@given(st.from_regex(r"\A[ぁ-ん]{0,3}[A-Za-zＡ-Ｚ]{1,8}[0-9]{0,3}[ぁ-ん]{0,3}\Z"))
def test_no_border_inside_a_latin_word(text: str) -> None:
    word = text.strip("".join(map(chr, range(0x3041, 0x3097))))
    assert word in tokenize(text)


def test_the_phrase_model_is_the_one_its_package_loads() -> None:
    assert _model() == budoux.load_default_japanese_parser().model


def test_the_phrase_model_is_loaded_only_when_needed() -> None:
    script = (
        "from plandiff.text.tokens import _model, tokenize; tokenize('KPI：56.6％、受付'); "
        "assert _model.cache_info().currsize == 0; "
        "tokenize('受け付けた書類'); assert _model.cache_info().currsize == 1"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
