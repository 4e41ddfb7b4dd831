from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from plandiff.check.keys import KEYS
from plandiff.check.policy import matches, path_matches
from plandiff.check.policy_file import policy_of
from plandiff.check.policy_schema import policy_schema
from plandiff.errors import OptionError
from plandiff.schemas import schema_bytes
from tests.check.plans import CURRENT, LOWERED, PREVIOUS

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, Any]]
    Talk = Callable[..., tuple[int, str, str]]

WHOLE = """
fail-on = "warning"
keep-going = true
profile = "strict"
accepted = "docs/accepted.toml"
paths = ["plans/**/*.txt"]
[[pairs]]
current = "r7.txt"
previous = "r6.txt"
[rules]
year-miswritten = "off"
[[chapters]]
match = "組織"
severity = "note"
[[indicators]]
match = "*受診率"
severity = "error"
rules = ["kpi-redefined"]
[[thresholds]]
indicator = "*"
change = "cut"
points = 1.5
severity = "error"
[[fixed]]
indicator = "サービススタンダード"
[[required]]
indicator = "健診実施率"
documents = "plans/*.txt"
"""


@pytest.fixture
def pair(folder: Path) -> Callable[[str, str], None]:
    """Write this year's plan and a policy beside last year's."""

    def write(current: str, policy: str) -> None:
        (folder / "r6.txt").write_text(PREVIOUS, encoding="utf-8")
        (folder / "r7.txt").write_text(current, encoding="utf-8")
        (folder / "plandiff.toml").write_text(policy, encoding="utf-8")

    return write


Pair = "Callable[[str, str], None]"


def found(result: dict[str, Any]) -> list[tuple[str, str]]:
    return [(f["rule"], f["severity"]) for one in result["documents"] for f in one["findings"]]


def test_every_key_is_read_and_is_in_the_schema() -> None:
    table = tomllib.loads(WHOLE)
    assert set(table) == {key.name for key in KEYS}
    policy = policy_of(table, "plandiff.toml", Path())
    assert (policy.fail_on, policy.profile, policy.pairs[0].previous) == (
        "warning",
        "strict",
        "r6.txt",
    )
    assert list(Draft202012Validator(json.loads(schema_bytes("policy"))).iter_errors(table)) == []


def test_the_published_schema_is_current() -> None:
    assert schema_bytes("policy").decode() == policy_schema(), (
        "python -m plandiff.check.policy_schema > src/plandiff/schemas/policy-1.json"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('fail_on = "error"', "「fail_on」という設定はありません。近いものは「fail-on」です"),
        ('fail-on = "fatal"', "「fail-on」に使えるのは error / warning / note / never です"),
        ('keep-going = "yes"', "「keep-going」に使えるのは true / false です"),
        (
            '[rules]\ntarget-lowred = "off"',
            "規則「target-lowred」はありません。近いものは「target-lowered」です",
        ),
        (
            '[rules]\ntarget-lowered = "none"',
            "「target-lowered」に使えるのは error / warning / note / off です",
        ),
        (
            "[[thresholds]]\npoint = 1",
            "[[thresholds]] の「point」という設定はありません。近いものは「points」です",
        ),
        ('[[thresholds]]\nchange = "cut"', "[[thresholds]] のpoints か percent を指定してください"),
        ('[[fixed]]\nseverity = "error"', "[[fixed]] の「indicator」を指定してください"),
        ("[[thresholds]]\npoints = -1", "「points」に使えるのは0以上の数です"),
        ('paths = "a.txt"', "「paths」に使えるのは文字列の並びです"),
        ("fail-on = ", "TOML として読めません"),
    ],
)
def test_a_wrong_policy_is_one_clear_line(
    text: str, said: str, pair: Callable[[str, str], None], plandiff: Talk
) -> None:
    pair(CURRENT, text)
    code, out, err = plandiff("check", "r7.txt", "r6.txt")
    assert (code, out, err.count("\n"), said in err) == (2, "", 1, True), err
    assert "plandiff.toml" in err


