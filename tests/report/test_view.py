from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING

import pytest
from tests.report.minato import comparison as made_by_hand

from plandiff.errors import OptionError
from plandiff.report.view import build_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import ClauseDiff, Comparison
    from plandiff.report.view_model import KeyChange, KeyGroup, ReportView, Row, SectionView


def group(view: ReportView, key: str) -> KeyGroup:
    return next(item for item in view.key_groups if item.key == key)


def section(view: ReportView, title: str) -> SectionView:
    return next(item for item in view.sections if item.title == title)


def strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, tuple):
        for item in node:
            yield from strings(item)
    elif is_dataclass(node):
        for field in fields(node):
            yield from strings(getattr(node, field.name))


# ---------------------------------------------------------------- key changes


def told(view: ReportView, key: str) -> list[tuple[str, str, str, str]]:
    """The four parts of each sentence of a group."""
    return [(c.subject, c.statement, c.remark, c.place) for c in group(view, key).changes]


def test_groups_come_weightiest_first(view: ReportView) -> None:
    assert [item.key for item in view.key_groups] == [
        "loosened",
        "dropped",
        "redefined",
        "replaced",
        "tightened",
        "added",
        "duties_new",
        "duties_gone",
        "duties_changed",
        "sections",
    ]


def test_a_key_change_is_one_sentence(view: ReportView) -> None:
    assert group(view, "loosened").changes[1].sentence == (
        "健康保険委員が委嘱されている事業所の被保険者数の割合：58.8％以上 → 57.7％以上"
        "（1.1ポイント引下げ。令和5年度末実績 58.3％）"
        "〔新 p.2 60～62行／旧 p.3 644～646行〕"
    )


def test_targets_that_ask_for_less(view: ReportView) -> None:
    assert told(view, "loosened") == [
        (
            "一者応札の割合",
            "：15％以下 → 20％以下",
            "（5ポイント引上げ。目標としては緩和。令和5年度末実績 0％）",
            "〔新 p.2 90行／旧 p.3 672行〕",
        ),
        (
            "健康保険委員が委嘱されている事業所の被保険者数の割合",
            "：58.8％以上 → 57.7％以上",
            "（1.1ポイント引下げ。令和5年度末実績 58.3％）",
            "〔新 p.2 60～62行／旧 p.3 644～646行〕",
        ),
    ]


def test_targets_that_are_gone(view: ReportView) -> None:
    assert told(view, "dropped") == [
        (
            "資格喪失後１か月以内の保険証回収率",
            "：対前年度以上",
            "（廃止。令和4年度末実績 83.17％）",
            "〔旧 p.3 648行〕",
        )
    ]


def test_targets_that_are_measured_otherwise(view: ReportView) -> None:
    assert told(view, "redefined") == [
        (
            "血圧又は血糖の未治療者のうち、健診の後10か月以内に受診した者の割合",
            "：対前年度以上のまま",
            (
                "（対象を未治療者に限る語句が加わった。"
                "前年度の指標は「健診の後10か月以内に受診した者の割合」。"
                "令和5年度末実績 31.6％（※1））"
            ),
            "〔新 p.2 80～82行／旧 p.3 664行〕",
        )
    ]


def test_targets_that_measure_something_else(view: ReportView) -> None:
    assert told(view, "replaced") == [
        (
            "申請の郵送化率（対前年度以上。令和4年度末実績 97.0％）",
            " → 申請の窓口での受付率（対前年度以下）",
            "（指標の差替え。良いとする向きが逆になった）",
            "〔新 p.2 28行／旧 p.3 612行〕",
        )
    ]


def test_targets_that_ask_for_more_and_new_ones(view: ReportView) -> None:
    assert told(view, "tightened") == [
        (
            "健康宣言事業所数",
            "：1,580事業所以上 → 1,660事業所以上",
            "（80事業所引上げ。令和5年度末実績 1,290事業所）",
            "〔新 p.2 78行／旧 p.3 662行〕",
        )
    ]
    assert told(view, "added") == [
        ("支払までの平均日数", "：7日以内", "（新設）", "〔新 p.2 26行〕"),
        ("SNSでの情報発信", "：実施", "（新設）", "〔新 p.2 124行〕"),
    ]


def test_duties_that_begin_rank_above_others(view: ReportView) -> None:
    assert told(view, "duties_new") == [
        (
            "「外国語で相談できる窓口を新たに設け、港湾で働く加入者の利用を助ける。」",
            "を新設",
            "",
            "〔新 p.2 22行〕",
        ),
        ("「点検の結果を毎月の会議で共有する。」", "を新設", "", "〔新 p.2 44行〕"),
    ]
    assert told(view, "duties_gone") == [
        (
            "「新しい申請書の使い方を、同封のちらしで知らせる。」",
            "を削除",
            "",
            "〔旧 p.3 622行〕",
        )
    ]


