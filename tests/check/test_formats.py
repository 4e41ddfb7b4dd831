"""Every format, read back by somebody else's parser."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from junitparser import Error, Failure, JUnitXml, Skipped
from pydantic_sarif.model import (  # type: ignore[import-untyped]
    StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif,
)

from plandiff.check.catalogue import catalogue
from plandiff.check.nouns import Acceptance, Checked, Item, Outcome, Quote, Spot, Unread
from plandiff.check.registry import CHECK_FORMATS
from plandiff.check.render_github import LIMIT, command, render
from plandiff.report.registry import format_named
from plandiff.schemas import schema_bytes
from tests.check.plans import CURRENT, LOWERED, PREVIOUS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Talk = Callable[..., tuple[int, str, str]]

COUNT = "重要 1 件、要確認 0 件、参考 1 件、受け入れ済み 0 件"
ENDING = "指摘あり（終了コード 1。--fail-on は error）"
NAMES = [row.name for row in CHECK_FORMATS]
PLACE = Spot("計画/r7, a.txt", 3, 41, 43)
ITEM = Item(
    rule="target-lowered",
    title="目標の引下げ",
    severity="error",
    message="「受診率:甲, 乙」の目標が100%から99%になりました。",
    fingerprint="0123456789abcdef",
    document="計画/r7, a.txt",
    spot=PLACE,
    quotes=(Quote("current", PLACE, "受診率を99％\u202e以上とする"),),
    chapter="１．健康",
    section="（１）健診",
    indicator="受診率:甲, 乙",
    before="100％以上",
    after="99％以上",
)
NOTE = replace(ITEM, rule="kpi-added", severity="note", fingerprint="1" * 16, title="KPIの新設")
TAKEN = replace(
    ITEM,
    fingerprint="2" * 16,
    acceptance=Acceptance("2" * 16, "a.txt", dt.date(2025, 2, 3), "統合による", "target-lowered"),
)
OUTCOME = Outcome(
    checked=(
        Checked(
            "計画/r7, a.txt", "", "columns", "令和6年度→令和7年度", 3, items=(ITEM, NOTE, TAKEN)
        ),
        Checked("b.txt", "", "columns", targets=2),
        Checked("c.pdf", "", "columns", unread=(Unread("c.pdf", "c.pdf: 壊れています", 2),)),
    ),
    fail_on="error",
    command=("計画/r7, a.txt",),
)


def rendered(name: str, outcome: Outcome = OUTCOME) -> str:
    return format_named(name, CHECK_FORMATS).render(outcome).decode()


def sarif(outcome: Outcome = OUTCOME) -> dict[str, Any]:
    text = rendered("sarif", outcome)
    Sarif.model_validate_json(text)
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@pytest.mark.parametrize("name", NAMES)
def test_what_could_not_be_read_is_in_every_format(name: str) -> None:
    assert "c.pdf: 壊れています" in rendered(name)
    assert OUTCOME.exit_code == 2
    assert replace(OUTCOME, keep_going=True).exit_code == 1


@pytest.mark.parametrize("name", NAMES)
def test_nothing_hidden_reaches_a_reader(name: str) -> None:
    shown = rendered(name)
    assert ("\u202e" in shown) == (name == "json")


def test_sarif_is_valid_and_points_to_page_and_line() -> None:
    (run,) = sarif()["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["target-lowered", "kpi-added", "could-not-read"]
    assert all(
        rule["help"]["text"] and rule["help"]["markdown"] for rule in run["tool"]["driver"]["rules"]
    )
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    unread, lowered, taken, added = run["results"]
    assert unread["ruleId"] == "could-not-read"
    assert run["invocations"][0]["executionSuccessful"] is False
    place = lowered["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 41, "endLine": 43}
    assert lowered["properties"]["page"] == 3
    uri = place["artifactLocation"]["uri"]
    assert (uri.isascii(), " " in uri, unquote(uri)) == (True, False, "計画/r7, a.txt")
    assert lowered["partialFingerprints"]["plandiffFingerprint/v1"] == "0123456789abcdef"
    assert (lowered["level"], added["level"]) == ("error", "note")
    assert taken["suppressions"] == [
        {"kind": "external", "justification": "統合による（2025-02-03）"}
    ]
    assert "suppressions" not in lowered


def test_the_validator_of_sarif_refuses_what_is_wrong() -> None:
    wrong = sarif()
    wrong["runs"][0]["results"][1]["level"] = "fatal"
    with pytest.raises(ValueError, match="level"):
        Sarif.model_validate(wrong)


def test_junit_is_read_by_another_parser() -> None:
    suites = JUnitXml.fromstring(rendered("junit").encode())
    assert (suites.tests, suites.failures, suites.errors, suites.skipped) == (5, 1, 1, 1)
    kinds = [[[type(r) for r in case.result] for case in suite] for suite in suites]
    assert kinds == [[[Failure], [], [Skipped]], [[]], [[Error]]]
    (first, *_), *_ = [list(suite) for suite in suites]
    assert first.result[0].message == ITEM.message
    assert (
        "plandiff accept 0123456789abcdef --reason '理由' '計画/r7, a.txt'" in first.result[0].text
    )


def unescaped(line: str) -> tuple[str, dict[str, str], str]:
    """Read a command as the runner does: cut at the first ::, then undo the escapes."""
    assert line.startswith("::")
    head, text = line[2:].split("::", 1)
    level, _, rest = head.partition(" ")
    properties = dict(pair.split("=", 1) for pair in rest.split(","))
    for mark, escaped in ((":", "%3A"), (",", "%2C"), ("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
        properties = {name: value.replace(escaped, mark) for name, value in properties.items()}
        text = text if mark in ":," else text.replace(escaped, mark)
    return level, properties, text


def test_annotations_survive_the_runner() -> None:
    lines = rendered("github").splitlines()
    levels = [unescaped(line)[0] for line in lines if line.startswith("::")]
    assert levels == ["error", "error", "notice"]
    level, properties, text = unescaped(lines[1])
    assert (level, properties["file"], properties["line"]) == ("error", "計画/r7, a.txt", "41")
    assert text.splitlines() == [
        "受診率:甲, 乙: 100％以上 → 99％以上",
        ITEM.message,
        "番号 0123456789abcdef",
    ]


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("100%", "::error file=a::100%25"),
        ("一\r\n二", "::error file=a::一⟦U+000D⟧%0A二"),
        ("::error::偽", "::error file=a::::error::偽"),
        ("%0A", "::error file=a::%250A"),
    ],
)
def test_escaping_of_messages(told: str, written: str) -> None:
    assert command("error", told, file="a") == written


def test_escaping_of_properties() -> None:
    written = command("error", "x", file="a,b:c%d\n.txt")
    assert written == "::error file=a%2Cb%3Ac%25d%0A.txt::x"


def test_ten_of_each_level_and_the_rest_is_counted() -> None:
    items = tuple(
        replace(ITEM, severity=severity, fingerprint=f"{at:016x}")
        for severity in ("note", "error", "warning")
        for at in range(13 if severity == "error" else 11 if severity == "note" else 4)
    )
    outcome = Outcome((Checked("a.txt", "", "columns", items=items),), "error")
    lines = render(outcome).decode().splitlines()
    levels = [line[2:].split(" ")[0] for line in lines if line.startswith("::")]
    assert levels == ["error"] * LIMIT + ["warning"] * 4 + ["notice"] * LIMIT
    assert lines[24] == (
        "plandiff: 注釈は重さごとに 10 件まで。ほか（重要 3 件、参考 1 件）はまとめにあります"
    )


def test_the_step_summary_holds_the_whole_list(
    folder: Path, plandiff: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "r7.txt").write_text(LOWERED, encoding="utf-8")
    (folder / "r6.txt").write_text(PREVIOUS, encoding="utf-8")
    place = folder / "summary.md"
    place.write_text("前の手順\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(place))
    assert plandiff("check", "r7.txt", "r6.txt", "-o", "github=-")[0] == 1
    text = place.read_text(encoding="utf-8")
    assert text.startswith("前の手順\n## plandiff check\n")
    assert "21.0％以上 → 20.0％以上" in text
    assert plandiff("check", "r7.txt", "r6.txt")[0] == 1
    assert place.read_text(encoding="utf-8") == text


def test_markdown_mentions_nobody_and_breaks_no_table() -> None:
    hostile = replace(ITEM, indicator="@octocat | <img src=x> `a` [b](http://c)")
    outcome = Outcome((Checked("a.txt", "", "columns", items=(hostile,)),), "error")
    text = rendered("markdown", outcome)
    (row,) = [line for line in text.splitlines() if "octocat" in line]
    assert "@octocat" not in row
    assert row.replace("\\|", "").count("|") == 6
    assert "<img" not in row.replace("\\<", "")


def test_json_is_as_its_schema_says() -> None:
    schema = json.loads(schema_bytes("check"))
    stale = replace(OUTCOME, stale=(TAKEN.acceptance,), expired=(TAKEN.acceptance,))  # type: ignore[arg-type]
    found = json.loads(rendered("json", stale))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(found)] == []
    assert found["summary"] == {
        "error": 1,
        "warning": 0,
        "note": 1,
        "accepted": 1,
        "unread": 1,
        "stale": 1,
        "expired": 1,
    }


def test_text_is_by_document_worst_first(folder: Path, plandiff: Talk) -> None:
    raised = LOWERED.replace("57.2％", "58.0％")
    (folder / "r7.txt").write_text(raised, encoding="utf-8")
    (folder / "r6.txt").write_text(PREVIOUS, encoding="utf-8")
    code, text, _ = plandiff("check", "r7.txt", "r6.txt")
    lines = [re.sub("[0-9a-f]{16}", "NUMBER", line) for line in text.splitlines()]
    assert code == 1
    assert [line for line in lines if not line.startswith("    「")] == [
        "■ r7.txt ← r6.txt（令和6年度→令和7年度）",
        "  重要　1ページ 15行　目標の引下げ [target-lowered]",
        "    被保険者の特定保健指導の実施率: 21.0％以上 → 20.0％以上",
        "    受け入れるには: plandiff accept NUMBER --reason '理由' r7.txt r6.txt",
        "  参考　1ページ 9行　目標の引上げ [target-raised]",
        "    生活習慣病予防健診の実施率: 57.2％以上 → 58.0％以上",
        "    番号 NUMBER",
        "",
        f"{COUNT}　{ENDING}",
    ]


def test_several_formats_at_once(folder: Path, plandiff: Talk) -> None:
    (folder / "r7.txt").write_text(LOWERED, encoding="utf-8")
    (folder / "r6.txt").write_text(PREVIOUS, encoding="utf-8")
    files = ["-o", "a.sarif", "-o", "a.xml", "-o", "a.md", "-o", "sarif=b.json", "-o", "-"]
    code, out, err = plandiff("check", "r7.txt", "r6.txt", *files)
    assert (code, out.splitlines()[0][:1], len(err.splitlines())) == (1, "■", 4)
    assert (folder / "a.sarif").read_bytes() == (folder / "b.json").read_bytes()
    assert JUnitXml.fromfile(str(folder / "a.xml")).failures == 1
    code, out, err = plandiff("check", "r7.txt", "r6.txt", "-o", "a.unknown")
    assert (code, out, "拡張子から形式が分かりません" in err) == (2, "", True)


def test_every_rule_can_be_written_as_sarif() -> None:
    items = tuple(
        replace(ITEM, rule=row.id, severity=row.severity, fingerprint=f"{at:016x}")
        for at, row in enumerate(catalogue())
    )
    (run,) = sarif(Outcome((Checked("a.txt", "", "columns", items=items),), "error"))["runs"]
    assert len(run["tool"]["driver"]["rules"]) == len(catalogue()) == len(run["results"])


def test_same_years_change_nothing(folder: Path, plandiff: Talk) -> None:
    (folder / "r7.txt").write_text(CURRENT, encoding="utf-8")
    (folder / "r6.txt").write_text(PREVIOUS, encoding="utf-8")
    assert plandiff("check", "r7.txt", "r6.txt")[0] == 0
