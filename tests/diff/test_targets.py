from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plandiff.diff.targets import diff_targets
from plandiff.model import Clause, ClauseDiff
from tests.rules.plans import comparison

if TYPE_CHECKING:
    from plandiff.model import Comparison, TargetDiff

HEAD = "## ① 窓口\n"


def both(current: str, previous: str) -> Comparison:
    return comparison({"current": {"body": current}, "previous": {"body": previous}})


def told(diffs: tuple[TargetDiff, ...]) -> list[tuple[str, str]]:
    named = ((d.change, d.current or d.previous) for d in diffs)
    return [(change, target.indicator) for change, target in named if target]


def compared(current: str, previous: str) -> list[tuple[str, str]]:
    pair = both(current, previous)
    return told(diff_targets(pair.sections, pair.current, pair.previous)[0])


def test_removed_targets_stand_where_they_stood() -> None:
    assert compared(
        HEAD + "１）利用率を50％以上とする\n２）面談の件数を20件以上とする",
        HEAD + "１）証の発行枚数を9枚以上とする\n２）利用率を50％以上とする\n"
        "３）会報の部数を80部以上とする\n４）面談の件数を20件以上とする",
    ) == [
        ("removed", "証の発行枚数"),
        ("unchanged", "利用率"),
        ("removed", "会報の部数"),
        ("unchanged", "面談の件数"),
    ]


def test_swapped_kpis_are_paired_by_indicator() -> None:
    assert compared(
        HEAD + "１）面談の件数を25件以上とする\n２）利用率を50％以上とする",
        HEAD + "１）利用率を50％以上とする\n２）面談の件数を20件以上とする",
    ) == [("raised", "面談の件数"), ("unchanged", "利用率")]


def test_a_kpi_that_went_to_another_section_is_one_target() -> None:
    assert compared(
        "## ① 窓口\n１）利用率を50％以上とする\n## ② 電話\n１）面談の件数を20件以上とする",
        "## ① 窓口\n１）利用率を50％以上とする\n２）面談の件数を20件以上とする\n## ② 電話\n- 案内",
    ) == [("unchanged", "利用率"), ("unchanged", "面談の件数")]


def test_the_same_indicator_in_two_sections_stays_at_home() -> None:
    plan = "## ① 窓口\n満足度を{}％以上とする\n## ② 電話\n満足度を{}％以上とする"
    assert compared(plan.format(70, 80), plan.format(70, 75)) == [
        ("unchanged", "満足度"),
        ("raised", "満足度"),
    ]


def test_width_of_figures_in_the_table_is_no_change() -> None:
    row = {"section": "① 窓口", "kpi": "利用率を５０．０％以上とする"}
    narrow = {"section": "①窓口", "kpi": "利用率を 50.0%以上とする"}
    pair = comparison(
        {
            "current": {"body": HEAD + "利用率を50.0％以上とする", "table": [row]},
            "previous": {"body": HEAD + "利用率を50.0％以上とする", "table": [narrow]},
        }
    )
    diffs, _ = diff_targets(pair.sections, pair.current, pair.previous)
    assert [(d.source, d.change, d.section) for d in diffs] == [
        ("body", "unchanged", "① 窓口"),
        ("table", "unchanged", "① 窓口"),
    ]


def test_body_target_has_the_reference_of_its_row() -> None:
    row = {"section": "① 窓口", "kpi": "利用率を50％以上とする", "result": "48.3％"}
    pair = comparison(
        {
            "current": {"body": HEAD + "利用率を50％以上とする", "table": [row]},
            "previous": {"body": HEAD + "利用率を50％以上とする"},
        }
    )
    diffs, _ = diff_targets(pair.sections, pair.current, pair.previous)
    body = next(d for d in diffs if d.source == "body")
    assert body.current is not None
    assert body.current.reference is not None
    assert body.current.reference.text == "48.3％"


def test_an_aligned_pair_is_preferred_among_equals() -> None:
    pair = both(
        HEAD + "支部の面談率を対前年度以上とする",
        HEAD + "１）本部の面談率を対前年度以上とする\n２）各部の面談率を対前年度以上とする",
    )
    section = pair.sections[0]
    assert section.current is not None
    assert section.previous is not None
    aligned = clause_diff(section.current.clauses[0], section.previous.clauses[1])
    sections = (replace(section, clauses=(aligned,)),)
    diffs, _ = diff_targets(sections, pair.current, pair.previous)
    paired = [
        (d.current.indicator, d.previous.indicator) for d in diffs if d.current and d.previous
    ]
    assert paired == [("支部の面談率", "各部の面談率")]


def clause_diff(current: Clause, previous: Clause) -> ClauseDiff:
    return ClauseDiff("modified", None, "kpi", (current,), (previous,), "text", 0.8, ())


def test_unreadable_targets_are_reported_for_both_years() -> None:
    pair = both(HEAD + "窓口混雑の解消", HEAD + "窓口混雑の解消")
    diffs, problems = diff_targets(pair.sections, pair.current, pair.previous)
    assert told(diffs) == [("unchanged", "窓口混雑の解消")]
    assert [p.lines for p in problems] == [((2, 2),), ((1002, 1002),)]


def test_plans_without_targets_have_no_diffs() -> None:
    pair = both(HEAD + "- 案内を送る", HEAD + "- 案内を送る")
    assert diff_targets(pair.sections, pair.current, pair.previous) == ((), ())
