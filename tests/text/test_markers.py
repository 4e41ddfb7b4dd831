from __future__ import annotations

import pytest

from plandiff.text.markers import (
    Marker,
    MarkerKind,
    follows,
    is_bracket_block,
    parse_marker,
    parse_markers,
)

_ENUMERATORS = [
    ("１．窓口の改善", "#．", (1,), "１．"),
    ("1. Service", "#．", (1,), "1."),
    ("12．その他", "#．", (12,), "12．"),
    ("（１） 窓口の改善", "（#）", (1,), "（１）"),
    ("(1) Service", "（#）", (1,), "(1)"),
    ("(1）窓口", "（#）", (1,), "(1）"),
    ("（10）OJTの実施", "（#）", (10,), "（10）"),
    ("１）受付率", "#）", (1,), "１）"),
    ("1) receipts", "#）", (1,), "1)"),
    ("２）97.0%", "#）", (2,), "２）"),
    ("１）年間予定の作成", "#）", (1,), "１）"),
    ("①窓口", "①", (1,), "①"),
    ("㉑ 窓口", "①", (21,), "㉑"),
    ("➀ 窓口", "①", (1,), "➀"),
    ("❷ 窓口", "❶", (2,), "❷"),
    ("⑶ 窓口", "⑴", (3,), "⑶"),
    ("㈡ 窓口", "㈠", (2,), "㈡"),
    ("ⅰ）研修", "ⅰ）", (1,), "ⅰ）"),
    ("ⅱ) 研修", "ⅰ）", (2,), "ⅱ)"),
    ("ⅲ₎研修", "ⅰ）", (3,), "ⅲ₎"),
    ("iv) training", "ⅰ）", (4,), "iv)"),
    ("（ⅱ）研修", "（ⅰ）", (2,), "（ⅱ）"),
    ("Ⅱ）組織", "Ⅰ）", (2,), "Ⅱ）"),
    ("Ⅳ．組織", "Ⅰ．", (4,), "Ⅳ．"),
    ("II. Organisation", "Ⅰ．", (2,), "II."),
    ("Ⅰ-1 組織", "Ⅰ-#", (1, 1), "Ⅰ-1"),
    ("Ⅰ－２－３　組織", "Ⅰ-#", (1, 2, 3), "Ⅰ－２－３"),
    ("Ⅲ 組織", "Ⅰ", (3,), "Ⅲ"),
    ("第１章 総則", "第#章", (1,), "第１章"),
    ("第二節　窓口", "第#節", (2,), "第二節"),
    ("第３　基本方針", "第#", (3,), "第３"),
    ("１－２ 人材育成", "#-#", (1, 2), "１－２"),
    ("1.2 目的", "#.#", (1, 2), "1.2"),
    ("１．２　目的", "#.#", (1, 2), "１．２"),
    ("1.2.3 目的", "#.#", (1, 2, 3), "1.2.3"),
    ("1.2.3目的", "#.#", (1, 2, 3), "1.2.3"),
    ("ア 研修", "ア", (1,), "ア"),
    ("イ　研修", "ア", (2,), "イ"),
    ("（ウ）研修", "（ア）", (3,), "（ウ）"),
    ("エ）研修", "ア）", (4,), "エ）"),
    ("（い）研修", "（あ）", (2,), "（い）"),
    ("a) training", "a)", (1,), "a)"),
    ("(b) training", "(a)", (2,), "(b)"),
    ("C. Training", "A.", (3,), "C."),
    ("一、方針", "一、", (1,), "一、"),
    ("（二）方針", "（一）", (2,), "（二）"),
    ("（1）-2 健診の受診", "（#）-#", (1, 2), "（1）-2"),
    ("１　目的", "#", (1,), "１"),
    ("（３）はり・きゅうの審査", "（#）", (3,), "（３）"),
    ("（２）がん検診との連携", "（#）", (2,), "（２）"),
]