def test_what_the_reader_refuses_the_schema_refuses() -> None:
    validator = Draft202012Validator(json.loads(schema_bytes("policy")))
    for text in (
        'fail_on = "error"',
        'fail-on = "fatal"',
        '[rules]\nnone = "off"',
        "[[thresholds]]\n",
        '[[fixed]]\nseverity = "error"',
        "[[thresholds]]\npoints = -1",
        'paths = "a.txt"',
    ):
        table = tomllib.loads(text)
        with pytest.raises(OptionError):
            policy_of(table, "plandiff.toml", Path())
        assert not validator.is_valid(table), text


def test_severity_by_rule_chapter_and_indicator(
    pair: Callable[[str, str], None], checked: Run
) -> None:
    both = LOWERED.replace("15％以下", "20％以下")
    rules = '[rules]\ntarget-lowered = "warning"\n'
    chapter = '[[chapters]]\nmatch = "組織"\nseverity = "note"\n'
    indicator = '[[indicators]]\nmatch = "*一者応札*"\nseverity = "error"\n'
    for policy, wanted in (
        ("", ["error", "error"]),
        (rules, ["warning", "warning"]),
        (rules + chapter, ["warning", "note"]),
        (rules + chapter + indicator, ["error", "warning"]),
        ('[rules]\ntarget-lowered = "off"\n', []),
    ):
        pair(both, policy)
        assert [weight for _, weight in found(checked("r7.txt", "r6.txt")[1])] == wanted


def test_profiles(pair: Callable[[str, str], None], checked: Run) -> None:
    text = LOWERED.replace("未受診者に", "2023（令和５年）年からの未受診者に").replace(
        "57.2％", "58％"
    )
    pair(text, "")
    names = ["target-lowered", "year-miswritten", "target-raised"]
    for profile, wanted in (
        ("standard", list(zip(names, ["error", "warning", "note"], strict=True))),
        ("strict", [(names[1], "error"), (names[0], "error"), (names[2], "warning")]),
        ("targets", [(names[0], "error"), (names[2], "note")]),
    ):
        assert found(checked("r7.txt", "r6.txt", "--profile", profile)[1]) == wanted


@pytest.mark.parametrize(
    ("current", "row", "wanted"),
    [
        ("20.0％", 'change = "cut"\npoints = 0.9', True),
        ("20.0％", 'change = "cut"\npoints = 1.0', False),
        ("20.0％", 'change = "raise"\npoints = 0.1', False),
        ("22.0％", 'change = "raise"\npoints = 0.9', True),
        ("22.0％", "points = 0.9", True),
        ("20.0％", "percent = 4.7", True),
        ("20.0％", "percent = 4.8", False),
        ("20.0％", 'indicator = "一者応札"\npercent = 0', False),
    ],
)
def test_thresholds(
    current: str, row: str, *, wanted: bool, pair: Callable[[str, str], None], checked: Run
) -> None:
    pair(CURRENT.replace("21.0％", current), f"[[thresholds]]\n{row}\n")
    rules = dict(found(checked("r7.txt", "r6.txt")[1]))
    assert (rules.get("target-beyond-threshold") == "error") == wanted


def test_a_raise_of_a_ceiling_is_a_cut(pair: Callable[[str, str], None], checked: Run) -> None:
    pair(CURRENT.replace("15％以下", "20％以下"), '[[thresholds]]\nchange = "cut"\npoints = 1\n')
    assert "target-beyond-threshold" in dict(found(checked("r7.txt", "r6.txt")[1]))


@pytest.mark.parametrize(
    ("edit", "wanted"),
    [
        (("21.0％", "22.0％"), True),
        (("■ KPI：被保険者の特定保健指導の実施率を 21.0％以上とする\n", ""), True),
        (("実施率を 21.0％以上", "実施率について、21.0%以上"), False),
        (("57.2％", "58.0％"), False),
    ],
)
def test_indicators_that_must_not_change(
    edit: tuple[str, str], *, wanted: bool, pair: Callable[[str, str], None], checked: Run
) -> None:
    pair(CURRENT.replace(*edit), '[[fixed]]\nindicator = "特定保健指導"\n')
    code, result = checked("r7.txt", "r6.txt")
    assert (("indicator-fixed", "error") in found(result)) == wanted
    assert code == (1 if wanted else 0)


