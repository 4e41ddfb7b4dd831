from __future__ import annotations

import pytest

from plandiff.errors import ReadError
from plandiff.model import Cell, Document, Mark
from plandiff.options import ReadLimits, Revisions
from plandiff.read.html import read_html
from tests.read.account import is_exact, outcome

_LIMITS = ReadLimits()
_LONG = "窓口の待ち時間を短くするため、受付の流れを見直すこととする。"
_OTHER = "窓口の待ち時間を短くするため、職員の配置を見直すこととする。"


def _read(page: str | bytes, limits: ReadLimits = _LIMITS) -> Document:
    data = page.encode() if isinstance(page, str) else page
    document = read_html("plan.html", data, limits)
    assert is_exact(document)
    return document


def _texts(page: str | bytes, revisions: Revisions = "final") -> list[str]:
    return [line.text for line in _read(page, ReadLimits(revisions=revisions)).lines]


def test_blocks_and_breaks_end_lines() -> None:
    page = "<h1>計画</h1><p>一行目<br>二行目の\n  続き<span>と続き</span></p><pre>甲\n乙</pre>後"
    assert _texts(page) == ["計画", "一行目", "二行目の 続きと続き", "甲", "乙", "後"]


def test_layout_table_gives_lanes() -> None:
    page = (
        f"<table><caption>対照表</caption><tr><th>新<th>旧</tr>"
        f"<tr><td>{_LONG}<td><p>（１）</p>{_OTHER}</tr></table>"
    )
    assert [(line.text, line.lane, line.cell) for line in _read(page).lines] == [
        ("対照表", "full", None),
        ("新", "left", Cell(0, 0, 0)),
        ("旧", "right", Cell(0, 0, 1)),
        (_LONG, "left", Cell(0, 1, 0)),
        ("（１）", "right", Cell(0, 1, 1)),
        (_OTHER, "right", Cell(0, 1, 1)),
    ]


def test_spanning_cells_keep_their_place() -> None:
    page = (
        "<table><tr><td rowspan=2>章<td colspan=2>見出し<tr><td>甲<td>乙"
        "<tr><td>次<td>丙<td>丁</table>"
    )
    assert [(line.text, line.cell) for line in _read(page).lines] == [
        ("章", Cell(0, 0, 0)),
        ("見出し", Cell(0, 0, 1)),
        ("甲", Cell(0, 1, 1)),
        ("乙", Cell(0, 1, 2)),
        ("次", Cell(0, 2, 0)),
        ("丙", Cell(0, 2, 1)),
        ("丁", Cell(0, 2, 2)),
    ]


def test_table_within_a_lane_keeps_the_lane() -> None:
    inner = "<table><tr><td>受診率<td>60％</tr></table>"
    page = f"<table><tr><td>{_LONG}{inner}<td>{_OTHER}</tr></table>"
    assert [(line.text, line.lane, line.cell) for line in _read(page).lines] == [
        (_LONG, "left", Cell(0, 0, 0)),
        ("受診率", "left", Cell(1, 0, 0)),
        ("60％", "left", Cell(1, 0, 1)),
        (_OTHER, "right", Cell(0, 0, 1)),
    ]


def test_lists_print_their_signs() -> None:
    page = "<ul><li>一つ目<li>二つ目</ul><ol start=3><li>三<li value=9>九<li>十</ol>"
    assert _texts(page) == ["・ 一つ目", "・ 二つ目", "3. 三", "9. 九", "10. 十"]


def test_ruby_code_and_hidden_text_are_counted() -> None:
    page = (
        "<style>p{}</style><p><ruby>健康<rp>(</rp><rt>けんこう</rt><rp>)</rp></ruby>を保つ"
        '<span style="display: none">秘密</span></p><script>alert(1)</script>'
    )
    document = _read(page)
    assert [line.text for line in document.lines] == ["健康を保つ"]
    assert document.account is not None
    assert document.account.ignored == (
        ("ルビ", 6),
        ("画面に出ない要素の文字", 11),
        ("隠し文字", 2),
    )
    assert [problem.kind for problem in document.problems] == ["suspect"]


@pytest.mark.parametrize(
    ("state", "text"), [("final", "毎月発信を行う。"), ("original", "毎月広報を行う。")]
)
def test_ins_and_del_are_read_in_one_state_and_announced(state: Revisions, text: str) -> None:
    page = "<p>毎月<del>広報を</del><ins>発信を</ins>行う。</p>"
    document = _read(page, ReadLimits(revisions=state))
    assert [line.text for line in document.lines] == [text]
    assert f"--revisions {state}" in document.problems[0].message
    assert "挿入3字・削除3字" in document.problems[0].message


def test_marks_are_found() -> None:
    page = '<p>甲<b>太字</b><u>下線</u><span style="color:#c00">赤</span><mark>印</mark></p>'
    assert _read(page).lines[0].marks == (
        Mark(1, 3, "bold"),
        Mark(3, 5, "underline"),
        Mark(5, 6, "colour"),
        Mark(6, 7, "highlight"),
    )


@pytest.mark.parametrize(
    ("codec", "declared"),
    [
        ("cp932", "Shift_JIS"),
        ("euc_jp", "EUC-JP"),
        ("iso2022_jp", "ISO-2022-JP"),
        ("utf-8", "utf-8"),
        ("cp932", ""),
        ("cp932", "utf-8"),
        ("utf-16", ""),
    ],
)
def test_charset_is_declared_or_told_by_the_bytes(codec: str, declared: str) -> None:
    meta = f'<meta charset="{declared}">' if declared else ""
    page = f"<html><head>{meta}<title>題</title></head><body><p>{_LONG}</p></body></html>"
    assert _texts(page.encode(codec)) == [_LONG]


