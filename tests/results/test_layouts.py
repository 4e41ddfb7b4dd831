"""The four samples, read whole: nothing missing, nothing made up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from plandiff.results.read import read_report
from tests.rules.audit_cases import FIXTURES, document

if TYPE_CHECKING:
    from plandiff.model import Lane
    from plandiff.model_results import Measure, ReportDocument


def report(name: str) -> ReportDocument:
    return read_report(document((FIXTURES / "results" / f"{name}.txt").read_text("utf-8")))[0]


def named(found: ReportDocument, title: str) -> Measure:
    return next(m for m in found.measures if m.title == title)


def texts(clauses: object) -> list[str]:
    return [c.text for c in clauses if c.kind not in {"heading", "note"}]  # type: ignore[attr-defined]


SAMPLES = ("slides", "columns", "blocks", "wide")


@pytest.mark.parametrize("name", SAMPLES)
def test_every_line_is_accounted_for(name: str) -> None:
    found = report(name)
    text = (FIXTURES / "results" / f"{name}.txt").read_text("utf-8")
    with_text = [no for no, line in enumerate(text.splitlines(), 1) if line.strip()]
    assert [line.line for line in found.lines] == with_text
    assert [line.line for line in found.lines if line.role == "unassigned"] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_every_clause_quotes_its_lines(name: str) -> None:
    lines = (FIXTURES / "results" / f"{name}.txt").read_text("utf-8").splitlines()
    for measure in report(name).measures:
        for clause in (*measure.plan, *measure.results, *measure.next_year):
            for piece in clause.pieces:
                assert lines[piece.line - 1][piece.start : piece.end] in clause.text


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        (
            "slides",
            [
                "貸出サービスの向上",
                "延滞資料の回収の徹底",
                "読み聞かせの普及",
                "調達における競争の確保",
            ],
        ),
        (
            "columns",
            ["貸出サービスの向上", "読み聞かせの普及", "窓口職員の育成", "延滞資料の回収の徹底"],
        ),
        ("blocks", ["貸出サービスの向上", "延滞資料の回収の徹底", "読み聞かせの普及"]),
        ("wide", ["貸出サービスの向上", "延滞資料の回収の徹底", "延滞資料の回収の徹底"]),
    ],
)
def test_measures(name: str, titles: list[str]) -> None:
    assert sorted(m.title for m in report(name).measures) == sorted(titles)


@pytest.mark.parametrize("name", SAMPLES)
def test_one_kpi_is_read_alike_in_all_layouts(name: str) -> None:
    measures = [m for m in report(name).measures if m.title == "延滞資料の回収の徹底"]
    (target,) = [t for m in measures for t in m.targets]
    assert (target.indicator, str(target.value), target.comparator, target.basis) == (
        "延滞資料の回収率",
        "88.50",
        "以上",
        "previous_year",
    )
    assert (str(target.actual), target.actual_text[:6]) == ("86.10", "86.10％")
    assert target.previous_actual is not None
    assert float(target.previous_actual) == 88.5
    assert target.achieved_computed is False


@pytest.mark.parametrize(
    ("name", "stated"), [("slides", False), ("columns", False), ("blocks", False), ("wide", None)]
)
def test_what_the_document_states(name: str, stated: bool | None) -> None:
    (target,) = [
        t for m in report(name).measures for t in m.targets if m.title == "延滞資料の回収の徹底"
    ]
    assert target.achieved_stated is stated


def test_plan_and_results_of_a_slide() -> None:
    measure = named(report("slides"), "延滞資料の回収の徹底")
    assert texts(measure.plan) == [
        "返却期限を過ぎた利用者へ、文書と電話による督促を早期に行う。",
        "転居した利用者の所在を市町へ照会する。",
    ]
    assert texts(measure.results) == [
        "文書による督促を2回、電話による督促を1回行ったが、回収率は前年度を下回り、KPIを達成できなかった。",
        "転居した利用者について、3市町へ所在の照会を行った。",
    ]
    assert (measure.chapter, measure.number, measure.group) == (
        "利用促進関係",
        "（2）",
        "奉仕グループ",
    )


def test_titles_after_the_table_find_their_rows() -> None:
    measure = named(report("columns"), "窓口職員の育成")
    assert texts(measure.results) == [
        "新しく採用した職員3人に、窓口の応対についての研修を実施した。"
    ]
    assert (measure.number, measure.none_stated) == ("④", True)


def test_grades_and_their_rules() -> None:
    found = report("blocks")
    assert [m.grade for m in found.measures] == ["A", "B", "A"]
    assert [(r.grade, r.kpi_achieved, r.scope) for r in found.grade_rules] == [
        ("A", True, "【KPI設定あり】"),
        ("B", False, "【KPI設定あり】"),
        ("C", False, "【KPI設定あり】"),
    ]
    assert [(r.title, r.grade, r.group) for r in found.overview][1] == (
        "延滞資料の回収の徹底",
        "B",
        "奉仕",
    )


def test_figures_of_two_years() -> None:
    (table,) = report("blocks").figures
    assert table.columns == ("R5港", "R5全国", "R6港", "R6全国")
    assert [f.labels for f in table.rows[2]] == [("回収率", head) for head in table.columns]
    assert [str(f.value) for f in table.rows[2]] == ["88.5", "86.0", "86.1", "85.0"]


def test_next_year() -> None:
    found = report("wide")
    assert [(n.indicator, n.note) for n in found.next_year] == [
        ("延滞資料の回収率", "※左記KPIは令和7年度より廃止")
    ]
    assert texts(named(found, "貸出サービスの向上").next_year) == [
        "標準日数の点検の継続",
        "窓口の混雑の緩和",
        "申込み画面の改善",
    ]


def test_closing_table_gives_the_verdict() -> None:
    found = report("slides")
    assert [row.measure for row in found.summary] == [
        "貸出サービスの向上",
        "貸出サービスの向上",
        "延滞資料の回収の徹底",
        "調達における競争の確保",
    ]
    assert [t.achieved_stated for m in found.measures for t in m.targets] == [
        True,
        True,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("name", "year"), [("slides", 2024), ("columns", None), ("blocks", 2024), ("wide", 2024)]
)
def test_fiscal_year(name: str, year: int | None) -> None:
    assert report(name).fiscal_year == year


@pytest.mark.parametrize("text", ["", "\n\n", "二段組でも報告書でもない文。\n\n次の段落。"])
def test_a_document_of_another_kind_says_so(text: str) -> None:
    found, problems = read_report(document(text))
    assert found.measures == ()
    assert [p.kind for p in problems] == ["undecided"]


def test_position_outweighs_form() -> None:
    text = (FIXTURES / "results" / "slides.txt").read_text("utf-8")
    old, new = "• 保育所と連携し、読み聞かせの会を開く。", "• 保育所と連携した読み聞かせの会"
    flat = document(
        text.replace(old, new).replace(
            "• 読み聞かせの会を8会場で開き", "• 会場の拡大\n• 読み聞かせの会を8会場で開き"
        )
    )
    lanes: dict[str, Lane] = {new: "left", "• 会場の拡大": "right"}
    placed = replace(flat, lines=tuple(replace(x, lane=lanes.get(x.text)) for x in flat.lines))
    measure = named(read_report(placed)[0], "読み聞かせの普及")
    assert texts(measure.plan) == ["保育所と連携した読み聞かせの会"]
    assert texts(measure.results)[0] == "会場の拡大"