def test_required_kpis(pair: Callable[[str, str], None], checked: Run) -> None:
    wanted = '[[required]]\nindicator = "ジェネリック"\n[[required]]\nindicator = "健診の実施率"\n'
    pair(CURRENT, wanted)
    code, result = checked("r7.txt", "r6.txt")
    assert (code, found(result)) == (1, [("kpi-required", "error")])
    pair(CURRENT, wanted.replace('ク"\n', 'ク"\ndocuments = "plans/*"\n'))
    assert checked("r7.txt", "r6.txt")[0] == 0


def test_options_before_environment_before_file_before_defaults(
    pair: Callable[[str, str], None], plandiff: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = CURRENT.replace("未受診者に", "2023（令和５年）年からの未受診者に")
    pair(text, "")
    assert plandiff("check", "r7.txt", "r6.txt")[0] == 0
    pair(text, 'fail-on = "warning"')
    assert plandiff("check", "r7.txt", "r6.txt")[0] == 1
    monkeypatch.setenv("PLANDIFF_FAIL_ON", "never")
    assert plandiff("check", "r7.txt", "r6.txt")[0] == 0
    assert plandiff("check", "r7.txt", "r6.txt", "--fail-on", "note")[0] == 1
    monkeypatch.setenv("PLANDIFF_FAIL_ON", "notes")
    code, _, err = plandiff("check", "r7.txt", "r6.txt")
    assert (code, "PLANDIFF_FAIL_ON" in err, "近いものは「note」です" in err) == (2, True, True)


def test_paths_and_pairs_without_arguments(
    pair: Callable[[str, str], None], folder: Path, checked: Run, plandiff: Talk
) -> None:
    seed = Path(__file__).parents[2] / "seeds" / "plan_two_columns.txt"
    (folder / "both").mkdir()
    (folder / "both" / "a.txt").write_bytes(seed.read_bytes())
    pair(LOWERED, 'paths = ["both/*.txt"]\n[[pairs]]\ncurrent = "r7.txt"\nprevious = "r6.txt"\n')
    code, result = checked()
    assert code == 1
    assert [(one["document"], one["against"], one["kind"]) for one in result["documents"]] == [
        ("r7.txt", "r6.txt", "pair"),
        ("both/a.txt", "", "columns"),
    ]
    pair(LOWERED, 'paths = ["none/*.txt"]')
    assert plandiff("check")[0] == 2
    pair(LOWERED, "")
    assert "検査する文書を指定してください" in plandiff("check")[2]


def test_policy_in_pyproject_and_above(
    folder: Path, pair: Callable[[str, str], None], plandiff: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair(LOWERED, "")
    (folder / "plandiff.toml").unlink()
    (folder / "pyproject.toml").write_text('[tool.plandiff]\nfail-on = "never"\n', encoding="utf-8")
    (folder / "below").mkdir()
    monkeypatch.chdir(folder / "below")
    assert plandiff("check", "../r7.txt", "../r6.txt")[0] == 0
    assert plandiff("check", "../r7.txt", "../r6.txt", "--config", "../none.toml")[0] == 2


@pytest.mark.parametrize(
    ("pattern", "name", "wanted"),
    [
        ("健診実施率", "生活習慣病予防 健診実施率", True),
        ("健診の実施率", "健診実施率", False),
        ("*実施率", "健診実施率（※）", False),
        ("健診*", "健診実施率", True),
        ("ＫＰＩ", "KPIの数", True),
        ("[a]", "a", False),
    ],
)
def test_patterns_of_names(pattern: str, name: str, *, wanted: bool) -> None:
    assert matches(pattern, name) == wanted


@pytest.mark.parametrize(
    ("pattern", "path", "wanted"),
    [
        ("plans/*.txt", "plans/a.txt", True),
        ("plans/*.txt", "plans/x/a.txt", False),
        ("plans/**/*.txt", "plans/a.txt", True),
        ("plans/**/*.txt", "plans/x/y/a.txt", True),
        ("**", "a/b.txt", True),
        ("a.txt", "b/a.txt", False),
        ("a+.txt", "aa.txt", False),
    ],
)
def test_patterns_of_paths(pattern: str, path: str, *, wanted: bool) -> None:
    assert path_matches(pattern, path) == wanted
