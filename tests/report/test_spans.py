from __future__ import annotations

import pytest
from tests.report.minato import edits

from plandiff.report.spans import heading_spans, merged_spans, side_spans
from plandiff.report.view_model import Span

SPLIT = edits("=納付書を送る", "-とともに、", "+。\n", "=催告する。")


def text(spans: tuple[Span, ...]) -> str:
    return "".join(span.text for span in spans)


def test_each_side_shows_its_own_text() -> None:
    assert [text(spans) for spans in side_spans(SPLIT, "previous")] == [
        "納付書を送るとともに、催告する。"
    ]
    assert [text(spans) for spans in side_spans(SPLIT, "current")] == [
        "納付書を送る。",
        "催告する。",
    ]


def test_what_differs_is_marked_and_nothing_else() -> None:
    (before,) = side_spans(SPLIT, "previous")
    assert before == (
        Span("納付書を送る"),
        Span("とともに、", "deleted"),
        Span("催告する。"),
    )


def test_both_texts_in_one() -> None:
    assert merged_spans(edits("=年", "-２回", "+４回", "=行う")) == (
        Span("年"),
        Span("２回", "deleted"),
        Span("４回", "inserted"),
        Span("行う"),
    )


def test_neighbouring_edits_of_one_kind_are_one_mark() -> None:
    assert merged_spans(edits("+新し", "+い")) == (Span("新しい", "inserted"),)


def test_a_hidden_character_that_differs_is_seen() -> None:
    assert merged_spans(edits("=許可", "+\u202e")) == (
        Span("許可"),
        Span("⟦U+202E⟧", "inserted"),
    )


@pytest.mark.parametrize(
    ("current", "previous", "inserted", "deleted"),
    [
        ("⑤ レセプト内容点検の向上", "⑤ レセプト点検の向上", ["内容"], []),
        ("③ 指導実施率", "③ 指導の実施率", [], ["の"]),
        ("（３）DXの推進", "（３） ICT化の推進", ["DX"], [" ICT化"]),
        ("① 同じ", "① 同じ", [], []),
    ],
)
def test_what_was_put_into_a_heading_is_all_that_is_marked(
    current: str, previous: str, inserted: list[str], deleted: list[str]
) -> None:
    new, old = heading_spans(current, previous)
    assert (text(new), text(old)) == (current, previous)
    assert [span.text for span in new if span.mark == "inserted"] == inserted
    assert [span.text for span in old if span.mark == "deleted"] == deleted


def test_headings_mark_the_words_that_differ() -> None:
    new, old = heading_spans("① 体制の強化と業務改革の徹底", "① 体制の強化と意識改革の徹底")
    assert text(new) == "① 体制の強化と業務改革の徹底"
    assert text(old) == "① 体制の強化と意識改革の徹底"
    assert [span.text for span in new if span.mark == "inserted"] == ["業務改革"]
    assert [span.text for span in old if span.mark == "deleted"] == ["意識改革"]
