"""Whatever the text: nothing raises, and every span points at what it quotes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from plandiff.text.fold import bare, key
from plandiff.text.markers import follows, is_bracket_block, parse_markers
from plandiff.text.numerals import parse_number, quantities
from plandiff.text.sentences import finished
from plandiff.text.tokens import tokenize
from plandiff.text.years import fiscal_years, same_years

_ODD = (
    "0１2９一二十百万〇元年度月日（）()【】「」、。．.，,-－～%％①⑳ⅰⅫ第章アんヵ令和平成RＨFY※＊*・•○■KPIＫ："
    " 　\t\n\f\u200b\u3099\uf06c\U00020b9f\U000e0100注件以上とする歳aAix▲"
)
_TEXT = st.text(st.sampled_from(_ODD), max_size=40) | st.text(max_size=20)


@settings(deadline=None, max_examples=400)
@given(_TEXT)
def test_markers_are_quoted_from_the_line_in_order(text: str) -> None:
    at = 0
    for marker in parse_markers(text):
        assert at <= marker.start < marker.end <= len(text)
        assert text[marker.start : marker.end] == marker.text
        assert marker.text == marker.text.strip()
        assert not follows(marker, marker)
        at = marker.end
    is_bracket_block(text)


@settings(deadline=None, max_examples=400)
@given(_TEXT)
def test_figures_and_years_are_quoted_from_the_text(text: str) -> None:
    at = 0
    for mention in fiscal_years(text):
        assert at <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        at = mention.end
    assert all(text[q.start : q.end] == q.text for q in quantities(text))
    number = parse_number(text)
    assert number is None or number.is_finite()


@settings(deadline=None, max_examples=400)
@given(_TEXT)
def test_one_writing_of_years_is_stable(text: str) -> None:
    assert same_years(same_years(text)) == same_years(text)


@settings(deadline=None, max_examples=400)
@given(_TEXT)
def test_the_rest_holds_its_promise(text: str) -> None:
    assert "".join(tokenize(text)) == text
    assert 0.0 <= finished(text) <= 1.0
    assert key(key(text)) == key(text)
    assert len(bare(text)) <= len(key(text))
