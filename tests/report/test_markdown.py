from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from plandiff.report.render_markdown import escape, render

if TYPE_CHECKING:
    from plandiff.report.view_model import ReportView


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("a | b", r"a \| b"),
        ("*強調* _下線_ `code`", r"\*強調\* \_下線\_ \`code\`"),
        ("<script>", "&lt;script&gt;"),
        ("&lt;", "&amp;lt;"),
        ("# 見出し", r"\# 見出し"),
        ("- 項目", r"\- 項目"),
        ("+ 項目", r"\+ 項目"),
        ("1. 項目", r"1\. 項目"),
        ("12) 項目", r"12\) 項目"),
        ("=cmd", r"\=cmd"),
        ("[x](javascript:y)", r"\[x\](javascript:y)"),
        ("~~取消~~ @人 #12", r"\~\~取消\~\~ \@人 \#12"),
        ("一行目\n二行目", "一行目 二行目"),
        ("57.7％以上、10-20件", "57.7％以上、10-20件"),
        (r"C:\dir", r"C:\\dir"),
    ],
)
def test_text_stays_text(text: str, safe: str) -> None:
    assert escape(text) == safe


def cells(line: str) -> int:
    return len(re.findall(r"(?<!\\)\|", line)) - 1


@pytest.fixture(scope="module")
def lines(view: ReportView) -> list[str]:
    return render(view).decode().splitlines()


def test_every_row_has_the_cells_of_its_head(lines: list[str]) -> None:
    width = 0
    rows = 0
    for line in lines:
        if not line.startswith("|"):
            width = 0
            continue
        width = width or cells(line)
        assert cells(line) == width
        rows += 1
    assert rows > 40


def test_only_our_own_tags(lines: list[str]) -> None:
    tags = set(re.findall(r"<[^>]*>", "\n".join(lines)))
    assert tags <= {"<b>", "</b>", "<ins>", "</ins>", "<del>", "</del>", "<br>", "<u>", "</u>"}


def test_headings_are_ours(lines: list[str]) -> None:
    tops = [line for line in lines if line.startswith("## ")]
    assert tops == [
        "## 概要",
        "## 主な変更点",
        "## 目標（KPI）の新旧",
        "## 項目別の新旧対照",
        "## 指摘事項",
        "## 読み取り上の注意",
        "## 比較の範囲",
    ]


def test_a_lowered_target_in_the_table(lines: list[str]) -> None:
    row = next(line for line in lines if line.startswith("| １）健康保険委員が"))
    assert row.split(" | ")[1:4] == ["58.8％以上", "<b>57.7％以上</b>", "↓ 引下げ 1.1ポイント"]
