from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from plandiff.results import forms
from plandiff.results.achieve import achieved
from plandiff.results.atoms import parse_bullet
from plandiff.results.heads import dated, parse_heads
from plandiff.results.naming import match_titles
from plandiff.results.next_year import is_remark
from plandiff.results.outline import parse_chapter, parse_title
from plandiff.results.rows import split_furniture
from tests.rules.audit_cases import document

if TYPE_CHECKING:
    from plandiff.model import Basis, Comparator, Direction
    from plandiff.results.outline import Title


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("事業計画 主な取組み、実施結果等", ["plan", "result"]),
        (
            "指標 令和6年度KPI 令和6年度実績 令和5年度実績",
            ["indicator", "target", "actual", "actual"],
        ),
        ("具体的施策 KPI 実績 達成状況", ["title", "target", "actual", "achieved"]),
        (
            "事業計画(具体的施策等) 主な取り組み KPI目標値 KPI(速報値)",
            ["plan", "result", "target", "actual"],
        ),
        ("事業計画に基づき実績を上げた", []),
        ("", []),
    ],
)
def test_heads(text: str, roles: list[str]) -> None:
    assert [head.role for head in parse_heads(text)] == roles


def test_results_of_an_earlier_year_are_last_years() -> None:
    heads = dated(parse_heads("令和6年度実績 令和5年度実績"), None)
    assert [(h.role, h.year) for h in heads] == [("actual", 2024), ("previous", 2023)]


@pytest.mark.parametrize(
    ("text", "lean"),
    [
        ("督促を行った。", 1.0),
        ("督促を行う。", -1.0),
        ("適正化に取り組んだ。", 1.0),
        ("利用の向上を図る。", -1.0),
        ("研修を実施した(5月)。", 1.0),
        ("正確な審査に努めている。", 1.0),
        ("達成することができなかった。", 1.0),
        ("案内の送付を実施。", 0.4),
        ("利用の促進", -0.2),
        ("市町との連絡", 0.0),
    ],
)
def test_form_of_a_sentence(text: str, lean: float) -> None:
    assert forms.lean(text) == lean


@pytest.mark.parametrize(
    "text", ["98.7%", "◎100%【3月末】", "6,766事業所", "前年度(0.54%)以下", "7,135円", "約200人"]
)
def test_value_cells(text: str) -> None:
    assert forms.is_value(text)


@pytest.mark.parametrize("text", ["令和6年度", "3市町へ照会した", "実績", "達成", "①98.7%の率"])
def test_other_cells(text: str) -> None:
    assert not forms.is_value(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(前年度3月末:90.7%)", "90.7%"),
        ("(前年同時期:10.7%)", "10.7%"),
        ("令和4年度実績:69.20%", "69.20%"),
        ("(前年度:意見発信なし)", "意見発信なし"),
        ("(参加者:20人)", ""),
    ],
)
def test_last_years_result(text: str, value: str) -> None:
    assert forms.previous_value(text) == value


@pytest.mark.parametrize("text", ["KPI設定なし", "(設定なし) ー", "設定無し", "(設定なし)"])
def test_no_kpi_is_set(text: str) -> None:
    assert forms.is_none_stated(text)


@pytest.mark.parametrize(
    ("text", "kind", "body"),
    [
        ("・督促を行う", "bullet", 1),
        ("〇 主な取組", "circle", 2),
        ("○12.5%", "", 0),
        ("①回収率", "number", 1),
        ("1機関が増加した", "", 0),
        ("(※)回収率=", "note", 0),
        ("<内容点検>", "bracket", 0),
        ("(数の拡大)", "bracket", 0),
        ("(120人参加)", "", 0),
    ],
)
def test_bullets(text: str, kind: str, body: int) -> None:
    assert parse_bullet(text) == (kind, body)


