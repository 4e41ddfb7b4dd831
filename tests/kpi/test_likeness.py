from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from plandiff.kpi.likeness import part_ratio, ratio

WORDS = st.text("電子申請の利用率ab12", max_size=30)


@given(WORDS, WORDS)
def test_ratio_is_the_indel_ratio(one: str, other: str) -> None:
    expected = fuzz.ratio(one, other) / 100 if one and other else float(one == other)
    assert ratio(one, other) == pytest.approx(expected)


@given(WORDS, WORDS)
def test_part_ratio_is_the_best_of_all_stretches(one: str, other: str) -> None:
    short, long = sorted((one, other), key=len)
    expected = fuzz.partial_ratio(short, long) / 100
    assert part_ratio(one, other) == pytest.approx(expected)
