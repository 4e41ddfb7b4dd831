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
        ("対照表", None, None),
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
