from __future__ import annotations

from plandiff.kpi.link import best_titles, link_rows, section_likeness
from plandiff.kpi.pairing import Entry, Pairing, pair_entries


def pairs(
    left: list[tuple[str, int]], right: list[tuple[str, int]], *, related: bool = False
) -> list[tuple[int, int]]:
    found = pair_entries(
        [Entry(name, place) for name, place in left],
        [Entry(name, place) for name, place in right],
        related=related,
    )
    return [(pair.left, pair.right) for pair in found]


def test_order_within_a_place_does_not_matter() -> None:
    assert pairs([("加入率", 0), ("会報の部数", 0)], [("会報の部数", 0), ("加入率", 0)]) == [
        (0, 1),
        (1, 0),
    ]


def test_own_place_comes_before_an_equal_one_elsewhere() -> None:
    assert pairs([("加入率", 0), ("加入率", 1)], [("加入率", 1), ("加入率", 0)]) == [(0, 1), (1, 0)]


def test_an_equal_indicator_elsewhere_has_moved() -> None:
    assert pairs([("加入率", 0)], [("加入率", 5)]) == [(0, 0)]


def test_a_like_indicator_elsewhere_has_moved() -> None:
    assert pairs([("会報を読んだ会員の割合", 0)], [("会報を読んだ会員数の割合", 5)]) == [(0, 0)]


def test_related_leftovers_pair_only_when_asked_for() -> None:
    left, right = [("各種届出の窓口での受付率", 0)], [("各種届出の郵送率", 0)]
    assert pairs(left, right) == []
    assert pairs(left, right, related=True) == [(0, 0)]
    assert pairs(left, [("各種届出の郵送率", 1)], related=True) == []


def test_strangers_stay_apart() -> None:
    assert pairs([("研修の受講率", 0)], [("会報の部数", 0)], related=True) == []


def test_a_hint_decides_between_equals() -> None:
    left = [Entry("支部の面談率", 0)]
    right = [Entry("本部の面談率", 0), Entry("各部の面談率", 0)]
    found = pair_entries(left, right, hint=lambda _left, at: at == 1)
    assert [(pair.left, pair.right) for pair in found] == [(0, 1)]


def test_score_of_equals_is_one() -> None:
    assert pair_entries([Entry("加入率", 0)], [Entry("加入率", 0)]) == (Pairing(0, 0, 1.0),)


def test_rows_are_linked_by_section_and_indicator() -> None:
    body = [("利用率", "① 窓口"), ("利用率", "② 電話")]
    rows = [("利用率", "（１）相談 ② 電話"), ("利用率", "（１）相談 ① 窓口")]
    assert link_rows(body, rows) == ((0, 1), (1, 0))


def test_abbreviated_section_titles_are_found() -> None:
    titles = ["⑤申込内容点検の精度向上", "⑥ 債権の管理と回収"]
    assert best_titles(["（２）改革 ⑤ 申込点検の精度向上", "別の章"], titles) == {
        "（２）改革 ⑤ 申込点検の精度向上": 0,
        "別の章": -1,
    }


def test_section_likeness() -> None:
    assert section_likeness("（２）改革②相談の質の向上", "② 相談の質の向上") == 1.0
    assert section_likeness("②相談の質", "② 会報の発行") < 0.5
