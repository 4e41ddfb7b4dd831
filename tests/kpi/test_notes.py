from __future__ import annotations

import pytest

from plandiff.kpi.notes import note_kind, same_meaning, tie_notes
from plandiff.kpi.tidy import marks, note_body, split_notes, strip_marks, tidy
from tests.rules.plans import clause


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("（※）令和６年度から受講率の算出方法を変更", "method"),
        ("※１ 集計方法の見直しに伴い、変更後の値を載せている", "method"),
        ("※ 年度の途中に採用された者を除く", "scope"),
        ("※ 本庁、支所、学校を対象とする", "scope"),
        ("(*) the trial period is excluded", "scope"),
        ("※ 詳しくは資料２を参照", "other"),
    ],
)
def test_note_kind(note: str, kind: str) -> None:
    assert note_kind(note) == kind


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("※ 本庁、支所、学校", "（※２）本庁、支所、学校施設を対象とする", True),
        ("※ 本庁、支所、学校", "※ 本庁、学校", False),
        ("※ 65歳以上を除く", "※ 75歳以上を除く", False),
        ("※ 委託の分を含む", "※ 委託の分を除く", False),
        ("※ 受講率＝受講した者÷職員の総数", "（※）受講率＝受講した者÷職員の総数", True),
        ("※ 職員を除く", "※ 委託先を除く", False),
    ],
)
def test_same_meaning(one: str, other: str, *, same: bool) -> None:
    assert same_meaning(one, other) is same


def tied(*lines: str) -> dict[str, list[str]]:
    clauses = [clause(line, no) for no, line in enumerate(lines, 1)]
    notes = tie_notes(clauses)
    return {c.text: [n.text for n in notes[c.pieces]] for c in clauses if c.pieces in notes}


def test_note_goes_to_the_kpi_with_its_mark() -> None:
    told = tied(
        "１）加入率（※１）を50％以上とする",
        "２）更新率（※２）を60％以上とする",
        "※１ 法人を除く",
        "※２ 学生を除く",
    )
    assert told == {
        "加入率（※１）を50％以上とする": ["法人を除く"],
        "更新率（※２）を60％以上とする": ["学生を除く"],
    }


def test_unmarked_note_goes_to_the_kpi_it_follows() -> None:
    told = tied("１）加入率を50％以上とする", "※ 法人を除く", "２）更新率を60％以上とする")
    assert told == {"加入率を50％以上とする": ["法人を除く"]}


def test_plain_note_goes_to_the_only_marked_kpi() -> None:
    told = tied("１）加入率（※）を50％以上とする", "２）更新率を60％以上とする", "※ 法人を除く")
    assert told == {"加入率（※）を50％以上とする": ["法人を除く"]}


def test_plain_note_goes_to_the_kpi_it_follows_when_the_mark_has_its_note() -> None:
    told = tied(
        "１）加入率（※）を50％以上とする",
        "※ 法人を除く",
        "２）会員証の回収率を60％以上とする",
        "※ 廃止までの取組とする",
    )
    assert told == {
        "加入率（※）を50％以上とする": ["法人を除く"],
        "会員証の回収率を60％以上とする": ["廃止までの取組とする"],
    }


def test_numbered_note_without_a_marked_kpi_explains_something_else() -> None:
    assert tied("加入率を50％以上とする", "※３ 支部の定義は資料のとおり") == {}


def test_note_behind_an_action_is_not_a_kpis() -> None:
    assert tied("加入率を50％以上とする", "- 案内を送る", "※ 案内の対象は会員に限る") == {}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("割合（※）を", (0,)),
        ("割合（※２）を", (2,)),
        ("割合※１と※２", (1, 2)),
        ("※2025年度から", (0,)),
        ("rate (*) of", (0,)),
        ("割合（注２）を", (2,)),
        ("割合（注）を", (0,)),
        ("注文の割合を", ()),
        ("割合を", ()),
    ],
)
def test_marks(text: str, numbers: tuple[int, ...]) -> None:
    assert marks(text) == numbers


def test_note_body_keeps_its_year() -> None:
    assert (
        note_body("※2025（令和７）年度から加えた地区を除く")
        == "2025（令和７）年度から加えた地区を除く"
    )
    assert note_body("（※ １）学生を除く") == "学生を除く"


def test_tidy_keeps_blanks_between_latin_words_only() -> None:
    assert tidy(" 率を 56.6 ％ 以上 ") == "率を56.6％以上"
    assert tidy("at  least 20 %") == "at least 20%"


def test_strip_marks() -> None:
    assert strip_marks("割合（※２）を年度末※時点で") == "割合を年度末時点で"


def test_a_mark_inside_the_promise_starts_no_note() -> None:
    assert split_notes("協力店を1,660店舗以上（※）とする").notes == ()
    assert split_notes("協力店を20店舗以上とする（※）看板のある店").notes == ("（※）看板のある店",)