@pytest.mark.parametrize(("line", "style", "ordinal", "printed"), _ENUMERATORS)
def test_an_enumerator_is_read_in_every_style(
    line: str, style: str, ordinal: tuple[int, ...], printed: str
) -> None:
    expected = Marker("enumerator", style, ordinal, printed, 0, len(printed))
    assert parse_marker(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "10日間の標準期間を守る",
        "2025年度からの計画",
        "3.0%を下回る",
        "0.46 % 0.39 %",
        "5.73日となった",
        "93.4 ％",
        "1,660事業所",
        "15％以下とする",
        "15 万社以上",
        "260 万事業所",
        "7-8月に行う",
        "10-20％の割引",
        "12 月１日に",
        "28日開催の会議",
        "11）年度末までに",
        "７）年１月から",
        "（２）の取組については、",
        "ⅰ）～ⅲ）の取組については、",
        "①は令和６年度から変わる",
        "①及び②を合わせて",
        "③、④とあわせて",
        "１）を除き、",
        "（10回）を行った",
        "（50～69歳）の方",
        "Ⅱ度の高血圧",
        "Ⅰ、Ⅱの事業",
        "一部の事業所",
        "一般競争入札",
        "第３回の会議",
        "第2期計画",
        "第１部会にて",
        "ー 10日間",
        "ド）を用いて",
        "A 達成",
        "HbA1cが高い方",
        "e.g. this",
        "ICT化の推進",
        "03-1234-5678",
        "2025.4.1",
    ],
)
def test_a_number_within_a_sentence_is_no_marker(line: str) -> None:
    assert parse_marker(line) is None


@pytest.mark.parametrize(
    ("line", "style", "printed"),
    [
        ("・ 窓口", "・", "・"),
        ("･窓口", "・", "･"),
        ("• 窓口", "•", "•"),
        ("\uf06c 窓口", "・", "\uf06c"),
        ("\uf06e窓口", "・", "\uf06e"),
        ("○ 窓口", "○", "○"),
        ("〇窓口", "○", "〇"),
        ("◎100％", "◎", "◎"),
        ("●窓口", "●", "●"),
        ("■\u3000窓口", "■", "■"),
        ("□ 窓口", "□", "□"),
        ("◆窓口", "◆", "◆"),
        ("▪ 窓口", "▪", "▪"),
        ("－ 窓口", "-", "－"),
        ("– desk", "-", "–"),
        ("- desk", "-", "-"),
        ("* desk", "*", "*"),
        ("➢ desk", "➢", "➢"),
        ("✓ desk", "✓", "✓"),
    ],
)
def test_a_bullet_is_read(line: str, style: str, printed: str) -> None:
    assert parse_marker(line) == Marker("bullet", style, (), printed, 0, 1)


@pytest.mark.parametrize(
    "line",
    [
        "〇〇支部",
        "○○支部",
        "〇七年",
        "－窓口について－",
        "－ まとめ －",
        "- 3 -",
        "-5%",
        "▲3.2％",
        "→ 郵送",
        "○",
        "－",
        "-",
    ],
)
def test_a_sign_that_sets_nothing_off_is_no_bullet(line: str) -> None:
    assert parse_marker(line) is None


@pytest.mark.parametrize(
    ("line", "ordinal", "printed"),
    [
        ("※ 窓口を除く", (), "※"),
        ("※1 窓口を除く", (1,), "※1"),
        ("※２窓口を除く", (2,), "※２"),
        ("※１日本語の窓口", (1,), "※１"),
        ("（※）受付率＝", (), "（※）"),
        ("(※) 受付率", (), "(※)"),
        ("（※１）令和６年度から", (1,), "（※１）"),
        ("※2025（令和７）年度から", (), "※"),
        ("（※）2025（令和７）年度から", (), "（※）"),
        ("※3月末の値", (), "※"),
    ],
)
def test_a_note_is_read(line: str, ordinal: tuple[int, ...], printed: str) -> None:
    assert parse_marker(line) == Marker("note", "※", ordinal, printed, 0, len(printed))


@pytest.mark.parametrize(
    ("line", "style"),
    [("＊窓口", "＊"), ("*1 desk", "＊"), ("注）窓口", "注"), ("（注２）窓口", "注")],
)
def test_other_note_signs(line: str, style: str) -> None:
    marker = parse_marker(line)
    assert marker is not None
    assert (marker.kind, marker.style) == ("note", style)