@pytest.mark.parametrize(
    ("text", "name", "group"),
    [
        ("利用促進関係", "利用促進関係", ""),
        ("1.利用促進関係(奉仕グループ) ※KPI ◎=達成 ●=未達成", "利用促進関係", "奉仕グループ"),
        ("・奉仕グループ《利用促進機能強化》", "利用促進機能強化", "奉仕グループ"),
        ("1.みなと支部事業実施状況 【 利用促進関係】", "利用促進関係", ""),
    ],
)
def test_chapters(text: str, name: str, group: str) -> None:
    chapter = parse_chapter(text)
    assert chapter is not None
    assert (chapter.name, chapter.group) == (name, group)


@pytest.mark.parametrize("text", ["健診機関との関係を深めた。", "関係", "奉仕グループ"])
def test_no_chapters(text: str) -> None:
    assert parse_chapter(text) is None


def title(text: str) -> Title | None:
    rows, _ = split_furniture(document(text))
    return parse_title(rows, 0)


@pytest.mark.parametrize(
    ("text", "number", "name", "group", "parent"),
    [
        (
            "（2）延滞資料の回収の徹底 奉仕グループ",
            "(2)",
            "延滞資料の回収の徹底",
            "奉仕グループ",
            "",
        ),
        (
            "（1）-2 受診率の向上（被扶養者） 保健グループ",
            "(1)-2",
            "受診率の向上(被扶養者)",
            "保健グループ",
            "",
        ),
        ("③　読み聞かせの普及〈Ⅱ、Ⅲ〉", "③", "読み聞かせの普及", "", ""),
        ("①計画の着実な実施 ⅱ）窓口の改善", "ⅱ)", "窓口の改善", "", "①計画の着実な実施"),
    ],
)
def test_titles(text: str, number: str, name: str, group: str, parent: str) -> None:
    found = title(text)
    assert found is not None
    above = text[found.parent.start : found.parent.end] if found.parent else ""
    assert (found.number, found.text, found.group, above) == (number, name, group, parent)


@pytest.mark.parametrize(
    "text",
    [
        "①回収率を88.5％以上とする",
        "①提供日数の達成状況 100％ 100％ 100％",
        "①健全な財政運営 B 企画総務",
        "（2）の取組を進める",
        "読み聞かせの普及",
    ],
)
def test_no_titles(text: str) -> None:
    assert title(text) is None


def test_titles_go_to_the_rows_they_fit_best() -> None:
    pair = [title("②回収の徹底の推進"), title("①職員研修の推進")]
    assert all(pair)
    rows = ["職員研修を行う。", "回収を徹底する。"]
    assert [t.number for t in match_titles([t for t in pair if t], rows) if t] == ["①", "②"]


@pytest.mark.parametrize(
    ("value", "comparator", "basis", "direction", "actual", "previous", "met"),
    [
        ("98.6", "以上", "absolute", "higher", "98.6", None, True),
        ("98.6", "以上", "absolute", "higher", "98.5", None, False),
        ("20", "以下", "absolute", "lower", "0", None, True),
        ("100", "とする", "absolute", "higher", "100.0", None, True),
        ("100", "とする", "absolute", "higher", "99.9", None, False),
        (None, "以上", "previous_year", "higher", "5", "6", False),
        (None, "以下", "previous_year", "lower", "5", "6", True),
        (None, "実施", "absolute", "none", None, None, None),
        ("98.6", "以上", "absolute", "higher", None, "98", None),
    ],
)
def test_achievement(  # noqa: PLR0917
    value: str | None,
    comparator: Comparator,
    basis: Basis,
    direction: Direction,
    actual: str | None,
    previous: str | None,
    met: bool | None,
) -> None:
    figures = [Decimal(x) if x is not None else None for x in (value, actual, previous)]
    assert achieved(figures[0], comparator, basis, direction, figures[1], figures[2]) is met


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("※左記KPIは令和7年度より廃止", True),
        ("※令和6年度より基本モデル対応事業所のみ計上", True),
        ("※協定締結事業者も勧奨を実施", False),
    ],
)
def test_remarks_on_next_year(text: str, is_one: bool) -> None:
    assert is_remark(text) is is_one
