"""Reports of other houses: other heads, marks, numbers, blanks; the answers stay the same."""

from __future__ import annotations

import random
import unicodedata
from typing import TYPE_CHECKING

import pytest

from plandiff.pipeline import audit
from plandiff.results.read import read_report
from tests.rules.audit_cases import FIXTURES, document

if TYPE_CHECKING:
    from plandiff.model_results import ResultTarget

SLIDE_HEADS = "事業計画 主な取組み、実施結果等"
KPI_HEADS = "指標 令和6年度KPI 令和6年度実績 令和5年度実績"
COLUMN_HEADS = "事業計画（具体的施策等） 主な取り組み ＫＰＩ目標値 ＫＰＩ（速報値）"
WIDE_HEADS = (
    "令和6年度\n\nKPI（重要業績評価指標）\n令和5年度実\n績（参考）\n\n"
    "令和6年度\n実績\n\n令和7年度の取り組み"
)

CHANGES: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("slides", "other column heads", ((SLIDE_HEADS, "実施計画 実施結果"),)),
    ("slides", "other KPI heads", ((KPI_HEADS, "KPI項目 目標値 実績値 前年度実績"),)),
    ("slides", "katakana dots", (("• ", "・"),)),
    ("slides", "circles", (("• ", "○"),)),
    ("slides", "sections in charge", (("グループ", "課"),)),
    (
        "slides",
        "numbers with a point",
        tuple((f"（{n}）", f"{w}．") for n, w in zip("1234", "１２３４", strict=True)),
    ),
    (
        "slides",
        "circled numbers",
        tuple((f"（{n}）", c) for n, c in zip("1234", "①②③④", strict=True)),
    ),
    ("slides", "no empty lines", (("\n\n", "\n"),)),
    ("slides", "half width", (("％", "%"), ("（", "("), ("）", ")"))),
    ("slides", "no chapters", ((" 利用促進関係\n\n", " "), (" 運営体制関係\n\n", " "))),
    (
        "slides",
        "numbered chapters",
        (("利用促進関係", "第１章　利用の促進"), ("運営体制関係", "第２章　運営")),
    ),
    ("columns", "other heads", ((COLUMN_HEADS, "事業計画 実施結果 KPI KPI実績"),)),
    ("columns", "circle and cross", (("◎", "○"), ("●", "×"))),
    ("columns", "last year without month", (("前年度３月末：", "前年度："),)),
    ("columns", "no empty lines", (("\n\n", "\n"),)),
    (
        "columns",
        "titles in brackets",
        tuple((f"{c}　", f"（{n}）") for n, c in zip("1234", "①②③④", strict=True)),
    ),
    ("columns", "no legend", ((" ※KPI ◎＝達成 ●＝未達成", ""),)),
    ("blocks", "other heads", (("実施内容", "取組内容"),)),
    ("blocks", "framed heads", (("KPI結果", "【KPI結果】"), ("実施内容", "【実施内容】"))),
    ("blocks", "marks for grades", (("\nA\n", "\n◎\n"), ("\nB\n", "\n△\n"))),
    ("wide", "other heads", ((WIDE_HEADS, "KPI\n前年度実績\n実績\n次年度の取組"),)),
    (
        "wide",
        "heads on one line",
        ((WIDE_HEADS, "KPI 令和5年度実績 令和6年度実績 令和7年度の取組"),),
    ),
)


def sample(name: str) -> str:
    return (FIXTURES / "results" / f"{name}.txt").read_text("utf-8")


def verdicts(target: ResultTarget) -> tuple[bool | None, bool | None]:
    return target.achieved_stated, target.achieved_computed


def answers(text: str) -> list[str]:
    """Return what was read, notation folded away."""
    report, _ = read_report(document(text))
    read = [
        (
            m.title,
            [c.text for c in m.plan if c.kind != "heading"],
            [c.text for c in m.results if c.kind != "heading"],
            [
                [t.indicator, t.value, t.comparator, t.actual, t.previous_actual, verdicts(t)]
                for t in m.targets
            ],
        )
        for m in report.measures
    ]
    return sorted(unicodedata.normalize("NFKC", repr(measure)) for measure in read)


@pytest.mark.parametrize(
    ("name", "edits"),
    [(name, edits) for name, _, edits in CHANGES],
    ids=[f"{name}: {what}" for name, what, _ in CHANGES],
)
def test_another_look_gives_the_same_answers(name: str, edits: tuple[tuple[str, str], ...]) -> None:
    text = sample(name)
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    assert answers(text) == answers(sample(name))


@pytest.mark.parametrize("seed", range(40))
def test_torn_documents_are_accounted_for(seed: int) -> None:
    dice = random.Random(seed)
    lines = [
        line
        for name in ("slides", "columns", "blocks", "wide")
        for line in sample(name).splitlines()
    ]
    start = dice.randrange(len(lines))
    part = [line for line in lines[start : start + 120] if dice.random() > seed / 100]
    if seed % 3 == 0:
        dice.shuffle(part)
    if seed % 3 == 1:
        part = [line[: dice.randrange(len(line) + 1)] for line in part]
    report = audit(document("\n".join(part))).report
    with_text = [no for no, line in enumerate(part, 1) if line.strip()]
    assert [line.line for line in report.lines] == with_text