@pytest.mark.parametrize(
    "line", ["（※１）50.8%", "（※）6,742円", "（※）について前年度以上", "（※２）を含む"]
)
def test_a_reference_sign_is_no_note(line: str) -> None:
    assert parse_marker(line) is None


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("■ KPI：１）受付率を", ("■ KPI：", "１）")),
        ("■ KPI：受付率を", ("■ KPI：",)),
        ("KPI：", ("KPI：",)),
        ("KPI", ("KPI",)),
        ("KPI（重要業績評価指標）", ("KPI（重要業績評価指標）",)),
        ("【KPI】①受付率", ("【KPI】", "①")),
        ("ＫＰＩ１）受付率", ("ＫＰＩ", "１）")),
        ("■ KPI 受付率を", ("■ KPI",)),
        ("Targets: 95%", ("Targets:",)),
    ],
)
def test_a_kpi_head_and_its_first_item(line: str, printed: tuple[str, ...]) -> None:
    markers = parse_markers(line)
    assert tuple(m.text for m in markers) == printed
    assert markers[0].kind == "kpi"
    assert all(line[m.start : m.end] == m.text for m in markers)


@pytest.mark.parametrize(
    "line", ["KPIを達成するため", "KPI設定なし", "KPI達成度 計画達成度", "KPIの考え方"]
)
def test_a_sentence_about_a_kpi_is_no_head(line: str) -> None:
    assert parse_marker(line) is None


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("（２）① 窓口", ("enumerator", "enumerator")),
        ("○（１）窓口", ("bullet", "enumerator")),
        ("２）【新設】", ("enumerator", "block")),
        ("・ ・窓口", ("bullet",)),
        ("窓口", ()),
        ("   ", ()),
        ("", ()),
    ],
)
def test_stacked_markers(line: str, kinds: tuple[MarkerKind, ...]) -> None:
    assert tuple(m.kind for m in parse_markers(line)) == kinds


def test_leading_blanks_of_any_kind_are_allowed() -> None:
    assert parse_marker(" \u3000\t② 窓口") == Marker("enumerator", "①", (2,), "②", 3, 4)


@pytest.mark.parametrize(
    "line",
    [
        "【重要度：高】",
        "（具体的な取組）",
        "(分析テーマ)",
        "≪具体的なテーマ≫",
        "＜参考＞",
        " 【内容点検】 ",
    ],
)
def test_a_bracketed_head_alone_on_its_line(line: str) -> None:
    assert is_bracket_block(line)


@pytest.mark.parametrize(
    "line",
    [
        "（立替、装具）",
        "（前年度３月末：100％）",
        "＜対前年比+5.23％＞",
        "（案）",
        "【対象者】窓口の方",
        "（7,656円）",
        "窓口",
        "",
        "（）",
    ],
)
def test_an_aside_is_no_block(line: str) -> None:
    assert not is_bracket_block(line)


def test_a_block_head_before_text_is_a_marker() -> None:
    assert parse_marker("【対象者】窓口の方") == Marker("block", "【】", (), "【対象者】", 0, 5)


def _marker(line: str) -> Marker:
    marker = parse_marker(line)
    assert marker is not None
    return marker


@pytest.mark.parametrize(
    ("one", "next_one"),
    [
        ("ⅰ）あ", "ⅱ) い"),
        ("①あ", "②い"),
        ("⑳あ", "㉑い"),
        ("ア あ", "イ い"),
        ("1.2 あ", "1.3 い"),
        ("1.9 あ", "2.1 い"),
        ("（1）-1 あ", "（1）-2 い"),
        ("※1 あ", "※2 い"),
    ],
)
def test_the_next_number_follows(one: str, next_one: str) -> None:
    assert follows(_marker(one), _marker(next_one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("①あ", "③い"),
        ("②あ", "①い"),
        ("①あ", "（２）い"),
        ("１）あ", "（２）い"),
        ("・あ", "・い"),
        ("1.2 あ", "2.2 い"),
        ("1.2 あ", "1.2.3 い"),
    ],
)
def test_anything_else_does_not_follow(one: str, other: str) -> None:
    assert not follows(_marker(one), _marker(other))