def test_nothing_is_fetched_and_entities_stay_text() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>'
        '<img src="http://192.0.2.1/a.png"><p>甲&x;乙&amp;&#x4e19;</p></body></html>'
    )
    assert "".join(_texts(page)).endswith("乙&丙")


def test_deep_nesting_is_refused() -> None:
    page = "<div>" * 5_000 + "深い" + "</div>" * 5_000
    found = outcome(lambda: _read(page))
    assert isinstance(found, str)
    assert "入れ子" in found


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body> </body></html>", "<script>x</script>"]
)
def test_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(ReadError, match="文字がありません"):
        _read(page)


# ---------------------------------------------------------------- two plans side by side

_HEADS = "<thead><tr><th>新（令和7年度）<th>旧（令和6年度）<th>備考</thead>"


def _places(page: str) -> list[tuple[str, str | None, int | None]]:
    return [
        (line.text, line.lane, line.cell.row if line.cell else None)
        for line in _read(page).lines
        if not line.furniture
    ]


def test_tables_under_the_same_heads_are_one() -> None:
    page = (
        f"<table>{_HEADS}<tr><th colspan=3><h3>１．総則</h3>"
        f"<tr><td>・甲<td>・乙<td>修正</table>"
        f"<table>{_HEADS}<tr><th colspan=3><h3>２．事業</h3>"
        f"<tr><td>・丙<td>・丙<td></table>"
    )
    assert _places(page) == [
        ("新（令和7年度）", "left", 0),
        ("旧（令和6年度）", "right", 0),
        ("備考", None, 0),
        ("１．総則", "full", 1),
        ("・甲", "left", 2),
        ("・乙", "right", 2),
        ("修正", None, 2),
        ("２．事業", "full", 4),
        ("・丙", "left", 5),
        ("・丙", "right", 5),
    ]
    assert {line.cell.table for line in _read(page).lines if line.cell} == {0}


def test_a_table_in_a_cell_over_both_columns_goes_on_with_them() -> None:
    page = (
        f"<table>{_HEADS}<tr><td>・甲<td>・乙<td>"
        "<tr><td colspan=3><details><summary>変更のない1項目</summary>"
        "<table><tr><td>・丙<td>・丙<td></table></details></table>"
    )
    assert _places(page)[3:] == [
        ("・甲", "left", 1),
        ("・乙", "right", 1),
        ("・丙", "left", 3),
        ("・丙", "right", 3),
    ]


def test_marks_of_two_columns_take_no_text_out() -> None:
    page = (
        f"<table>{_HEADS}<tr><td>・<ins>週六日</ins>開く<td>・<del>週五日</del>開く<td>"
        "<tr><td>・甲<del>乙</del><td>・<ins>丙</ins>丁<td></table>"
    )
    document = _read(page)
    assert [line.text for line in document.lines[3:]] == [
        "・週六日開く",
        "・週五日開く",
        "・甲",
        "・丁",
    ]
    assert document.problems == ()


def test_what_stands_around_the_tables_is_no_plan_and_that_is_said() -> None:
    around = "".join(f"<p>要約その{k}</p>" for k in range(20))
    page = (
        f"<h1>みさき組合 新旧対照表</h1><nav>目次</nav><div hidden>絞り込み</div>{around}"
        f"<table>{_HEADS}<tr><td>・甲<button>写す</button><td>・乙<td></table>"
        f"<p>間の文</p><table>{_HEADS}<tr><th colspan=3>１．総則<span role=note> 変更1項目</span>"
        f"<tr><td>・丙<td>・丁<td></table>{around}"
    )
    document = _read(page)
    shown = [(line.text, line.furniture) for line in document.lines if line.lane]
    assert shown == [
        ("みさき組合 新旧対照表", True),
        ("新（令和7年度）", False),
        ("旧（令和6年度）", False),
        ("・甲", False),
        ("・乙", False),
        ("間の文", False),
        ("新（令和7年度）", True),
        ("旧（令和6年度）", True),
        ("１．総則", False),
        ("・丙", False),
        ("・丁", False),
    ]
    assert [problem.message for problem in document.problems] == [
        "新旧を左右に並べた表の外の文字226字は読んでいません"
    ]
    assert document.account is not None
    assert dict(document.account.ignored) == {
        "新旧を左右に並べた表の外の文字": 226,
        "操作部品の文字": 2,
        "新旧の欄に添えた注記の文字": 5,
    }


def test_a_heading_that_the_next_row_repeats_is_a_caption() -> None:
    page = (
        f"<table>{_HEADS}<tr><th colspan=3>（３）手続きの電子化"
        "<tr><td>（３）手続きの電子化<td>（３）ＩＣＴ<td>"
        "<tr><td>・甲<td>・乙<td></table>"
    )
    assert [line.text for line in _read(page).lines][3:] == [
        "（３）手続きの電子化",
        "（３）ＩＣＴ",
        "・甲",
        "・乙",
    ]


def test_a_list_of_changes_is_no_comparison() -> None:
    page = "<p>一覧</p><table><tr><th>区分<th>新<th>旧<tr><td>修正<td>・甲<td>・乙</table>"
    assert _texts(page)[0] == "一覧"
    assert {line.lane for line in _read(page).lines} == {None}


def test_headings_are_printed_bold() -> None:
    (title, text) = _read("<h2>会場の増設</h2><p>・甲</p>").lines
    assert [(mark.start, mark.end, mark.kind) for mark in title.marks] == [(0, 5, "bold")]
    assert text.marks == ()