def test_changes_of_date_and_figure_are_told_and_a_year_that_rolled_is_not(
    view: ReportView,
) -> None:
    assert told(view, "duties_changed") == [
        (
            "「あわせて、2026（令和８）年１月に電子申請を導入する。」",
            "を追加",
            "",
            "〔新 p.2 18～20行／旧 p.3 608行〕",
        ),
        (
            "「職員の応対研修を年２回行い」",
            "を「職員の応対研修を年４回行い」に変更",
            "",
            "〔新 p.2 36行／旧 p.3 620行〕",
        ),
    ]


def test_sections_new_gone_and_renamed(view: ReportView) -> None:
    assert [c.subject + c.statement + c.remark for c in group(view, "sections").changes] == [
        "「（３）電子申請等の導入」を新設（2項目）",
        "「（３）紙台帳の整理」を廃止（1項目）",
        "「（２）返納金の回収」を「（２）債権の管理と回収」に改称",
        "「② 健診の受診勧奨」の番号を「① 健診の受診勧奨」に変更",
    ]


def test_a_key_change_leads_to_its_row_and_its_findings(view: ReportView) -> None:
    lowered: KeyChange = group(view, "loosened").changes[1]
    rows = {row.id for item in view.target_groups for row in item.rows}
    assert lowered.row in rows
    assert [(link.target, link.text) for link in lowered.findings] == [
        (view.findings[0].id, "指摘1")
    ]


def test_a_long_list_is_cut_and_says_so() -> None:
    whole = made_by_hand()
    at, busy = next((at, item) for at, item in enumerate(whole.sections) if len(item.clauses) > 10)
    new = next(diff for diff in busy.clauses if diff.change == "added" and diff.kind == "policy")
    crowded = replace(busy, clauses=(*busy.clauses, *[new] * 9))
    sections = (*whole.sections[:at], crowded, *whole.sections[at + 1 :])
    found = group(build_view(replace(whole, sections=sections)), "duties_new")
    assert len(found.changes) == 8
    assert found.more == "ほか3件は「項目別の新旧対照」に掲げています。"


def test_english_says_the_same_in_its_own_words(english: ReportView) -> None:
    assert told(english, "loosened")[1] == (
        "健康保険委員が委嘱されている事業所の被保険者数の割合",
        ": at least 58.8% → at least 57.7%",
        " (down 1.1 points; 令和5年度末: 58.3%)",
        " [new p. 2, line 60–62 / old p. 3, line 644–646]",
    )


# ---------------------------------------------------------------- glance and table


def test_the_headline_can_stand_alone(view: ReportView) -> None:
    assert view.headline == (
        (
            "目標（KPI）は9件（令和6年度は8件）です。区分別では、引下げ1件、廃止1件、定義の変更1件、"
            "指標の差替え1件、引上げ2件、新設2件、表現の変更1件、据置き1件です。"
        ),
        "本文は、新設5項目、削除4項目、修正19項目、表記のみ1項目、変更なし11項目です。",
        "章・節は、新設1件、廃止1件、改称1件、番号変更1件です。",
        "指摘事項は、重要1件、要確認1件、参考1件です。",
        "読み取りについて確認を要する箇所が2件あります。「読み取り上の注意」を御覧ください。",
    )


def test_nothing_changed_is_said_in_one_sentence(comparison: Comparison) -> None:
    same = [
        replace(item, clauses=tuple(d for d in item.clauses if d.change == "unchanged"))
        for item in comparison.sections
        if item.change == "same"
    ]
    still = tuple(diff for diff in comparison.targets if diff.change == "unchanged")
    quiet = replace(comparison, sections=tuple(same), targets=still, findings=(), problems=())
    found = build_view(quiet)
    assert found.headline == ("二つの計画に違いはありません。",)
    assert found.key_groups == ()


def test_tiles_add_up(view: ReportView) -> None:
    totals = {tile.title: (tile.total, sum(c.number for c in tile.counts)) for tile in view.tiles}
    assert totals == {
        "目標（KPI）": ("旧8件→新9件", 10),
        "項目": ("40項目", 40),
        "章・節": ("11", 11),
        "指摘事項": ("3件", 3),
    }


def test_a_kpi_printed_twice_is_one_row(view: ReportView) -> None:
    rows = [row for item in view.target_groups for row in item.rows]
    assert len(rows) == 10
    share = next(row for row in rows if row.badge.key == "lowered")
    assert share.previous is not None
    assert share.current is not None
    assert (share.previous.text, share.current.text) == ("58.8％以上", "57.7％以上")
    assert (share.badge.sign, share.badge.word, share.amount) == ("↓", "引下げ", "1.1ポイント")
    assert (share.last, share.before) == ("58.3％", "令和4年度末 57.6％")
    assert view.words["col.last"] == "直近の実績（令和5年度末）"


