from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.docx_reader import W, part, state, text_of

from plandiff.model import Clause, ClauseDiff, Edit, Piece, Plan, Section, SectionDiff
from plandiff.report.docx.render_tracked import render
from plandiff.report.options import DocumentOptions
from plandiff.report.sequence import longest_growing
from plandiff.report.view import build_view
from plandiff.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import Comparison
    from plandiff.report.view_model import ReportView

OPTIONS = DocumentOptions(style="tracked", author="事務局", date="2026-03-05")


def printed(sections: tuple[Section, ...]) -> Iterator[str]:
    """What a plan's sections say, from the model alone, without blanks."""
    for section in sections:
        yield section.number + section.title
        for clause in section.clauses:
            yield clause.marker + clause.text
        if section.table:
            for row in section.table.rows:
                yield row.kpi.marker + row.kpi.text
        yield from printed(section.sections)


def squeezed(texts: list[str]) -> list[str]:
    return ["".join(visible(text).split()) for text in texts if text]


@pytest.mark.parametrize("accepted", [True, False])
def test_accepted_it_is_this_years_text_and_rejected_last_years(
    comparison: Comparison, view: ReportView, *, accepted: bool
) -> None:
    plan = comparison.current if accepted else comparison.previous
    left = squeezed(state(render(comparison, view, OPTIONS), accepted=accepted))
    wanted = squeezed(list(printed(plan.sections)))
    # Labels and the table's section cells and references stand between.
    rest = iter(left)
    assert [text for text in wanted if text not in rest] == []


def test_nothing_of_last_year_is_left_when_accepted(
    comparison: Comparison, view: ReportView
) -> None:
    made = render(comparison, view, OPTIONS)
    gone = "新しい申請書の使い方を、同封のちらしで知らせる。"
    assert not any(gone in text for text in state(made, accepted=True))
    assert sum(gone in text for text in state(made, accepted=False)) == 1


def test_author_and_date_are_on_every_change(comparison: Comparison, view: ReportView) -> None:
    changes = list(part(render(comparison, view, OPTIONS)).iter(f"{W}ins", f"{W}del"))
    signed = {(item.get(f"{W}author"), item.get(f"{W}date")) for item in changes}
    assert signed == {("事務局", "2026-03-05T00:00:00Z")}
    assert len({item.get(f"{W}id") for item in changes}) == len(changes)


