"""The table of rules, and how a comparison is run through it.

A new rule is one file and one row here; command line, docs and tests take the rest from the row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.model import Finding
from plandiff.rules import (
    body_table,
    kpi_added,
    kpi_redefined,
    kpi_removed,
    kpi_replaced,
    printed,
    reference_method,
    target_below_result,
    target_lowered,
    target_raised,
    year_miswritten,
)
from plandiff.rules.facts import gather
from plandiff.rules.fingerprint import fingerprint
from plandiff.rules.kinds import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plandiff.model import Comparison, Evidence
    from plandiff.rules.kinds import Hit

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="target-lowered",
        severity="error",
        title="目標の引下げ",
        title_en="Target lowered",
        what="前年度より緩い水準を求める目標（高いほど良い指標の引下げ、低いほど良い指標の引上げ、"
        "緩い条件への変更）を見つけます。",
        why="目標を緩めるには理由が要り、審議の前に説明を用意しておく必要があるからです。",
        example="令和6年度「利用率を62.0％以上とする」→令和7年度「利用率を60.5％以上とする」",
        find=target_lowered.find_lowered,
    ),
    Rule(
        id="kpi-removed",
        severity="error",
        title="KPIの廃止",
        title_en="KPI dropped",
        what="前年度の計画にあり、今年度の本文にもKPI一覧表にもないKPIを見つけます。",
        why="廃止の説明がないまま目標がなくなると、取組の終了か記載漏れかを読み手が区別できないからです。",
        example="令和6年度「２）証の回収率を対前年度以上とする」→令和7年度の計画に記載なし",
        find=kpi_removed.find_removed,
    ),
    Rule(
        id="body-table-figure",
        severity="error",
        title="本文とKPI一覧表の数値の食い違い",
        title_en="Body and KPI table ask for different figures",
        what="同じ年度の同じKPIで、本文とKPI一覧表の数値・単位・条件が違うものを見つけます。",
        why="どちらが正しい目標か決まらず、一年後の評価もできないからです。",
        example="本文「面談率を31.0％以上とする」、KPI一覧表「面談率を30.0％以上とする」",
        find=body_table.find_figures,
    ),
    Rule(
        id="target-below-last-result",
        severity="warning",
        title="実績を下回る目標",
        title_en="Target below the last result",
        what="計画に書かれた直近の実績より低い（低いほど良い指標では、より緩い）目標を見つけます。",
        why="すでに達成した水準より低い目標は、設定の根拠を問われるからです。",
        example="目標「登録率を57.0％以上とする」、参考：令和5年度末58.1％",
        find=target_below_result.find_below_result,
    ),
    Rule(
        id="kpi-redefined",
        severity="warning",
        title="KPIの定義の変更",
        title_en="KPI redefined",
        what="名前は同じでも、範囲を限る語や注が加わる、またはなくなるなどして、測るものが変わったKPIを"
        "見つけます。",
        why="数値の増減が取組の成果か数え方の違いかを区別できなくなるからです。",
        example="「受診した者の割合」→「治療中でない者のうち受診した者の割合」",
        find=kpi_redefined.find_redefined,
    ),
    Rule(
        id="kpi-replaced",
        severity="warning",
        title="KPIの差替え",
        title_en="KPI replaced",
        what="前年度のKPIのあった場所に、別の指標が置かれたものを見つけます。",
        why="前年度の指標を続けて追えなくなり、差替えの説明が要るからです。",
        example="「研修会の参加者数」→「研修会の満足度」",
        find=kpi_replaced.find_replaced,
    ),
    Rule(
        id="direction-turned",
        severity="warning",
        title="良いとする向きの反転",
        title_en="Direction turned",
        what="「以上」を求めていた目標が「以下」を求める目標に替わるなど、良いとする向きが逆になったものを"
        "見つけます。",
        why="数値を前年度と並べると、改善と悪化を読み違えるからです。",
        example="「郵送による申請の割合を前年度以上とする」→「窓口での申請の割合を前年度以下とする」",
        find=kpi_replaced.find_turned,
    ),
    Rule(
        id="body-table-missing",
        severity="warning",
        title="本文とKPI一覧表の片方にしかないKPI",
        title_en="KPI only in the body or only in the table",
        what="同じ年度の本文とKPI一覧表のどちらか一方にしかないKPIを見つけます。",
        why="一覧表だけを見る読み手と本文だけを見る読み手とで、目標の数が変わってしまうからです。",
        example="本文に「３）メールマガジンを毎月配信する」があり、KPI一覧表にない",
        find=body_table.find_missing,
    ),
    Rule(
        id="reference-method-differs",
        severity="warning",
        title="算出方法の違う実績",
        title_en="Results computed by different methods",
        what="二つの年度の実績が並び、注が算出方法の変更を述べているKPIを見つけます。",
        why="算出方法の違う実績の増減は、取組の成果を表さないからです。",
        example="令和4年度末60.4％、令和5年度末50.8％（※算出方法の変更後の値）",
        find=reference_method.find_methods,
    ),
    Rule(
        id="year-miswritten",
        severity="warning",
        title="年の書き誤り",
        title_en="Year written wrongly",
        what="「年」が重なる書き方と、西暦と元号が食い違う書き方を見つけます。",
        why="公表する資料の誤記であり、食い違いではどの年のことか決まらないからです。",
        example="「2023（令和５年）年」「2025（令和６）年度」",
        find=year_miswritten.find_years,
    ),
    Rule(
        id="change-unmarked",
        severity="warning",
        title="変更の印の付け漏れ",
        title_en="Change not marked",
        what="変更箇所に下線などの印を付けた新旧対照表で、文が変わっているのに印のない項目を見つけます。",
        why="印だけを追う読み手が、その変更を見落とすからです。",
        example="下線で変更を示す対照表の「年二回」→「年四回」に下線がない",
        find=printed.find_unmarked,
    ),
    Rule(
        id="claim-new-has-counterpart",
        severity="warning",
        title="新設とされた既存の項目",
        title_en="Said to be new but known from the previous plan",
        what="変更箇所に印を付けた新旧対照表で、（新設）とされた項目とほぼ同じ文が前年度の計画の別の場所に"
        "あるものを見つけます。",
        why="移しただけの取組を、新しい取組と受け取られるからです。",
        example="（新設）とされた「・事業所を訪ねる。」が、前年度の別の節にある",
        find=printed.find_not_new,
    ),
    Rule(
        id="body-table-name",
        severity="note",
        title="本文とKPI一覧表の指標名の違い",
        title_en="Indicator worded differently in body and table",
        what="同じKPIの指標名が本文とKPI一覧表とで違うものを見つけます。",
        why="同じ指標か別の指標かを読み手が迷うからです。",
        example="本文「特定健康診査の実施率」、KPI一覧表「特定健診の実施率」",
        find=body_table.find_names,
    ),
    Rule(
        id="body-table-section",
        severity="note",
        title="本文とKPI一覧表の施策名の違い",
        title_en="Section named differently in body and table",
        what="KPI一覧表の施策名が本文の見出しと違うものを見つけます。",
        why="一覧表から本文をたどれなくなるからです。",
        example="本文「⑤内容点検の精度向上」、KPI一覧表「⑤点検の精度向上」",
        find=body_table.find_sections,
    ),
    Rule(
        id="body-table-order",
        severity="note",
        title="本文とKPI一覧表の順序の違い",
        title_en="KPIs in another order in the table",
        what="一つの施策のKPIの順序や番号が本文とKPI一覧表とで違うものを見つけます。",
        why="番号で指すときに取り違えるからです。",
        example="本文「１）割合、２）件数」、KPI一覧表「１）件数、２）割合」",
        find=body_table.find_order,
    ),
    Rule(
        id="mark-unchanged",
        severity="note",
        title="変更のない文に付いた印",
        title_en="Mark on unchanged text",
        what="変更箇所に下線などの印を付けた新旧対照表で、新旧が同じ文なのに印のある項目を見つけます。",
        why="変わっていない箇所を、変わったと読まれるからです。",
        example="新旧とも「・案内を送る。」であるのに下線がある",
        find=printed.find_needless,
    ),
    Rule(
        id="target-raised",
        severity="note",
        title="目標の引上げ",
        title_en="Target raised",
        what="前年度より厳しい水準を求める目標（高いほど良い指標の引上げ、低いほど良い指標の引下げ、"
        "厳しい条件への変更）を見つけます。",
        why="引下げと同じ目で引上げも確かめられ、急な引上げには理由が要ることがあるからです。",
        example="令和6年度「利用率を60.5％以上とする」→令和7年度「利用率を62.0％以上とする」",
        find=target_raised.find_raised,
        shown="check",
    ),
    Rule(
        id="kpi-added",
        severity="note",
        title="KPIの新設",
        title_en="KPI added",
        what="前年度の計画の本文にもKPI一覧表にもなかったKPIを見つけます。",
        why="廃止と新設を並べて見ると、指標の入れ替えに気付けるからです。",
        example="令和7年度「３）メールマガジンを毎月配信する」、令和6年度の計画に記載なし",
        find=kpi_added.find_added,
        shown="check",
    ),
)
"""Worst first; within a severity the order in which findings of one place are shown."""

_WEIGHT: Final = {"error": 0, "warning": 1, "note": 2}


REPORTED: Final = tuple(rule for rule in RULES if rule.shown == "everywhere")
"""Those whose findings a comparison carries; a check runs all of `RULES`."""


def run_rules(comparison: Comparison, rules: Iterable[Rule] = REPORTED) -> tuple[Finding, ...]:
    """Run a comparison through the rules.

    Sorted by severity, then by place (current side first), then by the order of the rules. What
    one rule finds twice about one thing is one finding with the evidence of both.
    """
    facts = gather(comparison)
    findings: dict[str, Finding] = {}
    for rule in rules:
        for hit in rule.find(facts):
            name = fingerprint(rule.id, hit.key)
            findings[name] = _merged(findings.get(name), _finding(rule, name, hit))
    return tuple(sorted(findings.values(), key=_place))


def _finding(rule: Rule, name: str, hit: Hit) -> Finding:
    return Finding(rule.id, rule.severity, hit.message, name, hit.evidence)


def _merged(known: Finding | None, new: Finding) -> Finding:
    if known is None:
        return new
    evidence = tuple(dict.fromkeys((*known.evidence, *new.evidence)))
    return Finding(new.rule, new.severity, known.message, new.fingerprint, evidence)


def _place(finding: Finding) -> tuple[int, int, tuple[tuple[int, int], ...]]:
    first: Evidence | None = next(
        (quote for quote in finding.evidence if quote.side != "previous"),
        next(iter(finding.evidence), None),
    )
    page, lines = (first.page, first.lines) if first else (0, ())
    return _WEIGHT[finding.severity], page, lines