def test_a_removed_target_stands_under_what_its_section_is_called_now(view: ReportView) -> None:
    titles = {row.indicator: item.title for item in view.target_groups for row in item.rows}
    assert titles["資格喪失後１か月以内の保険証回収率"] == "１．（２）債権の管理と回収"


# ---------------------------------------------------------------- sections


def kinds(rows: tuple[Row, ...]) -> list[str]:
    return [row.kind for row in rows]


def test_unchanged_runs_are_folded_and_counted(view: ReportView) -> None:
    rows = section(view, "（１）窓口サービスの向上").rows
    assert [row.fold_text for row in rows if row.kind == "folded"] == [
        "（略）変更のない1項目",
        "（略）変更のない2項目",
    ]


def test_kpis_of_a_changed_block_are_shown_in_full(view: ReportView) -> None:
    rows = section(view, "（１）窓口サービスの向上").rows
    kpis = [row for row in rows if row.what == "KPI"]
    assert [row.kind for row in kpis] == ["same", "change", "change"]
    assert kpis[0].current.paragraphs[0].marker == "■ KPI：１）"


def test_a_section_without_changes_is_one_fold_with_its_heads(view: ReportView) -> None:
    quiet = section(view, "④ 個人情報の保護")
    assert kinds(quiet.rows) == ["folded"]
    assert kinds(quiet.rows[0].folded) == ["same", "label", "same"]
    assert quiet.summary == "（略）変更のない2項目"


def test_a_block_head_stands_once_on_both_sides_or_is_called_new(view: ReportView) -> None:
    labels = [row for row in section(view, "（１）窓口サービスの向上").rows if row.kind == "label"]
    shown = [
        (
            row.current.paragraphs[0].spans[0].text,
            row.previous.paragraphs[0].spans[0].text if row.previous.paragraphs else "",
            row.previous.filler,
        )
        for row in labels
    ]
    assert shown == [
        ("（具体的な取組）", "（具体的な取組）", ""),
        ("【点検】", "", "（新設）"),
    ]


def test_new_and_removed_clauses_say_so_on_the_other_side(view: ReportView) -> None:
    rows = section(view, "（１）窓口サービスの向上").rows
    new = next(row for row in rows if row.badges and row.badges[0].key == "added")
    gone = next(row for row in rows if row.badges and row.badges[0].key == "removed")
    assert (new.previous.filler, gone.current.filler) == ("（新設）", "（削る）")


def test_split_and_merged_clauses_stand_side_by_side(view: ReportView) -> None:
    rows = section(view, "（２）債権の管理と回収").rows
    counts = {
        row.badges[-1].key: (len(row.current.paragraphs), len(row.previous.paragraphs))
        for row in rows
        if row.badges
    }
    assert counts["split"] == (2, 1)
    assert counts["merged"] == (1, 2)


def test_a_clause_moved_within_its_section_names_no_origin(view: ReportView) -> None:
    rows = section(view, "（２）債権の管理と回収").rows
    moved = next(row for row in rows if row.badges and row.badges[0].key == "moved")
    assert moved.remarks == ()


def test_the_summary_of_a_section_counts_each_change_once(view: ReportView) -> None:
    assert section(view, "（１）窓口サービスの向上").summary == (
        "変更10項目（新設3、削除1、修正5、表記のみ1）・変更なし4項目"
    )


def test_a_kpi_table_points_to_the_targets(view: ReportView) -> None:
    assert (
        section(view, "KPI一覧表").summary
        == "各KPIの新旧の目標と実績は「目標（KPI）の新旧」にまとめています。"
    )


# ---------------------------------------------------------------- the rest


def test_coverage_names_the_lines_left_out(view: ReportView) -> None:
    assert view.coverage[0].startswith("文字のある112行のうち111行（99.1％）")
    assert view.coverage[1] == "用いなかった行：500行"


def test_ids_outlive_a_new_page_break(comparison: Comparison, view: ReportView) -> None:
    def turned(diff: ClauseDiff) -> ClauseDiff:
        return replace(diff, current=tuple(replace(c, page=c.page + 1) for c in diff.current))

    sections = tuple(
        replace(item, clauses=tuple(turned(diff) for diff in item.clauses))
        for item in comparison.sections
    )
    later = build_view(replace(comparison, sections=sections))
    ids = [row.id for item in view.sections for row in item.rows]
    assert [row.id for item in later.sections for row in item.rows] == ids


def test_no_hidden_character_is_left_in_the_view(view: ReportView) -> None:
    shown = "".join(strings(view))
    assert "⟦U+202E⟧" in shown
    assert [char for char in shown if not char.isprintable()] == ["\u3000"] * shown.count("\u3000")


def test_an_unknown_language_is_refused(comparison: Comparison) -> None:
    with pytest.raises(OptionError):
        build_view(comparison, "fr")
