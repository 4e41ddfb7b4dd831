"""Plans beside reports and reports of consecutive years."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from python_calamine import CalamineWorkbook

from plandiff.errors import OptionError
from plandiff.over_years import follow_read
from plandiff.report.results import render_json
from plandiff.report.results_registry import RESULT_FORMATS
from plandiff.report.results_text import render_markdown, render_table
from plandiff.report.results_xlsx import render as render_xlsx
from plandiff.schemas import schema_bytes
from tests.rules.audit_cases import document, edited

if TYPE_CHECKING:
    from plandiff.model import Document
    from plandiff.model_results import YearResults

PLAN = """令和６年度　みなと図書館協会事業計画

１．利用の促進

（１）貸出サービスの向上

・窓口での案内を毎月行い、予約資料を早く渡す。

■ KPI：１）予約資料の提供日数の達成状況を100％とする

２）電子申込みの割合を45.0％以上とする

（２）延滞資料の回収の徹底

・文書と電話で督促する。

■ KPI：延滞資料の回収率を対前年度以上とする

（３）読み聞かせの普及

・保育所と連携し、読み聞かせの会を開く。

■ KPI：読み聞かせの会の参加者数を100人以上とする
"""


def report(*edits: tuple[str, str]) -> Document:
    """令和6年度."""
    return document(edited({"sample": "slides", "edit": _edits(edits)}))


def earlier(*edits: tuple[str, str]) -> Document:
    """令和5年度: a year before, with its own figures."""
    moved = [
        ("令和5年度", "令和4年度"),
        ("令和6年度", "令和5年度"),
        ("45.0％ 46.2％ 43.9％", "45.0％ 43.9％ 42.0％"),
        ("46.2％ 達成 43.9％", "43.9％ 未達成 42.0％"),
        ("（88.50％）以上 86.10％ 88.50％", "（87.00％）以上 88.50％ 87.00％"),
        ("20.0％ 12.5％ 25.0％", "20.0％ 25.0％ 30.0％"),
    ]
    return document(edited({"sample": "slides", "edit": _edits((*moved, *edits))}))


def _edits(edits: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    return [{"from": old, "to": new} for old, new in edits]


def messages(results: YearResults, rule: str) -> list[str]:
    return [finding.message for finding in results.findings if finding.rule == rule]


def test_a_plan_stands_beside_the_report_of_its_year() -> None:
    results = follow_read([report(), document(PLAN)])
    assert [(s.kind, s.fiscal_year) for s in results.sources] == [("plan", 2024), ("report", 2024)]
    (series,) = [s for s in results.series if s.indicator == "電子申込みの割合"]
    last = series.points[-1]
    assert (last.plan is not None, last.report is not None) == (True, True)
    assert (last.actual_text, last.achieved, last.targets_differ) == ("46.2％", True, False)


def test_targets_on_either_side_alone_are_said_aloud() -> None:
    results = follow_read([document(PLAN), report()])
    assert messages(results, "plan-target-unreported") == [
        "令和6年度の計画の目標「読み聞かせの会の参加者数」（100人以上）が、同じ年度の報告に見つかりません。"
    ]
    (message,) = messages(results, "report-target-unplanned")
    assert message == (
        "令和6年度の報告の目標「一般競争入札に占める一者応札案件の割合」（20.0％以下）が、"
        "同じ年度の計画に見つかりません。"
    )


def test_another_target_in_the_report_is_an_error() -> None:
    lower = PLAN.replace("45.0％以上", "48.0％以上")
    results = follow_read([document(lower), report()])
    (finding,) = [f for f in results.findings if f.rule == "plan-target-differs"]
    assert finding.severity == "error"
    assert "計画では48.0％以上、報告では45.0％以上" in finding.message
    assert [e.document for e in finding.evidence] == [0, 1]
    assert "電子申込みの割合を48.0％以上とする" in finding.evidence[0].text


def test_a_relative_target_agrees_with_one_that_prints_its_baseline() -> None:
    results = follow_read([document(PLAN), report()])
    assert messages(results, "plan-target-differs") == []


def test_the_actual_is_weighed_against_the_plan() -> None:
    harder = PLAN.replace("45.0％以上", "48.0％以上")
    results = follow_read([document(harder), report()])
    (series,) = [s for s in results.series if s.indicator == "電子申込みの割合"]
    assert series.points[-1].achieved is False


def test_reports_of_two_years_give_a_trend() -> None:
    results = follow_read([report(), earlier()])
    (series,) = [s for s in results.series if s.indicator == "電子申込みの割合"]
    assert [(p.fiscal_year, str(p.actual), p.actual_from) for p in series.points] == [
        (2022, "42.0", "later"),
        (2023, "43.9", "report"),
        (2024, "46.2", "report"),
    ]
    assert series.trend == "better"


def test_last_years_result_told_otherwise_is_named() -> None:
    off = earlier(("45.0％ 43.9％ 42.0％", "45.0％ 43.4％ 42.0％"))
    (message,) = messages(follow_read([report(), off]), "previous-actual-differs")
    assert message == (
        "「電子申込みの割合」の令和5年度の実績が、その年度の報告では43.4％、"
        "令和6年度の報告では43.9％です。"
    )


def test_two_reports_of_one_year_are_not_mixed() -> None:
    results = follow_read([report(), report()])
    assert any("ほかにもある" in problem.message for problem in results.problems)
    assert all(len([p for p in s.points if p.report]) == 1 for s in results.series)


def test_without_a_report_there_is_nothing_to_follow() -> None:
    with pytest.raises(OptionError, match="plandiff compare"):
        follow_read([document(PLAN), document(PLAN.replace("６", "５"))])


RESULTS = follow_read([document(PLAN), report(), earlier()])


def test_json_follows_the_published_schema() -> None:
    schema = json.loads(schema_bytes("results"))
    Draft202012Validator.check_schema(schema)
    data: dict[str, Any] = json.loads(render_json(RESULTS))
    assert [e.message for e in Draft202012Validator(schema).iter_errors(data)] == []
    assert {u["indicator"] for u in data["unmatched"]} == {
        "読み聞かせの会の参加者数",
        "一般競争入札に占める一者応札案件の割合",
    }


def test_the_table_begins_with_what_stands_beside_what() -> None:
    lines = render_table(RESULTS).decode().splitlines()
    assert lines[0].startswith("令和5年度 報告")
    assert "令和6年度は、計画と報告の目標3件が対応、計画にあって報告にないもの1件、" in "".join(
        lines
    )


def test_markdown_cells_are_escaped() -> None:
    nasty = follow_read([report(("電子申込み", "電子|申込み")), earlier()])
    assert "電子\\|申込み" in render_markdown(nasty).decode()


def test_the_page_tells_every_course_in_words() -> None:
    page = next(f for f in RESULT_FORMATS if f.name == "html").render(RESULTS).decode()
    labels = re.findall(r'role="img" aria-label="([^"]*)"', page)
    assert any("令和6年度は目標45.0％、実績46.2％" in label for label in labels)
    assert re.findall(r"<script|https?://(?!www\.w3\.org)", page) == []


def test_the_workbook_holds_numbers() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(render_xlsx(RESULTS)))
    rows = book.get_sheet_by_name("推移").to_python()
    (row,) = [r for r in rows if r[0] == "電子申込みの割合"]
    assert [cell for cell in row if isinstance(cell, float)] == [42.0, 45.0, 43.9, 45.0, 46.2]


@pytest.mark.parametrize("form", RESULT_FORMATS, ids=lambda form: form.name)
def test_same_bytes_twice(form: Any) -> None:  # noqa: ANN401
    assert form.render(RESULTS) == form.render(RESULTS)