def test_a_date_nobody_named_is_not_made_up(
    comparison: Comparison, view: ReportView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    undated = part(render(comparison, view, DocumentOptions(style="tracked")))
    assert all(item.get(f"{W}date") is None for item in undated.iter(f"{W}ins", f"{W}del"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    dated = part(render(comparison, view, DocumentOptions(style="tracked")))
    dates = {item.get(f"{W}date") for item in dated.iter(f"{W}ins", f"{W}del")}
    assert dates == {"1970-01-02T00:00:00Z"}


# ---------------------------------------------------------------- small plans


def clause(text: str, line: int, marker: str = "・") -> Clause:
    return Clause("policy", marker, text, (Piece(line, 1, 1 + len(text)),), 1)


def compared(comparison: Comparison, *diffs: ClauseDiff, old_order: list[str]) -> Comparison:
    """A plan of one section; last year's clauses in the order given."""
    new = tuple(item for diff in diffs for item in diff.current)
    old = sorted(
        (item for diff in diffs for item in diff.previous), key=lambda c: old_order.index(c.text)
    )
    head = Section("１．", "窓口", 1, ("１．窓口",), 1, 1, (Piece(1, 0, 4),))
    sections = (replace(head, clauses=new), replace(head, clauses=tuple(old)))
    plans = [Plan("", year, "", "", (section,)) for year, section in
             zip((2025, 2024), sections, strict=True)]  # fmt: skip
    section = SectionDiff("same", sections[0], sections[1], "path", 1.0, diffs)
    return replace(comparison, current=plans[0], previous=plans[1], sections=(section,), targets=())


def diff(new: list[Clause], old: list[Clause], *steps: tuple[str, str]) -> ClauseDiff:
    edits = tuple(Edit(op, text) for op, text in steps)  # type: ignore[arg-type]
    change = "modified" if len({op for op, _ in steps}) > 1 else "unchanged"
    return ClauseDiff(change, None, "policy", tuple(new), tuple(old), "text", 1.0, edits)  # type: ignore[arg-type]


def tracked(comparison: Comparison) -> bytes:
    return render(comparison, build_view(comparison), OPTIONS)


def test_a_clause_that_moved_is_a_move(comparison: Comparison) -> None:
    texts = ["電話の応対を点検し、結果を毎月の会議で確かめる。", "窓口を開く。", "郵送を勧める。"]
    order = [texts[1], texts[0], texts[2]]
    diffs = [
        diff([clause(t, 10 + k)], [clause(t, 90 + k)], ("equal", t)) for k, t in enumerate(texts)
    ]
    made = tracked(compared(comparison, *diffs, old_order=order))
    assert state(made, accepted=True)[1:] == [f"・{text}" for text in texts]
    assert state(made, accepted=False)[1:] == [f"・{text}" for text in order]
    root = part(made)
    names = [
        [item.get(f"{W}name") for item in root.iter(f"{W}{end}RangeStart")]
        for end in ("moveFrom", "moveTo")
    ]
    assert names == [["move1"], ["move1"]]
    for end in ("moveFrom", "moveTo"):
        starts = [item.get(f"{W}id") for item in root.iter(f"{W}{end}RangeStart")]
        ends = [item.get(f"{W}id") for item in root.iter(f"{W}{end}RangeEnd")]
        assert starts == ends
    assert not list(root.iter(f"{W}ins", f"{W}del"))


def test_a_clause_that_moved_and_was_reworded_is_a_move_with_changes(
    comparison: Comparison,
) -> None:
    old, new = "電話の応対を点検し、会議で確かめる。", "電話の応対を毎月点検し、確かめる。"
    stays = ["窓口を開く。", "郵送を勧める。"]
    moved = diff(
        [clause(new, 10)], [clause(old, 90)],
        ("equal", "電話の応対を"), ("insert", "毎月"), ("equal", "点検し、"), ("delete", "会議で"),
        ("equal", "確かめる。"),
    )  # fmt: skip
    rest = [
        diff([clause(t, 11 + k)], [clause(t, 91 + k)], ("equal", t)) for k, t in enumerate(stays)
    ]
    made = tracked(compared(comparison, moved, *rest, old_order=[*stays, old]))
    assert state(made, accepted=True)[1:] == [f"・{text}" for text in (new, *stays)]
    assert state(made, accepted=False)[1:] == [f"・{text}" for text in (*stays, old)]
    names = [f"{W}{name}" for name in ("moveFrom", "moveTo", "ins", "del")]
    runs = [
        (str(item.tag).removeprefix(W), "".join(map(str, item.itertext())))
        for item in part(made).iter(*names)
        if len(item)
    ]
    assert runs == [
        *[("moveTo", "・"), ("moveTo", "電話の応対を"), ("ins", "毎月"), ("moveTo", "点検し、")],
        *[("moveTo", "確かめる。"), ("moveFrom", "・"), ("moveFrom", "電話の応対を")],
        *[("moveFrom", "点検し、"), ("del", "会議で"), ("moveFrom", "確かめる。")],
    ]


def test_a_clause_of_which_little_is_left_is_no_move(comparison: Comparison) -> None:
    old, new = "電話の応対を点検し、会議で確かめる。", "電話は当番を決めて受ける。"
    steps = (("equal", "電話"), ("delete", old[2:]), ("insert", new[2:]))
    moved = diff([clause(new, 10)], [clause(old, 90)], *steps)
    stays = ["窓口を開く。", "郵送を勧める。"]
    rest = [
        diff([clause(t, 11 + k)], [clause(t, 91 + k)], ("equal", t)) for k, t in enumerate(stays)
    ]
    made = tracked(compared(comparison, moved, *rest, old_order=[*stays, old]))
    assert state(made, accepted=True)[1:] == [f"・{text}" for text in (new, *stays)]
    assert not list(part(made).iter(f"{W}moveFrom", f"{W}moveTo"))


@pytest.mark.parametrize(
    ("new", "old", "steps"),
    [
        (
            ["納付書を送る。", "納めない者に催告する。"],
            ["納付書を送り、納めない者に催告する。"],
            [("equal", "納付書を送"), ("delete", "り、"), ("insert", "る。\n"),
             ("equal", "納めない者に催告する。")],
        ),
        (
            ["納付書を送り、納めない者に催告する。"],
            ["納付書を送る。", "納めない者に催告する。"],
            [("equal", "納付書を送"), ("insert", "り、"), ("delete", "る。\n"),
             ("equal", "納めない者に催告する。")],
        ),
        (
            ["一つ目。", "二つ目。", "三つ目。"],
            ["一つ目と。", "二つ目。三つ目。"],
            [("equal", "一つ目"), ("delete", "と"), ("equal", "。\n二つ目。"), ("insert", "\n"),
             ("equal", "三つ目。")],
        ),
    ],
)  # fmt: skip
def test_split_and_merged_clauses_come_back_on_both_sides(
    comparison: Comparison, new: list[str], old: list[str], steps: list[tuple[str, str]]
) -> None:
    unit = diff(
        [clause(text, 10 + k) for k, text in enumerate(new)],
        [clause(text, 90 + k) for k, text in enumerate(old)],
        *steps,
    )
    made = tracked(compared(comparison, unit, old_order=old))
    assert state(made, accepted=True)[1:] == [f"・{text}" for text in new]
    assert state(made, accepted=False)[1:] == [f"・{text}" for text in old]


def test_an_addition_at_the_end_runs_on_into_new_clauses(comparison: Comparison) -> None:
    first = diff(
        [clause("郵送を勧め、電子申請も勧める。", 10)],
        [clause("郵送を勧め", 90)],
        ("equal", "郵送を勧め"),
        ("insert", "、電子申請も勧める。"),
    )
    second = diff([clause("説明会を開く。", 12)], [], ("insert", "説明会を開く。"))
    made = tracked(compared(comparison, first, second, old_order=["郵送を勧め"]))
    assert state(made, accepted=True)[1:] == [
        "・郵送を勧め、電子申請も勧める。",
        "・説明会を開く。",
    ]
    assert state(made, accepted=False)[1:] == ["・郵送を勧め"]
    paragraphs = [item for item in part(made).iter(f"{W}p") if text_of(item)]
    marks = [item.find(f"{W}pPr/{W}rPr/{W}ins") is not None for item in paragraphs]
    assert marks == [False, True, False]


def test_edits_that_do_not_rebuild_the_texts_are_not_trusted(comparison: Comparison) -> None:
    wrong = diff([clause("甲乙", 10)], [clause("甲丙", 90)], ("equal", "別の文"))
    made = tracked(compared(comparison, wrong, old_order=["甲丙"]))
    assert state(made, accepted=True)[1:] == ["・甲乙"]
    assert state(made, accepted=False)[1:] == ["・甲丙"]


@given(st.lists(st.integers(0, 30), max_size=9, unique=True))
def test_what_stays_in_place_is_a_longest_growing_run(values: list[int]) -> None:
    found = longest_growing(values)
    kept = [values[place] for place in found]
    assert kept == sorted(kept)
    assert list(found) == sorted(found)
    best = max(
        (len(run) for size in range(len(values) + 1) for run in combinations(values, size)
         if list(run) == sorted(run)),
        default=0,
    )  # fmt: skip
    assert len(found) == best


def test_every_text_stands_once(comparison: Comparison, view: ReportView) -> None:
    made = Counter(squeezed(state(render(comparison, view, OPTIONS), accepted=True)))
    wanted = Counter(squeezed(list(printed(comparison.current.sections))))
    again = {"２．健康づくりの推進"}  # heads a part of the KPI table as well
    assert {text: made[text] for text in wanted if text not in again} == {
        text: count for text, count in wanted.items() if text not in again
    }
