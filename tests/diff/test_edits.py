from __future__ import annotations

import pytest

from plandiff.diff.edits import diff_text

MARKS = {"equal": "{}", "delete": "[-{}-]", "insert": "[+{}+]"}


def marked(previous: str, current: str) -> str:
    return "".join(MARKS[e.op].format(e.text) for e in diff_text(previous, current))


CASES = {
    "phrase put in at a comma": (
        "県の会議で、分析の結果を踏まえ、積極的に提案を行う。",
        "県の会議で、分析の結果を踏まえ、負担を公平にする観点から積極的に提案を行う。",
        "県の会議で、分析の結果を踏まえ、[+負担を公平にする観点から+]積極的に提案を行う。",
    ),
    "phrase taken out": (
        "加入者の声を伺うため、窓口の掲示を改める。",
        "窓口の掲示を改める。",
        "[-加入者の声を伺うため、-]窓口の掲示を改める。",
    ),
    "figure with unit and comparator": (
        "受診率を56.0％以上とする",
        "受診率を56.6％以上とする",
        "受診率を[-56.0％以上-][+56.6％以上+]とする",
    ),
    "comparator turned": (
        "苦情を５件以内とする",
        "苦情を５件以下とする",
        "苦情を[-５件以内-][+５件以下+]とする",
    ),
    "year": (
        "2025（令和７）年度に始める。",
        "2026（令和８）年度に始める。",
        "[-2025（令和７）年度-][+2026（令和８）年度+]に始める。",
    ),
    "date": (
        "令和７年12月１日から配る。",
        "令和７年12月15日から配る。",
        "令和７年[-12月１日-][+12月15日+]から配る。",
    ),
    "compound word is marked whole": (
        "職員の回収業務にかかる研修を行う。",
        "職員の回収管理業務にかかる研修を行う。",
        "職員の[-回収業務-][+回収管理業務+]にかかる研修を行う。",
    ),
    "verb keeps its ending": (
        "制度の周知を図る。",
        "制度の周知を図り、届出を促す。",
        "制度の周知を[-図る-][+図り、届出を促す+]。",
    ),
    "negation": (
        "更新の通知を送る。",
        "更新の通知を送らない。",
        "更新の通知を[-送る-][+送らない+]。",
    ),
    "no island of one particle": (
        "名簿の点検により照合を済ませる。",
        "台帳の更新により突合を済ませる。",
        "[-名簿の点検により照合-][+台帳の更新により突合+]を済ませる。",
    ),
    "two edits far apart stay two": (
        "春の講座は公民館で開き、参加の申込みは電話で受け付ける。",
        "秋の講座は公民館で開き、参加の申込みは葉書で受け付ける。",
        "[-春-][+秋+]の講座は公民館で開き、参加の申込みは[-電話-][+葉書+]で受け付ける。",
    ),
    "the ending of the verb that went goes with it": (
        "点検を確実に実施し、体制の見直しを検討する。",
        "点検を確実に実施する。",
        "点検を確実に実施[-し、体制の見直しを検討する-][+する+]。",
    ),
    "quotation marks with what they enclose": (
        "電子回覧板については、町内会に説明する。",
        "「電子回覧板」については、町内会に説明する。",
        "[-電子回覧板-][+「電子回覧板」+]については、町内会に説明する。",
    ),
    "brackets next to a change whose partner it holds": (
        "後発薬の使用割合（※）を保つ。",
        "後発薬の使用割合（数量）（※２）を保つ。",
        "後発薬の使用割合[-（※）-][+（数量）（※２）+]を保つ。",
    ),
    "bracketed aside": (
        "資料（付録を含む。）を配る。",
        "資料を配る。",
        "資料[-（付録を含む。）-]を配る。",
    ),
    "note sign with its number": (
        "清算の仕組み※1により債権を減らす。",
        "清算の仕組み※2により債権を減らす。",
        "清算の仕組み[-※1-][+※2+]により債権を減らす。",
    ),
    "sentence added": (
        "相談に応じる。",
        "相談に応じる。また、2026年１月に予約の受付を始める。",
        "相談に応じる。[+また、2026年１月に予約の受付を始める。+]",
    ),
    "little in common: one replacement": (
        "医療費の伸びが賃金の伸びを上回る構造は変わらず、楽観を許さない状況である。",
        "経済の先行きが見通せず、保険料の収入は予測し難い状況である。",
        (
            "[-医療費の伸びが賃金の伸びを上回る構造は変わらず、楽観を許さない-]"
            "[+経済の先行きが見通せず、保険料の収入は予測し難い+]状況である。"
        ),
    ),
    "blanks alone": (
        "OJT を行い、技能を伝える。",
        "OJTを行い、技能を伝える。",
        "OJT[- -]を行い、技能を伝える。",
    ),
    "widths alone": (
        "ＯＪＴを行い、技能を伝える。",
        "OJTを行い、技能を伝える。",
        "[-ＯＪＴ-][+OJT+]を行い、技能を伝える。",
    ),
    "English words": (
        "The office will train staff twice a year.",
        "The office will train all new staff four times a year.",
        "The office will train [+all new +]staff [-twice-][+four times+] a year.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_edits_are_those_a_reader_would_mark(case: str) -> None:
    previous, current, wanted = CASES[case]
    assert marked(previous, current) == wanted


@pytest.mark.parametrize(
    ("previous", "current", "wanted"),
    [
        ("", "", ""),
        ("", "新しい項目", "[+新しい項目+]"),
        ("古い項目", "", "[-古い項目-]"),
        ("同じ項目", "同じ項目", "同じ項目"),
    ],
)
def test_empty_and_equal_sides(previous: str, current: str, wanted: str) -> None:
    assert marked(previous, current) == wanted


def test_a_very_long_text_is_still_diffed() -> None:
    previous = "".join(f"{n}番目の区画の水路を点検し、土砂を取り除く。" for n in range(600))
    current = previous.replace("300番目の区画", "300番目の農地")
    edits = [e for e in diff_text(previous, current) if e.op != "equal"]
    assert [(e.op, e.text) for e in edits] == [("delete", "区画"), ("insert", "農地")]


def test_two_very_long_texts_of_common_words_are_diffed_by_count() -> None:
    previous = "の".join(f"{chr(0x4E00 + n)}{chr(0x5000 + n)}" for n in range(400))
    current = "の".join(f"{chr(0x4E00 + n)}{chr(0x6000 + n)}" for n in range(400))
    edits = diff_text(previous, current)
    assert "".join(e.text for e in edits if e.op != "insert") == previous
    assert "".join(e.text for e in edits if e.op != "delete") == current
